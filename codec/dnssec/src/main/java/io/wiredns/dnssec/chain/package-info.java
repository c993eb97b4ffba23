/**
 * Chains of trust: whether an answer is secure, insecure, bogus or indeterminate, and why; RFC 4035
 * sections 4.3 and 5, RFC 5155 section 8, RFC 6840, RFC 9276, RFC 9824.
 *
 * <p>Nothing here uses the network or the clock. A caller puts the responses that it has into
 * {@link io.wiredns.dnssec.chain.KnownRecords} and calls {@link
 * io.wiredns.dnssec.chain.Validator#validate}. If records are missing, the result names the
 * questions to ask; the caller adds their responses and validates again.
 *
 * <p>The work is bounded by the limits of {@link io.wiredns.dnssec.chain.Validator.Builder}, which
 * count and do not measure time.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.dnssec.chain;
