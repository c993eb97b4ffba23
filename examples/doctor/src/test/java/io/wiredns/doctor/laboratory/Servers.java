package io.wiredns.doctor.laboratory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Configures and starts the servers. */
final class Servers {
  private static final int WAIT_SECONDS = 60;

  private final Machine machine;
  private final Plan plan;
  private final Zones zones;
  private final Path directory;

  Servers(Machine machine, Plan plan, Zones zones) {
    this.machine = machine;
    this.plan = plan;
    this.zones = zones;
    directory = machine.directory();
  }

  /** Starts all and waits until each answers. */
  void start() throws IOException, InterruptedException {
    nsd("root", Program.ROOT);
    knot("top", Program.TOP);
    bind("bind", Program.BIND);
    knot("knot", Program.KNOT);
    nsd("nsd", Program.NSD);
    powerDns();
    bind("hidden", Program.HIDDEN);
    unbound("unbound", Program.UNBOUND, "anchor");
    String anchor = Files.readString(directory.resolve("anchor"));
    // Another digest for the same key
    Files.writeString(
        directory.resolve("other-anchor"), anchor.strip().replaceAll(".{8}$", "00000000") + "\n");
    unbound("wrong-anchor", Program.WRONG_ANCHOR, "other-anchor");
    resolver();
    scripted();
    for (Program program : Program.values()) {
      if (program != Program.HIDDEN) {
        await(program);
      }
    }
  }

