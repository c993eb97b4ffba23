package io.wiredns.inspect;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.stateful.DsoTlv;
import io.wiredns.stateful.Push;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the lines of messages for {@link DigText} to one buffer. For one thread at a time.
 *
 * <p>The message of a view is written from its octets; RDATA without a {@link RDataPlan} and rare
 * EDNS options are decoded. A {@link Message} has only values, which write their text, and the
 * lines around it are written by the same methods.
 */
final class DigLines {
  private static final byte[] TSIG = ascii("\n;; TSIG PSEUDOSECTION:\n");
  private static final byte[] COOKIE = ascii("; COOKIE: ");

  private static final int OPCODE_DSO = Opcode.DSO.value();
  private static final int OPCODE_SHIFT = 11;
  private static final int OPTION_COOKIE = OptionCode.COOKIE.value();
  private static final int OPTION_HEADER = 4;
  private static final int CLASS_IN = RecordClass.IN.value();
  private static final int TYPES = 272;

  /** The two octets of a pointer to the name of the first question. */
  private static final int POINTER_TO_QUESTION = 0xC00C;

  /** The length of the text of a view from which on it is passed on before its end. */
  private static final int MAX_HELD = 1 << 18;

  private final AsciiBuffer out;
  private final MessageOctets message = new MessageOctets();

  /** The first line, by opcode and RCODE. */
  private final TextMemo first = new TextMemo();

  /** The second line, by flags and counts. */
  private final TextMemo second = new TextMemo();

  /** Class and type between tabs, for each type in class IN, and for others. */
  private final byte[][] internet = new byte[TYPES][];

  private final TextMemo others = new TextMemo();
  private final byte[][] titles = new byte[2 * Section.values().length][];

  private Registry registry;
  private RDataWriter rdata;
  private RecordText texts;

  /** Whether text may be passed on before the end of the message. */
  private boolean passesOn;

  private int start;

  /** Where in the buffer the first question's name is; an empty range if unknown. */
  private int questionFrom;

  private int questionTo;

  DigLines(AsciiBuffer out) {
    this.out = out;
  }

