package io.wiredns.command.explain;

import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a resolver's own queries, sent between a client's query and its response, tell of it. */
final class Upstream {
  private static final int SHOWN = 8;

  private final List<Hop> hops;
  private final Map<Sign, String> signs = new EnumMap<>(Sign.class);

  Upstream(List<Hop> hops) {
    this.hops = hops;
    for (Hop hop : hops) {
      Sign sign = sign(hop);
      if (sign != null) {
        signs.putIfAbsent(sign, hop.text());
      }
      signs.putAll(hop.signs());
    }
    if (signs.containsKey(Sign.SIG_EXPIRED) || signs.containsKey(Sign.SIG_FUTURE)) {
      signs.remove(Sign.SIG_GOOD);
    }
    loop();
  }

  /** Returns the sign of a query's result, as a resolver sees it; null if it shows nothing. */
  private static Sign sign(Hop hop) {
    if (hop.kind == null) {
      return Sign.UP_SILENT;
    }
    return switch (hop.kind) {
      case ANSWER, ANSWER_THROUGH_CHAIN -> Sign.UP_ANSWER;
      case NXDOMAIN, NODATA_NXNAME -> Sign.UP_NXDOMAIN;
      case NODATA -> Sign.UP_NODATA;
      case REFERRAL_UPWARD, REFERRAL_LAME -> Sign.UP_LAME;
      case ALIAS_LOOP, ALIAS_TOO_MANY, ALIAS_TOO_LONG -> Sign.UP_LOOP;
      case MALFORMED, MISMATCH, BADVERS -> Sign.UP_BROKEN;
      case ERROR ->
          switch (hop.label) {
            case "REFUSED", "NOTAUTH" -> Sign.UP_LAME;
            case "SERVFAIL" -> Sign.UP_SERVFAIL;
            default -> Sign.UP_BROKEN;
          };
      default -> null;
    };
  }

  /** Finds aliases that form a loop over several responses. */
  private void loop() {
    for (int i = 0; i < hops.size(); i++) {
      Name target = hops.get(i).target;
      for (int j = 0; j <= i && target != null; j++) {
        if (hops.get(j).target != null && hops.get(j).name.equals(target)) {
          signs.put(
              Sign.UP_LOOP,
              "aliases lead from " + target + " to " + hops.get(i).name + " and back");
        }
      }
    }
  }

  boolean isEmpty() {
    return hops.isEmpty();
  }

  Map<Sign, String> signs() {
    return signs;
  }

  /** Returns the lowest zone that the responses name; null if they name none. */
  Name zone() {
    Name zone = null;
    for (Hop hop : hops) {
      if (hop.zone != null && (zone == null || hop.zone.labelCount() > zone.labelCount())) {
        zone = hop.zone;
      }
    }
    return zone;
  }

  /** Returns the queries with their results, those without an answer first if there are many. */
  List<String> lines() {
    if (hops.size() <= SHOWN) {
      return hops.stream().map(Hop::text).toList();
    }
    List<String> lines =
        new ArrayList<>(
            hops.stream()
                .filter(hop -> sign(hop) != Sign.UP_ANSWER && sign(hop) != null)
                .limit(SHOWN)
                .map(Hop::text)
                .toList());
    lines.add("%d queries in all".formatted(hops.size()));
    return lines;
  }
}
