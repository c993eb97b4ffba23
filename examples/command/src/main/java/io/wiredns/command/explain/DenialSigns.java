package io.wiredns.command.explain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds out who denies a name, from the SOA in the authority section and from the name itself. */
final class DenialSigns {
  /** Top-level domains that are in the middle of names only if a search suffix was added. */
  private static final Set<String> SUFFIXES = Set.of("com", "net", "org", "edu", "gov", "io");

  /** Names of internal networks, which the root denies. */
  private static final Set<String> INTERNAL =
      Set.of(
          "local",
          "localdomain",
          "lan",
          "home",
          "corp",
          "internal",
          "intranet",
          "private",
          "mail",
          "localhost",
          "workgroup",
          "invalid",
          "test",
          "onion",
          "arpa-internal");

  /** Top-level domains without a registry, RFC 2606, under which people test. */
  private static final Set<String> EXAMPLES = Set.of("example", "test", "invalid", "localhost");

  private DenialSigns() {}

  /** Adds what denies the data, if the outcome is a denial. */
  static void add(Map<Sign, String> seen, Question question, Outcome outcome, Message response) {
    Name name = outcome.name().orElse(question.name());
    switch (outcome.kind()) {
      case NXDOMAIN, NODATA, NODATA_NXNAME -> {
        authority(seen, name, outcome, response);
        spelling(seen, name);
        if (!name.equals(question.name())) {
          seen.put(Sign.ALIAS, question.name() + " is an alias that leads to " + name);
        }
      }
      default -> {}
    }
  }

  private static void authority(
      Map<Sign, String> seen, Name name, Outcome outcome, Message response) {
    boolean found = false;
    for (ResourceRecord record : response.authorities()) {
      if (record.rdata() instanceof Soa soa) {
        found = true;
        owner(seen, name, record, outcome);
        if (record.ttl() < soa.minimum()) {
          seen.put(
              Sign.CACHED,
              "the SOA has %d s left of %d: the denial comes from a cache"
                  .formatted(record.ttl(), soa.minimum()));
        }
      } else if (record.type().equals(RecordType.NSEC) || record.type().equals(RecordType.NSEC3)) {
        seen.put(Sign.PROVEN, "an " + record.type() + " record proves the denial");
      }
    }
    if (!found) {
      seen.put(Sign.SOA_NONE, "no SOA shows which zone denies it");
    }
  }

  private static void owner(
      Map<Sign, String> seen, Name name, ResourceRecord record, Outcome outcome) {
    Name zone = record.name();
    String of = "the SOA is of " + Signs.words(zone);
    if (!name.isSubdomainOf(zone)) {
      seen.put(Sign.SOA_FOREIGN, of + ", which is not above " + name);
      return;
    }
    int above = name.labelCount() - zone.labelCount();
    boolean parent = isRegistry(zone) && above > 0 || above > 2;
    if (parent && outcome.kind() != Outcome.Kind.NODATA) {
      Name child = name.suffix(name.labelCount() - zone.labelCount() - 1);
      seen.put(Sign.SOA_PARENT, of + ": it denies " + child + " with all names below");
    } else {
      seen.put(Sign.SOA_ZONE, of + ", the zone of the name itself");
    }
  }

  /** Returns whether a zone is the root or a top-level domain, other than those for examples. */
  static boolean isRegistry(Name zone) {
    return zone.isRoot() || zone.labelCount() == 1 && !EXAMPLES.contains(text(zone.label(0)));
  }

  private static void spelling(Map<Sign, String> seen, Name name) {
    int count = name.labelCount();
    if (count == 0) {
      return;
    }
    for (int i = 1; i < count - 1; i++) {
      if (SUFFIXES.contains(text(name.label(i)))) {
        seen.put(
            Sign.SUFFIX,
            "'%s' is inside the name: %s was added"
                .formatted(text(name.label(i)), name.suffix(i + 1)));
      }
    }
    for (int half = 1; 2 * half <= count; half++) {
      Name end = name.suffix(count - half);
      boolean twice = name.suffix(count - 2 * half).equals(doubled(end));
      if (twice && half > 1) {
        seen.put(Sign.SUFFIX, "the name ends in " + end + " twice");
      }
    }
    for (int i = 0; i < count; i++) {
      if (isOdd(name.label(i)) && !(i == 0 && name.isWildcard())) {
        seen.put(Sign.ODD_NAME, "the label '" + printable(name.label(i)) + "' is of no host");
      }
    }
    String top = text(name.label(count - 1));
    if (INTERNAL.contains(top)) {
      seen.put(Sign.PRIVATE_NAME, "'" + top + "' is a top-level domain of internal networks");
    }
  }

  private static Name doubled(Name end) {
    return end.length() * 2 > 255 ? end : end.append(end);
  }

  private static boolean isOdd(Octets label) {
    for (int i = 0; i < label.length(); i++) {
      char c = (char) (label.octetAt(i) & 0xFF);
      boolean usual =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '_';
      if (!usual) {
        return true;
      }
    }
    return false;
  }

  private static String printable(Octets label) {
    return Name.ROOT.child(label).toString();
  }

  private static String text(Octets label) {
    return new String(label.toArray(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }
}
