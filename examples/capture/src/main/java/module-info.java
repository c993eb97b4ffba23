/**
 * Packet captures: the DNS messages in files of pcap and pcapng, plain or compressed with gzip or
 * xz.
 *
 * <p>Requires java.base, and the decoder of xz.
 *
 * @since 0.1
 */
module io.wiredns.capture {
  requires org.tukaani.xz;

  exports io.wiredns.capture;
}
