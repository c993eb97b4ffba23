package io.wiredns.testkit;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.testkit.Draft.Entry;
import io.wiredns.testkit.GeneratedFields.Generated;
import io.wiredns.testkit.GeneratedFields.Kind;
import io.wiredns.testkit.GeneratedFields.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Plants the faults of names: in owners, in questions, and in RDATA of every type that has names.
 */
final class NameFaults {
  private static final int TRIES = 60;
  private static final int ENTRY_FIXED = 10;

  private NameFaults() {}

  /**
   * RDATA up to one of its names: the shape has the octets before that name, and the span describes
   * the name.
   */
  private record Room(RecordType type, Shape shape, Span span) {}

  static Planted plant(Fault fault, Message good, Choices choices) {
    boolean inPlace =
        fault != Fault.NAME_TOO_LONG && fault != Fault.POINTER_FORBIDDEN && choices.chance(1, 3);
    Planted planted = inPlace ? inPlace(fault, good, choices) : null;
    if (planted != null) {
      return planted;
    }
    Room room = room(fault != Fault.POINTER_FORBIDDEN, choices);
    boolean owner =
        choices.chance(1, 3)
            && fault != Fault.POINTER_FORBIDDEN
            && fault != Fault.NAME_TRUNCATED
            && fault != Fault.POINTER_TRUNCATED;
    Shape shape = owner ? new Shape() : room.shape();
    name(fault, shape, owner ? "name" : room.span().path(), choices);
    return owner
        ? asOwner(fault, shape, good, choices)
        : Draft.hosted(fault, room.type(), shape, good, choices);
  }

  /**
   * Returns RDATA up to a name in it, which may be compressed if {@code pointers} is true, and must
   * not be otherwise.
   */
  private static Room room(boolean pointers, Choices choices) {
    for (int i = 0; i < TRIES && !choices.isOver(); i++) {
      Room room = room(choices.oneOf(Records.dataTypes()), pointers, choices);
      if (room != null) {
        return room;
      }
    }
    return room(pointers ? RecordType.NS : RecordType.DNAME, pointers, choices);
  }

  private static Room room(RecordType type, boolean pointers, Choices choices) {
    Generated<RData> made = Records.madeUp(type, choices);
    List<Span> names =
        made.spans().stream()
            .filter(span -> span.kind() == Kind.NAME && span.pointers() == pointers)
            .toList();
    if (names.isEmpty()) {
      return null;
    }
    Span span = choices.oneOf(names);
    Shape shape = new Shape().octets(Messages.octets(made.value()), 0, span.from());
    return new Room(type, shape, span);
  }

  /** Writes a name that has the fault. */
  private static void name(Fault fault, Shape out, String field, Choices choices) {
    int start = out.length();
    if (fault == Fault.NAME_TOO_LONG) {
      tooLong(out, field, choices);
      return;
    }
    for (int labels = choices.below(3); labels > 0; labels--) {
      out.label(choices.octets(choices.between(1, 8)));
    }
    out.here(field);
    switch (fault.name()) {
      case "NAME_TRUNCATED" -> {
        int length = choices.between(1, WireLimits.LABEL_OCTETS);
        out.u8(length).octets(choices.octets(choices.below(length + 1)));
      }
      case "LABEL_TYPE" -> out.u8(labelType(4, choices)).octets(choices.octets(4)).u8(0);
      case "POINTER_TRUNCATED" -> out.u8(choices.between(0xC0, 0xFF));
      case "POINTER_NOT_PRIOR" -> out.pointerInside(start + choices.below(100));
      case "POINTER_INTO_HEADER" -> out.pointer(choices.below(WireLimits.HEADER_OCTETS));
      case "POINTER_FORBIDDEN" -> out.pointer(choices.below(WireLimits.POINTER_OFFSET + 1));
      default -> throw new AssertionError(fault + " is no fault of names");
    }
  }

  /**
   * Returns an octet whose first two bits are 01 or 10, which are no valid label type: the given
   * length octet with these bits, or any such octet.
   */
  private static int labelType(int length, Choices choices) {
    return choices.chance(1, 2)
        ? choices.between(0x40, 0xBF)
        : length | (choices.chance(1, 2) ? 0x80 : 0x40);
  }

