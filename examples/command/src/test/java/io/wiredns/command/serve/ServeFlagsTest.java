package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Usage;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.RateLimit;
import io.wiredns.zone.TransferAccess;
import io.wiredns.zone.ZoneServer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Compares the options of {@code wiredns serve} with the settings of a server. */
class ServeFlagsTest {
  /** The settings that are not for the command line, and why. */
  private static final Map<String, String> WITHOUT_FLAG =
      Map.of(
          "listen", "--listen is of its own",
          "listenUdp", "a zone is served over both",
          "listenTcp", "a zone is served over both",
          "handler", "code",
          "viewHandler", "code",
          "listener", "code",
          "opcodes", "zone files need QUERY only",
          "registry", "code",
          "clock", "code");

  /** An option for each setter, with a value that is not the default. */
  private static final Map<String, List<String>> FLAGS =
      Map.ofEntries(
          Map.entry("keys", List.of("--key", "hmac-sha512:name:c2VjcmV0LXNlY3JldC1zZWNyZXQ=")),
          Map.entry("cookieSecrets", List.of("--cookie-secret-file", "FILE")),
          Map.entry("cookies", List.of("--cookies", "off")),
          Map.entry("requireCookies", List.of("--require-cookies")),
          Map.entry("nsid", List.of("--nsid", "ns1")),
          Map.entry("udpPayloadSize", List.of("--udp-size", "1400")),
          Map.entry("threadCount", List.of("--threads", "2")),
          Map.entry("maxUdpInFlight", List.of("--max-udp-in-flight", "7")),
          Map.entry("maxConnections", List.of("--max-connections", "7")),
          Map.entry("maxConnectionsPerAddress", List.of("--max-connections-per-address", "7")),
          Map.entry("maxInFlightPerConnection", List.of("--max-in-flight", "7")),
          Map.entry("maxTransfers", List.of("--max-transfers", "7")),
          Map.entry("maxTransfersPerAddress", List.of("--max-transfers-per-address", "7")),
          Map.entry("maxConnectionOctets", List.of("--max-connection-buffer", "100k")),
          Map.entry("maxBufferedOctets", List.of("--max-buffered", "7M")),
          Map.entry("idleTimeout", List.of("--idle-timeout", "0.5")),
          Map.entry("slowReaderTimeout", List.of("--slow-reader-timeout", "7")),
          Map.entry("handlerTimeout", List.of("--handler-timeout", "7")),
          Map.entry("rateLimit", List.of("--rate-limit", "7")));

  private static final Map<String, List<String>> RATE_FLAGS =
      Map.of(
          "withMaxPerNetwork", List.of("--rate-limit-total", "7"),
          "withSlip", List.of("--rate-limit-slip", "7"),
          "withIpv4PrefixLength", List.of("--rate-limit-prefixes", "16/56"),
          "withIpv6PrefixLength", List.of("--rate-limit-prefixes", "24/48"),
          "withMaxNetworks", List.of("--rate-limit-networks", "7000"));

  @TempDir private Path directory;

