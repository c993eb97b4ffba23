package io.wiredns.doctor.report;

import io.wiredns.doctor.Landscape;
import java.util.List;

/** What pictures say about zones in words. */
final class ZoneWords {
  private ZoneWords() {}

  static String trust(Landscape.Trust trust) {
    return switch (trust) {
      case SECURE -> "secure";
      case INSECURE -> "insecure: not signed, as the parent says";
      case BOGUS -> "bogus: signatures do not hold";
      case UNKNOWN -> "security not known";
    };
  }

  /** Returns the type of a digest; RFC 4034 appendix A.2 and the IANA registry. */
  static String digest(int type) {
    return switch (type) {
      case 1 -> "digest SHA-1";
      case 2 -> "digest SHA-256";
      case 4 -> "digest SHA-384";
      default -> "digest type " + type;
    };
  }

  /** Returns the flags of a key, each after a comma. */
  static String flags(Landscape.KeySeen key) {
    return (key.isEntryPoint() ? ", SEP" : "") + (key.isRevoked() ? ", revoked" : "");
  }

  static Shade worst(List<Landscape.ServerSeen> servers) {
    return servers.stream()
        .map(server -> Shade.of(server.standing().state()))
        .filter(shade -> shade != Shade.UNKNOWN)
        .max(Shade::compareTo)
        .orElse(Shade.UNKNOWN);
  }

  /** Returns how many servers there are, and how they stand. */
  static String servers(List<Landscape.ServerSeen> servers) {
    StringBuilder text =
        new StringBuilder(Words.count(servers.size(), "server address", "server addresses"));
    String separator = ": ";
    for (Shade shade : Shade.values()) {
      long count =
          servers.stream().filter(server -> Shade.of(server.standing().state()) == shade).count();
      if (count > 0) {
        text.append(separator).append(count).append(' ').append(shade.word());
        separator = ", ";
      }
    }
    return text.toString();
  }
}
