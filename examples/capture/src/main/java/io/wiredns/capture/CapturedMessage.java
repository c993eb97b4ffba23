package io.wiredns.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;

/**
 * The message that a {@link DnsCapture} has read last. There is one object for all messages of a
 * capture: it changes with each call of {@link DnsCapture#advance} and {@link DnsCapture#next}, and
 * costs nothing to read. The octets are those that were captured, and may be malformed.
 *
 * <p>For one thread at a time, that of the capture.
 *
 * @since 0.1
 */
public final class CapturedMessage {
  private static final int PORT_LENGTH = 2;
  private static final byte[] NONE = {};
  private static final ByteBuffer NO_OCTETS = ByteBuffer.wrap(NONE).asReadOnlyBuffer();

  private byte[] array = NONE;
  private int start;
  private int length;
  private boolean tcp;
  private long seconds;
  private int nanos;
  private long packetNumber;
  private byte[] addresses = NONE;
  private int addressesAt;
  private int addressLength;
  private int sourcePort;
  private int destinationPort;

  /** A read-only buffer of {@link #bufferArray}. */
  private ByteBuffer buffer;

  private byte[] bufferArray;

  /** The last value, whose time and addresses other messages of the same segment share, or null. */
  private DnsPayload value;

  CapturedMessage() {}

  /** Becomes the message of a UDP datagram. */
  void setUdp(IpPacket ip, int portOfSource, int portOfDestination, CapturedPacket packet)
      throws PacketFault {
    start = ip.payload.whole();
    length = ip.payload.length();
    array = ip.payload.array();
    tcp = false;
    value = null;
    seconds = packet.seconds;
    nanos = packet.nanos;
    packetNumber = packet.number;
    addresses = ip.addresses;
    addressesAt = ip.addressesAt;
    addressLength = ip.addressLength;
    sourcePort = portOfSource;
    destinationPort = portOfDestination;
  }

  /** Becomes a message of TCP: the octets of an array, and the segment that completed it. */
  void setTcp(byte[] octets, int from, int count, PacketKey ends, TcpSegment last) {
    array = octets;
    start = from;
    length = count;
    if (!tcp || last.packetNumber() != packetNumber) {
      value = null;
    }
    tcp = true;
    seconds = last.seconds();
    nanos = last.nanos();
    packetNumber = last.packetNumber();
    addresses = ends.ends();
    addressesAt = 0;
    addressLength = addresses.length / 2 - PORT_LENGTH;
    sourcePort = port(2 * addressLength);
    destinationPort = port(2 * addressLength + PORT_LENGTH);
  }

  private int port(int index) {
    return (addresses[index] & 0xFF) << 8 | addresses[index + 1] & 0xFF;
  }

  /**
   * Returns the number of octets of the message.
   *
   * @return the number, without the length prefix of TCP
   */
  public int length() {
    return length;
  }

  /**
   * Returns the octets of the message, which are valid until the capture reads on.
   *
   * @return a read-only buffer with the message from position to limit; the same buffer each time,
   *     with position and limit set again
   */
  public ByteBuffer octets() {
    if (bufferArray != array) {
      bufferArray = array;
      buffer = ByteBuffer.wrap(array).asReadOnlyBuffer();
    }
    return buffer.limit(start + length).position(start);
  }

  /**
   * Copies the octets of the message.
   *
   * @param target the array to copy to
   * @param at the index in the array of the first octet
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void copyOctets(byte[] target, int at) {
    Objects.requireNonNull(target, "target");
    System.arraycopy(array, start, target, at, length);
  }

  /**
   * Returns whether the message was sent over TCP; otherwise it was sent over UDP.
   *
   * @return whether the message was sent over TCP
   */
  public boolean isTcp() {
    return tcp;
  }

  /**
   * Returns the time at which the message's last packet was captured, as {@link
   * Instant#getEpochSecond} does.
   *
   * @return the seconds since 1970; 0 if the capture does not contain times
   */
  public long epochSecond() {
    return seconds;
  }

  /**
   * Returns the fraction of {@link #epochSecond}.
   *
   * @return the nanoseconds of that second
   */
  public int nano() {
    return nanos;
  }

  /**
   * Returns the number of the message's last packet in the capture.
   *
   * @return the number; the first packet is number 1
   */
  public long packetNumber() {
    return packetNumber;
  }

  /**
   * Returns the number of octets of an address.
   *
   * @return 4 for IPv4, 16 for IPv6
   */
  public int addressOctets() {
    return addressLength;
  }

  /**
   * Copies the addresses of sender and receiver, which have {@link #addressOctets} octets each.
   *
   * @param target the array to copy to: first the sender's address, directly followed by the
   *     receiver's
   * @param at the index in the array of the first octet
   * @throws IndexOutOfBoundsException if the array is too short
   */
  public void copyAddresses(byte[] target, int at) {
    Objects.requireNonNull(target, "target");
    System.arraycopy(addresses, addressesAt, target, at, 2 * addressLength);
  }

  /**
   * Returns the port of the sender.
   *
   * @return the number of the port
   */
  public int sourcePort() {
    return sourcePort;
  }

  /**
   * Returns the port of the receiver.
   *
   * @return the number of the port
   */
  public int destinationPort() {
    return destinationPort;
  }

  /**
   * Returns the message as a value, which stays valid when the capture reads on.
   *
   * @return a copy of the message with its addresses
   */
  public DnsPayload toPayload() {
    Instant time = value != null ? value.time() : Instant.ofEpochSecond(seconds, nanos);
    InetSocketAddress source = value != null ? value.source() : end(0, sourcePort);
    InetSocketAddress destination =
        value != null ? value.destination() : end(addressLength, destinationPort);
    value = new DnsPayload(copyOfOctets(), tcp, time, source, destination, packetNumber);
    return value;
  }

  private InetSocketAddress end(int at, int port) {
    return Octets.socketAddress(addresses, addressesAt + at, addressLength, port);
  }

  private ByteBuffer copyOfOctets() {
    if (length == 0) {
      return NO_OCTETS;
    }
    byte[] copy = new byte[length];
    copyOctets(copy, 0);
    return ByteBuffer.wrap(copy).asReadOnlyBuffer();
  }
}
