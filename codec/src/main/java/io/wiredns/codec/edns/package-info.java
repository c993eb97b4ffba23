/**
 * EDNS(0): what the OPT record says, and its options; RFC 6891.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.edns;
