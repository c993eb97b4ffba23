package io.wiredns.inspect;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
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

/** Writes one message as the object of {@link Rfc8427Json}. For one thread at a time. */
final class Rfc8427Writer {
  private static final HexFormat HEX = HexFormat.of();

  /**
   * The maximum number of octets by which expansion makes RDATA longer: no type whose names are
   * expanded has more than two names, each of up to 255 octets.
   */
  private static final int EXPANSION = 2 * WireLimits.NAME_OCTETS;

  private static final int MAX_SCRATCH = WireLimits.RDATA_OCTETS + EXPANSION;

  private final RecordText texts;
  private final Registry registry;

  /** The list to which faults are added; null if malformed data are refused. */
  private final List<WireFormatException> faults;

  private final TextSink sink;
  private final StringBuilder out;
  private final StringBuilder text = new StringBuilder();
  private byte[] scratch = new byte[2 * EXPANSION];

  Rfc8427Writer(TextForm form, Registry registry, List<WireFormatException> faults, TextSink sink) {
    texts = new RecordText(form);
    this.registry = registry;
    this.faults = faults;
    this.sink = sink;
    out = sink.text;
  }

  /** Writes the message of a view; throws at malformed data if they are refused. */
  void write(MessageView view) throws WireFormatException, IOException {
    out.append('{');
    members(view);
    end();
  }

  /** Writes the parts of a message that could be read, and its faults. */
  void writeTolerant(MessageView view, ByteBuffer octets) throws IOException {
    if (view.hasHeader()) {
      try {
        write(view);
      } catch (WireFormatException impossible) {
        throw new AssertionError("a tolerant rendering threw", impossible);
      }
      return;
    }
    out.append('{');
    string("messageOctetsHEX", Octets.of(octets).toHex(), out);
    end();
  }

  /** Writes a message and its faults. */
  void write(Message message) throws IOException {
    out.append('{');
    header(message.header(), message.rcode());
    out.append("\"questionRRs\":[");
    for (Question question : message.questions()) {
      question(question.name(), question.type(), question.recordClass());
    }
    closeList();
    records("answerRRs", message.answers());
    records("authorityRRs", message.authorities());
    records("additionalRRs", message.additionals());
    try {
      body(message.body());
    } catch (WireFormatException impossible) {
      throw new AssertionError("a tolerant rendering threw", impossible);
    }
    end();
  }

  /**
   * Writes the faults and ends the object; its closing brace replaces the comma after the last
   * member.
   */
  private void end() throws IOException {
    if (faults != null && !faults.isEmpty()) {
      out.append("\"xFaults\":[");
      for (WireFormatException fault : faults) {
        fault(fault, out);
        out.append(',');
        sink.flushIfFull();
      }
      closeList();
    }
    out.setCharAt(out.length() - 1, '}');
  }

