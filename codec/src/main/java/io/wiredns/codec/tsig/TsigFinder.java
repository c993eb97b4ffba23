package io.wiredns.codec.tsig;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.PointerTargets;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireLimits;

/**
 * The offset of a message's TSIG record, and the parts of the message that a response repeats.
 *
 * <p>{@link #take} copies the offset from a {@link MessageView}. Where only octets are given,
 * {@link #find} skips the records without keeping any of them, because wrapping a view would take a
 * fourth of the time of the MAC.
 */
final class TsigFinder {
  private static final int COUNTS_AT = 4;
  private static final int QUESTION_FIXED = 4;
  private static final int TTL_AT = 4;
  private static final int RDLENGTH_AT = 8;
  private static final int RECORD_FIXED = 10;
  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();

  /** The only valid type and class of the record. */
  private static final int TSIG_ANY = TSIG << 16 | RecordClass.ANY.value();

  /** A pointer to the octet after the header. */
  private static final int QUESTION_POINTER = Pointer.to(WireLimits.HEADER_OCTETS);

  private final PointerTargets names = new PointerTargets();

  /** The offset of the record, at which the message without it ends. */
  int start;

  /** The offset of its type, after its owner name. */
  int fixed;

  /** The offset at which the question section ends. */
  int questionEnd;

  /** The TTL field of the OPT record, or -1 if there is none. */
  long optTtl;

  /** Whether the owner name is that of the likely key, without a pointer. */
  boolean likely;

  /**
   * Copies the offsets from a view of a well-formed message.
   *
   * @param message as for {@link #find}
   * @param key as for {@link #find}
   * @return whether there is a TSIG
   */
  boolean take(MessageView view, byte[] message, KeyedMac key) {
    questionEnd = view.recordCount() > 0 ? view.record(0).offset() : view.length();
    optTtl = view.opt() == null ? -1 : view.opt().ttl();
    if (view.tsig() == null) {
      return false;
    }
    start = view.tsig().offset();
    fixed = view.tsig().typeOffset();
    likely = key != null && key.isName(message, start);
    return true;
  }

  /**
   * Finds the record.
   *
   * @param message the message from index 0 on, with room after it for a name and the numbers of a
   *     record
   * @param key the likely key, whose name is recognised by one comparison; or null
   * @return whether the message is well-formed and has a TSIG record; if not, wrap a view to find
   *     the reason
   */
  boolean find(byte[] message, int length, KeyedMac key) {
    if (length < WireLimits.HEADER_OCTETS || length > WireLimits.MESSAGE_OCTETS) {
      return false;
    }
    names.message(message, length);
    long counts = Bytes.i64(message, COUNTS_AT);
    int questions = (int) (counts >>> 48);
    int p = WireLimits.HEADER_OCTETS;
    for (int i = 0; i < questions; i++) {
      int nameEnd = names.skip(p);
      p = nameEnd + QUESTION_FIXED;
      if (nameEnd < 0 || p > length) {
        return false;
      }
    }
    questionEnd = p;
    optTtl = -1;
    int additional = (int) counts & 0xFFFF;
    int others = ((int) (counts >>> 32) & 0xFFFF) + ((int) (counts >>> 16) & 0xFFFF);
    p = skipRecords(message, p, length, others + additional - 1, others, questions > 0);
    return p >= 0 && additional > 0 && isTsig(message, p, length, key);
  }

  /**
   * Skips all records except the last.
   *
   * @param others the number of records before the additional section
   * @param asked whether there is a question with a valid name; most records have that owner name
   * @return the index after them, or -1
   */
  private int skipRecords(byte[] a, int from, int end, int count, int others, boolean asked) {
    int question = asked ? QUESTION_POINTER : -1;
    int p = from;
    int i = 0;
    while (i < count) {
      int owner = p;
      int nameEnd = p + Pointer.OCTETS;
      if (nameEnd > end || Bytes.u16(a, p) != question) {
        nameEnd = names.skip(p);
      }
      if (nameEnd < 0 || nameEnd + RECORD_FIXED > end) {
        return -1;
      }
      int type = Bytes.u16(a, nameEnd);
      int octets = Bytes.u16(a, nameEnd + RDLENGTH_AT);
      p = nameEnd + RECORD_FIXED + octets;
      boolean special = type == OPT || type == TSIG;
      if (special) {
        boolean placed = type == OPT && i >= others && nameEnd == owner + 1 && optTtl < 0;
        if (!placed) {
          return -1;
        }
        optTtl = Bytes.u32(a, nameEnd + TTL_AT);
      }
      i++;
      if (nameEnd == owner + Pointer.OCTETS && !special) {
        // The records of an RRset often have the same pointer, type and RDLENGTH; RDLENGTH is the
        // second half of the word before the RDATA.
        int start = Bytes.i32(a, owner);
        int record = p - owner;
        int last = end - (Pointer.OCTETS + RECORD_FIXED);
        while (i < count
            && p <= last
            && Bytes.i32(a, p) == start
            && (Bytes.i32(a, p + Pointer.OCTETS + RECORD_FIXED - 4) & 0xFFFF) == octets) {
          p += record;
          i++;
        }
      }
    }
    return p;
  }

  private boolean isTsig(byte[] a, int at, int end, KeyedMac key) {
    if (at >= end) {
      return false;
    }
    start = at;
    likely = key != null && key.isName(a, at);
    fixed = likely ? at + key.nameOctets() : names.skip(at);
    return fixed >= 0
        && fixed + RECORD_FIXED <= end
        && Bytes.i32(a, fixed) == TSIG_ANY
        && fixed + RECORD_FIXED + Bytes.u16(a, fixed + RDLENGTH_AT) == end;
  }
}
