package io.wiredns.codec.rdata;

/**
 * The service parameter {@code ohttp}, which has no value: the service is a target of Oblivious
 * HTTP; RFC 9540 section 4.
 *
 * @since 0.1
 */
public record Ohttp() implements SvcParam {
  @Override
  public int key() {
    return SvcKeys.OHTTP;
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
