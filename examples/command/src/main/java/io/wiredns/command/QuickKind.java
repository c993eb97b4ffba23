package io.wiredns.command;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * Recognises the kind of the usual responses in one pass over their records, without values. {@link
 * io.wiredns.codec.response.ResponseClassifier} decides about all others, and is what this class
 * must agree with.
 */
final class QuickKind {
  /** The result for a response whose kind is not known here. */
  static final int UNSURE = -1;

  /** The results for {@link Kind#ERROR} are this number plus the RCODE; others are ordinals. */
  static final int ERROR = 64;

  /** The number of results. */
  static final int RESULTS = ERROR + 4096;

  private static final int NXDOMAIN = Rcode.NXDOMAIN.value();
  private static final int YXDOMAIN = Rcode.YXDOMAIN.value();
  private static final int BADVERS = Rcode.BADVERS.value();
  private static final int BADCOOKIE = Rcode.BADCOOKIE.value();
  private static final int QUERY = Opcode.QUERY.value();
  private static final int IN = RecordClass.IN.value();
  private static final int NS = RecordType.NS.value();
  private static final int SOA = RecordType.SOA.value();
  private static final int NSEC = RecordType.NSEC.value();
  private static final int NSEC3 = RecordType.NSEC3.value();
  private static final int TKEY = RecordType.TKEY.value();
  private static final int IXFR = RecordType.IXFR.value();
  private static final int AXFR = RecordType.AXFR.value();
  private static final int ANY = RecordType.ANY.value();

  private static final int FLAGS_AT = 2;
  private static final int COUNTS_AT = 4;
  private static final int TO_QUESTION = 0xC00C;
  private static final int CLIENT_COOKIE = 8;

  private final DataCheck data = new DataCheck();

  /** The message, from index 0. */
  private byte[] octets = new byte[1024];

  /** Whether there is a TSIG, or an OPT whose cookie may not have been found. */
  private boolean special;

  private int flags;
  private int rcode;
  private int questions;
  private int answers;

  /** The index after the question, if it is the only one; otherwise 0. */
  private int questionEnd;

  private int questionType;
  private boolean onlyIn;
  private boolean matches;
  private boolean soa;
  private boolean ns;
  private boolean refers;
  private boolean denies;

