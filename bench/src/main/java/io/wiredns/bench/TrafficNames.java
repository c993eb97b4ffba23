package io.wiredns.bench;

import io.wiredns.codec.wire.Name;
import java.util.Random;

/**
 * Invented names like those of real traffic: a few zones that are queried often and many that are
 * queried rarely, host names of several shapes, services and reverse names, and sometimes the mixed
 * case of a resolver that protects itself against forgery.
 */
final class TrafficNames {
  private static final int ZONES = 240;
  private static final String[] SYLLABLES = {
    "bel", "cor", "dan", "el", "fir", "gal", "har", "in", "jor", "kel", "lin", "mar", "nor", "ol",
    "pen", "quil", "ros", "sil", "tor", "ul", "ver", "win", "yar", "zen"
  };
  private static final String[] TOPS = {
    ".example.",
    ".example.",
    ".test.",
    ".example.com.",
    ".example.net.",
    ".example.org.",
    ".co.test."
  };
  private static final String[] HOSTS = {
    "www",
    "www",
    "www",
    "api",
    "cdn",
    "mail",
    "img",
    "static",
    "login",
    "m",
    "edge",
    "telemetry",
    "update",
    "assets-eu",
    "push.gateway",
    "a1.b.cdn",
    "v4.status",
    "graph"
  };
  private static final String[] SERVICES = {
    "_sip._tcp", "_ldap._tcp.dc", "_xmpp-client._tcp", "_imaps._tcp", "_kerberos._udp"
  };

  private final Random random;
  private final Name[] zones = new Name[ZONES];

  TrafficNames(Random random) {
    this.random = random;
    for (int i = 0; i < ZONES; i++) {
      zones[i] = Name.of(word(1 + random.nextInt(4)) + pick(TOPS));
    }
  }

  private String word(int syllables) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < syllables; i++) {
      word.append(pick(SYLLABLES));
    }
    return word.toString();
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns a zone; the cube of the random number makes the first zones frequent. */
  Name zone() {
    double x = random.nextDouble();
    return zones[(int) (ZONES * x * x * x)];
  }

  /** Returns a host in a zone, or the name of the zone. */
  Name host(Name zone) {
    int shape = random.nextInt(10);
    if (shape < 2) {
      return zone;
    }
    if (shape < 8) {
      return Name.of(pick(HOSTS), zone);
    }
    return Name.of(pick(HOSTS) + "-" + Integer.toHexString(random.nextInt(1 << 20)), zone);
  }

  /** Returns the name of the name server of a zone with the given number. */
  Name server(Name zone, int number) {
    return Name.of("ns" + number, zone);
  }

  /** Returns an owner name of SRV records. */
  Name service(Name zone) {
    return Name.of(pick(SERVICES), zone);
  }

  /** Returns the reverse name of a documentation address, one in five IPv6. */
  Name reverse() {
    if (random.nextInt(5) > 0) {
      return Name.of(random.nextInt(256) + ".2.0.192.in-addr.arpa.");
    }
    StringBuilder nibbles = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      nibbles.append(i < 4 ? Integer.toHexString(random.nextInt(16)) : "0").append('.');
    }
    return Name.of(nibbles + "8.b.d.0.1.0.0.2.ip6.arpa.");
  }

  /** Returns the name, one time in twelve in mixed case. */
  Name asked(Name name) {
    if (random.nextInt(12) > 0) {
      return name;
    }
    StringBuilder text = new StringBuilder(name.toString());
    for (int i = 0; i < text.length(); i++) {
      if (random.nextBoolean()) {
        text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
      }
    }
    return Name.of(text.toString());
  }
}
