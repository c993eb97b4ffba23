package io.wiredns.doctor.report;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.CheckGroup;
import io.wiredns.doctor.Diagnosis;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.JudgedFinding;
import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The servers of each zone as a matrix of checks; each cell leads to what the check found. */
final class ServerMatrix {
  private final Markup page;
  private final FindingBlocks blocks;
  private final Diagnosis diagnosis;

  ServerMatrix(Markup page, FindingBlocks blocks, Diagnosis diagnosis) {
    this.page = page;
    this.blocks = blocks;
    this.diagnosis = diagnosis;
  }

  void write() {
    Map<Name, Map<InetSocketAddress, ServerPlace>> servers = servers();
    if (servers.isEmpty()) {
      return;
    }
    List<Name> lowestFirst = new ArrayList<>(servers.keySet());
    lowestFirst.sort(Comparator.comparing(Name::labelCount).reversed());
    page.open("section").element("h2", "Servers");
    page.element("p", "Each cell leads to the evidence. A dash: not checked.", "class", "note");
    for (Name zone : lowestFirst) {
      List<ServerPlace> its = List.copyOf(servers.get(zone).values());
      TreeSet<Check> checks = checks(zone, its, zone.equals(lowestFirst.get(0)));
      if (checks.isEmpty()) {
        list(zone, its);
      } else {
        matrix(zone, its, checks);
      }
    }
    page.close().line();
  }

  /** The servers of each zone, those of the landscape and then those that only findings name. */
  private Map<Name, Map<InetSocketAddress, ServerPlace>> servers() {
    Map<Name, Map<InetSocketAddress, ServerPlace>> servers = new LinkedHashMap<>();
    for (Landscape.ZoneSeen zone : diagnosis.landscape().zones()) {
      zone.servers().forEach(server -> add(servers, zone.name(), server.place()));
    }
    for (JudgedFinding judged : diagnosis.findings()) {
      Finding finding = judged.finding();
      if (finding.zone().isPresent() && finding.server().isPresent()) {
        add(servers, finding.zone().get(), finding.server().get());
      }
    }
    return servers;
  }

  private static void add(
      Map<Name, Map<InetSocketAddress, ServerPlace>> servers, Name zone, ServerPlace place) {
    servers
        .computeIfAbsent(zone, name -> new LinkedHashMap<>())
        .putIfAbsent(place.address(), place);
  }

  /** Returns the checks that found something at the servers, or were done at them all. */
  private TreeSet<Check> checks(Name zone, List<ServerPlace> servers, boolean isLowest) {
    TreeSet<Check> checks = new TreeSet<>();
    for (JudgedFinding judged : diagnosis.findings()) {
      if (servers.stream().anyMatch(server -> isAbout(judged.finding(), zone, server))) {
        checks.add(judged.finding().check());
      }
    }
    if (!checks.isEmpty() || isLowest) {
      diagnosis.findings().stream()
          .map(JudgedFinding::finding)
          .filter(one -> one.severity() == Severity.GOOD && one.server().isEmpty())
          .filter(one -> one.check().group() == CheckGroup.SERVER)
          .forEach(one -> checks.add(one.check()));
    }
    return checks;
  }

  /** Writes the servers of a zone of which only the answers were needed. */
  private void list(Name zone, List<ServerPlace> servers) {
    page.open("details")
        .element("summary", "Zone " + zone + ": servers that were only asked the way");
    page.open("ul");
    for (ServerPlace server : servers) {
      page.open("li").text(server + " ");
      seen(zone, server).ifPresent(one -> blocks.standing(one.standing()));
      page.close();
    }
    page.close().close().line();
  }

