package io.wiredns.inspect;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.stateful.DsoTlv;
import io.wiredns.stateful.Push;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A message as one JSON object without line breaks, with the members of RFC 8427.
 *
 * <p>Members of our own start with x: {@code xZ}; {@code xRCODE} and {@code xRCODEname}, the value
 * of header and OPT together; {@code xNAMEHEX}, a name's uncompressed octets; {@code xBODYHEX} and
 * {@code xTLVs}, what a DSO message has instead of sections; {@code xFaults}. RDATAHEX has names
 * expanded for the types of RFC 3597 section 4; RDLENGTH is as on the wire. All output is ASCII.
 * Reusable, for one thread at a time; what it keeps between messages is at most 256 KiB, and who
 * wants it back makes a new one.
 *
 * @since 0.1
 */
public final class Rfc8427Json {
  private static final HexFormat HEX = HexFormat.of();

  /** Two names in one RDATA can each grow to 255 octets. */
  private static final int EXPANSION = 2 * WireLimits.NAME_OCTETS;

  private static final int MOST_SCRATCH = WireLimits.RDATA_OCTETS + EXPANSION;

  /** Longer texts of RDATA are made in memory that is not kept. */
  private static final int KEPT_TEXT = 1 << 16;

  private byte[] scratch = new byte[2 * EXPANSION];
  private final StringBuilder text = new StringBuilder();
  private final RecordText texts;

  /** A renderer that writes RDATA in each type's own form. */
  public Rfc8427Json() {
    this(TextForm.OWN);
  }

  /**
   * A renderer.
   *
   * @param form how RDATA is spelled; with {@link TextForm#GENERIC} every record has a member with
   *     its text unless it is malformed
   */
  public Rfc8427Json(TextForm form) {
    texts = new RecordText(form);
  }

  /**
   * Reads a message that {@link #message(MessageView, Appendable)} has written, or that has the
   * members of RFC 8427 which say what a message holds. Members that say the same in another way
   * are not needed: octets in hexadecimal ({@code xNAMEHEX}, {@code RDATAHEX}) are preferred to
   * text ({@code NAME}, {@code rdataA}), and numbers to mnemonics. Counts, lengths and unknown
   * members are passed over. What is not said is zero or empty, and a class that is not said is IN.
   *
   * <p>Time and memory are proportional to the text, whoever made it. A record that takes more than
   * 65,535 octets once the names in its data are written in full is refused.
   *
   * @param json one object and nothing after it
   * @return the message, equal to the one that was written
   * @throws TextFormatException if the text is no such object, or says a malformed message; with
   *     line and column
   */
  public static Message parse(CharSequence json) throws TextFormatException {
    return parse(json, Registry.standard());
  }

  /**
   * The same with types and options of one's own.
   *
   * @param json one object and nothing after it
   * @param registry knows the types and options
   * @return the message, equal to the one that was written
   * @throws TextFormatException if the text is no such object, or says a malformed message; with
   *     line and column
   */
  public static Message parse(CharSequence json, Registry registry) throws TextFormatException {
    return new Rfc8427Reader(json, Objects.requireNonNull(registry)).message();
  }

  /**
   * A well-formed message.
   *
   * @param view shows the message
   * @param out takes the object
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type; {@code out} is
   *     then as before
   */
  public void message(MessageView view, StringBuilder out) throws WireFormatException {
    int start = out.length();
    try {
      TextSink.<WireFormatException>build(out, sink -> message(view, sink));
    } catch (WireFormatException malformed) {
      out.setLength(start);
      throw malformed;
    }
  }

  /**
   * A well-formed message, its object appended as it is made: however long it is, the text of no
   * more than a few records is held in memory. A message of names behind pointers has up to 300
   * times as many characters as octets. All data are decoded once before the first character is
   * written, to see whether they are well-formed.
   *
   * @param view shows the message
   * @param out takes the object
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type; nothing is
   *     written then
   * @throws IOException if {@code out} does not take the text
   */
  public void message(MessageView view, Appendable out) throws WireFormatException, IOException {
    for (int i = 0; i < view.recordCount(); i++) {
      view.record(i).rdata();
    }
    DsoMessage.tlvs(view.body(), view.registry());
    TextSink sink = new TextSink(out);
    message(view, sink);
    sink.end();
  }

  private void message(MessageView view, TextSink sink) throws WireFormatException, IOException {
    sink.text.append('{');
    members(view, null, sink);
    end(sink.text);
  }

