package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes messages and texts so that the result is likely to be read to its end. */
final class CostMutator {
  private static final int HEADER = 12;
  private static final int OPT = 41;
  private static final int[] LENGTHS = {0, 1, 2, 3, 4, 5, 7, 8, 12, 16, 20, 33, 64, 255};
  private static final String[] WORDS = {
    "a",
    "*",
    "@",
    ".",
    "example.",
    "a.b.c",
    "\\000",
    "\\.",
    "\"\"",
    "\"a b\"",
    "(",
    ")",
    ";",
    "\\#",
    "0",
    "1",
    "65535",
    "4294967295",
    "1w2d",
    "IN",
    "CH",
    "AAAA",
    "::1",
    "192.0.2.1",
    "TYPE65280",
    "$ORIGIN",
    "$TTL",
    "alpn=h2",
    "key99=\"\"",
    "1:10.0.0.0/8",
    "AAAA AAAA",
    "00ff"
  };

  private final Random random;
  private final int most;
  private final List<byte[]> messages;
  private final List<byte[]> texts;
  private final List<RecordType> types = Registry.standard().types();

  CostMutator(Random random, int most, List<byte[]> messages, List<byte[]> texts) {
    this.random = random;
    this.most = most;
    this.messages = messages;
    this.texts = texts;
  }

  byte[] message() {
    return messages.get(random.nextInt(messages.size()));
  }

  byte[] text() {
    return texts.get(random.nextInt(texts.size()));
  }

