package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import java.util.List;

/**
 * The service parameter {@code docpath}: the path of DNS over CoAP; RFC 9953.
 *
 * @param segments the segments of the path, each of at most 255 octets; empty for the root path
 * @since 0.1
 */
public record DocPath(List<Octets> segments) implements SvcParam {
  /**
   * Creates the parameter.
   *
   * @param segments the segments of the path, each of at most 255 octets; empty for the root path
   * @throws IllegalArgumentException if a segment has more than 255 octets
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

  /**
   * Returns the presentation form. A single empty segment is written in the generic form, because
   * its own form would be that of an empty list.
   */
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
