package io.wiredns.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A packet capture as a row of DNS messages.
 *
 * <p>Reads pcap and pcapng, also compressed with gzip or xz, from front to back. Messages come from
 * UDP datagrams and TCP streams over IPv4 and IPv6, put together where they are in fragments or
 * segments. They come in the order in which their last packets were captured, except that those
 * behind a lost TCP segment come when the segment is given up.
 *
 * <p>An instance is for one thread.
 */
public final class DnsCapture implements AutoCloseable {
  /** The port of DNS over UDP and TCP. */
  public static final Set<Integer> DEFAULT_PORTS = Set.of(53);

  private static final int MAX_PORT = 65535;

  private final PacketSource source;
  private final PacketDissector dissector;
  private final Tally tally = new Tally();
  private final ReadyMessages ready = new ReadyMessages(tally);
  private final List<String> warnings;
  private boolean ended;
  private IOException failure;

  private DnsCapture(PacketSource source, BitSet ports, List<String> warnings) {
    this.source = source;
    this.dissector = new PacketDissector(ports, tally, ready);
    this.warnings = warnings;
  }

  /**
   * Opens a capture, which may be compressed, and reads its header.
   *
   * @param in the file's octets; closed with the result, but not if this throws
   * @param ports a packet counts if its source or destination port is among these
   * @return the messages of the capture
   * @throws CaptureException if it is no capture, or its header is damaged
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a port is not between 0 and 65535
   */
  public static DnsCapture open(InputStream in, Set<Integer> ports) throws IOException {
    List<String> warnings = new ArrayList<>();
    return open(Compression.decompress(in, warnings::add), ports, warnings);
  }

  /**
   * Opens a capture that is not compressed, or not any more, and reads its header.
   *
   * @param in the capture's octets; closed with the result, but not if this throws
   * @param ports a packet counts if its source or destination port is among these
   * @return the messages of the capture
   * @throws CaptureException if it is no capture, or its header is damaged
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a port is not between 0 and 65535
   */
  public static DnsCapture openPlain(InputStream in, Set<Integer> ports) throws IOException {
    return open(in, ports, List.of());
  }

  private static DnsCapture open(InputStream in, Set<Integer> ports, List<String> warnings)
      throws IOException {
    BitSet wanted = new BitSet(MAX_PORT + 1);
    for (int port : ports) {
      if (port < 0 || port > MAX_PORT) {
        throw new IllegalArgumentException("no such port: " + port);
      }
      wanted.set(port);
    }
    return new DnsCapture(CaptureFormat.open(in), wanted, warnings);
  }

  /**
   * Gives the next message. If the file turns out to be damaged or cut, all messages of the whole
   * packets before come first.
   *
   * @return the message, or null at the end of the capture
   * @throws CaptureException if the file is damaged or ends inside a packet
   * @throws IOException if it cannot be read
   */
  public DnsPayload next() throws IOException {
    DnsPayload message = ready.next();
    while (message == null) {
      if (!ended) {
        readPacket();
      } else if (!dissector.finishOne()) {
        if (failure != null) {
          throw failure;
        }
        return null;
      }
      message = ready.next();
    }
    return message;
  }

  /**
   * Counts the packets up to now by what they were used for.
   *
   * @return the counters; those of lost and incomplete things are final after the last message
   */
  public CaptureCounters counters() {
    return tally.snapshot();
  }

  /**
   * Says what of the file was left out, beyond what the counters count.
   *
   * @return a line for each; complete after the last message
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private void readPacket() {
    try {
      CapturedPacket packet = source.next();
      if (packet == null) {
        ended = true;
      } else {
        dissector.take(packet);
      }
    } catch (IOException e) {
      // Kept until the packets before have been delivered.
      failure = e;
      ended = true;
    }
  }
}
