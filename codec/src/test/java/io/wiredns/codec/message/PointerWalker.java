package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks a written message with code of its own: every pointer must lead back to a label of an
 * earlier name, and to one that a pointer may lead to.
 */
final class PointerWalker {
  private final byte[] octets;
  private final Set<Integer> labels = new HashSet<>();
  private int pointers;
  private int farthest = -1;

  private PointerWalker(byte[] octets) {
    this.octets = octets;
  }

  /** Checks a message and returns the number of its pointers. */
  static int check(byte[] message) {
    return walk(message).pointers;
  }

  /** Checks a message and returns the largest target of a pointer, or -1. */
  static int farthest(byte[] message) {
    return walk(message).farthest;
  }

  private static PointerWalker walk(byte[] message) {
    PointerWalker walker = new PointerWalker(message);
    int p = 12;
    for (int i = 0; i < walker.u16(4); i++) {
      p = walker.name(p) + 4;
    }
    for (int i = 0; i < walker.u16(6) + walker.u16(8) + walker.u16(10); i++) {
      p = walker.record(p);
    }
    assertEquals(message.length, p, "octets after the last record");
    return walker;
  }

  private int u16(int at) {
    return (octets[at] & 0xFF) << 8 | octets[at + 1] & 0xFF;
  }

  private int record(int at) {
    int p = name(at);
    int type = u16(p);
    int rdata = p + 10;
    int end = rdata + u16(p + 8);
    // RFC 3597 section 4: the types whose names may be compressed when written.
    switch (type) {
      case 2, 3, 4, 5, 7, 8, 9, 12 -> names(rdata, end, 1, true);
      case 6, 14 -> names(rdata, end, 2, true);
      case 15 -> names(rdata + 2, end, 1, true);
      case 17 -> names(rdata, end, 2, false);
      case 30 -> names(rdata, end, 1, false);
      case 18, 21 -> names(rdata + 2, end, 1, false);
      case 24 -> names(rdata + 18, end, 1, false);
      default -> {}
    }
    return end;
  }

  private void names(int from, int end, int count, boolean mayPoint) {
    if (from >= end) {
      return; // RDATA that is empty, or too short for this class
    }
    int p = from;
    for (int i = 0; i < count; i++) {
      if (mayPoint) {
        p = name(p);
      } else {
        while (octets[p] != 0) {
          assertTrue(octets[p] > 0, "a pointer in a name that must not have one, at " + p);
          p += octets[p] + 1;
        }
        p++;
      }
    }
    assertTrue(p <= end, "a name leaves its RDATA");
  }

  /** Walks a name up to its first pointer and returns its end. */
  private int name(int from) {
    List<Integer> mine = new ArrayList<>();
    int p = from;
    while (octets[p] > 0) {
      mine.add(p);
      p += octets[p] + 1;
    }
    if (octets[p] != 0) {
      int target = u16(p) & 0x3FFF;
      assertEquals(0xC0, octets[p] & 0xC0, "label type at " + p);
      assertTrue(target < from, "pointer at " + p + " to " + target + " is not backward");
      assertTrue(labels.contains(target), "pointer at " + p + " to " + target + ": no label");
      pointers++;
      farthest = Math.max(farthest, target);
      p++;
    }
    labels.addAll(mine);
    return p + 1;
  }
}