  /** Writes an object for a refused message. */
  static void malformed(ByteBuffer octets, WireFormatException fault, StringBuilder out) {
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

  private void header(Header header, Rcode rcode) {
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
    number("xRCODE", rcode.value(), out);
    string("xRCODEname", rcode.toString(), out);
    number("QDCOUNT", header.questionCount(), out);
    number("ANCOUNT", header.answerCount(), out);
    number("NSCOUNT", header.authorityCount(), out);
    number("ARCOUNT", header.additionalCount(), out);
  }

  private void members(MessageView view) throws WireFormatException, IOException {
    header(view.header(), view.rcode());
    out.append("\"questionRRs\":[");
    for (int i = 0; i < view.count(Section.QUESTION); i++) {
      question(view.questionName(i).toName(), view.questionType(i), view.questionClass(i));
    }
    closeList();
    records("answerRRs", view, Section.ANSWER);
    records("authorityRRs", view, Section.AUTHORITY);
    records("additionalRRs", view, Section.ADDITIONAL);
    body(view.body());
  }

  private void question(Name name, RecordType type, RecordClass recordClass) throws IOException {
    out.append('{');
    name(name);
    typeAndClass(type, recordClass, out);
    endEntry();
  }

  /** Ends an entry of a list; its closing brace replaces the comma after the last member. */
  private void endEntry() throws IOException {
    out.setCharAt(out.length() - 1, '}');
    out.append(',');
    sink.flushIfFull();
  }

  private void records(String member, MessageView view, Section section)
      throws WireFormatException, IOException {
    out.append('"').append(member).append("\":[");
    for (int i = 0; i < view.count(section); i++) {
      RecordView record = view.record(section, i);
      RData rdata = faults == null ? record.rdata() : record.rdataTolerant(faults);
      out.append('{');
      name(record.name().toName());
      typeAndClass(record.type(), record.recordClass(), out);
      number("TTL", record.ttl(), out);
      number("RDLENGTH", record.rdataLength(), out);
      makeRoom(record.rdataLength() + EXPANSION);
      int length =
          rdata instanceof MalformedRData
              ? record.copyRData(scratch, 0)
              : record.copyExpandedRData(scratch, 0);
      rdata(rdata, record.type(), length);
      endEntry();
    }
    closeList();
  }

  private void records(String member, List<ResourceRecord> records) throws IOException {
    out.append('"').append(member).append("\":[");
    for (ResourceRecord record : records) {
      RData rdata = record.rdata();
      Octets octets = texts.octets(rdata);
      if (rdata instanceof MalformedRData malformed) {
        faults.add(malformed.fault());
      }
      out.append('{');
      name(record.name());
      typeAndClass(record.type(), record.recordClass(), out);
      number("TTL", record.ttl(), out);
      number("RDLENGTH", octets.length(), out);
      makeRoom(octets.length());
      octets.copyTo(scratch, 0);
      rdata(rdata, record.type(), octets.length());
      endEntry();
    }
    closeList();
  }

  private void makeRoom(int room) {
    if (scratch.length < room) {
      scratch = new byte[Math.max(room, Math.min(2 * scratch.length, MAX_SCRATCH))];
    }
  }

  /** Writes the octets in {@link #scratch} and the text of the RDATA. */
  private void rdata(RData rdata, RecordType type, int length) {
    out.append("\"RDATAHEX\":\"");
    HEX.formatHex(out, scratch, 0, length);
    out.append("\",");
    if (!(rdata instanceof MalformedRData) && (texts.isGeneric() || hasText(rdata))) {
      text.setLength(0);
      texts.append(rdata, registry, text);
      string("rdata" + type, text, out);
    }
  }

  private static boolean hasText(RData rdata) {
    return !(rdata instanceof UnknownRData || rdata instanceof EmptyRData || rdata instanceof Opt);
  }

  private void body(Octets body) throws WireFormatException, IOException {
    if (body.length() == 0) {
      return;
    }
    string("xBODYHEX", body.toHex(), out);
    List<DsoTlv> tlvs =
        faults == null
            ? DsoMessage.tlvs(body, registry)
            : DsoMessage.tlvsTolerant(body, faults, registry);
    out.append("\"xTLVs\":[");
    int at = 0;
    for (DsoTlv tlv : tlvs) {
      int length = body.octetAt(at + 2) << 8 | body.octetAt(at + 3);
      out.append('{');
      number("DSOTYPE", tlv.type().value(), out);
      string("DSOTYPEname", tlv.type().toString(), out);
      number("DSOLENGTH", length, out);
      text(tlv);
      endEntry();
      at += 4 + length;
    }
    closeList();
  }

  /**
   * Writes the text of a TLV. That of PUSH is written record by record, in the format of {@link
   * Push#toText}.
   */
  private void text(DsoTlv tlv) throws IOException {
    if (!(tlv instanceof Push push)) {
      string("text", tlv.toText(), out);
      return;
    }
    out.append("\"text\":\"").append(push.type());
    String separator = " ";
    for (ResourceRecord record : push.records()) {
      escaped(separator + record, out);
      sink.flushIfFull();
      separator = "; ";
    }
    out.append("\",");
  }

  private void name(Name name) {
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

  private void closeList() {
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
   * Writes a string. All texts of this library are printable ASCII, so only quotes and backslashes
   * need an escape.
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
