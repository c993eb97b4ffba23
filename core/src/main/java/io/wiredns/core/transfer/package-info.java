/**
 * Incoming zone transfers: AXFR (RFC 5936) and IXFR (RFC 1995).
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <table class="striped">
 *   <caption>The main classes</caption>
 *   <thead>
 *     <tr><th scope="col">class</th><th scope="col">purpose</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.TransferRequest}</th><td>a request for
 *       a complete zone, or for its changes since a serial</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.TransferDecoder}</th><td>decodes
 *       messages into batches of records and checks every rule of the sequence; uses no socket and
 *       no clock</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.ZoneTransfer}</th><td>the same over a
 *       blocking socket, or as a {@code Flow.Publisher}; reads only on demand, so that it needs
 *       the same memory for a zone of any size</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.ZoneCopy}</th><td>a zone in memory, to
 *       which transfers are applied completely or not at all</td></tr>
 *   </tbody>
 * </table>
 */
package io.wiredns.core.transfer;
