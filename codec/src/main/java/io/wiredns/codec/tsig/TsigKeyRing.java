package io.wiredns.codec.tsig;

import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of keys that are found by name and algorithm together (RFC 8945 section 5.2.1). Immutable;
 * may be shared among threads.
 *
 * @since 0.1
 */
public final class TsigKeyRing {
  private final Map<Name, List<TsigKey>> keys;

  private TsigKeyRing(Map<Name, List<TsigKey>> keys) {
    this.keys = keys;
  }

  /**
   * Creates a ring of the given keys.
   *
   * @param keys the keys
   * @return the ring
   * @throws IllegalArgumentException if two have the same name and algorithm
   */
  public static TsigKeyRing of(TsigKey... keys) {
    return of(List.of(keys));
  }

  /**
   * Creates a ring of the given keys.
   *
   * @param keys the keys
   * @return the ring
   * @throws IllegalArgumentException if two have the same name and algorithm
   */
  public static TsigKeyRing of(Collection<TsigKey> keys) {
    Map<Name, List<TsigKey>> byName = new HashMap<>();
    for (TsigKey key : keys) {
      List<TsigKey> all = new ArrayList<>(byName.getOrDefault(key.name(), List.of()));
      for (TsigKey other : all) {
        if (other.algorithm().equals(key.algorithm())) {
          throw new IllegalArgumentException(
              "two keys have the name " + key.name() + " and the algorithm " + key.algorithm());
        }
      }
      all.add(key);
      byName.put(key.name(), List.copyOf(all));
    }
    return new TsigKeyRing(byName);
  }

  /**
   * Finds the key with the given name and algorithm.
   *
   * @param name the key's name
   * @param algorithm the algorithm's name
   * @return the key, or empty if no key has both
   */
  public Optional<TsigKey> find(Name name, Name algorithm) {
    for (TsigKey key : named(name)) {
      if (key.algorithm().name().equals(algorithm)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /**
   * Returns all keys with the given name, of any algorithm.
   *
   * @param name the name
   * @return the keys; empty if the name is unknown
   */
  public List<TsigKey> named(Name name) {
    return keys.getOrDefault(name, List.of());
  }
}
