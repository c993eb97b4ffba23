/**
 * Octets, names and fields: the wire form of DNS data, and the exception that states where octets
 * are malformed. {@link io.wiredns.codec.wire.Fault} has the faults of names and fields; other
 * packages, and types of your own, define theirs.
 *
 * <p>The library works on arrays in network byte order. Methods that read a {@code ByteBuffer}
 * ignore its byte order and do not change its position and limit.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.wire;
