package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.nio.charset.StandardCharsets;

/**
 * The service parameter {@code dohpath}: the path of DNS over HTTPS; RFC 9461 section 5.
 *
 * @param template the relative URI template, not empty; its syntax is not checked
 * @since 0.1
 */
public record DohPath(String template) implements SvcParam {
  /**
   * Creates the parameter.
   *
   * @param template the relative URI template, not empty; its syntax is not checked
   * @throws IllegalArgumentException if the template is empty, or cannot be encoded in UTF-8
   */
  public DohPath {
    SvcParams.check(!template.isEmpty(), "dohpath is empty");
    SvcParams.check(
        StandardCharsets.UTF_8.newEncoder().canEncode(template),
        "dohpath has an unpaired surrogate");
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
