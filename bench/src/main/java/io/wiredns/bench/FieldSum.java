package io.wiredns.bench;

import io.wiredns.codec.internal.message.MessageAccess;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads every field of a message without allocating: the names of questions, owners and RDATA with
 * pointers followed, types, classes, TTLs and all other RDATA.
 *
 * <p>The sum depends on every octet and on their order, so that the JIT compiler cannot omit a
 * read. It adds eight octets at a time, to cost little compared with reading.
 */
final class FieldSum {
  private static final MessageAccess ACCESS = MessageAccess.get();

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final int EXPANSION = 2 * WireLimits.NAME_OCTETS;

  private final MessageView view = new MessageView();
  private final byte[] scratch = new byte[WireLimits.RDATA_OCTETS + EXPANSION + Long.BYTES];

  /** Returns the sum after adding one more message. */
  long add(long before, ByteBuffer message) throws WireFormatException {
    MessageView view = this.view.wrap(message);
    long sum = mix(before, (long) view.id() << 16 | view.flags());
    int questions = view.questionCount();
    for (int i = 0; i < questions; i++) {
      sum = mix(sum, (long) view.questionTypeValue(i) << 16 | view.questionClassValue(i));
      int name = ACCESS.contiguousQuestionNameLength(view, i);
      sum =
          name > 0
              ? octets(sum, view, ACCESS.contiguousQuestionNameOffset(view, i), name)
              : scratch(sum, view.copyQuestionName(i, scratch, 0));
    }
    int records = view.recordCount();
    for (int i = 0; i < records; i++) {
      RecordView record = view.record(i);
      sum = mix(sum, ACCESS.word(view, record.typeOffset()));
      int name = ACCESS.contiguousNameLength(record);
      sum =
          name > 0
              ? octets(sum, view, ACCESS.contiguousNameOffset(record), name)
              : scratch(sum, record.copyName(scratch, 0));
      sum =
          record.hasRDataNames()
              ? expanded(sum, record)
              : octets(sum, view, record.rdataOffset(), record.rdataLength());
    }
    return sum;
  }

  private long expanded(long before, RecordView record) {
    int length = record.copyExpandedRData(scratch, 0);
    if (length < 0) {
      throw new IllegalStateException("a name in RDATA is malformed");
    }
    return scratch(before, length);
  }

  private static long mix(long sum, long word) {
    return Long.rotateLeft(sum, 5) + word;
  }

  /** Adds octets of the message. */
  private static long octets(long before, MessageView view, int from, int length) {
    long sum = before;
    int at = from;
    int end = from + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      sum = mix(sum, ACCESS.word(view, at));
    }
    return at == end ? sum : mix(sum, ACCESS.word(view, at) >>> 64 - 8 * (end - at));
  }

  /** Adds octets of the scratch array, which has room for one more word after them. */
  private long scratch(long before, int length) {
    long sum = before;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      sum = mix(sum, (long) LONG.get(scratch, at));
    }
    int rest = length - at;
    return rest == 0 ? sum : mix(sum, (long) LONG.get(scratch, at) >>> 64 - 8 * rest);
  }
}
