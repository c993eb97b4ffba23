package io.wiredns.inspect;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes members of the objects of {@link Rfc8427Json} to a buffer. Texts that most messages repeat
 * are kept and copied: the members of the header from QR to ARCOUNT, and those of a type and a
 * class. For one thread at a time.
 */
final class Rfc8427Members {
  private static final byte[] ID = ascii("{\"ID\":");
  private static final byte[] NAME = ascii("{\"NAME\":\"");
  private static final byte[] NAME_HEX = ascii("\",\"xNAMEHEX\":\"");
  private static final byte[] NAME_END = ascii("\",");
  private static final byte[] ROOT = ascii("{\"NAME\":\".\",\"xNAMEHEX\":\"00\",");
  private static final byte[] TTL = ascii(",\"TTL\":");
  private static final byte[] RDLENGTH = ascii(",\"RDLENGTH\":");
  private static final byte[] RDATA_HEX = ascii(",\"RDATAHEX\":\"");

  /** The types whose members are kept in tables; nearly all assigned types are below. */
  private static final int TYPES = 272;

  /** Room for the constants around a name. */
  private static final int EXTRA = 64;

  private static final int OPCODE_SHIFT = 11;
  private static final int CLASS_IN = RecordClass.IN.value();

  private final AsciiBuffer out;
  private final Mnemonics names;

  /** The members of headers, by flags and RCODE, and by the counts. */
  private final TextMemo headers = new TextMemo();

  /** The members of each type in class IN. */
  private final byte[][] internet = new byte[TYPES][];

  /** The members of other types and classes. */
  private final TextMemo others = new TextMemo();

  /** The name of the member that has the text of a type's RDATA, with the characters around it. */
  private final byte[][] rdata = new byte[TYPES][];

  Rfc8427Members(AsciiBuffer out, Mnemonics names) {
    this.out = out;
    this.names = names;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes the members of the header, without a comma after the last.
   *
   * @param counts the four counts, the first the most significant
   */
  void header(int id, int flags, int rcode, long counts) {
    out.ascii(ID);
    out.number(id);
    long flagsAndRcode = (long) flags << 16 | rcode;
    byte[] kept = headers.get(flagsAndRcode, counts);
    if (kept != null) {
      out.ascii(kept);
      return;
    }
    int from = out.length;
    compose(flags, rcode, counts);
    headers.put(flagsAndRcode, counts, Arrays.copyOfRange(out.text, from, out.length));
  }

  private void compose(int flags, int rcode, long counts) {
    bit("QR", flags & Header.QR);
    number("Opcode", flags >>> OPCODE_SHIFT & 0xF);
    bit("AA", flags & Header.AA);
    bit("TC", flags & Header.TC);
    bit("RD", flags & Header.RD);
    bit("RA", flags & Header.RA);
    bit("xZ", flags & Header.Z);
    bit("AD", flags & Header.AD);
    bit("CD", flags & Header.CD);
    number("RCODE", flags & 0xF);
    number("xRCODE", rcode);
    out.append(",\"xRCODEname\":\"").append(Rcode.of(rcode).toString()).append('"');
    number("QDCOUNT", (int) (counts >>> 48));
    number("ANCOUNT", (int) (counts >>> 32) & 0xFFFF);
    number("NSCOUNT", (int) (counts >>> 16) & 0xFFFF);
    number("ARCOUNT", (int) counts & 0xFFFF);
  }

  private void bit(String member, int bits) {
    number(member, bits == 0 ? 0 : 1);
  }

  private void number(String member, int value) {
    out.append(",\"").append(member).append("\":").number(value);
  }

  /**
   * Starts an object with the members of a name, and a comma after them.
   *
   * @param octets the array that contains the name, compressed or not
   * @param at the index of its first octet
   * @param end the index after the last octet of the message
   */
  void name(byte[] octets, int at, int end) {
    if (octets[at] == 0) {
      out.ascii(ROOT);
      return;
    }
    byte[] a = out.room(AsciiNames.MAX_JSON + AsciiNames.MAX_HEX + EXTRA);
    int p = copy(NAME, a, out.length);
    p = AsciiNames.text(octets, at, end, end, true, a, p);
    p = copy(NAME_HEX, a, p);
    p = AsciiNames.hex(octets, at, end, end, a, p);
    out.length = copy(NAME_END, a, p);
  }

  private static int copy(byte[] constant, byte[] a, int p) {
    return AsciiDigits.copy(constant, 0, constant.length, a, p);
  }

  /** Writes the members of type and class, without a comma after the last. */
  void typeAndClass(int type, int recordClass) {
    if (recordClass == CLASS_IN && type < TYPES) {
      byte[] kept = internet[type];
      if (kept == null) {
        kept = internet[type] = composed(type, recordClass);
      }
      out.ascii(kept);
      return;
    }
    byte[] kept = others.get(type, recordClass);
    out.ascii(kept != null ? kept : others.put(type, recordClass, composed(type, recordClass)));
  }

  private byte[] composed(int type, int recordClass) {
    return ascii(
        "\"TYPE\":"
            + type
            + ",\"TYPEname\":\""
            + names.registry.type(type)
            + "\",\"CLASS\":"
            + recordClass
            + ",\"CLASSname\":\""
            + RecordClass.of(recordClass)
            + '"');
  }

  /** Writes TTL and RDLENGTH and starts RDATAHEX. */
  void beforeRData(long ttl, int length) {
    out.ascii(TTL);
    out.number(ttl);
    out.ascii(RDLENGTH);
    out.number(length);
    out.ascii(RDATA_HEX);
  }

  /** Ends RDATAHEX and starts the text of the RDATA. */
  void beforeRDataText(int type) {
    if (type >= TYPES) {
      out.ascii(beforeText(type));
      return;
    }
    byte[] kept = rdata[type];
    if (kept == null) {
      kept = rdata[type] = beforeText(type);
    }
    out.ascii(kept);
  }

  private byte[] beforeText(int type) {
    return ascii("\",\"rdata" + names.registry.type(type) + "\":\"");
  }

  /** Writes the object of a fault. */
  static void fault(WireFormatException fault, AsciiBuffer out) {
    out.append("{\"fault\":");
    string(fault.fault().name(), out);
    out.append(",\"offset\":").number(fault.offset());
    out.append(",\"field\":");
    string(fault.field(), out);
    out.append(",\"rule\":");
    string(fault.fault().rule(), out);
    out.append(",\"detail\":");
    string(fault.detail(), out);
    out.append('}');
  }

  /**
   * Writes a string. All texts of this library are printable ASCII, so only quotes and backslashes
   * need an escape.
   */
  static void string(CharSequence value, AsciiBuffer out) {
    out.append('"');
    escaped(value, out);
    out.append('"');
  }

  static void escaped(CharSequence value, AsciiBuffer out) {
    int from = out.length;
    out.append(value);
    escapeFrom(from, out);
  }

  /** Escapes the quotes and backslashes of the text that starts at an index. */
  static void escapeFrom(int from, AsciiBuffer out) {
    byte[] a = out.room(out.length - from);
    out.length += AsciiNames.escapeQuotes(a, from, out.length);
  }
}
