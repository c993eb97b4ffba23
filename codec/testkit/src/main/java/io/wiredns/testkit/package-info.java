/**
 * Good and malformed DNS messages for tests, of WireDNS or of any other parser.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <table>
 *   <caption>What makes what</caption>
 *   <tr><td>{@link io.wiredns.testkit.Names}</td><td>names: plausible, or of any octets</td></tr>
 *   <tr><td>{@link io.wiredns.testkit.Records}</td><td>records of every type, a user's own too</td>
 *   </tr>
 *   <tr><td>{@link io.wiredns.testkit.Options}</td><td>EDNS options of every code</td></tr>
 *   <tr><td>{@link io.wiredns.testkit.Messages}</td><td>queries, responses, referrals, negative
 *   answers, updates, transfers, signed messages, DSO</td></tr>
 *   <tr><td>{@link io.wiredns.testkit.Mutators}</td><td>messages with one fault of the catalogue
 *   {@link io.wiredns.codec.wire.Fault}, at a known octet</td></tr>
 * </table>
 *
 * <p>Everything comes from a seed and is the same again for the same seed. Each is a {@link
 * io.wiredns.testkit.Generator}: an iterator without end, or an arbitrary of jqwik by {@code
 * io.wiredns.testkit.jqwik}.
 *
 * @since 0.1
 */
package io.wiredns.testkit;