  private static Set<String> setters(Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())
          && !Modifier.isStatic(method.getModifiers())
          && method.getReturnType() == type) {
        names.add(method.getName());
      }
    }
    return names;
  }

  /** Returns the private state of an object, as texts. */
  private static Map<String, String> state(Object object) throws ReflectiveOperationException {
    Map<String, String> state = new TreeMap<>();
    for (Field field : object.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.setAccessible(true);
        state.put(field.getName(), String.valueOf(field.get(object)));
      }
    }
    return state;
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  /** Returns the settings of a server that is started with some options. */
  private Object settings(List<String> options) throws Exception {
    ServeCommand command = new ServeCommand();
    List<String> all = new ArrayList<>(List.of("--listen", "127.0.0.1:0", "--zone", "a=b"));
    for (String option : options) {
      all.add(option.equals("FILE") ? secrets().toString() : option);
    }
    Usage.commandLine(command).parseArgs(all.toArray(new String[0]));
    DnsServer.Builder builder = command.settings(new ZoneServer(new TransferAccess()));
    return field(builder, "settings");
  }

  private Path secrets() throws IOException {
    return Files.writeString(
        directory.resolve("secrets"),
        "# of both servers\n00112233445566778899aabbccddeeff\n\n00112233445566778899AABBCCDDEE00\n");
  }

  /** Returns the names of the fields in which two objects differ, apart from objects per server. */
  private static Set<String> differences(Object one, Object other)
      throws ReflectiveOperationException {
    Map<String, String> first = state(one);
    Map<String, String> second = state(other);
    Set<String> names = new TreeSet<>(first.keySet());
    names.removeIf(name -> first.get(name).equals(second.get(name)));
    names.removeAll(
        Set.of(
            "handler",
            "viewHandler",
            "listener",
            "registry",
            "clock",
            "seconds",
            "keys",
            "interfaces"));
    return names;
  }

  @Test
  void everySettingHasAFlag() {
    Set<String> known = new TreeSet<>(FLAGS.keySet());
    known.addAll(WITHOUT_FLAG.keySet());
    assertEquals(setters(DnsServer.Builder.class), known);
    assertEquals(setters(RateLimit.class), new TreeSet<>(RATE_FLAGS.keySet()));
  }

  @Test
  void everyFlagSetsItsSetting() throws Exception {
    Map<String, String> by = new HashMap<>();
    for (Map.Entry<String, List<String>> flag : FLAGS.entrySet()) {
      Object standard = settings(List.of());
      Object other = settings(flag.getValue());
      if (flag.getKey().equals("keys")) {
        assertNotEquals(
            field(standard, "keys").toString(), field(other, "keys").toString(), "keys");
        continue;
      }
      Set<String> changed = differences(standard, other);
      // Without the limit of rates, which is a new object each time.
      if (!flag.getKey().equals("rateLimit")) {
        changed.remove("rateLimit");
      }
      assertEquals(1, changed.size(), flag + " sets " + changed);
      String before = by.put(changed.iterator().next(), flag.getKey());
      assertEquals(null, before, flag.getKey() + " sets the same");
    }
  }

  @Test
  void everyFlagOfTheRateLimitSetsItsPart() throws Exception {
    Map<String, String> by = new HashMap<>();
    for (Map.Entry<String, List<String>> flag : RATE_FLAGS.entrySet()) {
      Object limit = field(settings(flag.getValue()), "rateLimit");
      Set<String> changed = differences(RateLimit.standard(), limit);
      assertEquals(1, changed.size(), flag + " sets " + changed);
      assertEquals(null, by.put(changed.iterator().next(), flag.getKey()));
    }
    assertEquals(
        "no limit", field(settings(List.of("--rate-limit", "off")), "rateLimit").toString());
  }

  @Test
  void everyFlagIsUnderAHeading() {
    CommandLine line = Usage.commandLine(new ServeCommand());
    Set<String> without = new TreeSet<>();
    line.getCommandSpec()
        .options()
        .forEach(
            option -> {
              if (option.group() == null) {
                without.add(option.longestName());
              } else {
                assertNotNull(option.group().heading());
              }
            });
    assertEquals(
        Set.of("--format", "--help", "--json", "--listen", "--verbose", "--version", "--zone"),
        without);
  }

  private static void refused(String expected, String... options) {
    List<String> words =
        new ArrayList<>(List.of("--listen", "127.0.0.1:0", "--zone", "a.test=/nowhere/zone"));
    words.addAll(List.of(options));
    ServeCommand command = new ServeCommand();
    Exception refusal =
        assertThrows(
            Exception.class,
            () -> {
              Usage.commandLine(command).parseArgs(words.toArray(new String[0]));
              command.call();
            });
    assertTrue(
        refusal instanceof InputException
            || refusal instanceof CommandLine.ParameterException
            || refusal instanceof IOException,
        refusal.toString());
    assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
  }

  @Test
  void wrongValuesAreRefusedInOneLine() throws IOException {
    refused("/nowhere/zone: no such file");
    refused("--zone b.test=: expected ORIGIN=FILE", "--zone", "b.test=");
    refused("--zone a.test. is there twice", "--zone", "a.test=/nowhere/other");
    refused("--max-connections: connections 0 is not in", "--max-connections", "0");
    refused("'1G' is no size", "--max-buffered", "1G");
    refused("--max-buffered: buffered octets 1024 is less", "--max-buffered", "1k");
    refused("--max-connection-buffer: integer overflow", "--max-connection-buffer", "999999M");
    refused("'never' is no time", "--idle-timeout", "never");
    refused("--idle-timeout: time-out of idle PT0S is not in", "--idle-timeout", "0");
    refused("'maybe' is neither on nor off", "--cookies", "maybe");
    refused("--udp-size: UDP payload size 100 is not in 512..65535", "--udp-size", "100");
    refused("--nsid: ", "--nsid", "0xabc");
    refused("'24' is not of the form 24/56", "--rate-limit-prefixes", "24");
    refused("exclude each other", "--rate-limit", "off", "--rate-limit-slip", "3");
    refused("expected ZONE=ADDR[#PORT]", "--notify", "a.test");
    refused("no such zone in --zone", "--notify", "b.test=127.0.0.1");
    refused("no such key in --key or --key-file", "--notify-key", "nokey");
    refused("expected ADDR:PORT", "--metrics", "9153");
    refused("/nowhere/secrets: no such file", "--cookie-secret-file", "/nowhere/secrets");
    String wrong = Files.writeString(directory.resolve("x"), "\n0011223344556677\n").toString();
    refused(":2: expected 32 hexadecimal digits", "--cookie-secret-file", wrong);
    String empty = Files.writeString(directory.resolve("y"), "\n").toString();
    refused("no secret", "--cookie-secret-file", empty);
  }
}
