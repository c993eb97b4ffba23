package io.wiredns.codec.render;

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
import java.util.List;
import java.util.Locale;

/**
 * A message as dig shows it: what people read and paste. All output is printable ASCII.
 *
 * @since 0.1
 */
public final class DigText {
  private DigText() {}

  /**
   * The whole message.
   *
   * @param message the message
   * @return lines, each ended by a line feed
   */
  public static String of(Message message) {
    StringBuilder out = new StringBuilder();
    append(message, out);
    return out.toString();
  }

  /**
   * Appends the whole message.
   *
   * @param message the message
   * @param out takes lines, each ended by a line feed
   */
  public static void append(Message message, StringBuilder out) {
    Opcode opcode = message.opcode();
    header(message, opcode, out);
    message.edns().ifPresent(edns -> edns(edns, out));
    if (!message.questions().isEmpty()) {
      title(Section.QUESTION, opcode, out);
      for (Question question : message.questions()) {
        out.append(';');
        question.name().appendTo(out);
        out.append("\t\t").append(question.recordClass()).append('\t').append(question.type());
        out.append('\n');
      }
    }
    boolean edns = message.edns().isPresent();
    section(Section.ANSWER, message.answers(), opcode, out);
    section(Section.AUTHORITY, message.authorities(), opcode, out);
    section(
        Section.ADDITIONAL,
        message.additionals().stream()
            .filter(record -> !(edns && record.type().equals(RecordType.OPT)))
            .filter(record -> !record.type().equals(RecordType.TSIG))
            .toList(),
        opcode,
        out);
    message.tsig().ifPresent(tsig -> records(";; TSIG PSEUDOSECTION:", List.of(tsig), out));
    if (message.body().length() > 0) {
      out.append("\n;; BODY: ").append(message.body().toHex()).append('\n');
    }
  }

  private static void header(Message message, Opcode opcode, StringBuilder out) {
    Header header = message.header();
    Rcode rcode = message.rcode();
    out.append(";; ->>HEADER<<- opcode: ").append(opcode);
    out.append(", status: ").append(rcode).append(", id: ").append(header.id()).append('\n');
    out.append(";; flags:");
    flag(header.isResponse(), "qr", out);
    flag(header.isAuthoritative(), "aa", out);
    flag(header.isTruncated(), "tc", out);
    flag(header.recursionDesired(), "rd", out);
    flag(header.recursionAvailable(), "ra", out);
    flag(header.reserved(), "z", out);
    flag(header.authenticData(), "ad", out);
    flag(header.checkingDisabled(), "cd", out);
    boolean update = opcode.equals(Opcode.UPDATE);
    out.append(update ? "; ZONE: " : "; QUERY: ").append(header.questionCount());
    out.append(update ? ", PREREQ: " : ", ANSWER: ").append(header.answerCount());
    out.append(update ? ", UPDATE: " : ", AUTHORITY: ").append(header.authorityCount());
    out.append(", ADDITIONAL: ").append(header.additionalCount()).append('\n');
  }

  private static void flag(boolean on, String name, StringBuilder out) {
    if (on) {
      out.append(' ').append(name);
    }
  }

  private static void edns(Edns edns, StringBuilder out) {
    out.append("\n;; OPT PSEUDOSECTION:\n; EDNS: version: ").append(edns.version());
    out.append(", flags:");
    flag(edns.dnssecOk(), "do", out);
    flag((edns.flags() & Edns.FLAG_CO) != 0, "co", out);
    int other = edns.flags() & ~(Edns.FLAG_DO | Edns.FLAG_CO);
    if (other != 0) {
      out.append("; MBZ: 0x").append(String.format("%04x", other));
    }
    out.append("; udp: ").append(edns.udpPayloadSize()).append('\n');
    for (EdnsOption option : edns.options()) {
      out.append("; ").append(option.toText()).append('\n');
    }
  }

  private static void title(Section section, Opcode opcode, StringBuilder out) {
    String label = section.label(opcode).toUpperCase(Locale.ROOT);
    out.append("\n;; ").append(label).append(" SECTION:\n");
  }

  private static void section(
      Section section, List<ResourceRecord> records, Opcode opcode, StringBuilder out) {
    if (!records.isEmpty()) {
      String label = section.label(opcode).toUpperCase(Locale.ROOT);
      records(";; " + label + " SECTION:", records, out);
    }
  }

  private static void records(String title, List<ResourceRecord> records, StringBuilder out) {
    out.append('\n').append(title).append('\n');
    for (ResourceRecord record : records) {
      record.name().appendTo(out);
      out.append('\t').append(record.ttl());
      out.append('\t').append(record.recordClass());
      out.append('\t').append(record.type());
      out.append('\t').append(record.rdata().toText());
      out.append('\n');
    }
  }
}