  private void matrix(Name zone, List<ServerPlace> servers, TreeSet<Check> checks) {
    page.element("h3", "Zone " + zone);
    page.open(
        "div",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Checks of the servers of " + zone);
    page.open("table", "class", "matrix").open("thead").open("tr");
    page.element("th", "check", "scope", "col");
    for (ServerPlace server : servers) {
      page.open("th", "scope", "col");
      server.name().ifPresent(name -> page.text(name.toString()).empty("br"));
      page.element("code", server.addressText()).close();
    }
    page.close().close().open("tbody");
    standings(zone, servers);
    for (Check check : checks) {
      page.open("tr").element("th", check + " " + check.title(), "scope", "row");
      servers.forEach(server -> cell(zone, server, check));
      page.close().line();
    }
    page.close().close().close();
  }

  private void standings(Name zone, List<ServerPlace> servers) {
    page.open("tr").element("th", "state", "scope", "row");
    for (ServerPlace server : servers) {
      Optional<Landscape.ServerSeen> known = seen(zone, server);
      if (known.isEmpty()) {
        none();
      } else {
        Landscape.ServerSeen seen = known.get();
        Shade shade = Shade.of(seen.standing().state());
        page.open("td", "class", shade.style()).open("span").symbol(shade.symbol());
        page.text(" " + seen.standing().words() + namedBy(seen)).close().close();
      }
    }
    page.close().line();
  }

  private static String namedBy(Landscape.ServerSeen server) {
    if (server.isAtParent() == server.isAtZone()) {
      return "";
    }
    return server.isAtParent() ? ", only the parent names it" : ", only the zone names it";
  }

  private void cell(Name zone, ServerPlace server, Check check) {
    List<Finding> found =
        diagnosis.findings().stream()
            .map(JudgedFinding::finding)
            .filter(one -> one.check() == check && isAbout(one, zone, server))
            .sorted(Comparator.comparing(Finding::severity))
            .toList();
    if (found.isEmpty()) {
      passed(zone, server, check);
      return;
    }
    Finding worst = found.get(0);
    Shade shade = Shade.of(worst.severity());
    String all = found.size() == 1 ? "" : " (" + found.size() + ")";
    page.open("td", "class", shade.style());
    page.open(
        "a",
        "href",
        "#" + blocks.anchor(worst),
        "title",
        worst.summary(),
        "aria-label",
        check + " at " + server + ": " + shade.word());
    page.symbol(shade.symbol()).text(" " + shade.word() + all).close().close();
  }

  /** Writes what is known of a check that found nothing at a server. */
  private void passed(Name zone, ServerPlace server, Check check) {
    Optional<Finding> good =
        diagnosis.findings().stream()
            .map(JudgedFinding::finding)
            .filter(one -> one.check() == check && one.severity() == Severity.GOOD)
            .filter(one -> one.server().isEmpty())
            .findFirst();
    boolean isDone =
        good.isPresent() || diagnosis.leftOut().stream().noneMatch(one -> one.check() == check);
    if (!isDone || !answers(zone, server)) {
      none();
      return;
    }
    page.open("td", "class", Shade.GOOD.style());
    if (good.isPresent()) {
      page.open("a", "href", "#" + blocks.anchor(good.get()));
    } else {
      page.open("span");
    }
    page.symbol(Shade.GOOD.symbol()).text(" " + Shade.GOOD.word()).close().close();
  }

  private boolean answers(Name zone, ServerPlace server) {
    return seen(zone, server)
        .map(one -> one.standing().state())
        .filter(state -> state == Landscape.State.GOOD || state == Landscape.State.WARNING)
        .isPresent();
  }

  private Optional<Landscape.ServerSeen> seen(Name zone, ServerPlace server) {
    return diagnosis.landscape().zones().stream()
        .filter(one -> one.name().equals(zone))
        .flatMap(one -> one.servers().stream())
        .filter(one -> one.place().address().equals(server.address()))
        .findFirst();
  }

  private void none() {
    page.open("td", "class", "unknown").element("span", "-").close();
  }

  private static boolean isAbout(Finding finding, Name zone, ServerPlace server) {
    return finding.zone().filter(zone::equals).isPresent()
        && finding.server().filter(one -> one.address().equals(server.address())).isPresent();
  }
}
