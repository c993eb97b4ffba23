package io.wiredns.doctor.laboratory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which address each server of each zone has; all addresses look public. */
final class Plan {
  private static final String[] NETWORKS = {"185", "194"};
  private static final int IN_A_NETWORK = 250;

  static final String CLIENT = "185.99.0.2";

  /** The client's other address. */
  static final String OTHER_CLIENT = "185.99.0.3";

  static final String GATEWAY = "185.99.0.1";
  static final String CLIENT_IPV6 = "2a01:4f8:99::2";
  static final String GATEWAY_IPV6 = "2a01:4f8:99::1";

  /** From here scripted servers answer that answer from a wrong address. */
  static final String STRAY = "185.53.200.1";

  private final List<Situation> situations;
  private final List<ZoneSpec> zones = new ArrayList<>();
  private final Map<Host, List<String>> addresses = new IdentityHashMap<>();
  private final List<String> own = new ArrayList<>();
  private final List<Host> scripted = new ArrayList<>();
  private final Map<Host, Situation> situationOf = new IdentityHashMap<>();
  private int count;

  Plan(List<Situation> situations) {
    this.situations = situations;
    zones.add(root());
    zones.add(top());
    zones.add(reverse());
    situations.forEach(situation -> zones.addAll(situation.zones()));
    // A child before its parent, since the parent needs its DS.
    zones.sort(Comparator.comparing(zone -> -labels(zone.origin())));
    for (ZoneSpec zone : zones) {
      int place = 0;
      for (Host host : zone.hosts().values()) {
        place(host, host.networkAt(place % 2));
        int other = place++;
        host.glue().ifPresent(glue -> place(glue, glue.networkAt(other % 2)));
      }
    }
    for (Situation situation : situations) {
      place(situation.asked(), 0);
      situationOf.put(situation.asked(), situation);
      for (ZoneSpec zone : situation.zones()) {
        zone.hosts().values().forEach(host -> situationOf.put(host, situation));
      }
    }
    own.add(STRAY);
  }

  private static ZoneSpec root() {
    return ZoneSpec.bare(".", "@ SOA a.servers. hostmaster.lab. 2026112301 14400 3600 1209600 3600")
        .host("a.servers", Host.on(Program.ROOT).dual())
        .host("b.servers", Host.on(Program.ROOT).dual())
        .signed();
  }

  private static ZoneSpec top() {
    return ZoneSpec.bare("lab.", "@ SOA a.nic hostmaster.nic 2026112301 14400 3600 1209600 3600")
        .host("a.nic", Host.on(Program.TOP).dual())
        .host("b.nic", Host.on(Program.TOP).dual())
        .signed();
  }

  /** Every address has a name. */
  private static ZoneSpec reverse() {
    return ZoneSpec.bare("arpa.", "@ SOA a.nic hostmaster.lab. 2026112301 14400 3600 1209600 3600")
        .host("a.nic", Host.on(Program.TOP).dual())
        .host("b.nic", Host.on(Program.TOP).dual())
        .records("*.in-addr PTR server.lab.", "*.ip6 PTR server.lab.")
        .signed();
  }

  private static int labels(String name) {
    return name.equals(".") ? 0 : name.split("\\.").length;
  }

  private void place(Host host, int network) {
    if (addresses.containsKey(host)) {
      return;
    }
    String where = NETWORKS[network];
    switch (host.place()) {
      case PROGRAM -> {
        List<String> all = host.program().place(network);
        addresses.put(host, host.isDual() ? all : all.subList(0, 1));
      }
      case SCRIPTED, CLOSED -> {
        String address = next(where + ".53.");
        own.add(address);
        addresses.put(host, List.of(address));
        if (host.place() == Host.Place.SCRIPTED) {
          scripted.add(host);
        }
      }
      case DEAD -> addresses.put(host, List.of(next(where + ".66.")));
    }
  }

  private String next(String start) {
    int number = count++;
    return start + number / IN_A_NETWORK + "." + (number % IN_A_NETWORK + 1);
  }

  List<Situation> situations() {
    return situations;
  }

  /** Returns all zones, each before its parent. */
  List<ZoneSpec> zones() {
    return zones;
  }

  List<String> addresses(Host host) {
    return addresses.get(host);
  }

  /** Returns the addresses of scripted servers and of machines without a server. */
  List<String> ownAddresses() {
    return own;
  }

  List<Host> scripted() {
    return scripted;
  }

  /** Returns the zone that delegates another. */
  ZoneSpec parent(ZoneSpec zone) {
    return zones.stream()
        .filter(other -> other != zone && isBelow(zone.origin(), other.origin()))
        .max(Comparator.comparing(other -> labels(other.origin())))
        .orElse(null);
  }

  private static boolean isBelow(String name, String ancestor) {
    return ancestor.equals(".") ? !name.equals(".") : name.endsWith("." + ancestor);
  }

  static String hostName(ZoneSpec zone, String label) {
    String origin = zone.origin().equals(".") ? "" : zone.origin();
    return zone.hosts().get(label).name().orElse(label + "." + origin);
  }

  /** Replaces the words in braces. */
  String fill(Situation situation, String text) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", situation.question());
    values.put("type", situation.type());
    values.put("zone", situation.origin());
    if (!situation.zones().isEmpty()) {
      ZoneSpec first = situation.zones().get(0);
      first.hosts().forEach((label, host) -> values.put(label, addresses(host).get(0)));
    }
    values.put("resolver", addresses(situation.asked()).get(0));
    return fill(values, text);
  }

  /** Replaces the words in braces of a rule. */
  String fill(Host scripted, String text) {
    return fill(situationOf.get(scripted), text);
  }

  private static String fill(Map<String, String> values, String text) {
    Map<String, String> all = new LinkedHashMap<>();
    for (Program program : Program.values()) {
      all.put(program.name(), program.first());
    }
    all.put("lab", Program.TOP.first());
    all.put("root", Program.ROOT.first());
    all.put("stray", STRAY);
    all.put("other", OTHER_CLIENT);
    Map<String, String> ordered = new LinkedHashMap<>(values); // the name first: it may hold others
    ordered.putAll(all);
    String filled = text;
    for (Map.Entry<String, String> value : ordered.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
