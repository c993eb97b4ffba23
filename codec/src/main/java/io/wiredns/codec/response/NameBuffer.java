package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;

/**
 * A mutable name, as uncompressed octets with their case kept. It is reused, so that comparing the
 * names of a response allocates nothing.
 */
final class NameBuffer {
  private static final int CNAME = RecordType.CNAME.value();

  /** Room for a name and for the octets that may follow it in malformed RDATA of 255 octets. */
  private final byte[] octets = new byte[2 * WireLimits.NAME_OCTETS + 2];

  private int length;

  void question(MessageView view, int number) {
    length = view.copyQuestionName(number, octets, 0);
  }

  void owner(RecordView record) {
    length = record.copyName(octets, 0);
  }

  void copy(NameBuffer other) {
    System.arraycopy(other.octets, 0, octets, 0, other.length);
    length = other.length;
  }

  void value(Name name) {
    length = name.copyTo(octets, 0);
  }

  /** Loads the target of a CNAME or DNAME; returns false if the RDATA is malformed. */
  boolean target(RecordView record) {
    if (record.rdataLength() > WireLimits.NAME_OCTETS) {
      return false;
    }
    length =
        record.typeValue() == CNAME
            ? record.copyExpandedRData(octets, 0)
            : record.copyRData(octets, 0);
    return length > 0 && nameEnd(octets, length) == length;
  }

  /**
   * Returns the index after an uncompressed name at the start of some octets, or -1 if there is
   * none.
   */
  static int nameEnd(byte[] octets, int end) {
    int p = WireNames.pieceEnd(octets, 0, end);
    return p < end && octets[p] == 0 && p < WireLimits.NAME_OCTETS ? p + 1 : -1;
  }

  int length() {
    return length;
  }

  boolean isRoot() {
    return length == 1;
  }

  /**
   * Finds the starts of the labels.
   *
   * @param starts receives the indexes, including that of the root
   * @return the number of labels before the root
   */
  int labels(int[] starts) {
    int count = 0;
    for (int p = 0; octets[p] != 0; p += octets[p] + 1) {
      starts[count++] = p;
    }
    starts[count] = length - 1;
    return count;
  }

  /**
   * Returns what the octets from {@code from} to before {@code to} add to the {@link OwnerHash}.
   */
  long hashSum(int from, int to) {
    return OwnerHash.sum(octets, from, to, length);
  }

  /**
   * Returns whether the end of this name, from the label at index {@code from} on, equals the other
   * name.
   */
  boolean endsIn(NameBuffer other, int from) {
    return length - from == other.length && endsLike(other, from);
  }

  boolean same(NameBuffer other) {
    return endsIn(other, 0);
  }

  /** Returns whether this name equals another name or is below it. */
  boolean isAtOrBelow(NameBuffer other) {
    return above(other) >= 0;
  }

  /**
   * Returns the number of octets before another name at the end of this one; -1 if this name does
   * not end in the other.
   */
  private int above(NameBuffer other) {
    int from = length - other.length;
    int p = 0;
    while (p < from) {
      p += octets[p] + 1;
    }
    return p == from && endsLike(other, from) ? from : -1;
  }

  private boolean endsLike(NameBuffer other, int from) {
    for (int i = 0; i < other.length; i++) {
      if (octets[from + i] != other.octets[i] && fold(octets[from + i]) != fold(other.octets[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Compares octets, ignoring case. This is not the canonical order of names; any order will do
   * that does not depend on the order of the records.
   */
  int compare(NameBuffer other) {
    for (int i = 0; i < length && i < other.length; i++) {
      int difference = fold(octets[i]) - fold(other.octets[i]);
      if (difference != 0) {
        return difference;
      }
    }
    return length - other.length;
  }

  static int fold(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 0x20 : octet & 0xFF;
  }

  /**
   * Sets this name to {@code name}, with the owner at its end replaced by the target; RFC 6672
   * section 2.2.
   *
   * @return whether the result fits a name; if not, it would have more than 255 octets, and this
   *     name is unchanged
   */
  boolean substitute(NameBuffer name, NameBuffer owner, NameBuffer target) {
    int prefix = name.length - owner.length;
    if (prefix + target.length > WireLimits.NAME_OCTETS) {
      return false;
    }
    System.arraycopy(name.octets, 0, octets, 0, prefix);
    System.arraycopy(target.octets, 0, octets, prefix, target.length);
    length = prefix + target.length;
    return true;
  }

  Name toName() {
    return WireAccess.get().wireName(octets, 0, 0, length).toName();
  }
}
