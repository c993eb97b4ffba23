package io.wiredns.testkit;

import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.List;

/**
 * Generators of domain names; RFC 1035 section 3.1.
 *
 * @since 0.1
 */
public final class Names {
  private static final List<String> LABELS =
      List.of(
          "www", "mail", "a", "ns1", "b", "_tcp", "xn--bcher-kva", "WWW", "x-1", "api", "0", "cdn");

  private static final List<Name> ZONES =
      List.of(
          Name.of("example."),
          Name.of("example.com."),
          Name.of("Example.NET."),
          Name.of("sub.example.org."),
          Name.of("2.0.192.in-addr.arpa."));

  private Names() {}

  /**
   * Generates names of any octets, sometimes with labels of 63 octets, with up to 127 labels, or
   * with 255 octets; the root is the simplest.
   *
   * @return the generator
   */
  public static Generator<Name> any() {
    return Names::anyName;
  }

  /**
   * Generates plausible names of hosts and zones; {@code example.} is the simplest.
   *
   * @return the generator
   */
  public static Generator<Name> plausible() {
    return choices -> below(choices.oneOf(ZONES), choices);
  }

  /** Returns the name of one of a few zones. */
  static Name zone(Choices choices) {
    return choices.oneOf(ZONES);
  }

  /** Returns the name of the zone, or a name below it. */
  static Name below(Name zone, Choices choices) {
    Name name = zone;
    for (int labels = choices.below(3); labels > 0; labels--) {
      name = name.child(Octets.utf8(choices.oneOf(LABELS)));
    }
    return choices.chance(1, 24) ? zone.wildcard() : name;
  }

  private static Name anyName(Choices choices) {
    Name name = Name.ROOT;
    int kind = choices.below(16);
    int labels = kind == 15 ? choices.between(0, 127) : choices.below(5);
    for (int i = 0; i < labels; i++) {
      int most = WireLimits.NAME_OCTETS - name.length() - 1;
      int length = kind == 14 ? 63 : kind == 15 ? 1 : choices.between(1, 8);
      if (most < 1) {
        break;
      }
      name = name.child(choices.octets(Math.min(length, most)));
    }
    return name;
  }
}
