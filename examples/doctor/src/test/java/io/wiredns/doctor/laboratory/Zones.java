package io.wiredns.doctor.laboratory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes and signs the zones from the leaves to the root. */
final class Zones {
  private static final String ALGORITHM = "ECDSAP256SHA256";

  private final Machine machine;
  private final Plan plan;
  private final Path directory;
  private final Map<ZoneSpec, List<String>> delegations = new HashMap<>();
  private final Map<Program, Map<String, Path>> loaded = new EnumMap<>(Program.class);

  Zones(Machine machine, Plan plan) throws IOException {
    this.machine = machine;
    this.plan = plan;
    directory = Files.createDirectories(machine.directory().resolve("zones"));
    for (Program program : Program.values()) {
      loaded.put(program, new TreeMap<>());
    }
  }

  /** Writes all files, also the hints and the trust anchor for the client. */
  void write() throws IOException, InterruptedException {
    for (ZoneSpec zone : plan.zones()) {
      write(zone);
    }
    List<String> hints = new ArrayList<>();
    for (String letter : List.of("a", "b")) {
      hints.add(". 3600000 NS " + letter + ".servers.");
      for (String address : Program.ROOT.place(letter.equals("a") ? 0 : 1)) {
        hints.add(letter + ".servers. 3600000 " + type(address) + " " + address);
      }
    }
    Files.write(machine.directory().resolve("hints"), hints);
    String[] ds = Files.readString(machine.directory().resolve("anchor")).strip().split("\\s+");
    String trust =
        "trust-anchors { . static-ds %s %s %s \"%s\"; };%n".formatted(ds[3], ds[4], ds[5], ds[6]);
    Files.writeString(machine.directory().resolve("trust"), trust);
    try (DirectoryStream<Path> keys = Files.newDirectoryStream(directory, "K.+*.key")) {
      for (Path key : keys) {
        Files.copy(key, machine.directory().resolve("root.key"));
      }
    }
  }

  /** Returns the file of each zone that a program has to load. */
  Map<String, Path> of(Program program) {
    return loaded.get(program);
  }

  private static String type(String address) {
    return address.contains(":") ? "AAAA" : "A";
  }

  private void write(ZoneSpec zone) throws IOException, InterruptedException {
    Path base = null;
    List<String> ds = List.of();
    String key = zone.signer() == ZoneSpec.Signer.NONE ? null : key(zone);
    Map<String, Path> versions = new HashMap<>();
    for (Map.Entry<String, Host> one : zone.hosts().entrySet()) {
      Host host = one.getValue();
      boolean own = zone.hasVersion(one.getKey());
      if (!own && base == null || own) {
        Path file = directory.resolve(fileName(zone) + (own ? "@" + one.getKey() : ""));
        Files.write(file, lines(zone, one.getKey()));
        if (key != null) {
          sign(zone, one.getKey(), file, key);
          if (ds.isEmpty()) {
            ds = signers(zone, file);
          }
          Files.write(file, zone.edited(Files.readAllLines(file)));
        }
        versions.put(one.getKey(), file);
        base = own ? base : file;
      }
      if (host.loads()) {
        Path file = versions.getOrDefault(one.getKey(), base);
        Path before = loaded.get(host.program()).put(zone.origin(), file);
        if (before != null && !before.equals(file)) {
          throw new IllegalArgumentException("two versions in one program: " + zone.origin());
        }
      }
    }
    if (zone.origin().equals(".")) {
      Files.write(machine.directory().resolve("anchor"), ds);
    } else if (zone.isDelegated()) {
      List<String> lines =
          delegations.computeIfAbsent(plan.parent(zone), parent -> new ArrayList<>());
      lines.addAll(zone.delegated(delegation(zone)));
      lines.addAll(zone.signers(ds));
    }
  }

  private static String fileName(ZoneSpec zone) {
    return zone.origin().equals(".") ? "root" : zone.origin();
  }

