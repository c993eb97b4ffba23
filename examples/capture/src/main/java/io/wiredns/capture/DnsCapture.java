package io.wiredns.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Reads the DNS messages of a packet capture.
 *
 * <p>The capture is a pcap or pcapng file, optionally compressed with gzip or xz, and is read once
 * from start to end. Messages are read from UDP datagrams and TCP streams over IPv4 and IPv6;
 * fragments and segments are reassembled. Messages are returned in the order in which their last
 * packets were captured, except that those after a lost TCP segment are returned when the reader
 * stops waiting for the segment.
 *
 * <p>For one thread at a time.
 *
 * @since 0.1
 */
public final class DnsCapture implements AutoCloseable {
  /** Port 53, on which servers answer over UDP and TCP. */
  public static final Set<Integer> DEFAULT_PORTS = Set.of(53);

  private static final int MAX_PORT = 65535;

  private final PacketSource source;
  private final PacketDissector dissector;
  private final Tally tally = new Tally();
  private final ReadyMessages ready = new ReadyMessages(tally);
  private final List<String> warnings;
  private final CapturedPacket packet = new CapturedPacket();
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
   * @param in the octets of the file; closed by {@link #close}, but not if this method throws an
   *     exception
   * @param ports the ports of DNS; packets whose source and destination ports are both not among
   *     them are skipped
   * @return a reader of the messages
   * @throws CaptureException if the stream is not a capture, or its header is damaged
   * @throws IOException if the stream cannot be read
   * @throws IllegalArgumentException if a port is not between 0 and 65535
   */
  public static DnsCapture open(InputStream in, Set<Integer> ports) throws IOException {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(ports, "ports");
    List<String> warnings = new ArrayList<>();
    return open(Compression.decompress(in, warnings::add), ports, warnings);
  }

  /**
   * Opens a capture that is not compressed, such as the result of {@link Compression#decompress},
   * and reads its header.
   *
   * @param in the octets of the capture; closed by {@link #close}, but not if this method throws an
   *     exception
   * @param ports the ports of DNS; packets whose source and destination ports are both not among
   *     them are skipped
   * @return a reader of the messages
   * @throws CaptureException if the stream is not a capture, or its header is damaged
   * @throws IOException if the stream cannot be read
   * @throws IllegalArgumentException if a port is not between 0 and 65535
   */
  public static DnsCapture openPlain(InputStream in, Set<Integer> ports) throws IOException {
    Objects.requireNonNull(in, "in");
    Objects.requireNonNull(ports, "ports");
    return open(in, ports, List.of());
  }

  private static DnsCapture open(InputStream in, Set<Integer> ports, List<String> warnings)
      throws IOException {
    BitSet wanted = new BitSet(MAX_PORT + 1);
    for (int port : ports) {
      if (port < 0 || port > MAX_PORT) {
        throw new IllegalArgumentException("port " + port + " is not in 0..65535");
      }
      wanted.set(port);
    }
    return new DnsCapture(CaptureFormat.open(in), wanted, warnings);
  }

  /**
   * Reads the next message, which {@link #message} then shows, without creating an object for it.
   * If the file is damaged or incomplete, this method reads all messages of the packets before the
   * damage, and then throws an exception.
   *
   * @return false at the end of the capture
   * @throws CaptureException if the file is damaged or ends inside a packet
   * @throws IOException if the file cannot be read
   */
  public boolean advance() throws IOException {
    while (!ready.advance()) {
      if (!ended) {
        readPacket();
      } else if (!dissector.finishOne()) {
        if (failure != null) {
          throw failure;
        }
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the message that was read last.
   *
   * @return an object that shows the last message; the same object each time
   */
  public CapturedMessage message() {
    return ready.current;
  }

  /**
   * Returns the next message as a value. If the file is damaged or incomplete, this method returns
   * all messages of the packets before the damage, and then throws an exception.
   *
   * @return the message; null at the end of the capture
   * @throws CaptureException if the file is damaged or ends inside a packet
   * @throws IOException if the file cannot be read
   */
  public DnsPayload next() throws IOException {
    return advance() ? ready.current.toPayload() : null;
  }

  /**
   * Returns the numbers of packets and messages so far, and the amounts that were lost.
   *
   * @return the present counts; they are final after the last call of {@link #next}
   */
  public CaptureCounters counters() {
    return tally.snapshot();
  }

  /**
   * Returns warnings about parts of the file that were skipped and are not counted by {@link
   * #counters}.
   *
   * @return a line for each warning; complete after the last call of {@link #next}
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Closes the file. */
  @Override
  public void close() throws IOException {
    source.close();
  }

  private void readPacket() {
    try {
      if (source.next(packet)) {
        dissector.take(packet);
      } else {
        ended = true;
      }
    } catch (IOException e) {
      // Thrown after the messages of the packets before have been returned.
      failure = e;
      ended = true;
    }
  }
}
