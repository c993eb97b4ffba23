package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Map;

/**
 * Messages whose names are as expensive as possible: chains of pointers, long names and equal hash
 * codes.
 */
final class WorstNames {
  private static final int CNAME = 5;
  private static final int NULL = 10;
  private static final int MINFO = 14;

  /** The maximum length of a message. */
  private final int most;

  /**
   * The end of the targets of pointers: a quarter of the message, which is all that a pointer can
   * reach in the largest message.
   */
  private final int reach;

  WorstNames(int most) {
    this.most = most;
    reach = (most + 1) / 4;
  }

  void addTo(Map<String, byte[]> all) {
    all.put("stairs-8000", records(stairs(most / 8, 0), NULL, 0, 1));
    all.put("stairs-owners", records(stairs(126, 0), NULL, 0, 0));
    all.put("stairs-three-names", records(stairs(126, 0), MINFO, 2, 0));
    all.put("stairs-labels", records(stairs(126, 1), MINFO, 2, 0));
    all.put("stairs-questions", questions(false));
    all.put("stairs-too-deep", malformedNames(stairs(200, 0), 0));
    all.put("stairs-too-long", malformedNames(stairs(120, 1), 15));
    all.put("one-name-5000", records(flat(1), NULL, 0, 1));
    all.put(
        "names-owners",
        records(flat((reach - Targets.START) / WireLimits.NAME_OCTETS), NULL, 0, 0));
    all.put(
        "names-three",
        records(flat((reach - Targets.START) / WireLimits.NAME_OCTETS), MINFO, 2, 0));
    all.put("names-questions", questions(true));
    all.put("names-joined", joined());
    all.put("names-colliding", collidingNames());
    all.put("name-32000-labels", longName());
    all.put("names-inline", inlineNames());
  }

  /**
   * Names that pointers lead to: their octets, from the offset of the first record's RDATA, and the
   * offsets of the targets.
   */
  record Targets(byte[] octets, int[] targets) {
    static final int START = WireLimits.HEADER_OCTETS + 11;
  }

  /**
   * Returns chains of this number of pointers, each preceded by this number of one-octet labels.
   */
  Targets stairs(int pointers, int labels) {
    byte[] octets = new byte[reach - Targets.START];
    int[] targets = new int[octets.length];
    int found = 0;
    int at = 1; // After the root, where all chains end.
    while (at + 2 * labels + 2 <= octets.length) {
      int before = Targets.START;
      for (int i = 0; i < pointers && at + 2 * labels + 2 <= octets.length; i++) {
        int step = Targets.START + at;
        for (int label = 0; label < labels; label++) {
          octets[at++] = 1;
          octets[at++] = 'a';
        }
        octets[at++] = (byte) (0xC0 | before >>> 8);
        octets[at++] = (byte) before;
        before = step;
        if (i >= pointers / 2) {
          targets[found++] = step;
        }
      }
    }
    return new Targets(octets, Arrays.copyOf(targets, found));
  }

  /**
   * Returns the given number of names of 127 labels, with a target at each of the first 64 labels.
   */
  private Targets flat(int names) {
    byte[] octets = new byte[names * WireLimits.NAME_OCTETS];
    int[] targets = new int[names * 64];
    int found = 0;
    for (int name = 0; name < names; name++) {
      for (int label = 0; label < WireLimits.NAME_LABELS; label++) {
        int at = name * WireLimits.NAME_OCTETS + 2 * label;
        octets[at] = 1;
        octets[at + 1] = (byte) ('a' + name % 26);
        if (label < 64 && found < targets.length) {
          targets[found++] = Targets.START + at;
        }
      }
    }
    return new Targets(octets, targets);
  }

  /**
   * Returns a NULL record with the targets, followed by records up to the end, whose owners and
   * {@code rdataNames} names in RDATA are pointers to the targets.
   *
   * @param only the number of targets to use, counted from the last; 0 for all
   */
  private byte[] records(Targets names, int type, int rdataNames, int only) {
    MessageOctets message = new MessageOctets(most);
    message.u8(0).fixed(NULL, names.octets().length).all(names.octets());
    int[] targets = names.targets();
    int first = only == 0 ? 0 : targets.length - only;
    int size = 12 + 2 * rdataNames;
    int next = targets.length;
    int records = 1;
    while (message.room() >= size) {
      for (int name = 0; name <= rdataNames; name++) {
        next = next == first ? targets.length - 1 : next - 1;
        next = next < first ? targets.length - 1 : next;
        message.pointer(targets[next]);
        if (name == 0) {
          message.fixed(type, 2 * rdataNames);
        }
      }
      records++;
    }
    return message.count(1, records).message();
  }

