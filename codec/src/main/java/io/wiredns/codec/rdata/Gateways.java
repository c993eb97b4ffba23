package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.OctetsText;

/** Reads and writes gateways as octets and as text, without their type numbers. */
final class Gateways {
  private Gateways() {}

  static Gateway read(FieldReader in, String field, int type) {
    return switch (type) {
      case 0 -> new Gateway.None();
      case 1 -> new Gateway.Ipv4Address(in.ipv4(field));
      case 2 -> new Gateway.Ipv6Address(in.ipv6(field));
      case 3 -> new Gateway.Host(in.name(field, NameRule.PLAIN));
      default -> new Gateway.Unknown(type, in.rest(field, OctetsText.HEX));
    };
  }

  /**
   * Reads a gateway from text, in which a dot stands for none; reports an error if the type is
   * unknown.
   */
  static Gateway readText(TextReader in, String field, int type) {
    if (type > 3) {
      throw in.wrong("\\# and the RDATA in hexadecimal, as there is no text form of type " + type);
    }
    if (type == 0) {
      if (!in.word(field).equals(".")) {
        throw in.wrongBefore(". for no " + field);
      }
      return new Gateway.None();
    }
    return read(in, field, type);
  }

  static void writeText(TextWriter out, String field, Gateway gateway) {
    if (gateway instanceof Gateway.None) {
      out.word(".");
    } else {
      write(out, field, gateway);
    }
  }

  /** Returns the text of a gateway, as {@code toString} of each gateway returns it. */
  static String text(Gateway gateway) {
    StringBuilder text = new StringBuilder();
    writeText(new TextWriter(text), "gateway", gateway);
    return text.toString();
  }

  static void write(FieldWriter out, String field, Gateway gateway) {
    if (gateway instanceof Gateway.Ipv4Address ipv4) {
      out.ipv4(field, ipv4.address());
    } else if (gateway instanceof Gateway.Ipv6Address ipv6) {
      out.ipv6(field, ipv6.address());
    } else if (gateway instanceof Gateway.Host host) {
      out.name(field, host.name(), NameRule.PLAIN);
    } else if (gateway instanceof Gateway.Unknown unknown) {
      out.rest(field, unknown.octets(), OctetsText.HEX);
    }
  }
}