  /**
   * Reads the message of a view.
   *
   * @return false if its data are malformed
   */
  boolean read(MessageView view) {
    int length = view.length();
    if (octets.length < length) {
      octets = new byte[Math.min(2 * length, WireLimits.MESSAGE_OCTETS)];
    }
    view.copyOctets(0, length, octets, 0);
    int records = view.recordCount();
    flags = u16(FLAGS_AT);
    rcode = flags & 0xF;
    special = view.hasTsig();
    questions = u16(COUNTS_AT);
    answers = u16(COUNTS_AT + 2);
    questionEnd = 0;
    onlyIn = true;
    int questionName = 0;
    int asked = -1;
    if (questions == 1) {
      questionEnd = records == 0 ? length : view.record(0).offset();
      questionName = questionEnd - 4 - WireLimits.HEADER_OCTETS;
      asked = u16(questionEnd - 4);
      onlyIn = u16(questionEnd - 2) == IN;
    }
    questionType = asked;
    data.message(octets, length, questionName);
    matches = soa = ns = refers = denies = false;
    int authority = answers + u16(COUNTS_AT + 4);
    for (int i = 0; i < records; i++) {
      RecordView record = view.record(i);
      int fixed = record.typeOffset();
      int type = u16(fixed);
      int from = fixed + 10;
      int to = from + u16(fixed + 8);
      boolean good;
      if (type == DataCheck.OPT) {
        rcode |= (octets[fixed + 4] & 0xFF) << 4;
        good = data.isGoodOpt(from, to);
        special |= !good;
      } else if (u16(fixed + 2) == IN && from < to) {
        good = data.isGood(type, from, to);
        if (i < answers) {
          matches |= (type == asked || asked == ANY) && isQuestion(record.offset(), fixed);
        } else if (i < authority) {
          authority(type, record.offset(), fixed);
        }
      } else {
        good = false;
        onlyIn = false;
      }
      if (!good && !decodes(record)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the result for an outcome of a well-formed response. */
  static int of(Outcome outcome) {
    return outcome.kind() == Kind.ERROR
        ? ERROR + outcome.rcode().orElseThrow().value()
        : outcome.kind().ordinal();
  }

  private static boolean decodes(RecordView record) {
    try {
      record.rdata();
      return true;
    } catch (WireFormatException malformed) {
      return false;
    }
  }

  private boolean isQuestion(int owner, int fixed) {
    return fixed - owner == 2 && u16(owner) == TO_QUESTION;
  }

  private void authority(int type, int owner, int fixed) {
    if (type == SOA) {
      soa = true;
    } else if (type == NSEC || type == NSEC3) {
      denies = true;
    } else if (type == NS) {
      ns = true;
      refers |= isAtOrAboveQuestion(owner, fixed);
    }
  }

  /** Returns whether an owner is a pointer to a label of the question's name, not to its root. */
  private boolean isAtOrAboveQuestion(int owner, int fixed) {
    int target = u16(owner) & 0x3FFF;
    if (fixed - owner != 2 || octets[owner] >= 0 || target >= questionEnd) {
      return false;
    }
    int p = WireLimits.HEADER_OCTETS;
    while (p < target) {
      p += octets[p] + 1;
    }
    return p == target && octets[p] > 0;
  }

  /** Returns whether the message that was read is a response. */
  boolean isResponse() {
    return (flags & Header.QR) != 0;
  }

  /**
   * Returns the result for a response whose query is not known.
   *
   * @return {@link #UNSURE}, the ordinal of a kind, or {@link #ERROR} plus an RCODE
   */
  int kind() {
    if (special || questions > 1) {
      return UNSURE;
    }
    if (rcode == BADVERS) {
      return Kind.BADVERS.ordinal();
    }
    if (rcode == BADCOOKIE) {
      return Kind.BADCOOKIE.ordinal();
    }
    boolean good = rcode == 0;
    if ((flags & Header.TC) != 0 && (good || rcode == NXDOMAIN || rcode == YXDOMAIN)) {
      return Kind.TRUNCATED.ordinal();
    }
    if (!good && rcode != NXDOMAIN && rcode != YXDOMAIN) {
      return ERROR + rcode;
    }
    if (opcode() != QUERY || questions == 0 || !onlyIn || isOfRareType()) {
      return UNSURE;
    }
    if (rcode == YXDOMAIN) {
      return ERROR + rcode;
    }
    if (matches && good) {
      return Kind.ANSWER.ordinal();
    }
    if (answers > 0) {
      return UNSURE;
    }
    if (!good) {
      return Kind.NXDOMAIN.ordinal();
    }
    if (denies) {
      return UNSURE;
    }
    if (ns && !soa) {
      return refers ? Kind.REFERRAL.ordinal() : UNSURE;
    }
    return Kind.NODATA.ordinal();
  }

  /**
   * Returns the result for the response to a query.
   *
   * @param query the array that starts with the query
   * @param place what {@link #place} returned for the query
   */
  int kind(byte[] query, long place) {
    int kind = kind();
    return kind >= 0 && isAnswerTo(query, place) ? kind : UNSURE;
  }

  private boolean isAnswerTo(byte[] query, long place) {
    int end = (int) (place >>> 16) & 0xFFFF;
    if (end == 0
        || query[0] != octets[0]
        || query[1] != octets[1]
        || ((query[2] ^ octets[2]) & 0x78) != 0) {
      return false;
    }
    if (questions == 0) {
      if (rcode == 0 || rcode == NXDOMAIN) {
        return false;
      }
    } else if (end != questionEnd
        || !Arrays.equals(
            query, WireLimits.HEADER_OCTETS, end, octets, WireLimits.HEADER_OCTETS, end)) {
      return false;
    }
    int length = (int) place & 0xFFFF;
    if (length == 0) {
      return true;
    }
    int cookie = (int) (place >>> 32);
    return data.cookieLength == 0
        ? length == CLIENT_COOKIE
        : Arrays.equals(
            query,
            cookie,
            cookie + CLIENT_COOKIE,
            octets,
            data.cookie,
            data.cookie + CLIENT_COOKIE);
  }

  /**
   * Returns, for the query that was read, what {@link #kind(byte[], long)} needs: the index after
   * its question, and the index and the length of its cookie; 0 if its responses are never usual.
   */
  long place() {
    return questions != 1 || special || isOfRareType()
        ? 0
        : (long) Math.max(data.cookie, 0) << 32 | questionEnd << 16 | data.cookieLength;
  }

  private boolean isOfRareType() {
    return questionType == TKEY || questionType == IXFR || questionType == AXFR;
  }

  private int opcode() {
    return flags >>> 11 & 0xF;
  }

  private int u16(int at) {
    return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
  }
}
