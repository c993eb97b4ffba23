/**
 * The computations of DNSSEC: canonical form and order of records, hashed names, and the names that
 * a denial covers; and single signatures of RRsets and of messages (SIG(0)), with the algorithms
 * that the Java platform supports. The time is a parameter. Chains of trust are in package {@code
 * chain}, checks of whole zones in package {@code zone}.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.dnssec;