  private void await(Program program) throws IOException, InterruptedException {
    String zone = zones.of(program).keySet().stream().findFirst().orElse("lab.");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
    boolean resolves =
        List.of(Program.UNBOUND, Program.WRONG_ANCHOR, Program.RESOLVER).contains(program);
    String good = resolves || !zones.of(program).isEmpty() ? "status: NOERROR" : "status: ";
    String last;
    do {
      last =
          machine
              .client(
                  List.of("dig", "+time=1", "+tries=1", "@" + program.first(), zone, "SOA", "+cd"),
                  Map.of(),
                  10)
              .text();
      if (last.contains(good)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    } while (System.nanoTime() < end);
    throw new IOException(program + " does not answer for " + zone + ": " + last);
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  private void bind(String name, Program program) throws IOException {
    Path own = folder(name);
    StringBuilder text =
        new StringBuilder(bindOptions(own, program, "recursion no; minimal-responses yes;"));
    String[] key = Answerer.KEY.split(":");
    text.append("key \"" + key[1] + "\" { algorithm hmac-sha256; secret \"" + key[2] + "\"; };\n");
    text.append("key \"trunc.key\" { algorithm hmac-sha256-192; secret \"" + key[2] + "\"; };\n");
    for (Map.Entry<String, Path> zone : zones.of(program).entrySet()) {
      text.append(
          "zone \"%s\" { type primary; file \"%s\"; check-names ignore; %s };%n"
              .formatted(zone.getKey(), zone.getValue(), statements(zone.getKey())));
    }
    Files.writeString(own.resolve("named.conf"), text);
    machine.start(
        name + ".log",
        List.of("named", "-g", "-n", "1", "-c", own.resolve("named.conf").toString()));
  }

  private String statements(String origin) {
    return plan.zones().stream()
        .filter(zone -> zone.origin().equals(origin))
        .findFirst()
        .orElseThrow()
        .bind();
  }

  private static String bindOptions(Path own, Program program, String more) {
    StringBuilder four = new StringBuilder();
    StringBuilder six = new StringBuilder();
    for (String address : program.addresses()) {
      (address.contains(":") ? six : four).append(address + "; ");
    }
    return lines(
        "controls { };",
        "options {",
        "  directory \"" + own + "\"; pid-file \"named.pid\"; session-keyfile \"session.key\";",
        "  managed-keys-directory \"" + own + "\";",
        "  listen-on { " + four + "};",
        "  listen-on-v6 { " + (six.isEmpty() ? "none; " : six) + "};",
        "  empty-zones-enable no; notify no; check-integrity no; allow-transfer { none; };",
        "  " + more,
        "};");
  }

  private void resolver() throws IOException {
    Path own = folder("resolver");
    StringBuilder text =
        new StringBuilder(
            bindOptions(own, Program.RESOLVER, "recursion yes; allow-recursion { any; };"));
    text.append("zone \".\" { type hint; file \"" + directory.resolve("hints") + "\"; };\n");
    text.append(Files.readString(directory.resolve("trust")));
    Files.writeString(own.resolve("named.conf"), text);
    machine.start(
        "resolver.log",
        List.of("named", "-4", "-g", "-n", "1", "-c", own.resolve("named.conf").toString()));
  }

  private void nsd(String name, Program program) throws IOException {
    Path own = folder(name);
    StringBuilder text = new StringBuilder("server:\n");
    program.addresses().forEach(one -> text.append("  ip-address: " + one + "\n"));
    text.append(
        lines(
            "  username: \"\"",
            "  zonesdir: \"" + own + "\"",
            "  zonelistfile: \"" + own + "/zone.list\"",
            "  database: \"\"",
            "  xfrdfile: \"" + own + "/xfrd.state\"",
            "  xfrdir: \"" + own + "\"",
            "  pidfile: \"" + own + "/nsd.pid\"",
            "  server-count: 1",
            "  rrl-ratelimit: 0",
            "remote-control:",
            "  control-enable: no"));
    zones
        .of(program)
        .forEach(
            (origin, file) ->
                text.append(
                    lines("zone:", "  name: \"" + origin + "\"", "  zonefile: \"" + file + "\"")));
    Files.writeString(own.resolve("nsd.conf"), text);
    machine.start(name + ".log", List.of("nsd", "-d", "-c", own.resolve("nsd.conf").toString()));
  }

  private void knot(String name, Program program) throws IOException {
    Path own = folder(name);
    StringBuilder text =
        new StringBuilder(lines("server:", "  rundir: " + own, "  pidfile: " + own + "/knot.pid"));
    text.append(
        lines(
            "  listen: ["
                + String.join(", ", program.addresses().stream().map(one -> one + "@53").toList())
                + "]"));
    text.append(
        lines(
            "  udp-workers: 1",
            "  tcp-workers: 1",
            "  background-workers: 1",
            "control:",
            "  listen: " + own + "/knot.sock",
            "log:",
            "  - target: stderr",
            "    any: info",
            "database:",
            "  storage: " + own,
            "template:",
            "  - id: default",
            "    semantic-checks: soft",
            "    zonefile-sync: -1",
            "    journal-content: none",
            "zone:"));
    zones
        .of(program)
        .forEach(
            (origin, file) -> text.append(lines("  - domain: " + origin, "    file: " + file)));
    Files.writeString(own.resolve("knot.conf"), text);
    machine.start(name + ".log", List.of("knotd", "-c", own.resolve("knot.conf").toString()));
  }

  private void powerDns() throws IOException, InterruptedException {
    Path own = folder("powerdns");
    StringBuilder list = new StringBuilder();
    zones
        .of(Program.POWERDNS)
        .forEach(
            (origin, file) ->
                list.append(
                    "zone \"%s\" { type master; file \"%s\"; };%n".formatted(origin, file)));
    Files.writeString(own.resolve("zones.conf"), list);
    Files.writeString(
        own.resolve("pdns.conf"),
        lines(
            "launch=bind",
            "bind-config=" + own.resolve("zones.conf"),
            "bind-dnssec-db=" + own.resolve("dnssec.db"),
            "local-address=" + String.join(",", Program.POWERDNS.addresses()),
            "socket-dir=" + own,
            "daemon=no",
            "guardian=no",
            "disable-axfr=yes",
            "setuid=",
            "setgid="));
    String configuration = "--config-dir=" + own;
    machine.tool("pdnsutil", configuration, "create-bind-db", own.resolve("dnssec.db").toString());
    for (String origin : zones.of(Program.POWERDNS).keySet()) {
      ZoneSpec zone =
          plan.zones().stream()
              .filter(one -> one.origin().equals(origin))
              .findFirst()
              .orElseThrow();
      String bare = origin.replaceAll("\\.$", "");
      if (zone.signer() != ZoneSpec.Signer.NONE) {
        machine.tool("pdnsutil", configuration, "set-presigned", bare);
        if (zone.signing().contains("-3")) {
          machine.tool("pdnsutil", configuration, "set-nsec3", bare, "1 0 0 -");
        }
      }
    }
    machine.start("powerdns.log", List.of("pdns_server", configuration));
  }

  private void unbound(String name, Program program, String anchor) throws IOException {
    Path own = folder(name);
    Files.writeString(
        own.resolve("unbound.conf"),
        lines(
            "server:",
            "  interface: " + program.first(),
            "  access-control: 0.0.0.0/0 allow",
            "  directory: \"" + own + "\"",
            "  chroot: \"\"",
            "  username: \"\"",
            "  pidfile: \"" + own + "/unbound.pid\"",
            "  use-syslog: no",
            "  num-threads: 1",
            "  ede: yes",
            "  val-log-level: 2",
            "  do-ip6: no",
            "  root-hints: \"" + directory.resolve("hints") + "\"",
            "  trust-anchor-file: \"" + directory.resolve(anchor) + "\"",
            "  local-zone: \"filtered.lab.\" always_nxdomain",
            "remote-control:",
            "  control-enable: no"));
    machine.start(
        name + ".log", List.of("unbound", "-d", "-c", own.resolve("unbound.conf").toString()));
  }

  private void scripted() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Host host : plan.scripted()) {
      lines.add("server " + plan.addresses(host).get(0) + " " + host.program().first());
      host.rules().forEach(rule -> lines.add(plan.fill(host, rule)));
    }
    Path file = Files.write(directory.resolve("scripted"), lines);
    Process process =
        machine.start(
            "scripted.log",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedAuthority.class.getName(),
                file.toString()));
    while (!Files.readString(directory.resolve("scripted.log")).contains("ready")) {
      if (!process.isAlive()) {
        throw new IOException(Files.readString(directory.resolve("scripted.log")));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
