package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The octets of fields on their own, outside any message: as on the wire, but no name is
 * compressed. The memory that this takes is proportional to the most octets that it has had to
 * hold. Reusable, for one thread at a time.
 *
 * @since 0.1
 */
public final class FieldOctets {
  private static final byte[] NO_ROOM = {};

  /** Enough for the RDATA of most types. */
  private static final int FIRST_OCTETS = 64;

  private static final int GROWTH = 4;

  private final WireWriter writer = WireWriter.uncompressed();
  private final int most;
  private final boolean canonical;
  private byte[] octets = NO_ROOM;

  private FieldOctets(int most, boolean canonical) {
    this.most = Objects.checkIndex(most, WireLimits.MESSAGE_OCTETS + 1);
    this.canonical = canonical;
  }

  /**
   * Fields whose names keep their case.
   *
   * @param most how many octets the fields may have, at most 65535
   * @return an object that holds no octets yet
   * @throws IndexOutOfBoundsException if the number is out of range
   */
  public static FieldOctets uncompressed(int most) {
    return new FieldOctets(most, false);
  }

  /**
   * Fields in DNSSEC's canonical form (RFC 4034 section 6.2, RFC 6840 section 5.1).
   *
   * @param most how many octets the fields may have, at most 65535
   * @return an object that holds no octets yet
   * @throws IndexOutOfBoundsException if the number is out of range
   */
  public static FieldOctets canonical(int most) {
    return new FieldOctets(most, true);
  }

  /**
   * The octets of some fields.
   *
   * @param fields writes the fields, the same ones each time that it is called
   * @return their octets, or null if they are more than allowed
   */
  public Octets of(Consumer<? super FieldWriter> fields) {
    int length = length(fields);
    return length < 0 ? null : WireAccess.get().octets(Arrays.copyOf(octets, length));
  }

  /**
   * How many octets some fields have.
   *
   * @param fields writes the fields, the same ones each time that it is called
   * @return their number, or -1 if they are more than allowed
   */
  public int length(Consumer<? super FieldWriter> fields) {
    while (!fit(fields)) {
      if (octets.length == most) {
        return -1;
      }
      octets = new byte[Math.min(most, Math.max(FIRST_OCTETS, GROWTH * octets.length))];
    }
    return writer.length();
  }

  /**
   * Whether some fields have no octets; writes none.
   *
   * @param fields writes the fields
   * @return true if they have none
   */
  public boolean isEmpty(Consumer<? super FieldWriter> fields) {
    writer.open(NO_ROOM, 0, 0);
    fields.accept(writer);
    return !writer.overflowed();
  }

  private boolean fit(Consumer<? super FieldWriter> fields) {
    if (canonical) {
      writer.openCanonical(octets);
    } else {
      writer.open(octets, 0, octets.length);
    }
    fields.accept(writer);
    return !writer.overflowed();
  }
}
