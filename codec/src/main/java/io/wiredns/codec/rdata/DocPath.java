package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.List;

/**
 * Where DNS over CoAP is; RFC 9953.
 *
 * @param segments the path's segments of at most 255 octets; none for the root
 * @since 0.1
 */
public record DocPath(List<Octets> segments) implements SvcParam {
  /**
   * That path.
   *
   * @param segments the path's segments of at most 255 octets; none for the root
   * @throws IllegalArgumentException if one is longer
   */
  public DocPath {
    segments = List.copyOf(segments);
    for (Octets segment : segments) {
      Ranges.characterString("segment", segment);
    }
  }

  @Override
  public int key() {
    return SvcKeys.DOCPATH;
  }

  @Override
  public void write(FieldWriter out) {
    for (Octets segment : segments) {
      out.characterString("docpath", segment);
    }
  }

  /** One empty segment has the generic form, for its own would be that of none. */
  @Override
  public String toText() {
    return segments.equals(List.of(Octets.EMPTY))
        ? SvcText.quoted(SvcKeys.generic(key()), Octets.of((byte) 0))
        : SvcText.commaList(key(), segments);
  }

  @Override
  public boolean equals(Object other) {
    return SvcParams.equal(this, other);
  }

  @Override
  public int hashCode() {
    return SvcParams.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
