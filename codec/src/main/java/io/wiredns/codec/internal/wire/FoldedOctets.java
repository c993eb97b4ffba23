package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The octets that a value writes, its names in full and in lower case: what equality and hashes of
 * RDATA, options and TLVs go by. Immutable.
 *
 * @since 0.1
 */
public final class FoldedOctets {
  /** Most values have fewer octets; those that have more are written again into a larger array. */
  private static final int FIRST_ROOM = 64;

  private final byte[] octets;
  private final int length;

  private FoldedOctets(byte[] octets, int length) {
    this.octets = octets;
    this.length = length;
  }

  /**
   * The octets of fields.
   *
   * @param fields writes them; called again with more room if they did not fit
   * @return the octets
   */
  public static FoldedOctets of(Consumer<? super FieldWriter> fields) {
    WireWriter out = WireWriter.uncompressed();
    for (int room = FIRST_ROOM; ; room *= 8) {
      byte[] octets = new byte[room];
      out.openFolded(octets);
      fields.accept(out);
      if (!out.overflowed()) {
        return new FoldedOctets(octets, out.length());
      }
    }
  }

  /**
   * Octets as they are, in which nobody knows names.
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

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    return KeyedHash.end(KeyedHash.add(KeyedHash.START, octets, 0, length));
  }
}