  /**
   * Returns a NULL record with the targets, followed by CNAME records. Their targets are the given
   * number of labels and a pointer, and are too long or have too many pointers.
   */
  private byte[] malformedNames(Targets names, int labels) {
    MessageOctets message = new MessageOctets(most);
    message.u8(0).fixed(NULL, names.octets().length).all(names.octets());
    byte[] prefix = MessageOctets.cycle(2 * labels, 1, 'b');
    int records = 1;
    int last = names.targets().length - 1;
    while (message.room() >= 13 + prefix.length) {
      message.u8(0).fixed(CNAME, prefix.length + 2).all(prefix);
      message.pointer(names.targets()[last - records % 4]);
      records++;
    }
    return message.count(1, records).message();
  }

  /**
   * Returns questions whose labels contain names or chains of pointers, followed by questions whose
   * names are pointers to these.
   */
  private byte[] questions(boolean flat) {
    MessageOctets message = new MessageOctets(most);
    int[] targets = new int[reach];
    int found = 0;
    int questions = 0;
    int before = -1;
    int steps = 0;
    while (message.length() + 259 <= reach) {
      for (int label : new int[] {63, 63, 63, 61}) {
        message.u8(label);
        int end = message.length() + label;
        if (flat) {
          while (message.length() < end) {
            targets[found++] = message.length();
            boolean last = message.length() == end - 1;
            // The last octet is the length of the following label, or ends the name.
            message.u8(last && label < 63 ? 0 : 1);
            if (!last) {
              message.u8('a');
            }
          }
          continue;
        }
        while (message.length() + 2 <= end) {
          if (before < 0) {
            before = message.length();
            message.u8(0);
            continue;
          }
          int step = message.length();
          message.pointer(before);
          before = step;
          steps++;
          if (steps > 63) {
            targets[found++] = step;
          }
          if (steps == 126) {
            steps = 0;
            before = -1;
          }
        }
        while (message.length() < end) {
          message.u8('x');
        }
      }
      message.u8(0).u16(1).u16(1);
      questions++;
    }
    int next = found;
    while (message.room() >= 6) {
      next = next == 0 ? found - 1 : next - 1;
      message.pointer(targets[next]).u16(1).u16(1);
      questions++;
    }
    return message.count(0, questions).message();
  }

  /**
   * Returns a name of 253 octets, followed by questions with one more label before a pointer to it.
   */
  private byte[] joined() {
    MessageOctets message = new MessageOctets(most);
    for (int label = 0; label < 126; label++) {
      message.u8(1).u8('a');
    }
    message.u8(0).u16(1).u16(1);
    int questions = 1;
    while (message.room() >= 8) {
      message.u8(1).u8(questions).pointer(WireLimits.HEADER_OCTETS).u16(1).u16(1);
      questions++;
    }
    return message.count(0, questions).message();
  }

  private byte[] longName() {
    return new MessageOctets(most)
        .count(0, 1)
        .all(MessageOctets.cycle(most - 64, 1, 'a'))
        .u8(0)
        .u16(1)
        .u16(1)
        .message();
  }

  private byte[] inlineNames() {
    MessageOctets message = new MessageOctets(most);
    int questions = 0;
    while (message.room() >= 259) {
      message.all(MessageOctets.cycle(254, 1, 'a' + questions % 26)).u8(0).u16(1).u16(1);
      questions++;
    }
    return message.count(0, questions).message();
  }

  /**
   * Returns names that differ only in the case of their last label, so that their hash codes and
   * those of all their suffixes are equal, and {@link io.wiredns.codec.message.MessageWriter} must
   * compare them. Other names with equal hash codes cannot be found, because the hash function is
   * keyed.
   */
  private byte[] collidingNames() {
    MessageOctets message = new MessageOctets(most);
    byte[] prefix = MessageOctets.cycle(244, 1, 'a');
    int questions = 0;
    while (message.room() >= 258) {
      message.all(prefix).u8(8);
      for (int bit = 0; bit < 8; bit++) {
        message.u8((questions >>> bit & 1) == 0 ? 'a' : 'A');
      }
      message.u8(0).u16(1).u16(1);
      questions++;
    }
    return message.count(0, questions).message();
  }
}
