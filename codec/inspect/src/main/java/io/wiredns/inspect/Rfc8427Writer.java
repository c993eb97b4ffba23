package io.wiredns.inspect;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
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
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes messages as the objects of {@link Rfc8427Json} to one buffer. For one thread at a time.
 *
 * <p>The message of a view is written from its octets: names by {@link AsciiNames}, RDATA by the
 * {@link RDataPlan} of their type. RDATA without a plan, of a user's type or malformed are decoded,
 * and their values write their text. A {@link Message} has only values, whose RDATA write their
 * text, too; its names and numbers are written by the same methods.
 */
final class Rfc8427Writer {
  private static final byte[] QUESTIONS = ascii(",\"questionRRs\":[");
  private static final byte[] ANSWERS = ascii("],\"answerRRs\":[");
  private static final byte[] AUTHORITIES = ascii("],\"authorityRRs\":[");
  private static final byte[] ADDITIONALS = ascii("],\"additionalRRs\":[");

  private static final int OPCODE_DSO = Opcode.DSO.value();

  /** The two octets of a pointer to the name of the first question. */
  private static final int QUESTION = 0xC00C;

  /**
   * The length of the text of a well-formed message from which on it is passed on in pieces. The
   * RDATA that follow are checked first, as nothing may be written of a malformed message.
   */
  private static final int MAX_HELD = 1 << 18;

  private final AsciiBuffer out;
  private final MessageOctets message = new MessageOctets();
  private Registry registry;
  private Rfc8427Members members;
  private RDataWriter rdata;
  private RecordText texts;

  /** The list to which faults are added; null if malformed data are refused. */
  private List<WireFormatException> faults;

  /** Whether text may be passed on before the end of the message. */
  private boolean passesOn;

  /** The index at which the text of the message starts in the buffer. */
  private int start;

  /**
   * Where in the buffer the members of the first question's name are; an empty range if unknown.
   */
  private int questionFrom;

  private int questionTo;

  /** The pointer that was the owner of a record, and where in the buffer its members are. */
  private int owner;

  private int ownerFrom;
  private int ownerTo;

  Rfc8427Writer(AsciiBuffer out) {
    this.out = out;
  }

