package io.wiredns.command.dig;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes messages in dig's layout, as the options of dig for output ask for it. For one thread. */
public final class DigLayout {
  private static final int TAB = 8;

  private final DigOptions shown;
  private final StringBuilder out;
  private final DigRData rdata;

  /** The columns in which TTL, class, type and RDATA begin. */
  private final int[] columns;

  /** The query, with whose cookie that of the response is compared; null for none. */
  private Message asked;

  public DigLayout(DigOptions shown, StringBuilder out) {
    this.shown = shown;
    this.out = out;
    rdata = new DigRData(shown, out);
    if (shown.multiline || !shown.ttl && !shown.recordClass) {
      columns = new int[] {24, 24, 24, 32};
    } else if (!shown.ttl || !shown.recordClass) {
      columns = new int[] {24, 24, 32, 40};
    } else {
      columns = new int[] {24, 32, 40, 48};
    }
  }

  /** Appends a query that is about to be sent. */
  public void query(Message query, int octets) {
    if (shown.comments) {
      out.append(";; Sending:\n");
    }
    message(query, true);
    if (shown.stats) {
      out.append(";; QUERY SIZE: ").append(octets).append("\n\n");
    }
  }

  /**
   * Appends a response.
   *
   * @param asked the query
   */
  public void response(Message asked, Message response) {
    this.asked = asked;
    if (shown.comments) {
      out.append(";; Got answer:\n");
    }
    message(response, false);
  }

  private void message(Message message, boolean isQuery) {
    if (shown.comments) {
      header(message, isQuery);
      message.edns().ifPresent(edns -> edns(edns, "; "));
    }
    if (shown.question && !message.questions().isEmpty()) {
      title(message, "QUESTION", "ZONE");
      for (Question question : message.questions()) {
        question(question);
      }
      blank();
    }
    section(shown.answer, message, message.answers(), "ANSWER", "PREREQUISITE");
    section(shown.authority, message, message.authorities(), "AUTHORITY", "UPDATE");
    if (shown.additional) {
      section(true, message, additionals(message), "ADDITIONAL", "ADDITIONAL");
      message.tsig().ifPresent(this::tsig);
    }
  }

  /** Returns the additional records except OPT and TSIG, which have sections of their own. */
  private static List<ResourceRecord> additionals(Message message) {
    boolean hasEdns = message.edns().isPresent();
    List<ResourceRecord> records = new ArrayList<>(message.additionals());
    message.tsig().ifPresent(records::remove);
    records.removeIf(record -> hasEdns && record.type().equals(RecordType.OPT));
    return records;
  }

  private void header(Message message, boolean isQuery) {
    String name = message.questions().isEmpty() ? "" : message.questions().get(0).name().toString();
    if (name.equalsIgnoreCase("local.") || name.toLowerCase(Locale.ROOT).endsWith(".local.")) {
      out.append(";; WARNING: .local is reserved for Multicast DNS\n");
      out.append(";; You are currently testing what happens when an mDNS query is leaked to DNS\n");
    }
    int flags = message.flags();
    out.append(";; ->>HEADER<<- opcode: ").append(opcode(message.opcode()));
    out.append(", status: ").append(rcode(message.rcode()));
    out.append(", id: ").append(message.id()).append("\n;; flags:");
    appendFlags(flags, out);
    out.append((flags & Header.Z) == 0 ? "" : "; MBZ: 0x4");
    Header header = message.header();
    boolean update = message.opcode().equals(Opcode.UPDATE);
    out.append(update ? "; ZONE: " : "; QUERY: ").append(header.questionCount());
    out.append(update ? ", PREREQ: " : ", ANSWER: ").append(header.answerCount());
    out.append(update ? ", UPDATE: " : ", AUTHORITY: ").append(header.authorityCount());
    out.append(", ADDITIONAL: ").append(header.additionalCount()).append('\n');
    if (!isQuery && (flags & (Header.RD | Header.RA)) == Header.RD) {
      out.append(";; WARNING: recursion requested but not available\n");
    }
    out.append('\n');
  }

  /** Appends the names of the flags that are set, each after a space. */
  static void appendFlags(int flags, StringBuilder out) {
    int[] bits = {Header.QR, Header.AA, Header.TC, Header.RD, Header.RA, Header.AD, Header.CD};
    String[] names = {" qr", " aa", " tc", " rd", " ra", " ad", " cd"};
    for (int i = 0; i < bits.length; i++) {
      out.append((flags & bits[i]) == 0 ? "" : names[i]);
    }
  }

