package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Map;

/** Messages whose names cost as much as they can: chains of pointers, long ones, equal hashes. */
final class WorstNames {
  private static final int CNAME = 5;
  private static final int NULL = 10;
  private static final int MINFO = 14;

  /** How many octets a message has at most. */
  private final int most;

  /**
   * What names lead to ends before this octet: a quarter of the message, which of the largest one
   * is all that a pointer can reach.
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

  /** Names for pointers to lead to: the octets from the first that RDATA of a record can have. */
  record Targets(byte[] octets, int[] targets) {
    static final int START = WireLimits.HEADER_OCTETS + 11;
  }

  /** Chains of so many pointers, with so many one-octet labels before each. */
  Targets stairs(int pointers, int labels) {
    byte[] octets = new byte[reach - Targets.START];
    int[] targets = new int[octets.length];
    int found = 0;
    int at = 1; // behind the root, where all chains end
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

  /** So many names of 127 labels, each a target from each of its labels on. */
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
   * NULL with the targets, then records until the end whose owners, and as many names of RDATA, are
   * pointers to them.
   *
   * @param only how many of the targets to use, from the last on; 0 for all
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

  /** NULL with the targets, then names that are too long with so many labels before a pointer. */
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
   * Questions whose names hold names, or chains of pointers, as the content of their labels; then
   * questions of a pointer each.
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
            // The last octet makes the label that follows a name's octet, or ends the name.
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

  /** A name of 253 octets, then questions of a label of their own before it. */
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
   * Names that differ in the case of their last label only, so that their hashes are equal, and so
   * are those of all their suffixes: what {@link io.wiredns.codec.message.MessageWriter} must tell
   * apart when it writes them. Other names with equal hashes nobody can find, for hashes are keyed.
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
