package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A message whose pointers lead to any label of any earlier name, in RDATA, too, as a sender may
 * write to make it short: records are added until there is no room, and the last record fills the
 * message.
 */
final class PointedMessage {
  private static final List<String> LABELS =
      List.of("a", "A", "b", "example", "EXAMPLE", "eXample");

  private final Random random;
  private final byte[] octets = new byte[WireLimits.MESSAGE_OCTETS + 1024];
  private int end = WireLimits.HEADER_OCTETS;
  private int records;

  /**
   * The starts of labels: offset of the label, and octets and pointers of the name that starts
   * there.
   */
  private final List<int[]> starts = new ArrayList<>();

  private PointedMessage(Random random) {
    this.random = random;
  }

  /** Returns a message of exactly this number of octets, at least 2,000. */
  static byte[] random(Random random, int size) {
    PointedMessage message = new PointedMessage(random);
    while (message.end < size - 1_000) {
      message.record();
    }
    message.name(true);
    int rdata = size - message.end - 10;
    message.fixed(RecordType.NULL, rdata);
    message.end += rdata;
    Bytes.put16(message.octets, 6, message.records);
    return Arrays.copyOf(message.octets, size);
  }

  private void record() {
    name(true);
    switch (random.nextInt(6)) {
      case 0 -> rdata(RecordType.NS, 0, true, 1);
      case 1 -> rdata(RecordType.SOA, 0, true, 2);
      case 2 -> rdata(RecordType.SRV, 6, true, 1);
      case 3 -> rdata(RecordType.RP, 0, true, 2);
      case 4 -> rdata(RecordType.RRSIG, 18, false, 1);
      default -> rdata(RecordType.A, 4, true, 0);
    }
  }

  private void fixed(RecordType type, int rdlength) {
    Bytes.put16(octets, end, type.value());
    Bytes.put16(octets, end + 2, 1);
    Bytes.put32(octets, end + 4, random.nextInt());
    Bytes.put16(octets, end + 8, rdlength);
    end += 10;
    records++;
  }

  private void rdata(RecordType type, int before, boolean pointers, int names) {
    fixed(type, 0);
    int start = end;
    end += before;
    for (int i = 0; i < names; i++) {
      name(pointers);
    }
    end += type.equals(RecordType.SOA) ? 20 : type.equals(RecordType.RRSIG) ? 8 : 0;
    Bytes.put16(octets, start - 2, end - start);
  }

  /** Some labels, then a pointer or the root. */
  private void name(boolean pointers) {
    int labels = random.nextInt(10) < 6 ? 0 : random.nextInt(random.nextInt(40) == 0 ? 60 : 4);
    int[] target = pointers && !starts.isEmpty() ? starts.get(random.nextInt(starts.size())) : null;
    int at = end;
    List<Integer> here = new ArrayList<>();
    for (int i = 0; i < labels; i++) {
      String label = LABELS.get(random.nextInt(LABELS.size()));
      int rest = target == null ? 1 : target[1];
      if (end - at + 1 + label.length() + rest > WireLimits.NAME_OCTETS) {
        break;
      }
      here.add(end);
      octets[end++] = (byte) label.length();
      for (int c = 0; c < label.length(); c++) {
        octets[end++] = (byte) label.charAt(c);
      }
    }
    int labelsEnd = end;
    if (target == null || target[2] == WireLimits.NAME_POINTERS) {
      target = null;
      octets[end++] = 0;
    } else {
      Bytes.put16(octets, end, 0xC000 | target[0]);
      end += 2;
    }
    for (int start : here) {
      if (start <= WireLimits.POINTER_OFFSET) {
        int rest = target == null ? 1 : target[1];
        starts.add(new int[] {start, labelsEnd - start + rest, target == null ? 0 : target[2] + 1});
      }
    }
  }
}