  /**
   * What could be read of a message, and {@code xFaults} if there are any.
   *
   * @param view shows the message after {@link MessageView#wrapTolerant}
   * @param faults those that this gave; those of RDATA and TLVs are added
   * @param octets the message, for the case that not even a header is there
   * @param out takes the object
   */
  public void tolerant(
      MessageView view, List<WireFormatException> faults, ByteBuffer octets, StringBuilder out) {
    TextSink.<RuntimeException>build(out, sink -> tolerant(view, faults, octets, sink));
  }

  /**
   * What could be read of a message, and {@code xFaults} if there are any, appended as it is made,
   * as {@link #message(MessageView, Appendable)} does.
   *
   * @param view shows the message after {@link MessageView#wrapTolerant}
   * @param faults those that this gave; those of RDATA and TLVs are added
   * @param octets the message, for the case that not even a header is there
   * @param out takes the object
   * @throws IOException if {@code out} does not take the text
   */
  public void tolerant(
      MessageView view, List<WireFormatException> faults, ByteBuffer octets, Appendable out)
      throws IOException {
    TextSink sink = new TextSink(out);
    tolerant(view, faults, octets, sink);
    sink.end();
  }

  private void tolerant(
      MessageView view, List<WireFormatException> faults, ByteBuffer octets, TextSink sink)
      throws IOException {
    StringBuilder out = sink.text;
    out.append('{');
    if (view.hasHeader()) {
      try {
        members(view, faults, sink);
      } catch (WireFormatException impossible) {
        throw new AssertionError("a tolerant rendering threw", impossible);
      }
    } else {
      string("messageOctetsHEX", Octets.of(octets).toHex(), out);
    }
    if (!faults.isEmpty()) {
      out.append("\"xFaults\":[");
      for (WireFormatException fault : faults) {
        fault(fault, out);
        out.append(',');
        sink.piece();
      }
      closeList(out);
    }
    end(out);
  }

  /** Ends an object, in the place of the comma after its last member. */
  private void end(StringBuilder out) {
    out.setCharAt(out.length() - 1, '}');
    if (text.capacity() > KEPT_TEXT) {
      text.setLength(0);
      text.trimToSize();
    }
  }

  /**
   * A malformed message: its fault and its octets.
   *
   * @param fault what is wrong
   * @param octets the message from position to limit; not disturbed
   * @param out takes the object
   */
  public void malformed(WireFormatException fault, ByteBuffer octets, StringBuilder out) {
    out.append("{\"malformed\":");
    fault(fault, out);
    out.append(",\"messageOctetsHEX\":\"").append(Octets.of(octets).toHex()).append("\"}");
  }

  private static void fault(WireFormatException fault, StringBuilder out) {
    out.append('{');
    string("fault", fault.fault().name(), out);
    number("offset", fault.offset(), out);
    string("field", fault.field(), out);
    string("rule", fault.fault().rule(), out);
    string("detail", fault.detail(), out);
    out.setCharAt(out.length() - 1, '}');
  }

  private void members(MessageView view, List<WireFormatException> faults, TextSink sink)
      throws WireFormatException, IOException {
    StringBuilder out = sink.text;
    Header header = view.header();
    number("ID", header.id(), out);
    bit("QR", header.isResponse(), out);
    number("Opcode", header.opcode().value(), out);
    bit("AA", header.isAuthoritative(), out);
    bit("TC", header.isTruncated(), out);
    bit("RD", header.isRecursionDesired(), out);
    bit("RA", header.isRecursionAvailable(), out);
    bit("xZ", header.hasReservedBit(), out);
    bit("AD", header.isAuthenticData(), out);
    bit("CD", header.isCheckingDisabled(), out);
    number("RCODE", header.rcodeBits(), out);
    Rcode rcode = view.rcode();
    number("xRCODE", rcode.value(), out);
    string("xRCODEname", rcode.toString(), out);
    number("QDCOUNT", header.questionCount(), out);
    number("ANCOUNT", header.answerCount(), out);
    number("NSCOUNT", header.authorityCount(), out);
    number("ARCOUNT", header.additionalCount(), out);
    questions(view, sink);
    records("answerRRs", view, Section.ANSWER, faults, sink);
    records("authorityRRs", view, Section.AUTHORITY, faults, sink);
    records("additionalRRs", view, Section.ADDITIONAL, faults, sink);
    Octets body = view.body();
    if (body.length() > 0) {
      tlvs(body, faults, view.registry(), sink);
    }
  }

  private void questions(MessageView view, TextSink sink) throws IOException {
    StringBuilder out = sink.text;
    out.append("\"questionRRs\":[");
    for (int i = 0; i < view.count(Section.QUESTION); i++) {
      out.append('{');
      name(view.questionName(i).toName(), out);
      typeAndClass(view.questionType(i), view.questionClass(i), out);
      out.setCharAt(out.length() - 1, '}');
      out.append(',');
      sink.piece();
    }
    closeList(out);
  }

