package io.wiredns.command.dissect;

import io.wiredns.command.input.MessageOrigin;

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

  static final class Packet extends Column {
    @Override
    void write(Row row) {
      if (row.origin.isPacket()) {
        row.out.number(row.origin.number());
      }
    }
  }

  static final class Time extends Column {
    @Override
    void write(Row row) {
      if (hasTime(row.origin)) {
        row.out.time(row.origin.epochSecond(), row.origin.nano());
      }
    }

    /** Returns whether the message is of a packet of a capture that contains times. */
    static boolean hasTime(MessageOrigin origin) {
      return origin.isPacket() && (origin.epochSecond() != 0 || origin.nano() != 0);
    }
  }

  static final class Epoch extends Column {
    @Override
    void write(Row row) {
      if (Time.hasTime(row.origin)) {
        row.out.epoch(row.origin.epochSecond(), row.origin.nano());
      }
    }
  }

  static final class Transport extends Column {
    @Override
    void write(Row row) {
      if (row.origin.isPacket()) {
        row.out.word(row.origin.isTcp() ? "TCP" : "UDP");
      }
    }
  }

  /** The address of the sender or the receiver. */
  static final class Address extends Column {
    private final boolean source;

    Address(boolean source) {
      this.source = source;
    }

    @Override
    void write(Row row) {
      int octets = row.origin.addressOctets();
      if (octets > 0) {
        row.out.address(row.origin.addresses(), source ? 0 : octets, octets);
      }
    }
  }

  /** The port of the sender or the receiver. */
  static final class Port extends Column {
    private final boolean source;

    Port(boolean source) {
      this.source = source;
    }

    @Override
    void write(Row row) {
      if (row.origin.isPacket()) {
        row.out.number(source ? row.origin.sourcePort() : row.origin.destinationPort());
      }
    }
  }

  /** The address of the client or the server: a client sends queries and receives responses. */
  static final class End extends Column {
    private final boolean client;

    End(boolean client) {
      this.client = client;
    }

    @Override
    void write(Row row) {
      int octets = row.origin.addressOctets();
      if (octets > 0 && row.view.hasHeader()) {
        boolean source = client != row.view.isResponse();
        row.out.address(row.origin.addresses(), source ? 0 : octets, octets);
      }
    }
  }
}
