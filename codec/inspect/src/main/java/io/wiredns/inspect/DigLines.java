package io.wiredns.inspect;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.stateful.DsoTlv;
import io.wiredns.stateful.Push;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the lines of one message for {@link DigText}. */
final class DigLines {
  private final RecordText texts;
  private final Registry registry;
  private final TextSink sink;
  private final StringBuilder out;

  DigLines(TextForm form, Registry registry, TextSink sink) {
    this.registry = registry;
    texts = new RecordText(form);
    this.sink = sink;
    out = sink.text;
  }

  void write(Message message) throws IOException {
    Opcode opcode = message.opcode();
    header(message, opcode);
    Optional<Edns> edns = message.edns();
    if (edns.isPresent()) {
      edns(edns.get());
    }
    if (!message.questions().isEmpty()) {
      title(Section.QUESTION, opcode);
      for (Question question : message.questions()) {
        question(question);
      }
    }
    section(Section.ANSWER, message.answers(), opcode);
    section(Section.AUTHORITY, message.authorities(), opcode);
    section(Section.ADDITIONAL, additionals(message), opcode);
    Optional<ResourceRecord> tsig = message.tsig();
    if (tsig.isPresent()) {
      records(";; TSIG PSEUDOSECTION:", List.of(tsig.get()));
    }
    if (message.body().length() > 0) {
      tlvs(message.body());
    }
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

  private void question(Question question) throws IOException {
    out.append(';');
    question.name().appendTo(out);
    out.append("\t\t").append(texts.of(question.recordClass()));
    out.append('\t').append(texts.of(question.type())).append('\n');
    sink.flushIfFull();
  }

  private void tlvs(Octets body) throws IOException {
    out.append("\n;; DSO TLVS:\n");
    for (DsoTlv tlv : DsoMessage.tlvsTolerant(body, new ArrayList<>(), registry)) {
      if (tlv instanceof Push push) {
        out.append("; ").append(push.type()).append('\n');
        for (ResourceRecord record : push.records()) {
          record(record);
        }
      } else {
        out.append("; ").append(tlv.toText()).append('\n');
        sink.flushIfFull();
      }
    }
  }

  private void header(Message message, Opcode opcode) {
    Header header = message.header();
    Rcode rcode = message.rcode();
    out.append(";; ->>HEADER<<- opcode: ").append(opcode);
    out.append(", status: ").append(rcode).append(", id: ").append(header.id()).append('\n');
    out.append(";; flags:");
    flag(header.isResponse(), "qr");
    flag(header.isAuthoritative(), "aa");
    flag(header.isTruncated(), "tc");
    flag(header.isRecursionDesired(), "rd");
    flag(header.isRecursionAvailable(), "ra");
    flag(header.hasReservedBit(), "z");
    flag(header.isAuthenticData(), "ad");
    flag(header.isCheckingDisabled(), "cd");
    boolean update = opcode.equals(Opcode.UPDATE);
    out.append(update ? "; ZONE: " : "; QUERY: ").append(header.questionCount());
    out.append(update ? ", PREREQ: " : ", ANSWER: ").append(header.answerCount());
    out.append(update ? ", UPDATE: " : ", AUTHORITY: ").append(header.authorityCount());
    out.append(", ADDITIONAL: ").append(header.additionalCount()).append('\n');
  }

  private void flag(boolean on, String name) {
    if (on) {
      out.append(' ').append(name);
    }
  }

  private void edns(Edns edns) throws IOException {
    out.append("\n;; OPT PSEUDOSECTION:\n; EDNS: version: ").append(edns.version());
    out.append(", flags:");
    flag(edns.isDnssecOk(), "do");
    flag((edns.flags() & Edns.FLAG_CO) != 0, "co");
    int other = edns.flags() & ~(Edns.FLAG_DO | Edns.FLAG_CO);
    if (other != 0) {
      out.append("; MBZ: 0x").append(String.format("%04x", other));
    }
    out.append("; udp: ").append(edns.udpPayloadSize()).append('\n');
    for (EdnsOption option : edns.options()) {
      out.append("; ").append(option.toText()).append('\n');
      sink.flushIfFull();
    }
  }

  private void title(Section section, Opcode opcode) {
    String label = section.label(opcode).toUpperCase(Locale.ROOT);
    out.append("\n;; ").append(label).append(" SECTION:\n");
  }

  private void section(Section section, List<ResourceRecord> records, Opcode opcode)
      throws IOException {
    if (!records.isEmpty()) {
      String label = section.label(opcode).toUpperCase(Locale.ROOT);
      records(";; " + label + " SECTION:", records);
    }
  }

  private void records(String title, List<ResourceRecord> records) throws IOException {
    out.append('\n').append(title).append('\n');
    for (ResourceRecord record : records) {
      record(record);
    }
  }

  private void record(ResourceRecord record) throws IOException {
    record.name().appendTo(out);
    out.append('\t').append(record.ttl());
    out.append('\t').append(texts.of(record.recordClass()));
    out.append('\t').append(texts.of(record.type())).append('\t');
    texts.append(record.rdata(), registry, out);
    out.append('\n');
    sink.flushIfFull();
  }
}