  /** Writes labels until the name exceeds 255 octets with one of them, or with the root. */
  private static void tooLong(Shape out, String field, Choices choices) {
    int total = 0;
    while (true) {
      int left = WireLimits.NAME_OCTETS - 1 - total;
      boolean exact = left > 0 && left <= WireLimits.LABEL_OCTETS && choices.chance(1, 2);
      int length = exact ? left : choices.between(20, WireLimits.LABEL_OCTETS);
      boolean over = total + 1 + length > WireLimits.NAME_OCTETS;
      if (over) {
        out.here(field);
      }
      out.label(choices.octets(length));
      total += 1 + length;
      if (total == WireLimits.NAME_OCTETS) {
        out.here(field);
      }
      if (over || total == WireLimits.NAME_OCTETS) {
        out.u8(0);
        return;
      }
    }
  }

  /** Plants the name as the owner of a record after all others. */
  private static Planted asOwner(Fault fault, Shape shape, Message good, Choices choices) {
    Draft draft = new Draft(Draft.unsigned(good, choices));
    int base = draft.octets.length;
    Octets name = Octets.of(shape.octets(base));
    byte[] record = new byte[name.length() + ENTRY_FIXED];
    name.copyTo(record, 0);
    record[name.length() + 1] = 16;
    record[name.length() + 3] = 1;
    int number = draft.count(Section.ADDITIONAL);
    return draft.planted(
        fault,
        FrameFaults.appended(draft, Octets.of(record), 1),
        base + shape.at(),
        draft.path(Section.ADDITIONAL, number) + " " + shape.field(),
        draft.entries.size());
  }

  /**
   * Plants the fault in the name of a random question or record; returns null if that name cannot
   * have it.
   */
  private static Planted inPlace(Fault fault, Message good, Choices choices) {
    Draft draft = new Draft(Draft.plain(good, choices));
    if (draft.entries.isEmpty()) {
      return null;
    }
    Entry entry = choices.oneOf(draft.entries);
    List<Integer> labels = new ArrayList<>();
    int p = entry.owner();
    while (draft.octets[p] > 0) {
      labels.add(p);
      p += 1 + draft.octets[p];
    }
    boolean pointer = draft.octets[p] != 0;
    switch (fault.name()) {
      case "NAME_TRUNCATED" -> {
        if (labels.isEmpty()) {
          return null;
        }
        int label = choices.oneOf(labels);
        int end = label + 1 + choices.below(draft.octets[label] + 1);
        return draft.cut(fault, end, label, entry, "name");
      }
      case "LABEL_TYPE" -> {
        if (!pointer) {
          labels.add(p);
        } else if (labels.isEmpty()) {
          return null;
        }
        int label = choices.oneOf(labels);
        byte[] planted = draft.octets.clone();
        planted[label] = (byte) labelType(planted[label], choices);
        return draft.planted(fault, planted, label, entry, "name");
      }
      case "POINTER_TRUNCATED" -> {
        return pointer ? draft.cut(fault, p + 1, p, entry, "name") : null;
      }
      default -> {
        if (!pointer) {
          return null;
        }
        int target =
            fault == Fault.POINTER_INTO_HEADER
                ? choices.below(WireLimits.HEADER_OCTETS)
                : choices.between(entry.owner(), WireLimits.POINTER_OFFSET);
        return draft.planted(fault, draft.with16(p, Pointer.to(target)), p, entry, "name");
      }
    }
  }

  /**
   * Appends a NULL record whose data are a chain of pointers, and a record whose owner points to
   * the end of that chain, so that it follows more pointers than a name can need.
   */
  static Planted chain(Message good, Choices choices) {
    Draft draft = new Draft(Draft.unsigned(good, choices));
    int rungs = choices.between(WireLimits.NAME_POINTERS, WireLimits.NAME_POINTERS + 40);
    Shape shape = new Shape().u8(0).u16(RecordType.NULL.value()).u16(1).u32(0).u16(1 + 2 * rungs);
    shape.u8(0);
    int first = shape.length();
    for (int i = 0; i < rungs; i++) {
      shape.pointerInside(i == 0 ? first - 1 : first + 2 * (i - 1));
    }
    int last = first + 2 * (rungs - 1);
    shape.pointerInside(last).u16(RecordType.TXT.value()).u16(1).u32(0).u16(0);
    int base = draft.octets.length;
    int number = draft.count(Section.ADDITIONAL) + 1;
    return draft.planted(
        Fault.POINTER_CHAIN,
        FrameFaults.appended(draft, Octets.of(shape.octets(base)), 2),
        base + last - 2 * (WireLimits.NAME_POINTERS - 1),
        draft.path(Section.ADDITIONAL, number) + " name",
        draft.entries.size());
  }
}
