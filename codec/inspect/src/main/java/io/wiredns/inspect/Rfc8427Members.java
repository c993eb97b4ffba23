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

  /** The numbers of texts that are kept, powers of 2. */
  private static final int HEADERS = 64;

  private static final int CLASSES = 32;
  private static final int TYPES = 272;

  private static final int OPCODE_SHIFT = 11;
  private static final int CLASS_IN = RecordClass.IN.value();

  /** A factor whose product with a number spreads it over the upper bits. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final AsciiBuffer out;
  private final Mnemonics names;

  /** For each text of {@link #headers} the flags with the RCODE, and the four counts. */
  private final long[] headerKeys = new long[2 * HEADERS];

  private final byte[][] headers = new byte[HEADERS][];

  /** The members of each type in class IN. */
  private final byte[][] internet = new byte[TYPES][];

  /** For each text of {@link #others} the type and class. */
  private final int[] otherKeys = new int[CLASSES];

  private final byte[][] others = new byte[CLASSES][];

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
    int slot = (int) ((flagsAndRcode * SPREAD ^ counts) * SPREAD >>> 58);
    if (headers[slot] == null
        || headerKeys[2 * slot] != flagsAndRcode
        || headerKeys[2 * slot + 1] != counts) {
      int from = out.length;
      compose(flags, rcode, counts);
      headers[slot] = Arrays.copyOfRange(out.text, from, out.length);
      headerKeys[2 * slot] = flagsAndRcode;
      headerKeys[2 * slot + 1] = counts;
    } else {
      out.ascii(headers[slot]);
    }
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
    byte[] a = out.room(AsciiNames.MAX_JSON);
    int p = copy(NAME, a, out.length);
    int text = p;
    p = AsciiNames.text(octets, at, end, a, p);
    p += AsciiNames.escapeQuotes(a, text, p);
    p = copy(NAME_HEX, a, p);
    p = AsciiNames.hex(octets, at, a, p);
    out.length = copy(NAME_END, a, p);
  }

  private static int copy(byte[] constant, byte[] a, int p) {
    System.arraycopy(constant, 0, a, p, constant.length);
    return p + constant.length;
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
    int key = type << 16 | recordClass;
    int slot = (int) (key * SPREAD >>> 59);
    byte[] kept = others[slot];
    if (kept == null || otherKeys[slot] != key) {
      kept = others[slot] = composed(type, recordClass);
      otherKeys[slot] = key;
    }
    out.ascii(kept);
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
