package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Writes fields to octets outside any message: in wire form, with all names uncompressed. The
 * memory is proportional to the largest number of octets written so far. Objects are reusable, by
 * one thread at a time.
 *
 * @since 0.1
 */
public final class FieldOctets {
  private static final byte[] NO_ROOM = {};

  /** Enough for the RDATA of most types. */
  private static final int FIRST_OCTETS = 64;

  private static final int GROWTH = 4;

  private final WireWriter writer = WireWriter.uncompressed();
  private final int maximum;
  private final boolean canonical;
  private byte[] octets = NO_ROOM;

  private FieldOctets(int maximum, boolean canonical) {
    this.maximum = Objects.checkIndex(maximum, WireLimits.MESSAGE_OCTETS + 1);
    this.canonical = canonical;
  }

  /**
   * Creates an object that keeps the case of names.
   *
   * @param maximum the maximum number of octets of the fields, at most 65535
   * @return an object without octets
   * @throws IndexOutOfBoundsException if the number is out of range
   */
  public static FieldOctets uncompressed(int maximum) {
    return new FieldOctets(maximum, false);
  }

  /**
   * Creates an object that writes the canonical form of DNSSEC (RFC 4034 section 6.2, RFC 6840
   * section 5.1).
   *
   * @param maximum the maximum number of octets of the fields, at most 65535
   * @return an object without octets
   * @throws IndexOutOfBoundsException if the number is out of range
   */
  public static FieldOctets canonical(int maximum) {
    return new FieldOctets(maximum, true);
  }

  /**
   * Returns the octets of fields.
   *
   * @param fields writes the fields, with the same result each time that it is called
   * @return the octets, or null if there are more than the maximum
   */
  public Octets of(Consumer<? super FieldWriter> fields) {
    int length = length(fields);
    return length < 0 ? null : WireAccess.get().octets(Arrays.copyOf(octets, length));
  }

  /**
   * Returns the number of octets of fields.
   *
   * @param fields writes the fields, with the same result each time that it is called
   * @return the number of octets, or -1 if there are more than the maximum
   */
  public int length(Consumer<? super FieldWriter> fields) {
    while (!fits(fields)) {
      if (octets.length == maximum) {
        return -1;
      }
      octets = new byte[Math.min(maximum, Math.max(FIRST_OCTETS, GROWTH * octets.length))];
    }
    return writer.length();
  }

  /**
   * Returns whether fields have no octets, without writing any.
   *
   * @param fields writes the fields
   * @return true if there are no octets
   */
  public boolean isEmpty(Consumer<? super FieldWriter> fields) {
    writer.open(NO_ROOM, 0, 0);
    fields.accept(writer);
    return !writer.overflowed();
  }

  private boolean fits(Consumer<? super FieldWriter> fields) {
    if (canonical) {
      writer.openCanonical(octets);
    } else {
      writer.open(octets, 0, octets.length);
    }
    fields.accept(writer);
    return !writer.overflowed();
  }
}
