package io.wiredns.codec.rdata;

import io.wiredns.codec.wire.FieldWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The service parameter {@code tls-supported-groups}: the named groups that the service supports in
 * TLS; draft-ietf-tls-key-share-prediction.
 *
 * @param groups the numbers of the groups in order of preference, each from 0 to 65535; at least
 *     one, none repeated
 * @since 0.1
 */
public record TlsSupportedGroups(List<Integer> groups) implements SvcParam {
  /**
   * Creates the parameter.
   *
   * @param groups the numbers of the groups in order of preference, each from 0 to 65535; at least
   *     one, none repeated
   * @throws IllegalArgumentException if the list is empty, or a group is out of range or repeated
   */
  public TlsSupportedGroups {
    groups = List.copyOf(groups);
    for (int group : groups) {
      Ranges.u16("group", group);
    }
    SvcParams.check(!groups.isEmpty(), "tls-supported-groups has no group");
    if (new HashSet<>(groups).size() != groups.size()) {
      throw new IllegalArgumentException(
          "tls-supported-groups has group " + repeated(groups) + " twice");
    }
  }

  /** Returns the first group that occurs a second time. */
  private static int repeated(List<Integer> groups) {
    Set<Integer> seen = new HashSet<>();
    int at = 0;
    while (seen.add(groups.get(at))) {
      at++;
    }
    return groups.get(at);
  }

  @Override
  public int key() {
    return SvcKeys.TLS_SUPPORTED_GROUPS;
  }

  @Override
  public void write(FieldWriter out) {
    for (int group : groups) {
      out.u16("tls-supported-groups", group);
    }
  }

  @Override
  public String toText() {
    return SvcText.list(key(), groups);
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