  private void records(
      String member,
      MessageView view,
      Section section,
      List<WireFormatException> faults,
      TextSink sink)
      throws WireFormatException, IOException {
    StringBuilder out = sink.text;
    out.append('"').append(member).append("\":[");
    for (int i = 0; i < view.count(section); i++) {
      RecordView record = view.record(section, i);
      RData rdata = faults == null ? record.rdata() : record.rdataTolerant(faults);
      out.append('{');
      name(record.name().toName(), out);
      typeAndClass(record.type(), record.recordClass(), out);
      number("TTL", record.ttl(), out);
      number("RDLENGTH", record.rdataLength(), out);
      rdata(record, rdata, view.registry(), out);
      out.setCharAt(out.length() - 1, '}');
      out.append(',');
      sink.piece();
    }
    closeList(out);
  }

  private void rdata(RecordView record, RData rdata, Registry registry, StringBuilder out) {
    int room = record.rdataLength() + EXPANSION;
    if (scratch.length < room) {
      scratch = new byte[Math.max(room, Math.min(2 * scratch.length, MOST_SCRATCH))];
    }
    int length =
        rdata instanceof MalformedRData
            ? record.copyRData(scratch, 0)
            : record.copyExpandedRData(scratch, 0);
    out.append("\"RDATAHEX\":\"");
    HEX.formatHex(out, scratch, 0, length);
    out.append("\",");
    if (!(rdata instanceof MalformedRData) && (texts.isGeneric() || hasText(rdata))) {
      text.setLength(0);
      texts.append(rdata, registry, text);
      string("rdata" + record.type(), text, out);
    }
  }

  private static boolean hasText(RData rdata) {
    return !(rdata instanceof UnknownRData || rdata instanceof EmptyRData || rdata instanceof Opt);
  }

  private static void tlvs(
      Octets body, List<WireFormatException> faults, Registry registry, TextSink sink)
      throws WireFormatException, IOException {
    StringBuilder out = sink.text;
    string("xBODYHEX", body.toHex(), out);
    List<DsoTlv> tlvs =
        faults == null ? DsoMessage.tlvs(body, registry) : DsoMessage.tlvs(body, faults, registry);
    out.append("\"xTLVs\":[");
    int at = 0;
    for (DsoTlv tlv : tlvs) {
      int length = body.octetAt(at + 2) << 8 | body.octetAt(at + 3);
      out.append('{');
      number("DSOTYPE", tlv.type().value(), out);
      string("DSOTYPEname", tlv.type().toString(), out);
      number("DSOLENGTH", length, out);
      text(tlv, sink);
      out.setCharAt(out.length() - 1, '}');
      out.append(',');
      at += 4 + length;
    }
    closeList(out);
  }

  /** The text of a TLV, that of PUSH record by record as {@link Push#toText} has it. */
  private static void text(DsoTlv tlv, TextSink sink) throws IOException {
    if (!(tlv instanceof Push push)) {
      string("text", tlv.toText(), sink.text);
      return;
    }
    sink.text.append("\"text\":\"").append(push.type());
    String separator = " ";
    for (ResourceRecord record : push.records()) {
      escaped(separator + record, sink.text);
      sink.piece();
      separator = "; ";
    }
    sink.text.append("\",");
  }

  private void name(Name name, StringBuilder out) {
    text.setLength(0);
    name.appendTo(text);
    string("NAME", text, out);
    int length = name.copyTo(scratch, 0);
    out.append("\"xNAMEHEX\":\"");
    HEX.formatHex(out, scratch, 0, length);
    out.append("\",");
  }

  private static void typeAndClass(RecordType type, RecordClass recordClass, StringBuilder out) {
    number("TYPE", type.value(), out);
    string("TYPEname", type.toString(), out);
    number("CLASS", recordClass.value(), out);
    string("CLASSname", recordClass.toString(), out);
  }

  private static void closeList(StringBuilder out) {
    int last = out.length() - 1;
    if (out.charAt(last) == ',') {
      out.setLength(last);
    }
    out.append("],");
  }

  private static void bit(String member, boolean value, StringBuilder out) {
    number(member, value ? 1 : 0, out);
  }

  private static void number(String member, long value, StringBuilder out) {
    out.append('"').append(member).append("\":").append(value).append(',');
  }

  /**
   * All texts that we make are printable ASCII: quotes and backslashes are all there is to escape.
   */
  private static void string(String member, CharSequence value, StringBuilder out) {
    out.append('"').append(member).append("\":\"");
    escaped(value, out);
    out.append("\",");
  }

  private static void escaped(CharSequence value, StringBuilder out) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
  }
}
