package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.nio.charset.StandardCharsets;

/**
 * Where DNS over HTTPS is; RFC 9461 section 5.
 *
 * @param template a relative URI template, not empty
 * @since 0.1
 */
public record DohPath(String template) implements SvcParam {
  /**
   * That path.
   *
   * @param template a relative URI template, not empty
   * @throws IllegalArgumentException if it is empty, or no text that UTF-8 can say
   */
  public DohPath {
    SvcParams.check(!template.isEmpty(), "an empty dohpath");
    SvcParams.check(
        StandardCharsets.UTF_8.newEncoder().canEncode(template), "a dohpath with half characters");
  }

  @Override
  public int key() {
    return SvcKeys.DOHPATH;
  }

  @Override
  public void write(FieldWriter out) {
    out.rest("dohpath", Octets.utf8(template), OctetsText.TEXT);
  }

  @Override
  public String toText() {
    return SvcText.quoted(SvcKeys.name(key()), Octets.utf8(template));
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
