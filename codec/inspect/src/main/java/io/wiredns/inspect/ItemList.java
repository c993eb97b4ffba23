package io.wiredns.inspect;

import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.internal.TracingReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects the items and the faults of a dissection. */
final class ItemList {
  private final byte[] octets;
  private final List<Dissection.Item> items = new ArrayList<>();
  private final List<WireFormatException> faults = new ArrayList<>();

  /**
   * The offsets of the faults of placement, which do not end the walk: OPT or TSIG at a wrong place
   * or with a wrong owner or class, and counts in a DSO message.
   */
  private final TreeSet<Integer> misplaced = new TreeSet<>();

  /** The offset after the last field that was traced. */
  private int tracedEnd;

  /** Creates an empty list for the octets of a message, with the faults that are already known. */
  ItemList(byte[] octets, List<WireFormatException> faults) {
    this.octets = octets;
    faults.forEach(this::fault);
  }

  Dissection dissection() {
    faults.sort(Comparator.comparingInt(WireFormatException::offset));
    return new Dissection(octets, items, faults);
  }

  /** Adds a fault. Faults of placement must be added before the items that they mark. */
  void fault(WireFormatException fault) {
    faults.add(fault);
    if (isPlacement(fault)) {
      misplaced.add(fault.offset());
    }
  }

  void field(int depth, int from, int to, String name, String value) {
    items.add(new Dissection.Item(depth, from, to, name, value, false, isMisplaced(from, to)));
  }

  void group(int depth, int from, int to, String name) {
    items.add(new Dissection.Item(depth, from, to, name, "", true, false));
  }

  void faulty(int depth, int from, int to, String name) {
    items.add(new Dissection.Item(depth, from, to, name, "", false, true));
  }

  /**
   * Returns whether a fault of placement is in these octets. There may be as many faults as fields,
   * so it uses a sorted set.
   */
  private boolean isMisplaced(int from, int to) {
    Integer at = misplaced.ceiling(from);
    return at != null && at < to;
  }

  private static boolean isPlacement(WireFormatException fault) {
    return switch (fault.fault().name()) {
      case "OPT_PLACE", "OPT_REPEATED", "OPT_OWNER", "TSIG_PLACE", "TSIG_CLASS", "DSO_COUNTS" ->
          true;
      default -> false;
    };
  }

  /**
   * Returns a listener that lists the fields which a decoder reads.
   *
   * @param prefix the prefix that is removed from field names
   */
  TracingReader.Listener trace(int depth, int from, String prefix) {
    tracedEnd = from;
    return field -> {
      String name = field.name();
      String value = field.value();
      boolean pointing = field.kind() == FieldKind.NAME;
      field(
          depth,
          field.from(),
          field.to(),
          name.startsWith(prefix) ? name.substring(prefix.length()) : name,
          pointing ? value + pointer(field.from(), field.to()) : value);
      tracedEnd = field.to();
    };
  }

  /** Returns the offset after the last field since {@link #trace}. */
  int tracedEnd() {
    return tracedEnd;
  }

  /**
   * Adds the fault that ended the fields of {@link #trace}, and the octets up to {@code end} that
   * could not be read.
   */
  void failed(int depth, WireFormatException fault, int end) {
    faults.add(fault);
    if (fault.offset() < tracedEnd) {
      // The field points back to malformed octets, which have already been listed.
      faulty(depth, tracedEnd, end, lastWord(fault.field()));
      return;
    }
    if (fault.offset() > tracedEnd) {
      field(depth, tracedEnd, fault.offset(), lastWord(fault.field()), "");
    }
    faulty(depth, fault, end);
  }

  /** Adds the malformed octets, and those after them up to {@code end} that could not be read. */
  void faulty(int depth, WireFormatException fault, int end) {
    int from = fault.offset();
    int to =
        switch (fault.fault().name()) {
          case "POINTER_NOT_PRIOR",
              "POINTER_INTO_HEADER",
              "POINTER_CHAIN",
              "POINTER_FORBIDDEN",
              "RDLENGTH_EXCEEDS_MESSAGE",
              "OPTION_TRUNCATED",
              "SVCB_VALUE_TRUNCATED",
              "TKEY_KEY_LENGTH",
              "TKEY_OTHER_LENGTH",
              "TSIG_MAC_LENGTH",
              "TSIG_OTHER_LENGTH",
              "DSO_TLV_TRUNCATED" ->
              Math.min(from + 2, Math.max(end, from));
          case "LABEL_TYPE", "POINTER_TRUNCATED" -> from + 1;
          default -> Math.max(end, from);
        };
    faulty(depth, from, to, lastWord(fault.field()));
    if (to < end) {
      field(depth, to, end, "unread", "");
    }
  }

  private static String lastWord(String path) {
    return path.substring(path.lastIndexOf(' ') + 1);
  }

  /**
   * Returns the target of the pointer that ends the name at {@code [from, to)}, as text; empty if
   * no pointer does.
   */
  String pointer(int from, int to) {
    int p = WireNames.pieceEnd(octets, from, to);
    return p == to - Pointer.OCTETS && Pointer.isAt(octets, p, to)
        ? "  (pointer at " + p + " to " + Pointer.target(octets, p) + ")"
        : "";
  }
}
