package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/**
 * Messages made to cost as much as 64 KiB can: well-formed ones that ask for all the work that the
 * rules allow, and malformed ones whose fault is found late.
 */
final class WorstMessages {
  private static final int MOST = WireLimits.MESSAGE_OCTETS;

  /** What a pointer can lead to ends before this octet. */
  private static final int REACH = WireLimits.POINTER_OFFSET + 1;

  private static final int CNAME = 5;
  private static final int NULL = 10;
  private static final int MINFO = 14;
  private static final int TXT = 16;
  private static final int NXT = 30;
  private static final int OPT = 41;
  private static final int APL = 42;
  private static final int NSEC = 47;
  private static final int HIP = 55;
  private static final int SVCB = 64;
  private static final int COOKIE = 10;
  private static final int KEY_TAG = 14;
  private static final int MQTYPE_QUERY = 20;

  /** The multiplier of the hash of names, {@link io.wiredns.codec.wire.Name#hashCode}. */
  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private static final Map<String, byte[]> ALL = Collections.unmodifiableMap(made());

  private WorstMessages() {}

  /** All of them by name. */
  static Map<String, byte[]> all() {
    return ALL;
  }

  private static Map<String, byte[]> made() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("counts", counts());
    all.put("stairs-8000", records(stairs(8_000, 0), NULL, 0, 1));
    all.put("stairs-owners", records(stairs(126, 0), NULL, 0, 0));
    all.put("stairs-three-names", records(stairs(126, 0), MINFO, 2, 0));
    all.put("stairs-labels", records(stairs(126, 1), MINFO, 2, 0));
    all.put("stairs-questions", questions(false));
    all.put("stairs-too-deep", malformedNames(stairs(200, 0), 0));
    all.put("stairs-too-long", malformedNames(stairs(120, 1), 15));
    all.put("one-name-5000", records(flat(1), NULL, 0, 1));
    all.put("names-owners", records(flat(63), NULL, 0, 0));
    all.put("names-three", records(flat(63), MINFO, 2, 0));
    all.put("names-questions", questions(true));
    all.put("names-joined", joined());
    all.put("names-colliding", collidingNames());
    all.put("name-32000-labels", longName());
    all.put("names-inline", inlineNames());
    all.put("records-empty", emptyRecords(0xFF00));
    all.put("records-malformed", emptyRecords(1));
    all.put("opt-repeated", emptyRecords(OPT));
    all.put("txt-empty", record(TXT, new byte[rest(0)]));
    all.put("txt-one-octet", record(TXT, cycle(rest(0), 1, 'a')));
    all.put("svcb-keys", svcbKeys(16, 0));
    all.put("svcb-mandatory", svcbMandatory());
    all.put("svcb-alpn", svcb(1, cycle(rest(7), 1, 'a')));
    all.put("svcb-ipv4hint", svcb(4, new byte[rest(7) / 4 * 4]));
    all.put("svcb-dohpath", svcb(7, cycle(rest(7), 'a')));
    all.put("svcb-groups", svcb(9, ascending(rest(7) / 2, i -> i)));
    all.put("svcb-docpath", svcb(10, new byte[rest(7)]));
    all.put("apl", record(APL, cycle(rest(0) / 4 * 4, 0, 1, 0, 0)));
    all.put("nsec", record(NSEC, bitmaps()));
    all.put("nxt", record(NXT, nxt()));
    all.put("hip", record(HIP, hip()));
    all.put("opt-empty-options", record(OPT, cycle(rest(0) / 4 * 4, 0xFE, 0, 0, 0)));
    all.put("opt-malformed-options", record(OPT, cycle(rest(0) / 4 * 4, 0, COOKIE, 0, 0)));
    all.put("opt-mqtype", option(MQTYPE_QUERY, ascending(rest(4) / 2, i -> i)));
    all.put("opt-mqtype-colliding", option(MQTYPE_QUERY, ascending(rest(4) / 2, i -> 2 * i + 1)));
    all.put("opt-key-tags", option(KEY_TAG, new byte[rest(4) / 2 * 2]));
    all.put("dso-tlvs", dso());
    all.put("everything", everything());
    return all;
  }

  /** Octets of a message that is being put together. */
  private static final class Octets {
    private final byte[] octets = new byte[MOST];
    private int length = WireLimits.HEADER_OCTETS;

    int room() {
      return MOST - length;
    }

    Octets u8(int value) {
      octets[length++] = (byte) value;
      return this;
    }

    Octets u16(int value) {
      return u8(value >>> 8).u8(value);
    }

    Octets pointer(int target) {
      return u16(0xC000 | target);
    }

    Octets all(byte[] part) {
      System.arraycopy(part, 0, octets, length, part.length);
      length += part.length;
      return this;
    }

    /** Type, class, TTL and RDLENGTH behind an owner. */
    Octets fixed(int type, int rdata) {
      return u16(type).u16(1).u16(0).u16(0).u16(rdata);
    }

    Octets count(int section, int entries) {
      octets[4 + 2 * section] = (byte) (entries >>> 8);
      octets[5 + 2 * section] = (byte) entries;
      return this;
    }

    byte[] message() {
      octets[2] |= (byte) 0x80;
      return Arrays.copyOf(octets, length);
    }
  }

  /** What RDATA of the only record can have, that many octets of them taken. */
  private static int rest(int taken) {
    return MOST - WireLimits.HEADER_OCTETS - 11 - taken;
  }

  private static byte[] cycle(int length, int... values) {
    byte[] octets = new byte[length / values.length * values.length];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) values[i % values.length];
    }
    return octets;
  }

  private static byte[] ascending(int count, IntUnaryOperator value) {
    byte[] octets = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      octets[2 * i] = (byte) (value.applyAsInt(i) >>> 8);
      octets[2 * i + 1] = (byte) value.applyAsInt(i);
    }
    return octets;
  }

  private static byte[] counts() {
    Octets message = new Octets();
    for (int section = 0; section < 4; section++) {
      message.count(section, 0xFFFF);
    }
    return message.message();
  }

  /** A message of one record, OPT in its place. */
  private static byte[] record(int type, byte[] rdata) {
    return new Octets()
        .count(type == OPT ? 3 : 1, 1)
        .u8(0)
        .fixed(type, rdata.length)
        .all(rdata)
        .message();
  }

  /** Names for pointers to lead to: the octets from the first that RDATA of a record can have. */
  private record Targets(byte[] octets, int[] targets) {
    static final int START = WireLimits.HEADER_OCTETS + 11;
  }

  /** Chains of so many pointers, with so many one-octet labels before each. */
  private static Targets stairs(int pointers, int labels) {
    byte[] octets = new byte[REACH - Targets.START];
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
  private static Targets flat(int names) {
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
  private static byte[] records(Targets names, int type, int rdataNames, int only) {
    Octets message = new Octets();
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
  private static byte[] malformedNames(Targets names, int labels) {
    Octets message = new Octets();
    message.u8(0).fixed(NULL, names.octets().length).all(names.octets());
    byte[] prefix = cycle(2 * labels, 1, 'b');
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
  private static byte[] questions(boolean flat) {
    Octets message = new Octets();
    int[] targets = new int[REACH];
    int found = 0;
    int questions = 0;
    int before = -1;
    int steps = 0;
    while (message.length + 259 <= REACH) {
      for (int label : new int[] {63, 63, 63, 61}) {
        message.u8(label);
        int end = message.length + label;
        if (flat) {
          while (message.length < end) {
            targets[found++] = message.length;
            boolean last = message.length == end - 1;
            // The last octet makes the label that follows a name's octet, or ends the name.
            message.u8(last && label < 63 ? 0 : 1);
            if (!last) {
              message.u8('a');
            }
          }
          continue;
        }
        while (message.length + 2 <= end) {
          if (before < 0) {
            before = message.length;
            message.u8(0);
            continue;
          }
          int step = message.length;
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
        while (message.length < end) {
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
  private static byte[] joined() {
    Octets message = new Octets();
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

  private static byte[] longName() {
    return new Octets().count(0, 1).all(cycle(2 * 32_000, 1, 'a')).u8(0).u16(1).u16(1).message();
  }

  private static byte[] inlineNames() {
    Octets message = new Octets();
    int questions = 0;
    while (message.room() >= 259) {
      message.all(cycle(254, 1, 'a' + questions % 26)).u8(0).u16(1).u16(1);
      questions++;
    }
    return message.count(0, questions).message();
  }

  /**
   * Names that differ in their last label only, and those labels have the same hash, and so have
   * all their suffixes: what {@link io.wiredns.codec.message.MessageWriter} must compare when it
   * writes them. It is no secret how names are hashed.
   */
  private static byte[] collidingNames() {
    Octets message = new Octets();
    byte[] prefix = cycle(246, 1, 'a');
    Random random = new Random(1);
    int questions = 0;
    while (message.room() >= 259) {
      long label = collidingLabel(random.nextInt());
      if (label != 0) {
        message.all(prefix).u16((int) (label >>> 48)).u16((int) (label >>> 32));
        message.u16((int) (label >>> 16)).u16((int) label).u8(0).u16(1).u16(1);
        questions++;
      }
    }
    return message.count(0, questions).message();
  }

  /** A last label of seven octets whose hash is always the same; 0 for most numbers. */
  private static long collidingLabel(int number) {
    long inverse = HASH_FACTOR;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - HASH_FACTOR * inverse;
    }
    int low = number ^ 12_345;
    long label = ((long) number << 32 | low & 0xFFFF_FFFFL) * inverse ^ 9;
    for (int shift = 0; shift < 56; shift += 8) {
      int octet = (int) (label >>> shift) & 0xFF;
      if (octet >= 'A' && octet <= 'Z') {
        return 0;
      }
    }
    return label >>> 56 == 7 ? label : 0;
  }

  private static byte[] emptyRecords(int type) {
    Octets message = new Octets();
    int records = 0;
    while (message.room() >= 11) {
      message.u8(0).fixed(type, 0);
      records++;
    }
    return message.count(3, records).message();
  }

  private static byte[] svcb(int key, byte[] value) {
    byte[] rdata = new byte[7 + value.length];
    rdata[1] = 1;
    rdata[4] = (byte) key;
    rdata[5] = (byte) (value.length >>> 8);
    rdata[6] = (byte) value.length;
    System.arraycopy(value, 0, rdata, 7, value.length);
    return record(SVCB, rdata);
  }

  /** Parameters without values, from a key on. */
  private static byte[] svcbKeys(int firstKey, int taken) {
    byte[] rdata = new byte[3 + (rest(3) - taken) / 4 * 4];
    rdata[1] = 1;
    int key = firstKey;
    for (int at = 3; at < rdata.length; at += 4) {
      rdata[at] = (byte) (key >>> 8);
      rdata[at + 1] = (byte) key++;
    }
    return record(SVCB, rdata);
  }

  /** All parameters are mandatory; the last is missing. */
  private static byte[] svcbMandatory() {
    int keys = (rest(7) - 2) / 6;
    Octets message = new Octets().count(1, 1).u8(0).fixed(SVCB, 7 + 6 * keys + 2);
    message.u16(1).u8(0).u16(0).u16(2 * keys + 2);
    message.all(ascending(keys + 1, i -> 16 + i));
    for (int i = 0; i < keys; i++) {
      message.u16(16 + i).u16(0);
    }
    return message.message();
  }

  private static byte[] bitmaps() {
    byte[] rdata = new byte[1 + 256 * 34];
    for (int window = 0; window < 256; window++) {
      int at = 1 + 34 * window;
      rdata[at] = (byte) window;
      rdata[at + 1] = 32;
      Arrays.fill(rdata, at + 2, at + 34, (byte) 0xFF);
    }
    return rdata;
  }

  private static byte[] nxt() {
    byte[] rdata = new byte[17];
    Arrays.fill(rdata, 1, 17, (byte) 0x7F);
    return rdata;
  }

  /** As many rendezvous servers as there is room for. */
  private static byte[] hip() {
    byte[] rdata = new byte[rest(0)];
    rdata[0] = 1;
    rdata[3] = 1;
    return rdata;
  }

  private static byte[] option(int code, byte[] data) {
    byte[] rdata = new byte[4 + data.length];
    rdata[1] = (byte) code;
    rdata[2] = (byte) (data.length >>> 8);
    rdata[3] = (byte) data.length;
    System.arraycopy(data, 0, rdata, 4, data.length);
    return record(OPT, rdata);
  }

  private static byte[] dso() {
    Octets message = new Octets().all(cycle(65_520, 0xFE, 0, 0, 0));
    message.octets[2] = 6 << 3;
    return message.message();
  }

  /** Some of each: names by chains of pointers, text, parameters, options, a bitmap. */
  private static byte[] everything() {
    Targets names = stairs(126, 1);
    Octets message = new Octets();
    message.u8(0).fixed(NULL, names.octets().length).all(names.octets());
    int records = 1;
    int next = 0;
    while (message.room() >= 8_192) {
      int[] targets = names.targets();
      for (int i = 0; i < 100; i++) {
        next = (next + 1) % targets.length;
        message.pointer(targets[next]).fixed(MINFO, 4);
        message.pointer(targets[(next + 7) % targets.length]);
        message.pointer(targets[(next + 13) % targets.length]);
      }
      byte[] text = new byte[1_000];
      message.pointer(targets[next]).fixed(TXT, text.length).all(text);
      byte[] parameters = new byte[1_003];
      parameters[1] = 1;
      for (int at = 3; at < parameters.length; at += 4) {
        parameters[at + 1] = (byte) (16 + at / 4);
        parameters[at] = (byte) ((16 + at / 4) >>> 8);
      }
      message.pointer(targets[next]).fixed(SVCB, parameters.length).all(parameters);
      byte[] prefixes = cycle(1_000, 0, 1, 0, 0);
      message.pointer(targets[next]).fixed(APL, prefixes.length).all(prefixes);
      records += 103;
    }
    byte[] options = cycle((message.room() - 11) / 4 * 4, 0xFE, 0, 0, 0);
    message.u8(0).fixed(OPT, options.length).all(options);
    return message.count(1, records).count(3, 1).message();
  }
}
