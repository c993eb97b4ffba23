package io.wiredns.examples.cli;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that talk to servers: which port, which key, how long. */
final class RemoteOptions {
  private static final int MAX_SECONDS = 86_400;

  @Option(
      names = "-p",
      paramLabel = "PORT",
      defaultValue = "53",
      description = "The servers' port where none stands behind an address; ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "-y",
      paramLabel = "[ALGORITHM:]NAME:SECRET",
      description = "Signs with this key, and wants signed answers; hmac-sha256 if not said.")
  private String key;

  @Option(
      names = "-k",
      paramLabel = "FILE",
      description = "The same with the first key of a file, as tsig-keygen writes it.")
  private Path keyFile;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long an answer is waited for; ${DEFAULT-VALUE}.")
  private int seconds;

  Duration timeout() throws InputException {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new InputException("--timeout takes 1 to " + MAX_SECONDS + " seconds, not " + seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  /** The key of -y or -k. */
  Optional<TsigKey> key() throws InputException, IOException {
    if (key != null && keyFile != null) {
      throw new InputException("-y and -k are two keys, one is used");
    }
    if (key != null) {
      return Optional.of(key(key));
    }
    if (keyFile == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(TsigKey.parseFile(Files.readString(keyFile)).get(0));
    } catch (TextFormatException wrong) {
      throw new InputException(keyFile + ": " + wrong.getMessage());
    }
  }

  /** A key of one word. */
  static TsigKey key(String word) throws InputException {
    boolean named = word.chars().filter(c -> c == ':').count() == 1;
    try {
      return TsigKey.parse(named ? "hmac-sha256:" + word : word);
    } catch (IllegalArgumentException wrong) {
      throw new InputException("the key: " + wrong.getMessage());
    }
  }

  /** A server's address: an address or a host's name, with {@code #port} or without. */
  InetSocketAddress server(String word) throws InputException {
    int mark = word.lastIndexOf('#');
    int at = port;
    if (mark >= 0) {
      String digits = word.substring(mark + 1);
      at = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    }
    return server(mark < 0 ? word : word.substring(0, mark), at);
  }

  /** The address of a host and a port. */
  static InetSocketAddress server(String host, int port) throws InputException {
    if (port < 1 || port > 0xFFFF) {
      throw new InputException("a server's port is 1 to 65535");
    }
    if (host.isEmpty()) {
      throw new InputException("a server's address is missing");
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException unknown) {
      throw new InputException("no address is known of the server " + printable(host));
    }
  }

  /** A server as dig shows it. */
  static String text(InetSocketAddress server) {
    return server.getAddress().getHostAddress() + "#" + server.getPort();
  }

  static Name name(String word) throws InputException {
    try {
      return Name.of(word);
    } catch (IllegalArgumentException wrong) {
      throw new InputException(wrong.getMessage());
    }
  }

  static RecordType type(String word) throws InputException {
    try {
      return RecordType.parse(word);
    } catch (IllegalArgumentException unknown) {
      throw new InputException("no type is called " + printable(word));
    }
  }

  /** What was typed, without what a terminal would obey. */
  static String printable(String word) {
    return word.replaceAll("[^ -~]", "?");
  }

  /** How the servers are asked. */
  RequestOptions request(InetSocketAddress... servers) throws InputException, IOException {
    return new RequestOptions(List.of(servers), Optional.of(timeout()), false, key());
  }

  /** A client for them. */
  static DnsClient client() throws IOException {
    return DnsClient.builder().build();
  }
}
