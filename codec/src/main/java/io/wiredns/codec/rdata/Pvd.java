package io.wiredns.codec.rdata;

/**
 * The service parameter {@code pvd}, which has no value: the service offers additional information
 * on its provisioning domain; draft-ietf-intarea-proxy-config.
 *
 * @since 0.1
 */
public record Pvd() implements SvcParam {
  @Override
  public int key() {
    return SvcKeys.PVD;
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
