package io.wiredns.command.input;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsPayload;
import io.wiredns.inspect.AsciiBuffer;
import java.time.Instant;

/**
 * The place of a message in the input: a line, a packet with its addresses and time, or nothing. An
 * object is filled again with each message, so that a message costs no objects.
 */
public final class MessageOrigin {
  private static final int MOST_ADDRESS_OCTETS = 16;

  /** The sender's address, directly followed by the receiver's. */
  private final byte[] addresses = new byte[2 * MOST_ADDRESS_OCTETS];

  private int addressOctets;
  private int sourcePort;
  private int destinationPort;
  private boolean tcp;
  private long epochSecond;
  private int nano;

  /** The number of the packet, or else of the line. */
  private long number;

  /** Records the origin of the last message of a source. */
  public void set(MessageSource source) {
    CapturedMessage packet = source.packet();
    if (packet == null) {
      set(source.payload(), source.line());
      return;
    }
    packet.copyAddresses(addresses, 0);
    addressOctets = packet.addressOctets();
    sourcePort = packet.sourcePort();
    destinationPort = packet.destinationPort();
    tcp = packet.isTcp();
    epochSecond = packet.epochSecond();
    nano = packet.nano();
    number = packet.packetNumber();
  }

  private void set(DnsPayload payload, long line) {
    addressOctets = 0;
    number = line;
    if (payload != null) {
      byte[] source = payload.source().getAddress().getAddress();
      addressOctets = source.length;
      System.arraycopy(source, 0, addresses, 0, addressOctets);
      byte[] destination = payload.destination().getAddress().getAddress();
      System.arraycopy(destination, 0, addresses, addressOctets, addressOctets);
      sourcePort = payload.source().getPort();
      destinationPort = payload.destination().getPort();
      tcp = payload.tcp();
      epochSecond = payload.time().getEpochSecond();
      nano = payload.time().getNano();
      number = payload.packetNumber();
    }
  }

  /** Returns the line of the input that has the message; 0 if the input is not text. */
  public long line() {
    return isPacket() ? 0 : number;
  }

  /** Returns whether the message is of a packet; otherwise it has no time and no addresses. */
  public boolean isPacket() {
    return addressOctets > 0;
  }

  /** Returns the number of the packet in the input, or else of the line; 0 if it is neither. */
  public long number() {
    return number;
  }

  public boolean isTcp() {
    return tcp;
  }

  /** Returns the time of the packet in seconds since 1970; 0 if the capture has no times. */
  public long epochSecond() {
    return epochSecond;
  }

  /** Returns the nanoseconds of that second. */
  public int nano() {
    return nano;
  }

  public Instant time() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }

  /** Returns the number of octets of an address, 4 or 16. */
  public int addressOctets() {
    return addressOctets;
  }

  /**
   * Returns an array that starts with the sender's address, directly followed by the receiver's.
   * The caller does not change it.
   */
  public byte[] addresses() {
    return addresses;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public int destinationPort() {
    return destinationPort;
  }

  /** Returns the origin in a few words; empty if the input does not contain it. */
  public String text() {
    if (isPacket()) {
      return "packet %d, %s, %s to %s, %s"
          .formatted(
              number,
              tcp ? "TCP" : "UDP",
              end(0, sourcePort),
              end(addressOctets, destinationPort),
              time());
    }
    return number == 0 ? "" : "line " + number;
  }

  private String end(int at, int port) {
    AsciiBuffer text = new AsciiBuffer();
    return text.address(addresses, at, addressOctets).append('#').number(port).toString();
  }
}
