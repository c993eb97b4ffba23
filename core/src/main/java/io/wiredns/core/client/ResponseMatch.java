package io.wiredns.core.client;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Compares a response with the query that has its ID; RFC 5452 section 9.1, RFC 7873 section 5.3.
 */
final class ResponseMatch {
  /** The results of comparing the question of a response with that of the query. */
  enum QuestionMatch {
    /** The octets are the same. */
    SAME,
    /** The octets are the same except for the case of letters. */
    OTHER_CASE,
    /** Query or response does not have exactly one question; the classifier decides. */
    UNCLEAR,
    /** The question is different. */
    OTHER
  }

  /** The results of comparing the cookie of a response with that of the query. */
  enum CookieMatch {
    NONE,
    GOOD,
    WRONG
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private static final int COUNT_AT = 4;
  private static final int OPTION_HEADER = 4;

  /**
   * The server cookie of the response compared last; empty if it has none or its client cookie is
   * wrong.
   */
  private Octets serverCookie = Octets.EMPTY;

  QuestionMatch question(SentQuery sent, ByteBuffer packet) {
    byte[] query = sent.frame;
    int from = packet.position();
    int at = SentQuery.PREFIX;
    boolean single = query[at + COUNT_AT] == 0 && query[at + COUNT_AT + 1] == 1;
    if (!single || packet.getShort(from + COUNT_AT) != 1) {
      return QuestionMatch.UNCLEAR;
    }
    if (packet.remaining() < sent.questionEnd) {
      return QuestionMatch.OTHER;
    }
    QuestionMatch found = QuestionMatch.SAME;
    int fixed = sent.questionEnd - 4;
    int i = WireLimits.HEADER_OCTETS;
    while (i + Long.BYTES <= sent.questionEnd
        && (long) LONGS.get(query, at + i) == packet.getLong(from + i)) {
      i += Long.BYTES;
    }
    for (; i < sent.questionEnd; i++) {
      int wanted = query[at + i];
      int here = packet.get(from + i);
      if (wanted != here) {
        // Length octets are at most 63, below the letters, so that they are never compared without
        // case.
        if (i >= fixed || (wanted ^ here) != 0x20 || !isLetter(wanted)) {
          return QuestionMatch.OTHER;
        }
        found = QuestionMatch.OTHER_CASE;
      }
    }
    return found;
  }

  private static boolean isLetter(int octet) {
    int lower = octet | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /** Compares the first COOKIE option of the response with the query's. */
  CookieMatch cookie(SentQuery sent, MessageView response) {
    serverCookie = Octets.EMPTY;
    RecordView opt = response.opt();
    if (opt == null) {
      return CookieMatch.NONE;
    }
    int length = opt.rdataLength();
    for (int at = 0; at + OPTION_HEADER <= length; ) {
      int code = opt.rdataOctet(at) << 8 | opt.rdataOctet(at + 1);
      int octets = opt.rdataOctet(at + 2) << 8 | opt.rdataOctet(at + 3);
      int data = at + OPTION_HEADER;
      if (data + octets > length) {
        return CookieMatch.NONE;
      }
      if (code == OptionCode.COOKIE.value()) {
        return cookie(sent, opt, data, octets);
      }
      at = data + octets;
    }
    return CookieMatch.NONE;
  }

  private CookieMatch cookie(SentQuery sent, RecordView opt, int at, int octets) {
    if (octets < Cookie.CLIENT_OCTETS) {
      return CookieMatch.WRONG;
    }
    for (int i = 0; i < Cookie.CLIENT_OCTETS; i++) {
      if (opt.rdataOctet(at + i) != sent.clientCookie.octetAt(i)) {
        return CookieMatch.WRONG;
      }
    }
    int server = octets - Cookie.CLIENT_OCTETS;
    if (server == 0) {
      return CookieMatch.GOOD;
    }
    if (server < Cookie.MIN_SERVER_OCTETS || server > Cookie.MAX_SERVER_OCTETS) {
      return CookieMatch.WRONG;
    }
    Octets known = sent.target.upstream.serverCookie();
    if (!same(known, opt, at + Cookie.CLIENT_OCTETS, server)) {
      byte[] copy = new byte[server];
      for (int i = 0; i < server; i++) {
        copy[i] = (byte) opt.rdataOctet(at + Cookie.CLIENT_OCTETS + i);
      }
      known = Octets.of(copy);
    }
    serverCookie = known;
    return CookieMatch.GOOD;
  }

  private static boolean same(Octets known, RecordView opt, int at, int length) {
    if (known.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (known.octetAt(i) != opt.rdataOctet(at + i)) {
        return false;
      }
    }
    return true;
  }

  Octets serverCookie() {
    return serverCookie;
  }
}