  /** Sets the options for the next message; {@code faults} may be null. */
  Rfc8427Writer with(TextForm form, Registry registry, List<WireFormatException> faults) {
    if (this.registry != registry) {
      this.registry = registry;
      Mnemonics names = new Mnemonics(registry);
      members = new Rfc8427Members(out, names);
      rdata = new RDataWriter(out, names).json(true);
    }
    boolean generic = form == TextForm.GENERIC;
    if (texts == null || texts.isGeneric() != generic) {
      texts = new RecordText(form);
    }
    this.faults = faults;
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes the message of a view, or nothing if it is malformed and malformed data are refused. */
  void write(MessageView view) throws WireFormatException, IOException {
    begin(faults != null);
    try {
      message.copyOf(view);
      view(view);
    } catch (WireFormatException malformed) {
      out.length = start;
      throw malformed;
    }
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
    begin(true);
    out.append("{\"messageOctetsHEX\":\"");
    hex(octets, out);
    out.append('"');
    end();
  }

  /** Writes a message and its faults. */
  void write(Message message) throws IOException {
    begin(true);
    Header header = message.header();
    long counts =
        (long) header.questionCount() << 48
            | (long) header.answerCount() << 32
            | (long) header.authorityCount() << 16
            | header.additionalCount();
    members.header(header.id(), header.flags(), message.rcode().value(), counts);
    out.ascii(QUESTIONS);
    boolean more = false;
    for (Question question : message.questions()) {
      comma(more);
      more = true;
      name(question.name());
      members.typeAndClass(question.type().value(), question.recordClass().value());
      endEntry();
    }
    out.ascii(ANSWERS);
    records(message.answers());
    out.ascii(AUTHORITIES);
    records(message.authorities());
    out.ascii(ADDITIONALS);
    records(message.additionals());
    out.append(']');
    try {
      body(message.body());
    } catch (WireFormatException impossible) {
      throw new AssertionError("a tolerant rendering threw", impossible);
    }
    end();
  }

  /** Writes an object for a refused message. */
  static void malformed(ByteBuffer octets, WireFormatException fault, AsciiBuffer out)
      throws IOException {
    out.append("{\"malformed\":");
    Rfc8427Members.fault(fault, out);
    out.append(",\"messageOctetsHEX\":\"");
    hex(octets, out);
    out.append("\"}");
    out.passOnIfFull();
  }

  private static void hex(ByteBuffer octets, AsciiBuffer out) {
    byte[] array = Octets.of(octets).toArray();
    out.hex(array, 0, array.length);
  }

  private void begin(boolean passesOn) throws IOException {
    out.passOnIfFull();
    this.passesOn = passesOn;
    start = out.length;
    forgetNames();
  }

  private void forgetNames() {
    questionFrom = questionTo = 0;
    owner = 0;
  }

  private void view(MessageView view) throws WireFormatException, IOException {
    byte[] m = message.array;
    members.header(view.id(), view.flags(), view.rcodeValue(), Bytes.i64(m, 4));
    out.ascii(QUESTIONS);
    int questions = view.count(Section.QUESTION);
    for (int i = 0; i < questions; i++) {
      comma(i > 0);
      question(view, i);
    }
    out.ascii(ANSWERS);
    records(view, Section.ANSWER);
    out.ascii(AUTHORITIES);
    records(view, Section.AUTHORITY);
    out.ascii(ADDITIONALS);
    records(view, Section.ADDITIONAL);
    out.append(']');
    if (view.opcodeValue() == OPCODE_DSO) {
      body(view.body());
    }
    end();
  }

  private void comma(boolean more) {
    if (more) {
      out.append(',');
    }
  }

  private void question(MessageView view, int number) throws IOException {
    int from = out.length;
    if (number == 0) {
      members.name(message.array, WireLimits.HEADER_OCTETS, message.end);
      questionFrom = from;
      questionTo = out.length;
    } else {
      view.copyQuestionName(number, rdata.expanded, 0);
      members.name(rdata.expanded, 0, rdata.expanded.length);
    }
    members.typeAndClass(view.questionTypeValue(number), view.questionClassValue(number));
    endEntry();
  }

  private void endEntry() throws IOException {
    out.append('}');
    if (passesOn && out.passOnIfFull()) {
      forgetNames();
    }
  }

  private void records(MessageView view, Section section) throws WireFormatException, IOException {
    int count = view.count(section);
    for (int i = 0; i < count; i++) {
      comma(i > 0);
      record(view.record(section, i));
      if (!passesOn && out.length - start > MAX_HELD) {
        checkAfter(view, section, i);
      }
    }
  }

  /** Checks the RDATA after a record, so that the text may be passed on. */
  private void checkAfter(MessageView view, Section section, int number)
      throws WireFormatException {
    int offset = view.record(section, number).offset();
    for (int i = 0; i < view.recordCount(); i++) {
      if (view.record(i).offset() > offset) {
        view.record(i).rdata();
      }
    }
    passesOn = true;
  }

  private void record(RecordView record) throws WireFormatException, IOException {
    byte[] m = message.array;
    int fixed = record.typeOffset();
    owner(record.offset());
    int type = Bytes.u16(m, fixed);
    int recordClass = Bytes.u16(m, fixed + 2);
    members.typeAndClass(type, recordClass);
    int length = Bytes.u16(m, fixed + 8);
    members.beforeRData(Bytes.u32(m, fixed + 4), length);
    if (texts.isGeneric() || !octets(record, type, recordClass, length)) {
      value(record);
    }
    endEntry();
  }

  /** Starts the object of a record with its owner. Most owners are pointers, and many the same. */
  private void owner(int offset) {
    byte[] m = message.array;
    int pointer = m[offset] < 0 ? Bytes.u16(m, offset) : 0;
    if (pointer == QUESTION && questionTo > 0) {
      again(questionFrom, questionTo);
    } else if (pointer != 0 && pointer == owner) {
      again(ownerFrom, ownerTo);
    } else {
      ownerFrom = out.length;
      members.name(m, offset, message.end);
      ownerTo = out.length;
      owner = pointer;
    }
  }

  /** Writes a part of the buffer again. */
  private void again(int from, int to) {
    byte[] a = out.room(to - from);
    out.length = AsciiDigits.copy(a, from, to - from, a, out.length);
  }

  /**
   * Writes the octets and the text of RDATA without decoding them; returns false if they must be
   * decoded, and writes nothing then.
   */
  private boolean octets(RecordView record, int type, int recordClass, int length) {
    if (type == OptionRules.OPT) {
      int from = record.rdataOffset();
      if (!OptionRules.areKept(message.array, from, from + length, recordClass, registry)) {
        return false;
      }
      out.hex(message.array, from, from + length);
      out.append('"');
      return true;
    }
    int before = out.length;
    if (rdata.open(record, message, type, recordClass, length) && rdata.hex()) {
      members.beforeRDataText(type);
      if (rdata.text()) {
        out.append('"');
        return true;
      }
      out.length = before;
    }
    return false;
  }

  /** Writes RDATA that are decoded. */
  private void value(RecordView record) throws WireFormatException {
    RData value = faults == null ? record.rdata() : record.rdataTolerant(faults);
    rdata(value, record.type(), rdata.copy(record, value));
  }

  private void records(List<ResourceRecord> records) throws IOException {
    boolean more = false;
    for (ResourceRecord record : records) {
      comma(more);
      more = true;
      RData value = record.rdata();
      Octets octets = texts.octets(value);
      if (value instanceof MalformedRData malformed) {
        faults.add(malformed.fault());
      }
      name(record.name());
      members.typeAndClass(record.type().value(), record.recordClass().value());
      members.beforeRData(record.ttl(), octets.length());
      rdata.makeRoom(octets.length());
      octets.copyTo(rdata.expanded, 0);
      rdata(value, record.type(), octets.length());
      endEntry();
    }
  }

  private void name(Name name) {
    name.copyTo(rdata.expanded, 0);
    members.name(rdata.expanded, 0, rdata.expanded.length);
  }

  /** Writes the octets in {@code expanded} and the text of the RDATA. */
  private void rdata(RData value, RecordType type, int length) {
    out.hex(rdata.expanded, 0, length);
    if (!(value instanceof MalformedRData) && (texts.isGeneric() || hasText(value))) {
      members.beforeRDataText(type.value());
      Rfc8427Members.escaped(rdata.text(value, texts), out);
    }
    out.append('"');
  }

  private static boolean hasText(RData value) {
    return !(value instanceof UnknownRData || value instanceof EmptyRData || value instanceof Opt);
  }

  private void body(Octets body) throws WireFormatException, IOException {
    if (body.length() == 0) {
      return;
    }
    out.append(",\"xBODYHEX\":\"");
    byte[] octets = body.toArray();
    out.hex(octets, 0, octets.length);
    List<DsoTlv> tlvs =
        faults == null
            ? DsoMessage.tlvs(body, registry)
            : DsoMessage.tlvsTolerant(body, faults, registry);
    passesOn = true;
    out.append("\",\"xTLVs\":[");
    int at = 0;
    for (DsoTlv tlv : tlvs) {
      comma(at > 0);
      int length = body.octetAt(at + 2) << 8 | body.octetAt(at + 3);
      out.append("{\"DSOTYPE\":").number(tlv.type().value());
      out.append(",\"DSOTYPEname\":");
      Rfc8427Members.string(tlv.type().toString(), out);
      out.append(",\"DSOLENGTH\":").number(length);
      out.append(",\"text\":");
      text(tlv);
      endEntry();
      at += 4 + length;
    }
    out.append(']');
  }

  /**
   * Writes the text of a TLV. That of PUSH is written record by record, in the format of {@link
   * Push#toText}.
   */
  private void text(DsoTlv tlv) throws IOException {
    if (!(tlv instanceof Push push)) {
      Rfc8427Members.string(tlv.toText(), out);
      return;
    }
    out.append('"').append(push.type().toString());
    String separator = " ";
    for (ResourceRecord record : push.records()) {
      Rfc8427Members.escaped(separator + record, out);
      out.passOnIfFull();
      separator = "; ";
    }
    out.append('"');
  }

  /** Writes the faults and ends the object. */
  private void end() throws IOException {
    if (faults != null && !faults.isEmpty()) {
      out.append(",\"xFaults\":[");
      boolean more = false;
      for (WireFormatException fault : faults) {
        comma(more);
        more = true;
        Rfc8427Members.fault(fault, out);
        out.passOnIfFull();
      }
      out.append(']');
    }
    out.append('}');
    out.passOnIfFull();
  }
}