  byte[] changedMessage(byte[] from) {
    byte[] changed = from;
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      changed = changedOnce(changed);
    }
    return random.nextInt(6) == 0 ? changed : counted(changed);
  }

  private byte[] changedOnce(byte[] from) {
    if (from.length <= HEADER + 2) {
      return message();
    }
    byte[] changed = from.clone();
    int at = HEADER + random.nextInt(changed.length - HEADER);
    switch (random.nextInt(10)) {
      case 0 -> changed[at] = (byte) random.nextInt();
      case 1 -> changed[at] += (byte) (random.nextBoolean() ? 1 : -1);
      case 2 -> changed[random.nextInt(HEADER)] = (byte) random.nextInt();
      case 3 -> {
        if (at + 1 < changed.length) {
          int target = random.nextInt(Math.min(at, 0x3FFF));
          changed[at] = (byte) (0xC0 | target >>> 8);
          changed[at + 1] = (byte) target;
        }
      }
      case 4 -> changed = spliced(changed, message(), HEADER);
      case 5 -> changed = tiled(changed, at, Math.min(1 + random.nextInt(64), changed.length - at));
      case 6 -> changed = without(changed, at, random.nextInt(32));
      case 7 -> {
        int[] places = records(changed);
        if (places.length > 1) {
          int one = random.nextInt(places.length - 1);
          changed = tiled(changed, places[one], places[one + 1] - places[one]);
        }
      }
      default -> changed = withRecords(changed);
    }
    return changed;
  }

  /** Fills the room with a record of any type, whose RDATA repeat a pattern. */
  private byte[] withRecords(byte[] from) {
    int[] places = records(from);
    int keep = places.length == 0 ? HEADER : places[random.nextInt(places.length)];
    int type = types.get(random.nextInt(types.size())).value();
    byte[] rdata = new byte[LENGTHS[random.nextInt(LENGTHS.length)]];
    switch (random.nextInt(5)) {
      case 0 -> random.nextBytes(rdata);
      case 1 -> Arrays.fill(rdata, (byte) random.nextInt());
      case 2 -> Arrays.fill(rdata, (byte) random.nextInt(4));
      default -> {
        byte[] other = message();
        int at = random.nextInt(Math.max(1, other.length - rdata.length));
        System.arraycopy(other, at, rdata, 0, Math.min(rdata.length, other.length - at));
      }
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    if (random.nextBoolean() || keep == HEADER) {
      record.write(0);
    } else {
      int target = HEADER + random.nextInt(Math.min(0x3FFF, keep) - HEADER);
      record.write(0xC0 | target >>> 8);
      record.write(target);
    }
    int recordClass = random.nextInt(6) == 0 ? random.nextInt(256) : 1;
    for (int octet : new int[] {type >>> 8, type, 0, recordClass, 0, 0, 0, 1, 0, rdata.length}) {
      record.write(octet);
    }
    record.writeBytes(rdata);
    byte[] joined = Arrays.copyOf(from, keep + record.size());
    System.arraycopy(record.toByteArray(), 0, joined, keep, record.size());
    return tiled(joined, keep, record.size());
  }

  /** Repeats a part up to the end. */
  private byte[] tiled(byte[] from, int at, int length) {
    if (length <= 0 || at + length > most) {
      return from;
    }
    byte[] tiled = Arrays.copyOf(from, at + (most - at) / length * length);
    for (int to = at; to < tiled.length; to++) {
      tiled[to] = from[at + (to - at) % length];
    }
    return tiled;
  }

  private byte[] spliced(byte[] from, byte[] other, int first) {
    if (from.length <= first || other.length <= first) {
      return from;
    }
    int at = first + random.nextInt(from.length - first);
    int start = first + random.nextInt(other.length - first);
    int length = Math.min(most - at, random.nextInt(other.length - start) + 1);
    if (length <= 0) {
      return from;
    }
    byte[] spliced = Arrays.copyOf(from, Math.max(from.length, at + length));
    System.arraycopy(other, start, spliced, at, length);
    return spliced;
  }

  private static byte[] without(byte[] from, int at, int length) {
    int end = Math.min(from.length, at + length);
    byte[] shorter = Arrays.copyOf(from, from.length - (end - at));
    System.arraycopy(from, end, shorter, at, from.length - end);
    return shorter;
  }

  /**
   * Returns the offsets of the records, followed by the end of the last. Skips one question if the
   * header counts one.
   */
  private static int[] records(byte[] octets) {
    int[] places = new int[octets.length];
    int found = 0;
    int at = HEADER;
    for (int questions = u16(octets, 4); questions > 0 && at < octets.length; questions--) {
      at = name(octets, at) + 4;
    }
    while (at < octets.length) {
      places[found++] = at;
      int fixed = name(octets, at);
      if (fixed + 10 > octets.length) {
        break;
      }
      at = fixed + 10 + u16(octets, fixed + 8);
    }
    return Arrays.copyOf(places, found);
  }

  private static int name(byte[] octets, int from) {
    int at = from;
    while (at < octets.length) {
      int length = octets[at] & 0xFF;
      if (length == 0) {
        return at + 1;
      }
      if (length >= 0xC0) {
        return at + 2;
      }
      at += 1 + length;
    }
    return at;
  }

  private static int u16(byte[] octets, int at) {
    return at + 1 < octets.length ? (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF : 0;
  }

  /**
   * Sets the counts of the message for all its records in one section; an OPT record at the end is
   * in the additional section.
   */
  private byte[] counted(byte[] from) {
    if (from.length < HEADER) {
      return from;
    }
    byte[] counted = from.clone();
    int[] places = records(counted);
    if (places.length == 0) {
      return counted;
    }
    int last = places[places.length - 1];
    int fixed = name(counted, last);
    boolean whole =
        fixed + 10 <= counted.length && fixed + 10 + u16(counted, fixed + 8) == counted.length;
    int records = whole ? places.length : places.length - 1;
    if (!whole) {
      counted = Arrays.copyOf(counted, last);
    }
    int additional = whole && u16(counted, fixed) == OPT ? 1 : 0;
    int section = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 1;
    for (int one = 1; one <= 3; one++) {
      int count = (one == section ? records - additional : 0) + (one == 3 ? additional : 0);
      counted[4 + 2 * one] = (byte) (count >>> 8);
      counted[5 + 2 * one] = (byte) count;
    }
    return counted;
  }

  byte[] changedText(byte[] from) {
    byte[] changed = from;
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      changed = textOnce(changed);
    }
    return changed;
  }

  private byte[] textOnce(byte[] from) {
    if (from.length == 0) {
      return text();
    }
    int at = random.nextInt(from.length);
    switch (random.nextInt(7)) {
      case 0 -> {
        byte[] changed = from.clone();
        changed[at] = (byte) (' ' + random.nextInt(95));
        return changed;
      }
      case 1 -> {
        return spliced(from, text(), 0);
      }
      case 2 -> {
        return without(from, at, random.nextInt(32));
      }
      case 3 -> {
        return tiled(from, at, Math.min(1 + random.nextInt(100), from.length - at));
      }
      case 4 -> {
        return lineTiled(new String(from, StandardCharsets.ISO_8859_1));
      }
      default -> {
        return wordChanged(new String(from, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** Returns the text up to a line, followed by repetitions of that line with different numbers. */
  private byte[] lineTiled(String from) {
    String[] lines = from.split("\n");
    if (lines.length == 0) {
      return text();
    }
    int one = random.nextInt(lines.length);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < one && i < 4; i++) {
      out.append(lines[i]).append('\n');
    }
    boolean numbered = random.nextBoolean();
    for (int i = 0; out.length() + lines[one].length() + 8 < most; i++) {
      out.append(numbered ? lines[one].replaceFirst("[0-9]+", Integer.toString(i)) : lines[one]);
      out.append('\n');
    }
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] wordChanged(String from) {
    int at = from.indexOf(' ', random.nextInt(from.length()));
    if (at < 0) {
      return text();
    }
    int end = at + 1;
    while (end < from.length() && " \n".indexOf(from.charAt(end)) < 0) {
      end++;
    }
    String word =
        random.nextInt(4) == 0
            ? types.get(random.nextInt(types.size())).toString()
            : WORDS[random.nextInt(WORDS.length)];
    String changed = from.substring(0, at + 1) + word + from.substring(end);
    return changed
        .substring(0, Math.min(most, changed.length()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
