package io.wiredns.codec.message;

/**
 * How messages travel; RFC 1035 section 4.2.
 *
 * @since 0.1
 */
public enum Transport {
  /** Datagrams: a message may be lost, forged or too long for one. */
  UDP,
  /** A stream: TCP, and what stands for it, such as TLS, QUIC or HTTP. */
  TCP
}
