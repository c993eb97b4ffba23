package io.wiredns.command;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of commands that talk to servers: port, key and timeout. */
final class RemoteOptions {
  private static final int MAX_SECONDS = 86_400;

  @Option(
      names = "-p",
      paramLabel = "PORT",
      defaultValue = "53",
      description = "The port of servers whose address has none; ${DEFAULT-VALUE} by default.")
  private int port;

  @Option(
      names = "-y",
      paramLabel = "[ALGORITHM:]NAME:SECRET",
      description =
          "Signs requests with this key, and requires signed responses; hmac-sha256 by default.")
  private String key;

  @Option(
      names = "-k",
      paramLabel = "FILE",
      description = "Signs with the first key of a file of tsig-keygen.")
  private Path keyFile;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "The timeout for a response; ${DEFAULT-VALUE} by default.")
  private int seconds;

  Duration timeout() throws InputException {
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new InputException(
          "--timeout " + seconds + " is not in 1.." + MAX_SECONDS + " seconds");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Returns the key of -y or -k; empty if neither is given. */
  Optional<TsigKey> key() throws InputException, IOException {
    if (key != null && keyFile != null) {
      throw new InputException("-y and -k both set the key; use one of them");
    }
    if (key != null) {
      return Optional.of(DigWords.key(key));
    }
    if (keyFile == null) {
      return Optional.empty();
    }
    return Optional.of(DigWords.keys(keyFile).get(0));
  }

  /** Returns the address of a server; the default port is that of -p. */
  InetSocketAddress server(String word) throws InputException {
    return DigWords.server(word, port);
  }

  /** Returns the options for requests to servers. */
  RequestOptions request(InetSocketAddress... servers) throws InputException, IOException {
    RequestOptions options = RequestOptions.to(servers).withTimeout(timeout());
    return key().map(options::withKey).orElse(options);
  }

  /** Creates a client for such requests. */
  static DnsClient client() throws IOException {
    return DnsClient.builder().build();
  }
}