  private List<String> lines(ZoneSpec zone, String label) {
    List<String> lines = new ArrayList<>(zone.records());
    zone.hosts()
        .forEach(
            (one, host) -> {
              if (host.isInChild()) {
                lines.add("@ NS " + Plan.hostName(zone, one));
              }
              if (host.isAddressed() && host.name().isEmpty()) {
                for (String address : plan.addresses(host)) {
                  lines.add(one + " " + type(address) + " " + address);
                }
              }
            });
    List<String> changed = zone.version(label, lines);
    return Stream.of(
            List.of("$ORIGIN " + zone.origin(), "$TTL 3600"),
            changed,
            delegations.getOrDefault(zone, List.of()))
        .flatMap(List::stream)
        .toList();
  }

  private List<String> delegation(ZoneSpec zone) {
    List<String> lines = new ArrayList<>();
    zone.hosts()
        .forEach(
            (label, host) -> {
              String name = Plan.hostName(zone, label);
              if (host.isInParent()) {
                lines.add(zone.origin() + " NS " + name);
                if (host.isGlued() && host.name().isEmpty()) {
                  for (String address : plan.addresses(host.glue().orElse(host))) {
                    lines.add(name + " " + type(address) + " " + address);
                  }
                }
              }
            });
    return lines;
  }

  private String key(ZoneSpec zone) throws IOException, InterruptedException {
    String name =
        machine.tool(
            "dnssec-keygen",
            "-q",
            "-K",
            directory.toString(),
            "-a",
            ALGORITHM,
            "-f",
            "KSK",
            zone.origin());
    return name.strip();
  }

  private void sign(ZoneSpec zone, String label, Path file, String key)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    switch (zone.signer()) {
      case NONE -> {}
      case BIND -> {
        command.addAll(List.of("dnssec-signzone", "-q", "-z", "-S", "-P", "-O", "full"));
        command.addAll(List.of("-K", directory.toString(), "-d", directory.toString()));
        command.addAll(zone.signing(label));
        command.addAll(List.of("-o", zone.origin(), "-f", file.toString(), file.toString()));
        machine.tool(command.toArray(String[]::new));
      }
      case LDNS -> {
        // Its arguments are a zone file and keys without their suffixes.
        String keyFile = directory.resolve(key).toString();
        // From an hour ago, as dnssec-signzone does, so that the clocks of others do not matter.
        Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
        String begin =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC).format(hourAgo);
        command.addAll(List.of("ldns-signzone", "-A", "-i", begin));
        command.addAll(zone.signing(label));
        command.addAll(
            List.of("-o", zone.origin(), "-f", file.toString(), file.toString(), keyFile));
        machine.tool(command.toArray(String[]::new));
      }
      case KNOT -> signWithKnot(zone, file);
    }
  }

  private void signWithKnot(ZoneSpec zone, Path file) throws IOException, InterruptedException {
    Path own = Files.createDirectories(machine.directory().resolve("kzonesign"));
    Files.writeString(
        own.resolve("knot.conf"),
        String.join(
            "\n",
            "database:",
            "  storage: " + own,
            "policy:",
            "  - id: p",
            "    algorithm: " + ALGORITHM,
            "    single-type-signing: on",
            "    nsec3: " + (zone.signing().contains("nsec3") ? "on" : "off"),
            "    nsec3-iterations: 0",
            "    nsec3-salt-length: 0",
            "zone:",
            "  - domain: " + zone.origin(),
            "    file: " + file,
            "    dnssec-signing: on",
            "    dnssec-policy: p",
            ""));
    machine.tool(
        "kzonesign",
        "-c",
        own.resolve("knot.conf").toString(),
        "-o",
        own.toString(),
        zone.origin());
    Files.move(own.resolve(zone.origin()), file, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> signers(ZoneSpec zone, Path file) throws IOException, InterruptedException {
    return machine
        .tool("dnssec-dsfromkey", "-2", "-f", file.toString(), zone.origin())
        .lines()
        .toList();
  }
}
