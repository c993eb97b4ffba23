/**
 * EDNS(0): the contents of the OPT record, and its options; RFC 6891.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.edns;
