package io.wiredns.command.line;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The options of commands that talk to servers: port, key and timeout. */
public final class RemoteOptions {
  private static final int MAX_SECONDS = 86_400;

  private final Option<Integer> port =
      Option.integer(
              "-p",
              "PORT",
              "The port of servers whose address has none; ${DEFAULT-VALUE} by default.")
          .or(53);

  private final Option<String> key =
      Option.text(
          "-y",
          "[ALGORITHM:]NAME:SECRET",
          "Signs requests with this key, and requires signed responses; hmac-sha256 by default.");

  private final Option<Path> keyFile =
      Option.file("-k", "FILE", "Signs with the first key of a file of tsig-keygen.");

  private final Option<Integer> timeout =
      Option.integer(
              "--timeout", "SECONDS", "The timeout for a response; ${DEFAULT-VALUE} by default.")
          .or(10);

  public List<Option<?>> options() {
    return List.of(port, key, keyFile, timeout);
  }

  public Duration timeout() throws InputException {
    int seconds = timeout.get();
    if (seconds < 1 || seconds > MAX_SECONDS) {
      throw new InputException(
          "--timeout " + seconds + " is not in 1.." + MAX_SECONDS + " seconds");
    }
    return Duration.ofSeconds(seconds);
  }

  /** Returns the key of -y or -k; empty if neither is given. */
  public Optional<TsigKey> key() throws InputException, IOException {
    if (key.get() != null && keyFile.get() != null) {
      throw new InputException("-y and -k both set the key; use one of them");
    }
    if (key.get() != null) {
      return Optional.of(DigWords.key(key.get()));
    }
    if (keyFile.get() == null) {
      return Optional.empty();
    }
    return Optional.of(DigWords.keys(keyFile.get()).get(0));
  }

  /** Returns the port of servers whose address has none. */
  public int port() {
    return port.get();
  }

  /** Returns the address of a server; the default port is that of -p. */
  public InetSocketAddress server(String word) throws InputException {
    return DigWords.server(word, port.get());
  }

  /** Returns the options for requests to servers. */
  public RequestOptions request(InetSocketAddress... servers) throws InputException, IOException {
    RequestOptions options = RequestOptions.to(servers).withTimeout(timeout());
    return key().map(options::withKey).orElse(options);
  }

  /** Creates a client for such requests. */
  public static DnsClient client() throws IOException {
    return DnsClient.builder().build();
  }
}
