/**
 * What DNSSEC computes of records: canonical form and order, hashed names, which names a denial
 * covers; and single signatures, of RRsets and (SIG(0)) of messages, with the algorithms that the
 * Java platform has and the time as a parameter. It validates no chain of trust.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.dnssec;
