package io.wiredns.codec;

import io.wiredns.codec.Daemons.Daemon;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration with which a test runs a server from Debian. The common part is here: the
 * server listens on loopback only, writes only into the test's directory, runs on one thread,
 * accepts no control commands, limits no rates, and notifies no other server of changes. A test
 * adds its own part.
 *
 * <p>In the parts that a test adds, words between at signs are replaced: {@code DIR} by the
 * directory, and others by the values of {@link #with}.
 */
public final class ServerConfig {
  /** A server. */
  public enum Program {
    BIND("named", "named.conf", "-g", "-n", "1", "-c", "named.conf"),
    KNOT("knotd", "knot.conf", "-c", "knot.conf"),
    NSD("nsd", "nsd.conf", "-d", "-c", "nsd.conf"),
    UNBOUND("unbound", "unbound.conf", "-d", "-c", "unbound.conf"),
    DNSDIST("dnsdist", "dnsdist.conf", "--supervised", "--disable-syslog", "-C", "dnsdist.conf"),
    POWERDNS("pdns_server", "pdns.conf", "--config-dir=.");

    private final String file;
    private final String[] command;

    Program(String name, String file, String... arguments) {
      this.file = file;
      command = new String[1 + arguments.length];
      command[0] = name;
      System.arraycopy(arguments, 0, command, 1, arguments.length);
    }

    /** Returns the name of its command. */
    public String command() {
      return command[0];
    }
  }

  private final Program program;
  private final Map<String, String> words = new LinkedHashMap<>();
  private final StringBuilder keys = new StringBuilder();
  private String address = "127.0.0.1";
  private String options = "";
  private String sections = "";
  private String zones = "";

  private ServerConfig(Program program, int port) {
    this.program = program;
    words.put("PORT", Integer.toString(port));
  }

  /** Creates the common configuration of a server at a port. */
  public static ServerConfig of(Program program, int port) {
    return new ServerConfig(program, port);
  }

  /** Listens at another address of loopback than 127.0.0.1. */
  public ServerConfig address(String other) {
    address = other;
    return this;
  }

  /**
   * Adds options for all zones: for BIND to the block {@code options}, for Knot to the default
   * template, for NSD and Unbound to the section {@code server}, and for the others at the top
   * level.
   */
  public ServerConfig options(String text) {
    options = text;
    return this;
  }

  /** Adds a key for BIND, Knot or NSD. */
  public ServerConfig key(String name, String algorithm, String secret) {
    String key =
        switch (program) {
          case BIND -> "key \"%s\" { algorithm %s; secret \"%s\"; };%n";
          case KNOT -> "  - id: %s%n    algorithm: %s%n    secret: %s%n";
          case NSD -> "key:%n  name: \"%s\"%n  algorithm: %s%n  secret: \"%s\"%n";
          default -> throw new IllegalStateException(program + " takes no key");
        };
    keys.append(key.formatted(name, algorithm, secret));
    return this;
  }

  /** Adds sections for Knot to which its zones refer. */
  public ServerConfig sections(String text) {
    sections = text;
    return this;
  }

  /** Adds the zones; for Knot, the items of section {@code zone}. */
  public ServerConfig zones(String text) {
    zones = text;
    return this;
  }

  /**
   * Sets the values of words between at signs in the added parts, such as the ports of other
   * servers.
   */
  public ServerConfig with(Map<?, ?> values) {
    values.forEach((word, value) -> words.put(word.toString(), value.toString()));
    return this;
  }

  /** Writes the configuration and starts the server. */
  public Daemon start(Daemons daemons) throws IOException {
    words.put("DIR", daemons.directory().toString());
    switch (program) {
      case KNOT -> Files.createDirectory(daemons.directory().resolve("knot-db"));
      case POWERDNS -> daemons.write("pdns.zones", fill(zones));
      default -> {}
    }
    daemons.write(program.file, fill(text()));
    return daemons.start(program.command);
  }

  /**
   * Writes the configuration, starts the server and waits until it answers.
   *
   * @param zone the zone whose SOA record is asked for until the RCODE of the response is 0
   */
  public void run(Daemons daemons, String zone) throws IOException {
    daemons.await(start(daemons), Integer.parseInt(words.get("PORT")), zone);
  }

  private String fill(String text) {
    String filled = text;
    for (Map.Entry<String, String> word : words.entrySet()) {
      filled = filled.replace("@" + word.getKey() + "@", word.getValue());
    }
    return filled;
  }

  private String text() {
    return switch (program) {
      case BIND -> BIND.formatted(address, options, keys, zones);
      case KNOT ->
          KNOT.formatted(
              address,
              keys.isEmpty() ? "" : "key:\n" + keys,
              sections,
              options.indent(4),
              zones.indent(2));
      case NSD -> NSD.formatted(address, options, keys, zones);
      case UNBOUND -> UNBOUND.formatted(address, options, zones);
      case DNSDIST -> "setLocal('%s:@PORT@')%n%s".formatted(address, options);
      case POWERDNS -> POWERDNS.formatted(address, options);
    };
  }

  private static final String BIND =
      """
      controls { };
      options {
        directory "@DIR@"; pid-file "named.pid"; session-keyfile "session.key";
        managed-keys-directory "@DIR@"; listen-on port @PORT@ { %s; };
        listen-on-v6 { none; }; recursion no; dnssec-validation no; notify no;
        empty-zones-enable no; allow-new-zones no;
        %s
      };
      %s%s""";

  private static final String KNOT =
      """
      server:
        rundir: @DIR@
        pidfile: @DIR@/knot.pid
        listen: %s@@PORT@
        udp-workers: 1
        tcp-workers: 1
        background-workers: 1
      control:
        listen: @DIR@/knot.sock
      log:
        - target: stderr
          any: info
      database:
        storage: @DIR@/knot-db
      %s%stemplate:
        - id: default
          storage: @DIR@
          zonefile-sync: -1
          zonefile-load: whole
      %szone:
      %s""";

  private static final String NSD =
      """
      server:
        ip-address: %s@@PORT@
        server-count: 1
        username: ""
        chroot: ""
        database: ""
        zonesdir: "@DIR@"
        pidfile: "@DIR@/nsd.pid"
        xfrdfile: "@DIR@/xfrd.state"
        xfrdir: "@DIR@"
        zonelistfile: "@DIR@/zone.list"
        rrl-ratelimit: 0
      %sremote-control:
        control-enable: no
      %s%s""";

  private static final String UNBOUND =
      """
      server:
        interface: %s@@PORT@
        access-control: 127.0.0.0/8 allow
        directory: "@DIR@"
        pidfile: "@DIR@/unbound.pid"
        username: ""
        chroot: ""
        use-syslog: no
        num-threads: 1
        do-ip6: no
        do-daemonize: no
        do-not-query-localhost: no
        target-fetch-policy: "0 0 0 0 0"
        local-zone: "test." nodefault
      %sremote-control:
        control-enable: no
      %s""";

  private static final String POWERDNS =
      """
      launch=bind
      bind-config=@DIR@/pdns.zones
      daemon=no
      guardian=no
      local-address=%s
      local-port=@PORT@
      socket-dir=@DIR@
      receiver-threads=1
      distributor-threads=1
      security-poll-suffix=
      %s""";
}
