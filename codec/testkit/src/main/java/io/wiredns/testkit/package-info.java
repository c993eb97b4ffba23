/**
 * Well-formed and malformed DNS messages for tests, of WireDNS or of any other parser.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <table>
 *   <caption>The classes and the values that they generate</caption>
 *   <tr><td>{@link io.wiredns.testkit.Names}</td><td>domain names: plausible, or of any octets</td></tr>
 *   <tr><td>{@link io.wiredns.testkit.Records}</td><td>records of every type in a registry, which may have types that a user has registered</td>
 *   </tr>
 *   <tr><td>{@link io.wiredns.testkit.Options}</td><td>EDNS options of every code in a registry</td></tr>
 *   <tr><td>{@link io.wiredns.testkit.Messages}</td><td>queries, responses, referrals, negative
 *   answers, updates, transfers, signed messages, DSO</td></tr>
 *   <tr><td>{@link io.wiredns.testkit.Mutators}</td><td>messages with one {@link io.wiredns.codec.wire.Fault} at a known octet</td></tr>
 * </table>
 *
 * <p>All values are generated from a seed or from a list of {@link io.wiredns.testkit.Choices}, and
 * the same seed or list generates the same values. Each {@link io.wiredns.testkit.Generator} can be
 * used as an infinite iterator, or as an arbitrary of jqwik by {@code io.wiredns.testkit.jqwik}.
 *
 * @since 0.1
 */
package io.wiredns.testkit;
