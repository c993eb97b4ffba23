/**
 * Zone transfers in: AXFR (RFC 5936) and IXFR (RFC 1995).
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <table class="striped">
 *   <caption>What is what</caption>
 *   <thead>
 *     <tr><th scope="col">class</th><th scope="col">what it is</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.TransferRequest}</th><td>what is asked
 *       for: a zone, or what has changed in it since a serial</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.TransferDecoder}</th><td>messages in,
 *       batches of records out, every rule of the sequence checked; knows no socket and no
 *       clock</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.ZoneTransfer}</th><td>the same over a
 *       blocking socket; reads on only when it is asked to, and so takes the same memory for a zone
 *       of any size; as a {@code Flow.Publisher} too</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.core.transfer.ZoneCopy}</th><td>a zone in memory that
 *       transfers are applied to, whole or not at all</td></tr>
 *   </tbody>
 * </table>
 */
package io.wiredns.core.transfer;
