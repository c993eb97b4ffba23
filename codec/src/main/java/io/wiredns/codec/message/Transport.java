package io.wiredns.codec.message;

/**
 * The kinds of transport for messages; RFC 1035 section 4.2. Immutable; may be shared among
 * threads.
 *
 * @since 0.1
 */
public enum Transport {
  /** Datagrams: a message may be lost or forged, or too long for a datagram. */
  UDP,
  /** A stream: TCP, or a transport used in its place, such as TLS, QUIC or HTTP. */
  TCP
}
