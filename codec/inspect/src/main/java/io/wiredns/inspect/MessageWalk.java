package io.wiredns.inspect;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import io.wiredns.inspect.internal.TracingReader;
import io.wiredns.stateful.DsoMessage;
import java.util.List;

/**
 * Dissects a message: well-formed entries with a tolerant view, the octets after them with a walk
 * of its own.
 */
final class MessageWalk {
  private static final int TYPE = 2;
  private static final int CLASS = 2;
  private static final int TTL = 4;
  private static final int RDLENGTH = 2;

  private final byte[] octets;
  private final MessageView view;
  private final ItemList items;
  private final ElementDissector elements;

  MessageWalk(byte[] octets, Registry registry) {
    view = new MessageView(registry);
    this.octets = octets;
    items = new ItemList(octets, view.wrapTolerant(octets));
    elements = new ElementDissector(octets, items, registry);
  }

  Dissection dissect() {
    WireFormatException framing = view.fault() == null ? null : view.failure();
    if (!view.hasHeader() || view.fault() == MessageFault.MESSAGE_TOO_LONG) {
      items.faulty(0, 0, octets.length, framing.field());
      return items.dissection();
    }
    counts();
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
    if (view.body().length() > 0) {
      elements.tlvs(end);
    }
    if (framing != null) {
      broken(end, framing);
    }
    return items.dissection();
  }

  private void counts() {
    if (!opcode().equals(Opcode.DSO)) {
      return;
    }
    try {
      DsoMessage.checkCounts(view.header());
    } catch (WireFormatException fault) {
      items.fault(fault);
    }
  }

  private void header() {
    Header header = view.header();
    items.group(0, 0, WireLimits.HEADER_OCTETS, "header");
    items.field(1, 0, 2, "id", Integer.toString(header.id()));
    items.field(1, 2, 4, "flags", flags(header));
    items.field(1, 4, 6, "QDCOUNT", Integer.toString(header.questionCount()));
    items.field(1, 6, 8, "ANCOUNT", Integer.toString(header.answerCount()));
    items.field(1, 8, 10, "NSCOUNT", Integer.toString(header.authorityCount()));
    items.field(1, 10, 12, "ARCOUNT", Integer.toString(header.additionalCount()));
  }

  private static String flags(Header header) {
    StringBuilder text = new StringBuilder();
    text.append(header.isResponse() ? "response " : "query ").append(header.opcode());
    flag(header.isAuthoritative(), "aa", text);
    flag(header.isTruncated(), "tc", text);
    flag(header.isRecursionDesired(), "rd", text);
    flag(header.isRecursionAvailable(), "ra", text);
    flag(header.hasReservedBit(), "z", text);
    flag(header.isAuthenticData(), "ad", text);
    flag(header.isCheckingDisabled(), "cd", text);
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
    items.group(0, name.offset(), fixed + TYPE + CLASS, path(Section.QUESTION, number));
    name(name.offset(), fixed);
    type(fixed);
    items.field(1, fixed + TYPE, fixed + TYPE + CLASS, "class", classText(fixed + TYPE));
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
    String path = path(section, number) + " " + record.type();
    items.group(0, record.offset(), end, path);
    name(record.offset(), fixed);
    type(fixed);
    int at = fixed + TYPE;
    boolean opt = record.typeValue() == RecordType.OPT.value();
    items.field(
        1, at, at + CLASS, opt ? "UDP payload size" : "class", opt ? number(at) : classText(at));
    at += CLASS;
    items.field(
        1, at, at + TTL, opt ? "EDNS" : "ttl", opt ? edns(record) : Long.toString(record.ttl()));
    items.field(1, at + TTL, rdata, "RDLENGTH", Integer.toString(record.rdataLength()));
    rdata(record, rdata, end, path);
    return end;
  }

  private String number(int at) {
    return Integer.toString(Bytes.u16(octets, at));
  }

  private static String edns(RecordView record) {
    Edns edns = Edns.ofFields(record.classValue(), (int) record.ttl(), List.of());
    return "extended RCODE bits %d, version %d, flags 0x%04x%s"
        .formatted(
            edns.extendedRcodeBits(), edns.version(), edns.flags(), edns.isDnssecOk() ? " do" : "");
  }

  private void rdata(RecordView record, int from, int end, String path) {
    if (record.typeValue() == RecordType.OPT.value() && !isRefused(record)) {
      elements.options(from, end, path);
      return;
    }
    TracingReader.Listener listener = items.trace(1, from, "");
    try {
      record.rdata(in -> new TracingReader(in, octets, listener, view.registry().typeSpace()));
      if (end > items.tracedEnd()) {
        items.field(1, from, end, "RDATA", "opaque");
      }
    } catch (WireFormatException fault) {
      items.failed(1, fault, end);
    }
  }

  /**
   * Returns whether an UPDATE permits no data in this record, even if they are well-formed. This
   * may be true of OPT, whose UDP payload size may be read as class ANY.
   */
  private static boolean isRefused(RecordView record) {
    try {
      record.rdata();
      return false;
    } catch (WireFormatException fault) {
      return fault.fault() == MessageFault.UPDATE_ANY_DATA;
    }
  }

  private void type(int at) {
    items.field(1, at, at + TYPE, "type", view.registry().type(Bytes.u16(octets, at)).toString());
  }

  private String classText(int at) {
    return RecordClass.of(Bytes.u16(octets, at)).toString();
  }

  private void name(int from, int to) {
    String text = WireAccess.get().wireName(octets, from, 0, 0).toString();
    items.field(1, from, to, "name", text + items.pointer(from, to));
  }

  private int end(int name) {
    return WireNames.skip(octets, name, octets.length, octets.length);
  }

  /** Lists the octets after the last complete entry, up to the fault that ended the walk. */
  private void broken(int from, WireFormatException fault) {
    int at = fault.offset();
    if (fault.fault() != Fault.TRAILING_OCTETS && from < octets.length) {
      items.group(0, from, octets.length, fault.field());
      int fixed = end(from);
      if (fixed < 0) {
        if (at > from) {
          items.field(1, from, at, "name", "");
        }
      } else {
        name(from, fixed);
        frame(fixed, at);
      }
    }
    items.faulty(1, fault, octets.length);
  }

  /**
   * Lists type, class and TTL of a record that is truncated after its name, as far as they are
   * before the fault.
   */
  private void frame(int fixed, int fault) {
    int at = fixed;
    if (at + TYPE <= fault) {
      type(at);
      at += TYPE;
    }
    if (at > fixed && at + CLASS <= fault) {
      items.field(1, at, at + CLASS, "class", classText(at));
      at += CLASS;
    }
    if (at == fixed + TYPE + CLASS && at + TTL <= fault) {
      items.field(1, at, at + TTL, "ttl", Long.toString(Bytes.u32(octets, at)));
    }
  }
}