  /** Sets the options for the next message. */
  DigLines with(TextForm form, Registry registry) {
    boolean generic = form == TextForm.GENERIC;
    if (this.registry != registry || texts.isGeneric() != generic) {
      this.registry = registry;
      texts = new RecordText(form);
      rdata = new RDataWriter(out, new Mnemonics(registry));
      Arrays.fill(internet, 0, internet.length, null);
      others.clear();
    }
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Writes the text of the RDATA of a record. */
  void rdata(RecordView record) throws WireFormatException {
    rdata.write(record, null, texts);
  }

  /** Writes the message of a view, or nothing if it is malformed. */
  void write(MessageView view) throws WireFormatException, IOException {
    if (view.opcodeValue() == OPCODE_DSO && view.recordCount() == 0) {
      write(checked(view));
      return;
    }
    begin(false);
    try {
      message.copyOf(view);
      view(view);
    } catch (WireFormatException malformed) {
      out.length = start;
      checked(view); // The first fault in the order of the message is reported.
      throw malformed;
    }
  }

  private static Message checked(MessageView view) throws WireFormatException {
    Message message = view.toMessage();
    DsoMessage.tlvs(message.body(), view.registry());
    return message;
  }

  void write(Message message) throws IOException {
    begin(true);
    Header header = message.header();
    long counts =
        (long) header.questionCount() << 48
            | (long) header.answerCount() << 32
            | (long) header.authorityCount() << 16
            | header.additionalCount();
    Opcode opcode = message.opcode();
    header(header.id(), header.flags(), message.rcode().value(), counts);
    Optional<Edns> edns = message.edns();
    if (edns.isPresent()) {
      Edns found = edns.get();
      edns(found.version(), found.flags(), found.udpPayloadSize());
      options(found.options());
    }
    if (!message.questions().isEmpty()) {
      title(Section.QUESTION, opcode);
      for (Question question : message.questions()) {
        out.append(';');
        name(question.name());
        question(question.type().value(), question.recordClass().value());
      }
    }
    section(Section.ANSWER, message.answers(), opcode);
    section(Section.AUTHORITY, message.authorities(), opcode);
    section(Section.ADDITIONAL, additionals(message), opcode);
    Optional<ResourceRecord> tsig = message.tsig();
    if (tsig.isPresent()) {
      out.ascii(TSIG);
      record(tsig.get());
    }
    if (message.body().length() > 0) {
      tlvs(message.body());
    }
  }

  private void begin(boolean passesOn) throws IOException {
    out.passOnIfFull();
    this.passesOn = passesOn;
    start = out.length;
    questionFrom = questionTo = 0;
  }

  private void view(MessageView view) throws WireFormatException, IOException {
    header(view.id(), view.flags(), view.rcodeValue(), Bytes.i64(message.array, 4));
    RecordView opt = view.opt();
    if (opt != null) {
      int ttl = (int) opt.ttl();
      edns(ttl >>> 16 & 0xFF, ttl & 0xFFFF, opt.classValue());
      options(opt);
    }
    Opcode opcode = view.opcode();
    int questions = view.count(Section.QUESTION);
    if (questions > 0) {
      title(Section.QUESTION, opcode);
      for (int i = 0; i < questions; i++) {
        question(view, i);
      }
    }
    RecordView tsig = view.tsig();
    int without = (opt == null ? 0 : 1) + (tsig == null ? 0 : 1);
    section(view, Section.ANSWER, 0, opcode);
    section(view, Section.AUTHORITY, 0, opcode);
    section(view, Section.ADDITIONAL, without, opcode);
    if (tsig != null) {
      out.ascii(TSIG);
      record(tsig);
    }
  }

  private void question(MessageView view, int number) throws IOException {
    out.append(';');
    if (number == 0) {
      questionFrom = out.length;
      name(WireLimits.HEADER_OCTETS);
      questionTo = out.length;
    } else {
      view.copyQuestionName(number, rdata.expanded, 0);
      name(rdata.expanded);
    }
    question(view.questionTypeValue(number), view.questionClassValue(number));
  }

  private void question(int type, int recordClass) throws IOException {
    out.append('\t');
    // Class and type have a tab before and after them in a record; here there are two before.
    typeAndClass(type, recordClass);
    out.text[out.length - 1] = '\n';
    endEntry();
  }

  private void endEntry() throws IOException {
    if (passesOn && out.passOnIfFull()) {
      questionFrom = questionTo = 0;
    }
  }

  /** Writes the records of a section, except OPT and TSIG, which have sections of their own. */
  private void section(MessageView view, Section section, int without, Opcode opcode)
      throws WireFormatException, IOException {
    int count = view.count(section);
    if (count == without) {
      return;
    }
    title(section, opcode);
    for (int i = 0; i < count; i++) {
      RecordView record = view.record(section, i);
      int type = record.typeValue();
      if (without == 0 || type != OptionRules.OPT && type != RecordType.TSIG.value()) {
        record(record);
        if (!passesOn && out.length - start > MAX_HELD) {
          checked(view);
          passesOn = true;
        }
      }
    }
  }

  private void record(RecordView record) throws WireFormatException, IOException {
    int offset = record.offset();
    byte[] m = message.array;
    if (m[offset] < 0 && Bytes.u16(m, offset) == POINTER_TO_QUESTION && questionTo > 0) {
      again(questionFrom, questionTo);
    } else {
      name(offset);
    }
    out.append('\t').number(record.ttl());
    typeAndClass(record.typeValue(), record.classValue());
    rdata.write(record, message, texts);
    out.append('\n');
    endEntry();
  }

  /** Writes a part of the buffer again. */
  private void again(int from, int to) {
    byte[] a = out.room(to - from);
    out.length = AsciiDigits.copy(a, from, to - from, a, out.length);
  }

  /** Writes the name at an offset of the message. */
  private void name(int offset) {
    byte[] a = out.room(AsciiNames.MAX_TEXT);
    int end = message.end;
    out.length = AsciiNames.text(message.array, offset, end, end, false, a, out.length);
  }

  private void name(Name name) {
    name.copyTo(rdata.expanded, 0);
    name(rdata.expanded);
  }

  private void name(byte[] octets) {
    byte[] a = out.room(AsciiNames.MAX_TEXT);
    out.length = AsciiNames.text(octets, 0, octets.length, 0, false, a, out.length);
  }

  /** Writes class and type with a tab before, between and after them. */
  private void typeAndClass(int type, int recordClass) {
    boolean isUsual = recordClass == CLASS_IN && type < TYPES;
    byte[] kept = isUsual ? internet[type] : others.get(type, recordClass);
    if (kept == null) {
      String names = texts.of(RecordClass.of(recordClass)) + '\t' + texts.of(registry.type(type));
      kept = ascii('\t' + names + '\t');
      if (isUsual) {
        internet[type] = kept;
      } else {
        others.put(type, recordClass, kept);
      }
    }
    out.ascii(kept);
  }

  /**
   * Returns the additional records except OPT and TSIG, which have sections of their own; malformed
   * or misplaced OPT and TSIG records are included.
   */
  private static List<ResourceRecord> additionals(Message message) {
    List<ResourceRecord> records = new ArrayList<>(message.additionals());
    message.tsig().ifPresent(records::remove);
    records.stream()
        .filter(record -> record.type().equals(RecordType.OPT))
        .findFirst()
        .filter(opt -> opt.rdata() instanceof Opt)
        .ifPresent(records::remove);
    return records;
  }

  private void tlvs(Octets body) throws IOException {
    out.append("\n;; DSO TLVS:\n");
    for (DsoTlv tlv : DsoMessage.tlvsTolerant(body, new ArrayList<>(), registry)) {
      if (tlv instanceof Push push) {
        out.append("; ").append(push.type().toString()).append('\n');
        for (ResourceRecord record : push.records()) {
          record(record);
        }
      } else {
        out.append("; ").append(tlv.toText()).append('\n');
        endEntry();
      }
    }
  }

  /**
   * Writes the two lines of the header.
   *
   * @param counts the four counts, the first the most significant
   */
  private void header(int id, int flags, int rcode, long counts) {
    int opcode = flags >>> OPCODE_SHIFT & 0xF;
    byte[] before = first.get(opcode, rcode);
    if (before == null) {
      String line = ";; ->>HEADER<<- opcode: " + Opcode.of(opcode) + ", status: " + Rcode.of(rcode);
      before = first.put(opcode, rcode, ascii(line + ", id: "));
    }
    out.ascii(before).number(id);
    byte[] after = second.get(flags, counts);
    if (after == null) {
      after = second.put(flags, counts, ascii(flags(flags, opcode, counts)));
    }
    out.ascii(after);
  }

  private static String flags(int flags, int opcode, long counts) {
    boolean update = opcode == Opcode.UPDATE.value();
    return "\n;; flags:"
        + flag(flags & Header.QR, " qr")
        + flag(flags & Header.AA, " aa")
        + flag(flags & Header.TC, " tc")
        + flag(flags & Header.RD, " rd")
        + flag(flags & Header.RA, " ra")
        + flag(flags & Header.Z, " z")
        + flag(flags & Header.AD, " ad")
        + flag(flags & Header.CD, " cd")
        + (update ? "; ZONE: " : "; QUERY: ")
        + (counts >>> 48)
        + (update ? ", PREREQ: " : ", ANSWER: ")
        + (counts >>> 32 & 0xFFFF)
        + (update ? ", UPDATE: " : ", AUTHORITY: ")
        + (counts >>> 16 & 0xFFFF)
        + ", ADDITIONAL: "
        + (counts & 0xFFFF)
        + '\n';
  }

  private static String flag(int bit, String name) {
    return bit == 0 ? "" : name;
  }

  private void edns(int version, int flags, int udpPayloadSize) {
    // The same memo as for the second line of the header, whose flags have 16 bits.
    long key = 1L << 32 | (long) version << 16 | flags;
    byte[] kept = second.get(key, udpPayloadSize);
    if (kept == null) {
      int other = flags & ~(Edns.FLAG_DO | Edns.FLAG_CO);
      String lines =
          "\n;; OPT PSEUDOSECTION:\n; EDNS: version: "
              + version
              + ", flags:"
              + flag(flags & Edns.FLAG_DO, " do")
              + flag(flags & Edns.FLAG_CO, " co")
              + (other == 0 ? "" : "; MBZ: 0x" + String.format("%04x", other))
              + "; udp: "
              + udpPayloadSize
              + '\n';
      kept = second.put(key, udpPayloadSize, ascii(lines));
    }
    out.ascii(kept);
  }

  /** Writes the options of an OPT record. COOKIE is in most of them, and the others are decoded. */
  private void options(RecordView opt) throws WireFormatException, IOException {
    byte[] m = message.array;
    int from = opt.rdataOffset();
    int to = from + opt.rdataLength();
    if (!OptionRules.areCookies(m, from, to, opt.classValue(), registry)) {
      options(((Opt) opt.rdata()).options());
      return;
    }
    for (int p = from; p < to; p += OPTION_HEADER + Bytes.u16(m, p + 2)) {
      int data = p + OPTION_HEADER;
      out.ascii(COOKIE).hex(m, data, data + Bytes.u16(m, p + 2)).append('\n');
    }
  }

  private void options(List<EdnsOption> options) throws IOException {
    for (EdnsOption option : options) {
      out.append("; ").append(option.toText()).append('\n');
      endEntry();
    }
  }

  private void title(Section section, Opcode opcode) {
    int index = 2 * section.ordinal() + (opcode.equals(Opcode.UPDATE) ? 1 : 0);
    if (titles[index] == null) {
      String label = section.label(opcode).toUpperCase(Locale.ROOT);
      titles[index] = ascii("\n;; " + label + " SECTION:\n");
    }
    out.ascii(titles[index]);
  }

  private void section(Section section, List<ResourceRecord> records, Opcode opcode)
      throws IOException {
    if (!records.isEmpty()) {
      title(section, opcode);
      for (ResourceRecord record : records) {
        record(record);
      }
    }
  }

  private void record(ResourceRecord record) throws IOException {
    name(record.name());
    out.append('\t').number(record.ttl());
    typeAndClass(record.type().value(), record.recordClass().value());
    out.append(rdata.text(record.rdata(), texts)).append('\n');
    endEntry();
  }
}
