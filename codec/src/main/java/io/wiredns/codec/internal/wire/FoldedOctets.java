package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The octets that a value writes, with all names uncompressed and in lower case; for malformed
 * values, the octets as received. The methods {@code equals} and {@code hashCode} of RDATA, options
 * and TLVs use them, so that names are compared without regard to case. Immutable.
 *
 * @since 0.1
 */
public final class FoldedOctets {
  /**
   * The first size of the array, which is enough for most values; longer ones are written again to
   * a larger array.
   */
  private static final int FIRST_SIZE = 64;

  private final byte[] octets;
  private final int length;

  private FoldedOctets(byte[] octets, int length) {
    this.octets = octets;
    this.length = length;
  }

  /**
   * Returns the octets of fields.
   *
   * @param fields writes the fields; called again with a larger array until they fit
   * @return the octets
   */
  public static FoldedOctets of(Consumer<? super FieldWriter> fields) {
    WireWriter out = WireWriter.uncompressed();
    for (int size = FIRST_SIZE; ; size *= 8) {
      byte[] octets = new byte[size];
      out.openFolded(octets);
      fields.accept(out);
      if (!out.overflowed()) {
        return new FoldedOctets(octets, out.length());
      }
    }
  }

  /**
   * Returns octets unchanged, because the positions of names in them are unknown.
   *
   * @param octets the octets
   * @return the same octets
   */
  public static FoldedOctets of(Octets octets) {
    return new FoldedOctets(WireAccess.get().array(octets), octets.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FoldedOctets that
        && Arrays.equals(octets, 0, length, that.octets, 0, that.length);
  }

  /** Returns a hash code, which differs from one process to the next; see {@link KeyedHash}. */
  @Override
  public int hashCode() {
    return KeyedHash.end(KeyedHash.add(KeyedHash.START, octets, 0, length));
  }
}