  static String opcode(Opcode opcode) {
    String text = opcode.toString();
    return text.startsWith("OPCODE") || text.equals("DSO") ? "RESERVED" + opcode.value() : text;
  }

  public static String rcode(Rcode rcode) {
    String text = rcode.toString();
    return text.startsWith("RCODE") ? "RESERVED" + rcode.value() : text;
  }

  private void edns(Edns edns, String before) {
    out.append(";; OPT PSEUDOSECTION:\n; EDNS: version: ").append(edns.version());
    out.append(", flags:");
    out.append((edns.flags() & Edns.FLAG_DO) == 0 ? "" : " do");
    out.append((edns.flags() & Edns.FLAG_CO) == 0 ? "" : " co");
    int others = edns.flags() & ~(Edns.FLAG_DO | Edns.FLAG_CO);
    if (others != 0) {
      out.append("; MBZ: 0x").append(Integer.toHexString(0x10000 | others), 1, 5).append(',');
    } else {
      out.append(';');
    }
    out.append(" udp: ").append(edns.udpPayloadSize()).append('\n');
    for (EdnsOption option : edns.options()) {
      out.append(before).append(option.toText()).append(verdict(option, asked)).append('\n');
    }
  }

  /** Returns what dig says of the cookie of a response: whether it begins with the query's. */
  static String verdict(EdnsOption option, Message asked) {
    if (asked == null || !(option instanceof Cookie cookie)) {
      return "";
    }
    Cookie sent = asked.edns().flatMap(edns -> edns.option(Cookie.class)).orElse(null);
    if (sent == null) {
      return "";
    }
    if (!cookie.client().equals(sent.client())) {
      return " (bad)";
    }
    return cookie.hasServer() ? " (good)" : " (echoed)";
  }

  private void title(Message message, String usual, String ofUpdate) {
    if (shown.comments) {
      boolean update = message.opcode().equals(Opcode.UPDATE);
      out.append(";; ").append(update ? ofUpdate : usual).append(" SECTION:\n");
    }
  }

  private void blank() {
    if (shown.comments) {
      out.append('\n');
    }
  }

  private void section(
      boolean on, Message message, List<ResourceRecord> records, String usual, String ofUpdate) {
    if (!on || records.isEmpty()) {
      return;
    }
    title(message, usual, ofUpdate);
    for (ResourceRecord record : records) {
      record(record);
    }
    blank();
  }

  private void tsig(ResourceRecord tsig) {
    if (shown.comments) {
      out.append(";; TSIG PSEUDOSECTION:\n");
    }
    record(tsig);
    blank();
  }

  private void question(Question question) {
    out.append(';');
    String name = name(question.name());
    out.append(name);
    int column = indent(name.length(), columns[1]);
    column += append(recordClass(question.recordClass()));
    indent(column, columns[2]);
    out.append(type(question.type())).append('\n');
  }

  /** Appends the line, or lines, of a record. */
  public void record(ResourceRecord record) {
    String name = name(record.name());
    int column = append(name);
    if (shown.ttl) {
      column = indent(column, columns[0]);
      int start = out.length();
      if (shown.ttlUnits) {
        DigTtl.inLetters(record.ttl(), out);
      } else {
        out.append(record.ttl());
      }
      column += out.length() - start;
    }
    if (shown.recordClass) {
      column = indent(column, columns[1]);
      column += append(recordClass(record.recordClass()));
    }
    column = indent(column, columns[2]);
    column += append(type(record.type()));
    int before = out.length();
    indent(column, columns[3]);
    int data = out.length();
    rdata.append(record.rdata());
    if (out.length() == data) {
      out.setLength(before);
    }
    out.append('\n');
  }

  private String recordClass(RecordClass recordClass) {
    return shown.generic ? recordClass.toGenericText() : recordClass.toString();
  }

  private String type(RecordType type) {
    return shown.generic ? type.toGenericText() : type.toString();
  }

  private String name(Name name) {
    return shown.idnOut ? DigNames.readable(name) : name.toString();
  }

  private int append(String text) {
    out.append(text);
    return text.length();
  }

  /** Goes on to a column, or at least one space further, with tabs as far as possible. */
  private int indent(int from, int to) {
    int target = Math.max(to, from + 1);
    int at = from;
    int tabs = target / TAB - from / TAB;
    if (tabs > 0) {
      out.append("\t".repeat(tabs));
      at = target / TAB * TAB;
    }
    out.append(" ".repeat(target - at));
    return target;
  }
}
