package io.wiredns.bench;

import static io.wiredns.bench.CountedWork.octets;
import static io.wiredns.bench.CountedWork.strict;
import static io.wiredns.bench.CountedWork.view;

import io.wiredns.codec.internal.message.MessageAccess;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessagePatch;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.TtlFields;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireName;
import io.wiredns.inspect.RDataCheck;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Counted operations that view, parse and patch messages. */
final class CountedReading {
  private static final MessageAccess ACCESS = MessageAccess.get();

  /** Larger than RDATA with expanded names can be. */
  private static final int SCRATCH = 70_000;

  private CountedReading() {}

  static void addTo(Map<String, Function<byte[], Map.Entry<Integer, Callable<Object>>>> all) {
    all.put("MessageView.wrap", octets(CountedReading::wrap));
    all.put("MessageView.wrapTolerant", octets(in -> new MessageView().wrapTolerant(in.array())));
    all.put("QuestionView.wrap", octets(CountedReading::question));
    all.put("MessagePatch", octets(CountedReading::patch));
    all.put("MessageView accessors", view(CountedReading::accessors));
    all.put("RecordView accessors", view(view -> each(view, CountedReading::record)));
    all.put("RecordView.name", view(CountedReading::names));
    all.put("RecordView.copyExpandedRData", view(CountedReading::expanded));
    all.put("RDataCheck", view(CountedReading::checked));
    all.put("RecordView.rdata", view(view -> each(view, CountedReading::decoded)));
    all.put("RecordView.rdataTolerant", view(CountedReading::tolerantly));
    all.put("RecordView.toRecord", view(view -> each(view, RecordView::toRecord)));
    all.put("Message.parse", octets(in -> Message.parse(in.array())));
    all.put("Message.parseTolerant", octets(in -> Message.parseTolerant(in.array())));
    all.put("MessageView.toMessage", view(MessageView::toMessage));
    all.put(
        "MessageView.toMessageTolerant", view(view -> view.toMessageTolerant(new ArrayList<>())));
    all.put("Message.edns", strict(Message::edns));
  }

  private static Object wrap(ByteBuffer in) {
    MessageView view = new MessageView();
    if (view.tryWrap(in.array())) {
      return view;
    }
    try {
      return view.wrap(in);
    } catch (WireFormatException malformed) {
      return view.failure().getMessage();
    }
  }

  private static Object question(ByteBuffer in) throws WireFormatException {
    QuestionView view = new QuestionView();
    Header header = Header.peek(in);
    if (!view.tryWrap(in) || !view.tryWrap(in.array())) {
      return view.failure().getMessage();
    }
    view.wrap(in);
    view.wrap(in.array());
    return view.questionCount() == 0
        ? header
        : view.copyName(new byte[SCRATCH], 0) + view.name().toName().length();
  }

  private static Object patch(ByteBuffer in) throws WireFormatException {
    ByteBuffer copy = ByteBuffer.allocate(in.remaining()).put(in).flip();
    MessagePatch.setId(copy, 4_711);
    MessagePatch.setFlags(copy, 0x0100, 0x0100);
    MessageView view = new MessageView();
    if (view.tryWrap(copy)) {
      try {
        MessagePatch.lowerTtls(copy, view, 1);
        MessagePatch.limitTtls(copy, view.wrap(copy), 1);
        TtlFields.of(view).ifPresent(fields -> changed(fields, copy));
        return MessagePatch.namedTtl(view.wrap(copy.array()));
      } catch (IllegalArgumentException refused) {
        return refused.getMessage();
      }
    }
    return copy;
  }

  private static void changed(TtlFields fields, ByteBuffer message) {
    fields.lower(message, fields.lowest(message));
    fields.limit(message, 1);
  }

  private static Object accessors(MessageView view) {
    byte[] scratch = new byte[SCRATCH];
    long sum = view.length() + view.header().flags() + view.rcodeValue() + view.recordCount();
    sum += view.opt() == null ? 0 : view.opt().ttl();
    sum += view.tsig() == null ? 0 : view.tsig().ttl();
    sum += view.body().length();
    view.copyOctets(0, view.length(), scratch, 0);
    for (int at = 0; at + 8 <= view.length(); at += 8) {
      sum += ACCESS.word(view, at);
    }
    for (int i = 0; i < view.questionCount(); i++) {
      WireName name = view.questionName(i);
      sum += name.length() + view.copyQuestionName(i, scratch, 0) + view.questionTypeValue(i);
      sum += view.questionClassValue(i);
      int contiguous = ACCESS.contiguousQuestionNameOffset(view, i);
      sum += contiguous < 0 ? 0 : ACCESS.contiguousQuestionNameLength(view, i);
    }
    return sum;
  }

  /** An operation on each record of a view. */
  private interface Each {
    Object of(RecordView record) throws WireFormatException;
  }

  private static Object each(MessageView view, Each each) {
    Object last = null;
    for (int i = 0; i < view.recordCount(); i++) {
      try {
        last = each.of(view.record(i));
      } catch (WireFormatException malformed) {
        last = malformed;
      }
    }
    return last;
  }

  private static Object record(RecordView record) {
    long sum = record.typeValue() + record.classValue() + record.ttl() + record.offset();
    sum += record.type().value() + record.recordClass().value() + record.rdataOffset();
    sum += ACCESS.contiguousNameOffset(record) < 0 ? 0 : ACCESS.contiguousNameLength(record);
    sum += record.typeOffset() + record.rawRData().length() + (record.hasRDataNames() ? 1 : 0);
    for (int i = 0; i < record.rdataLength(); i++) {
      sum += record.rdataOctet(i);
    }
    if (record.rdataLength() == 4 && record.typeValue() == 1) {
      sum += record.ipv4();
    }
    return sum;
  }

  private static Object names(MessageView view) {
    byte[] scratch = new byte[SCRATCH];
    Name before = Name.ROOT;
    long sum = 0;
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      WireName name = record.name();
      sum += record.copyName(scratch, 0) + name.copyTo(scratch, 0) + name.labelCount();
      sum += name.length() + (name.isSameAs(before) ? 1 : 0) + name.toString().length();
      before = name.toName();
      sum += before.hashCode();
    }
    return sum;
  }

  private static Object expanded(MessageView view) {
    byte[] scratch = new byte[SCRATCH];
    return each(
        view, record -> record.copyExpandedRData(scratch, 0) + record.copyRData(scratch, 0));
  }

  private static Object checked(MessageView view) {
    byte[] octets = new byte[view.length()];
    view.copyOctets(0, octets.length, octets, 0);
    return each(
        view,
        record -> {
          int from = record.rdataOffset();
          int to = from + record.rdataLength();
          return RDataCheck.isKnownGoodOpt(octets, from, to)
              || RDataCheck.isKnownGood(record.typeValue(), octets, from, to, octets.length);
        });
  }

  private static Object decoded(RecordView record) throws WireFormatException {
    return record.rdata(reader -> reader);
  }

  private static Object tolerantly(MessageView view) {
    List<WireFormatException> faults = new ArrayList<>();
    return each(view, record -> record.rdataTolerant(faults));
  }
}
