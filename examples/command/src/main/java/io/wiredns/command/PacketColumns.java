package io.wiredns.command;

import io.wiredns.capture.DnsPayload;
import java.net.InetSocketAddress;
import java.time.Instant;

/** Columns about the packet of a message, and about the message as octets. */
final class PacketColumns {
  private PacketColumns() {}

  static final class Message extends Column {
    @Override
    void write(Row row) {
      row.out.number(row.number);
    }
  }

  /** The line of an input of text. */
  static final class Line extends Column {
    @Override
    void write(Row row) {
      if (row.origin.line() > 0) {
        row.out.number(row.origin.line());
      }
    }
  }

  static final class Size extends Column {
    @Override
    void write(Row row) {
      row.out.number(row.message.remaining());
    }
  }

  static final class Octets extends Column {
    @Override
    void write(Row row) {
      row.out.hex(row.message);
    }
  }

  /** A column that is empty if the input does not contain packets. */
  private abstract static class OfPacket extends Column {
    @Override
    final void write(Row row) {
      if (row.packet != null) {
        write(row.packet, row);
      }
    }

    abstract void write(DnsPayload packet, Row row);
  }

  static final class Packet extends OfPacket {
    @Override
    void write(DnsPayload packet, Row row) {
      row.out.number(packet.packetNumber());
    }
  }

  static final class Time extends OfPacket {
    @Override
    void write(DnsPayload packet, Row row) {
      if (isKnown(packet.time())) {
        row.out.time(packet.time().getEpochSecond(), packet.time().getNano());
      }
    }

    /** Returns whether the capture contains times. */
    static boolean isKnown(Instant time) {
      return !time.equals(Instant.EPOCH);
    }
  }

  static final class Epoch extends OfPacket {
    @Override
    void write(DnsPayload packet, Row row) {
      if (Time.isKnown(packet.time())) {
        row.out.epoch(packet.time().getEpochSecond(), packet.time().getNano());
      }
    }
  }

  static final class Transport extends OfPacket {
    @Override
    void write(DnsPayload packet, Row row) {
      row.out.word(packet.tcp() ? "TCP" : "UDP");
    }
  }

  /** The address of the sender or the receiver. */
  static final class Address extends OfPacket {
    private final boolean source;

    Address(boolean source) {
      this.source = source;
    }

    @Override
    void write(DnsPayload packet, Row row) {
      row.out.address(end(packet, source).getAddress().getAddress());
    }
  }

  /** The port of the sender or the receiver. */
  static final class Port extends OfPacket {
    private final boolean source;

    Port(boolean source) {
      this.source = source;
    }

    @Override
    void write(DnsPayload packet, Row row) {
      row.out.number(end(packet, source).getPort());
    }
  }

  /** The address of the client or the server: a client sends queries and receives responses. */
  static final class End extends OfPacket {
    private final boolean client;

    End(boolean client) {
      this.client = client;
    }

    @Override
    void write(DnsPayload packet, Row row) {
      if (row.view.hasHeader()) {
        boolean source = client != row.view.isResponse();
        row.out.address(end(packet, source).getAddress().getAddress());
      }
    }
  }

  private static InetSocketAddress end(DnsPayload packet, boolean source) {
    return source ? packet.source() : packet.destination();
  }
}
