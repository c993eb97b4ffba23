package io.wiredns.command.dig;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.command.output.Voice;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Writes messages as YAML, with the names that dig gives the parts. For one thread. */
public final class DigYaml {
  private final DigOptions shown;
  private final StringBuilder out;
  private final DigRData rdata;

  public DigYaml(DigOptions shown, StringBuilder out) {
    this.shown = shown;
    this.out = out;
    DigOptions oneLine = shown.copy();
    oneLine.multiline = false;
    rdata = new DigRData(oneLine, out);
  }

  /**
   * The circumstances of a message.
   *
   * @param received the time of receipt; null for a query
   * @param local the local address of the command line; null for none
   */
  public record Circumstances(
      Instant sent,
      Instant received,
      int octets,
      InetSocketAddress server,
      Transport transport,
      InetSocketAddress local) {}

  /** Appends a document for a message. */
  public void message(Message message, Message query, Circumstances how) {
    boolean isQuery = how.received() == null;
    boolean recursive =
        (message.flags() & Header.RD) != 0 && (isQuery || (message.flags() & Header.RA) != 0);
    out.append("- type: MESSAGE\n  message:\n    type: ");
    out.append(recursive ? "RECURSIVE_" : "AUTH_").append(isQuery ? "QUERY\n" : "RESPONSE\n");
    out.append("    query_time: !!timestamp ").append(time(how.sent())).append('\n');
    if (!isQuery) {
      out.append("    response_time: !!timestamp ").append(time(how.received())).append('\n');
    }
    boolean six = how.server().getAddress() instanceof Inet6Address;
    out.append("    message_size: ").append(how.octets()).append("b\n");
    out.append("    socket_family: ").append(six ? "INET6\n" : "INET\n");
    out.append("    socket_protocol: ").append(how.transport()).append('\n');
    address("response", Voice.address(how.server().getAddress()), how.server().getPort());
    if (how.local() == null) {
      address("query", six ? "::" : "0.0.0.0", 0);
    } else {
      address("query", Voice.address(how.local().getAddress()), how.local().getPort());
    }
    out.append(isQuery ? "    query_message_data:\n" : "    response_message_data:\n");
    data(message, isQuery ? null : query);
  }

  private void address(String whose, String address, int port) {
    out.append("    ").append(whose).append("_address: \"").append(address).append("\"\n");
    out.append("    ").append(whose).append("_port: ").append(port).append('\n');
  }

  private static String time(Instant time) {
    String text = time.truncatedTo(ChronoUnit.MILLIS).toString();
    int point = text.indexOf('.');
    return point < 0 ? text.replace("Z", ".000Z") : text;
  }

  private void data(Message message, Message query) {
    String indent = "      ";
    int flags = message.flags();
    out.append(indent).append("opcode: ").append(DigLayout.opcode(message.opcode()));
    out.append('\n').append(indent).append("status: ").append(DigLayout.rcode(message.rcode()));
    out.append('\n').append(indent).append("id: ").append(message.id());
    out.append('\n').append(indent).append("flags:");
    DigLayout.appendFlags(flags, out);
    out.append('\n');
    if ((flags & Header.Z) != 0) {
      out.append(indent).append("MBZ: 0x4\n");
    }
    Header header = message.header();
    out.append(indent).append("QUESTION: ").append(header.questionCount());
    out.append('\n').append(indent).append("ANSWER: ").append(header.answerCount());
    out.append('\n').append(indent).append("AUTHORITY: ").append(header.authorityCount());
    out.append('\n').append(indent).append("ADDITIONAL: ").append(header.additionalCount());
    out.append('\n');
    if (shown.comments) {
      message.edns().ifPresent(edns -> edns(edns, query));
    }
    if (shown.question && !message.questions().isEmpty()) {
      out.append(indent).append("QUESTION_SECTION:\n");
      for (Question question : message.questions()) {
        out.append(indent).append("  - '").append(question.name()).append(' ');
        out.append(question.recordClass()).append(' ').append(question.type()).append("'\n");
      }
    }
    section(shown.answer, "ANSWER_SECTION", message.answers());
    section(shown.authority, "AUTHORITY_SECTION", message.authorities());
    List<ResourceRecord> additionals = new ArrayList<>(message.additionals());
    additionals.removeIf(record -> record.type().equals(RecordType.OPT));
    message.tsig().ifPresent(additionals::remove);
    section(shown.additional, "ADDITIONAL_SECTION", additionals);
    if (shown.additional) {
      section(true, "TSIG_PSEUDOSECTION", message.tsig().map(List::of).orElse(List.of()));
    }
  }

  private void edns(Edns edns, Message query) {
    String indent = "          ";
    out.append("      OPT_PSEUDOSECTION:\n        EDNS:\n").append(indent).append("version: ");
    out.append(edns.version()).append('\n').append(indent).append("flags:");
    out.append((edns.flags() & Edns.FLAG_DO) == 0 ? "" : " do");
    out.append((edns.flags() & Edns.FLAG_CO) == 0 ? "" : " co");
    out.append('\n');
    int others = edns.flags() & ~(Edns.FLAG_DO | Edns.FLAG_CO);
    if (others != 0) {
      out.append(indent).append("MBZ: 0x").append(Integer.toHexString(0x10000 | others), 1, 5);
      out.append('\n');
    }
    out.append(indent).append("udp: ").append(edns.udpPayloadSize()).append('\n');
    for (EdnsOption option : edns.options()) {
      if (option instanceof ExtendedError error) {
        error(error, indent);
      } else {
        String text = option.toText().replace("TCP KEEPALIVE", "TCP-KEEPALIVE");
        out.append(indent).append(text).append(DigLayout.verdict(option, query)).append('\n');
      }
    }
  }

  private void error(ExtendedError error, String indent) {
    String text = error.toText();
    int extra = text.indexOf("): (");
    String code = text.substring("EDE: ".length(), extra < 0 ? text.length() : extra + 1);
    out.append(indent).append("EDE:\n").append(indent).append("  INFO-CODE: ").append(code);
    out.append('\n');
    if (extra >= 0) {
      out.append(indent).append("  EXTRA-TEXT: \"");
      out.append(text, extra + 4, text.length() - 1).append("\"\n");
    } else {
      out.append('\n');
    }
  }

  private void section(boolean on, String title, List<ResourceRecord> records) {
    if (!on || records.isEmpty()) {
      return;
    }
    out.append("      ").append(title).append(":\n");
    for (ResourceRecord record : records) {
      out.append("        - '").append(record.name()).append(' ');
      if (shown.ttl) {
        out.append(record.ttl()).append(' ');
      }
      if (shown.recordClass) {
        out.append(record.recordClass()).append(' ');
      }
      out.append(record.type()).append(' ');
      int start = out.length();
      rdata.append(record.rdata());
      for (int at = out.indexOf("'", start); at >= 0; at = out.indexOf("'", at + 2)) {
        out.insert(at, '\''); // YAML doubles it.
      }
      out.append("'\n");
    }
  }
}
