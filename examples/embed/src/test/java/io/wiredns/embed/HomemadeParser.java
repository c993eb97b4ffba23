package io.wiredns.embed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A parser as people write them for themselves: it lists the owners of a message's records. Each of
 * its bugs can be switched on.
 */
final class HomemadeParser {
  /** Bugs that many parsers have. */
  enum Bug {
    /** Pointers may lead anywhere, so that a loop never ends; here it ends with an Error. */
    FOLLOWS_LOOPS,
    /** The top bits 01 and 10 of a label are accepted. */
    TAKES_ANY_LABEL,
    /** Names longer than 255 octets are accepted. */
    TAKES_LONG_NAMES,
    /** A name without an end is read past the end of the message. */
    READS_BEYOND_THE_END,
    /** RDLENGTH is not checked. */
    BELIEVES_RDLENGTH,
    /** Records that are counted but missing are not noticed. */
    BELIEVES_THE_END,
    /** Octets after the last record are ignored. */
    LEAVES_THE_REST,
    /** Addresses of any length are accepted. */
    TAKES_ANY_ADDRESS,
    /** OPT is accepted in any section. */
    TAKES_OPT_ANYWHERE,
    /** Messages without a complete header are read past their end. */
    READS_WITHOUT_HEADER
  }

  /** Reports that the message is malformed; the only exception that this parser should throw. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String what) {
      super(what);
    }
  }

  private static final int HEADER = 12;

  private final Set<Bug> bugs;
  private byte[] octets;
  private int at;

  HomemadeParser(Set<Bug> bugs) {
    this.bugs = bugs.isEmpty() ? EnumSet.noneOf(Bug.class) : EnumSet.copyOf(bugs);
  }

  private void require(boolean kept, Bug bug, String what) throws Refused {
    if (!kept && !bugs.contains(bug)) {
      throw new Refused(what);
    }
  }

  List<String> owners(byte[] message) throws Refused {
    octets = message;
    at = HEADER;
    require(message.length >= HEADER, Bug.READS_WITHOUT_HEADER, "no header");
    List<String> owners = new ArrayList<>();
    for (int i = u16(4); i > 0; i--) {
      if (at >= octets.length && bugs.contains(Bug.BELIEVES_THE_END)) {
        return owners;
      }
      name();
      skip(4);
    }
    int answers = u16(6) + u16(8);
    int records = answers + u16(10);
    for (int i = 0; i < records; i++) {
      if (at >= octets.length && bugs.contains(Bug.BELIEVES_THE_END)) {
        return owners;
      }
      owners.add(name());
      record(i < answers);
    }
    require(at == octets.length, Bug.LEAVES_THE_REST, "octets after the last record");
    return owners;
  }

  private void record(boolean answer) throws Refused {
    int fixed = at;
    skip(10);
    int length = u16(fixed + 8);
    boolean whole = length <= octets.length - at;
    require(whole, Bug.BELIEVES_RDLENGTH, "RDLENGTH too long");
    at = whole ? at + length : octets.length;
    int type = u16(fixed);
    boolean internet = u16(fixed + 2) == 1;
    require(type != 1 || !internet || length == 4, Bug.TAKES_ANY_ADDRESS, "A of " + length);
    require(type != 41 || !answer, Bug.TAKES_OPT_ANYWHERE, "OPT as an answer");
  }

  private void skip(int count) throws Refused {
    if (count > octets.length - at) {
      throw new Refused("the message ends too soon");
    }
    at += count;
  }

  private int u16(int index) {
    return (octets[index] & 0xFF) << 8 | octets[index + 1] & 0xFF;
  }

  private String name() throws Refused {
    StringBuilder text = new StringBuilder();
    int p = at;
    int end = -1;
    int start = p;
    int length = 1;
    for (int steps = 0; ; steps++) {
      if (steps > 1_000) {
        throw new StackOverflowError("a loop of pointers");
      }
      require(p < octets.length, Bug.READS_BEYOND_THE_END, "a name without an end");
      int b = octets[p] & 0xFF;
      if (b >= 0xC0) {
        if (p + 1 >= octets.length) {
          throw new Refused("half a pointer");
        }
        int target = u16(p) & 0x3FFF;
        require(
            target < start && target >= HEADER, Bug.FOLLOWS_LOOPS, "a pointer that is not back");
        end = end < 0 ? p + 2 : end;
        p = start = target;
        continue;
      }
      require(b < 0x40, Bug.TAKES_ANY_LABEL, "a label type");
      b &= 0x3F;
      p++;
      if (b == 0) {
        break;
      }
      require(b <= octets.length - p, Bug.READS_BEYOND_THE_END, "a label without an end");
      length += b + 1;
      require(length <= 255, Bug.TAKES_LONG_NAMES, "a name too long");
      text.append(new String(octets, p, b, java.nio.charset.StandardCharsets.ISO_8859_1))
          .append('.');
      p += b;
    }
    at = end < 0 ? p : end;
    return text.toString();
  }
}
