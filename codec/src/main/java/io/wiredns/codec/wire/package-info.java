/**
 * Octets, names and fields: how DNS data lies in a message, and the one error that says where a
 * message is wrong. {@link io.wiredns.codec.wire.Fault} is what can be wrong with names and fields;
 * packages above, and users' types, bring faults of their own.
 *
 * <p>Everything inside works on {@code byte[]} with big-endian access; callers' ByteBuffers are
 * read and written by index and never disturbed.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.wire;
