package io.wiredns.codec.render;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes a {@link Dissection}: the tolerant view for what is whole, a walk of its own for the rest.
 */
final class Dissector {
  private static final int TYPE = 2;
  private static final int CLASS = 2;
  private static final int TTL = 4;
  private static final int RDLENGTH = 2;

  private final ByteBuffer message;
  private final byte[] octets;
  private final MessageView view = new MessageView();
  private final List<Dissection.Item> items = new ArrayList<>();
  private final List<WireFormatException> faults = new ArrayList<>();

  /** The offset behind the last field of RDATA that was read. */
  private int traced;

  Dissector(ByteBuffer message) {
    this.message = message;
    this.octets = Octets.of(message).toArray();
  }

  Dissection dissect() {
    faults.addAll(view.wrapTolerant(message));
    WireFormatException framing = view.fault() == null ? null : view.failure();
    if (!view.hasHeader() || view.fault() == Fault.MESSAGE_TOO_LONG) {
      faulty(0, 0, octets.length, framing.field());
      return new Dissection(items, faults);
    }
    header();
    int end = WireLimits.HEADER_OCTETS;
    for (int i = 0; i < view.count(Section.QUESTION); i++) {
      end = question(i);
    }
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      for (int i = 0; i < view.count(section); i++) {
        end = record(section, i);
      }
    }
    Octets body = view.body();
    if (body.length() > 0) {
      field(0, end, octets.length, "body", "");
    }
    if (framing != null) {
      broken(end, framing);
    }
    faults.sort(Comparator.comparingInt(WireFormatException::offset));
    return new Dissection(items, faults);
  }

  private void field(int depth, int from, int to, String name, String value) {
    items.add(new Dissection.Item(depth, from, to, name, value, false, isMisplaced(from, to)));
  }

  private void group(int from, int to, String name) {
    items.add(new Dissection.Item(0, from, to, name, "", true, false));
  }

  private void faulty(int depth, int from, int to, String name) {
    items.add(new Dissection.Item(depth, from, to, name, "", false, true));
  }

  /** Whether a fault that did not end the walk, one of placement, lies on these octets. */
  private boolean isMisplaced(int from, int to) {
    return faults.stream()
        .anyMatch(fault -> isPlacement(fault) && fault.offset() >= from && fault.offset() < to);
  }

  private static boolean isPlacement(WireFormatException fault) {
    return switch (fault.fault()) {
      case OPT_PLACE, OPT_REPEATED, OPT_OWNER, TSIG_PLACE, TSIG_CLASS -> true;
      default -> false;
    };
  }

  private void header() {
    Header header = view.header();
    group(0, WireLimits.HEADER_OCTETS, "header");
    field(1, 0, 2, "id", Integer.toString(header.id()));
    field(1, 2, 4, "flags", flags(header));
    field(1, 4, 6, "QDCOUNT", Integer.toString(header.questionCount()));
    field(1, 6, 8, "ANCOUNT", Integer.toString(header.answerCount()));
    field(1, 8, 10, "NSCOUNT", Integer.toString(header.authorityCount()));
    field(1, 10, 12, "ARCOUNT", Integer.toString(header.additionalCount()));
  }

  private static String flags(Header header) {
    StringBuilder text = new StringBuilder();
    text.append(header.isResponse() ? "response " : "query ").append(header.opcode());
    flag(header.isAuthoritative(), "aa", text);
    flag(header.isTruncated(), "tc", text);
    flag(header.recursionDesired(), "rd", text);
    flag(header.recursionAvailable(), "ra", text);
    flag(header.reserved(), "z", text);
    flag(header.authenticData(), "ad", text);
    flag(header.checkingDisabled(), "cd", text);
    return text.append(' ').append(Rcode.of(header.rcodeBits())).toString();
  }

  private static void flag(boolean on, String name, StringBuilder text) {
    if (on) {
      text.append(' ').append(name);
    }
  }

  private Opcode opcode() {
    return view.header().opcode();
  }

  private int question(int number) {
    WireName name = view.questionName(number);
    int fixed = end(name.offset());
    group(name.offset(), fixed + TYPE + CLASS, path(Section.QUESTION, number));
    name(name.offset(), fixed);
    type(fixed);
    field(1, fixed + TYPE, fixed + TYPE + CLASS, "class", classText(fixed + TYPE));
    return fixed + TYPE + CLASS;
  }

  private String path(Section section, int number) {
    return section.label(opcode()) + "[" + number + "]";
  }

  private int record(Section section, int number) {
    RecordView record = view.record(section, number);
    int fixed = record.typeOffset();
    int rdata = record.rdataOffset();
    int end = rdata + record.rdataLength();
    group(record.offset(), end, path(section, number) + " " + record.type());
    name(record.offset(), fixed);
    type(fixed);
    int at = fixed + TYPE;
    boolean opt = record.typeValue() == RecordType.OPT.value();
    field(1, at, at + CLASS, opt ? "UDP payload size" : "class", opt ? number(at) : classText(at));
    at += CLASS;
    field(1, at, at + TTL, opt ? "EDNS" : "ttl", opt ? edns(record) : Long.toString(record.ttl()));
    field(1, at + TTL, rdata, "RDLENGTH", Integer.toString(record.rdataLength()));
    rdata(record, rdata, end);
    return end;
  }

  private String number(int at) {
    return Integer.toString(Bytes.u16(octets, at));
  }

  private static String edns(RecordView record) {
    Edns edns = Edns.ofFields(record.classValue(), (int) record.ttl(), List.of());
    return "extended RCODE bits %d, version %d, flags 0x%04x%s"
        .formatted(
            edns.extendedRcodeBits(), edns.version(), edns.flags(), edns.dnssecOk() ? " do" : "");
  }

  private void rdata(RecordView record, int from, int end) {
    traced = from;
    try {
      RData rdata = record.rdata(in -> new TracingReader(in, this::traced));
      if (end > from && (rdata instanceof UnknownRData || rdata instanceof EmptyRData)) {
        field(1, from, end, "RDATA", "");
      }
    } catch (WireFormatException fault) {
      faults.add(fault);
      if (fault.offset() < traced) {
        // The field points back to octets that are wrong there; they have been shown.
        faulty(1, traced, end, lastWord(fault.field()));
        return;
      }
      if (fault.offset() > traced) {
        field(1, traced, fault.offset(), lastWord(fault.field()), "");
      }
      faulty(fault, end);
    }
  }

  private void traced(String name, int from, int to, String value) {
    field(1, from, to, name, value.endsWith(".") ? value + pointer(from, to) : value);
    traced = to;
  }

  private static String lastWord(String path) {
    return path.substring(path.lastIndexOf(' ') + 1);
  }

  private void type(int at) {
    field(1, at, at + TYPE, "type", RecordType.of(Bytes.u16(octets, at)).toString());
  }

  private String classText(int at) {
    return RecordClass.of(Bytes.u16(octets, at)).toString();
  }

  private void name(int from, int to) {
    String text = new WireName(octets, from).toString();
    field(1, from, to, "name", text + pointer(from, to));
  }

  /** Says where the pointer leads that ends a name at {@code [from, to)}, if one does. */
  private String pointer(int from, int to) {
    int p = from;
    while (p < to && octets[p] > 0 && octets[p] <= WireLimits.LABEL_OCTETS) {
      p += octets[p] + 1;
    }
    if (p != to - 2 || (octets[p] & 0xC0) != 0xC0) {
      return "";
    }
    return "  (pointer at " + p + " to " + (Bytes.u16(octets, p) & WireLimits.POINTER_OFFSET) + ")";
  }

  private int end(int name) {
    return WireName.skip(octets, name, octets.length, octets.length);
  }

  /** What lies behind the last whole entry, up to the fault that ended the walk. */
  private void broken(int from, WireFormatException fault) {
    int at = fault.offset();
    if (fault.fault() != Fault.TRAILING_OCTETS && from < octets.length) {
      group(from, octets.length, fault.field());
      int fixed = end(from);
      if (fixed < 0) {
        if (at > from) {
          field(1, from, at, "name", "");
        }
      } else {
        name(from, fixed);
        frame(fixed, at);
      }
    }
    faulty(fault, octets.length);
  }

  /** The octets that are wrong, and those behind them up to {@code end} that nobody could read. */
  private void faulty(WireFormatException fault, int end) {
    int from = fault.offset();
    int to =
        switch (fault.fault()) {
          case POINTER_NOT_PRIOR,
              POINTER_INTO_HEADER,
              POINTER_CHAIN,
              POINTER_FORBIDDEN,
              RDLENGTH_EXCEEDS_MESSAGE,
              OPTION_TRUNCATED ->
              Math.min(from + 2, Math.max(end, from));
          case LABEL_TYPE, POINTER_TRUNCATED -> from + 1;
          default -> Math.max(end, from);
        };
    faulty(1, from, to, lastWord(fault.field()));
    if (to < end) {
      field(1, to, end, "unread", "");
    }
  }

  /**
   * Type, class and TTL of a record that is cut behind its name, as far as they are before the
   * fault.
   */
  private void frame(int fixed, int fault) {
    int at = fixed;
    if (at + TYPE <= fault) {
      type(at);
      at += TYPE;
    }
    if (at > fixed && at + CLASS <= fault) {
      field(1, at, at + CLASS, "class", classText(at));
      at += CLASS;
    }
    if (at == fixed + TYPE + CLASS && at + TTL <= fault) {
      field(1, at, at + TTL, "ttl", Long.toString(Bytes.u32(octets, at)));
    }
  }
}
