package io.wiredns.command.explain;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Recognises usual messages as well-formed, and the kind of usual responses, in one pass over their
 * octets, without a view or values. {@link MessageView} and {@link
 * io.wiredns.codec.response.ResponseClassifier} decide about all others, and are what this class
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
  private static final int NOTIFY = Opcode.NOTIFY.value();
  private static final int UPDATE = Opcode.UPDATE.value();
  private static final int OPCODE_SHIFT = 11;
  private static final int IN = RecordClass.IN.value();
  private static final int CH = RecordClass.CH.value();
  private static final int TXT = RecordType.TXT.value();
  private static final int NS = RecordType.NS.value();
  private static final int SOA = RecordType.SOA.value();
  private static final int CNAME = RecordType.CNAME.value();
  private static final int DNAME = RecordType.DNAME.value();
  private static final int TKEY = RecordType.TKEY.value();
  private static final int IXFR = RecordType.IXFR.value();
  private static final int AXFR = RecordType.AXFR.value();
  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int ANY = RecordType.ANY.value();

  private static final int FLAGS_AT = 2;
  private static final int COUNTS_AT = 4;

  /** The number of octets between the owner of a record and its data. */
  private static final int FIXED = 10;

  private static final int CLIENT_COOKIE = 8;

  /** A power of two. */
  private static final int MAX_LINKS = 8;

  private static final int MAX_POINTERS = 8;

  private final DataCheck check = new DataCheck();

  /** The message, from index 0. */
  private byte[] octets = new byte[1024];

  private int flags;
  private int rcode;
  private int questions;

  /** The index after the questions. */
  private int questionsEnd;

  /** Type and class of the first question; -1 if there is none. */
  private int questionType;

  private int questionClass;

  /** Whether data were found that {@link DataCheck} does not know. */
  private boolean undecided;

  private boolean hasOpt;

  /** Whether there are data for the QNAME itself. */
  private boolean matches;

  /** The offset of the name to which the aliases lead so far, and the number of aliases. */
  private int current;

  private int links;

  /** The offsets of the names that are aliases. */
  private final int[] names = new int[MAX_LINKS];

  /** Whether there are data for the current name, which aliases lead to. */
  private boolean ends;

  private boolean hasDname;

  /** Whether there are data of the type, or aliases, for other names than the current one. */
  private boolean strays;

  /** Whether there are records that only the classifier understands. */
  private boolean tangled;

  private boolean soa;
  private boolean ns;
  private boolean refers;

  /**
   * Reads a message.
   *
   * @param message the octets of the message
   * @param view the view to be used if the data of a rare type must be decoded
   * @return true if the message is well-formed; false if it may be malformed, or has a rare form
   */
  boolean read(ByteBuffer message, MessageView view) {
    int end = message.remaining();
    if (end < WireLimits.HEADER_OCTETS || end > WireLimits.MESSAGE_OCTETS) {
      return false;
    }
    if (octets.length < end) {
      octets = new byte[Math.min(2 * end, WireLimits.MESSAGE_OCTETS)];
    }
    message.get(message.position(), octets, 0, end);
    flags = u16(FLAGS_AT);
    rcode = flags & 0xF;
    hasOpt = undecided = matches = ends = tangled = strays = hasDname = soa = ns = refers = false;
    current = WireLimits.HEADER_OCTETS;
    links = 0;
    int p = readQuestions(end);
    return p > 0 && readRecords(p, end) && (!undecided || decodes(message, view));
  }

  /** Returns the index after the questions, or -1 if one is not known to be well-formed. */
  private int readQuestions(int end) {
    check.message(octets, end);
    questions = u16(COUNTS_AT);
    questionType = questionClass = -1;
    int p = WireLimits.HEADER_OCTETS;
    for (int i = 0; i < questions; i++) {
      p = check.name(p, end, true) + 4;
      if (p < 4 || p > end) {
        return -1;
      }
      if (i == 0) {
        check.question = p - 4 - WireLimits.HEADER_OCTETS;
        questionType = u16(p - 4);
        questionClass = u16(p - 2);
      }
    }
    questionsEnd = p;
    return p;
  }

  private boolean readRecords(int from, int end) {
    int answers = u16(COUNTS_AT + 2);
    int authority = answers + u16(COUNTS_AT + 4);
    int records = authority + u16(COUNTS_AT + 6);
    int p = from;
    for (int i = 0; i < records; i++) {
      int owner = p;
      p = check.name(p, end, true);
      int data = p + FIXED;
      if (p < 0 || data > end) {
        return false;
      }
      int type = u16(p);
      int recordClass = u16(p + 2);
      p = data + u16(p + 8);
      if (p > end || type == TSIG) {
        return false;
      }
      if (type == OPT) {
        if (i < authority || hasOpt || octets[owner] != 0) {
          return false;
        }
        hasOpt = true;
        rcode |= (octets[data - 6] & 0xFF) << 4;
        if (!check.isGoodOpt(data, p)) {
          return false;
        }
        continue;
      }
      boolean good =
          (recordClass == IN || recordClass == CH && (type == TXT || type == NS))
              && check.isGood(type, data, p);
      undecided |= !good;
      if (i < authority) {
        if (recordClass != questionClass || !good && i >= answers) {
          tangled = true;
        } else {
          note(i < answers, type, owner, data);
        }
      }
    }
    return p == end;
  }

  /** Returns whether a message is well-formed, whatever its form. */
  static boolean decodes(ByteBuffer message, MessageView view) {
    if (!view.tryWrap(message)) {
      return false;
    }
    try {
      for (int i = 0; i < view.recordCount(); i++) {
        view.record(i).rdata();
      }
      return true;
    } catch (WireFormatException malformed) {
      return false;
    }
  }

  /** Returns the result for an outcome of a well-formed response. */
  static int of(Outcome outcome) {
    return outcome.kind() == Kind.ERROR
        ? ERROR + outcome.rcode().orElseThrow().value()
        : outcome.kind().ordinal();
  }

  /**
   * Keeps what a record of the question's class means. In the answer section, aliases are followed
   * as long as each comes before the next. Data and aliases of other names matter only if there is
   * an alias that is followed, to one of them perhaps. A DNAME matters only for a name without a
   * CNAME. This method is so long that C2 does not inline it into its caller; see the page of the
   * module.
   */
  private void note(boolean answer, int type, int owner, int data) {
    boolean asked = answer && (type == questionType || questionType == ANY);
    boolean alias = answer && type == CNAME && !asked;
    boolean server = !answer && type == NS && !ns;
    // There is one call for all of these, because C2 would inline each.
    boolean same =
        (asked || alias || server) && !matches && isSame(owner, server ? above(owner) : current);
    if (asked) {
      matches |= same && links == 0;
      ends |= same && links > 0;
    } else if (alias) {
      tangled |= ends || links == MAX_LINKS;
      if (same) {
        names[links++ & MAX_LINKS - 1] = current;
        current = data;
      }
    } else if (!answer && type == NS) {
      refers |= same && octets[piece(owner)] != 0;
      ns = true;
    } else {
      soa |= !answer && type == SOA;
    }
    strays |= (asked || alias) && !same;
    hasDname |= answer && type == DNAME;
  }

  /** Returns the offset of that part of the QNAME that has as many labels as another name. */
  private int above(int owner) {
    int p = WireLimits.HEADER_OCTETS;
    for (int more = labels(p) - labels(owner); more > 0; more--) {
      p += octets[p] + 1;
    }
    return p;
  }

  /** Returns the number of labels of the name at an offset, or less if it has many pointers. */
  private int labels(int at) {
    int labels = 0;
    for (int p = piece(at); octets[p] > 0; p = piece(p + octets[p] + 1)) {
      labels++;
    }
    return labels;
  }

  /**
   * Returns whether the names at two offsets are known to be the same. Names with many pointers are
   * not compared.
   */
  private boolean isSame(int one, int other) {
    byte[] a = octets;
    int p = piece(one);
    int q = piece(other);
    while (p != q) {
      int length = a[p];
      if (length != a[q] || length < 0) {
        tangled |= length < 0 || a[q] < 0;
        return false;
      }
      if (length == 0) {
        return true;
      }
      for (int i = 1; i <= length; i++) {
        if (a[p + i] != a[q + i] && fold(a[p + i]) != fold(a[q + i])) {
          return false;
        }
      }
      p = piece(p + length + 1);
      q = piece(q + length + 1);
    }
    return true;
  }

  private static int fold(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
  }

  /** Follows pointers, but not many in a row: the result may be the offset of a pointer. */
  private int piece(int at) {
    int p = at;
    for (int pointers = 0; octets[p] < 0 && pointers < MAX_POINTERS; pointers++) {
      p = u16(p) & 0x3FFF;
    }
    return p;
  }

  /** Returns whether the name to which the aliases lead is one of those before. */
  private boolean loops() {
    for (int link = 0; link < links; link++) {
      if (isSame(names[link], current)) {
        return true;
      }
      for (int before = 0; before < link; before++) {
        if (isSame(names[link], names[before])) {
          return true;
        }
      }
    }
    return false;
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
    boolean good = rcode == 0;
    boolean denied = rcode == NXDOMAIN;
    if ((flags & Header.TC) != 0 && (good || denied || rcode == YXDOMAIN)) {
      return Kind.TRUNCATED.ordinal();
    }
    int opcode = flags >>> OPCODE_SHIFT & 0xF;
    if (!good && !(denied && opcode == QUERY && questions > 0)) {
      return failed();
    }
    if (opcode != QUERY || questions == 0) {
      return opcode == UPDATE
          ? Kind.UPDATED.ordinal()
          : opcode == NOTIFY ? Kind.NOTIFIED.ordinal() : Kind.DONE.ordinal();
    }
    if (questions > 1 || isOfRareType()) {
      return UNSURE;
    }
    if (matches && good) {
      return Kind.ANSWER.ordinal();
    }
    boolean open =
        tangled || strays && links > 0 || hasDname && !ends || check.deniesName || loops();
    if (open) {
      return UNSURE;
    }
    if (denied) {
      return Kind.NXDOMAIN.ordinal();
    }
    if (ends) {
      return Kind.ANSWER_THROUGH_CHAIN.ordinal();
    }
    if (ns && !soa) {
      return refers && links == 0 ? Kind.REFERRAL.ordinal() : UNSURE;
    }
    return soa || links == 0 ? Kind.NODATA.ordinal() : Kind.ALIAS.ordinal();
  }

  private int failed() {
    if (rcode == BADVERS) {
      return Kind.BADVERS.ordinal();
    }
    if (rcode == BADCOOKIE) {
      return Kind.BADCOOKIE.ordinal();
    }
    return rcode == YXDOMAIN && tangled ? UNSURE : ERROR + rcode;
  }

  /**
   * Returns the result for the response to a query.
   *
   * @param query the array that starts with the query
   * @param place what {@link #place} returned for the query
   */
  int kind(byte[] query, long place) {
    return place != 0 && isAnswerTo(query, place) ? kind() : UNSURE;
  }

  private boolean isAnswerTo(byte[] query, long place) {
    int end = (int) (place >>> 16) & 0xFFFF;
    if (query[0] != octets[0] || query[1] != octets[1] || ((query[2] ^ octets[2]) & 0x78) != 0) {
      return false;
    }
    boolean mayBeEmpty = questions == 0 && rcode != 0 && rcode != NXDOMAIN;
    if (!mayBeEmpty
        && (end != questionsEnd
            || query[COUNTS_AT] != octets[COUNTS_AT]
            || query[COUNTS_AT + 1] != octets[COUNTS_AT + 1]
            || !Arrays.equals(
                query, WireLimits.HEADER_OCTETS, end, octets, WireLimits.HEADER_OCTETS, end))) {
      return false;
    }
    int length = (int) place & 0xFFFF;
    if (length == 0) {
      return true;
    }
    int cookie = (int) (place >>> 32);
    return check.cookieLength == 0
        ? length == CLIENT_COOKIE
        : Arrays.equals(
            query,
            cookie,
            cookie + CLIENT_COOKIE,
            octets,
            check.cookie,
            check.cookie + CLIENT_COOKIE);
  }

  /**
   * Returns, for the query that was read, what {@link #kind(byte[], long)} needs: the index after
   * its questions, and the index and the length of its cookie; 0 if its responses are never usual.
   */
  long place() {
    return isOfRareType()
        ? 0
        : (long) Math.max(check.cookie, 0) << 32 | (long) questionsEnd << 16 | check.cookieLength;
  }

  private boolean isOfRareType() {
    return questionType == TKEY || questionType == IXFR || questionType == AXFR;
  }

  private int u16(int at) {
    return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
  }
}
