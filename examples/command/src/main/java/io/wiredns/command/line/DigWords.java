package io.wiredns.command.line;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.output.Voice;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses words of the command line, in the same way for all commands and as dig does: names, types,
 * classes, keys, servers.
 *
 * <pre>
 *   name     www.example.org, with or without the last dot
 *   key      [ALGORITHM:]NAME:SECRET, hmac-sha256 by default
 *   server   ADDRESS[#PORT] or HOST[#PORT]
 * </pre>
 */
public final class DigWords {
  /** The file that names the servers and the search list of the system. */
  public static final Path RESOLVERS = Path.of("/etc/resolv.conf");

  /** The names of the two files of a key pair, and what they have in common, which dig takes. */
  private static final Pattern KEY_PAIR =
      Pattern.compile("K.+\\+[0-9]{3}\\+[0-9]{5}(\\.(key|private))?");

  private DigWords() {}

  public static Name name(String word) throws InputException {
    try {
      return Name.of(word);
    } catch (IllegalArgumentException wrong) {
      throw new InputException(wrong.getMessage());
    }
  }

  public static RecordType type(String word) throws InputException {
    try {
      return RecordType.SPACE.parse(word);
    } catch (IllegalArgumentException unknown) {
      throw new InputException("unknown type " + printable(word));
    }
  }

  public static RecordClass recordClass(String word) throws InputException {
    try {
      return RecordClass.parse(word);
    } catch (IllegalArgumentException unknown) {
      throw new InputException("unknown class " + printable(word));
    }
  }

  /** Parses a key in one word. */
  public static TsigKey key(String word) throws InputException {
    int colon = word.indexOf(':');
    boolean named = colon >= 0 && word.indexOf(':', colon + 1) < 0;
    if (named && isAlgorithm(word.substring(0, colon))) {
      throw new InputException("the key has no name; write ALGORITHM:NAME:SECRET");
    }
    try {
      return TsigKey.parse(named ? "hmac-sha256:" + word : word);
    } catch (IllegalArgumentException wrong) {
      throw new InputException("the key: " + wrong.getMessage());
    }
  }

  private static boolean isAlgorithm(String word) {
    try {
      return TsigAlgorithm.parse(word).hasMac();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }

  /** Returns the keys of a file, at least one. */
  public static List<TsigKey> keys(Path file) throws InputException {
    if (KEY_PAIR.matcher(String.valueOf(file.getFileName())).matches()) {
      throw new InputException(
          printable(file.toString())
              + ": a key of dnssec-keygen, for SIG(0) (RFC 2931), which wiredns does not have;"
              + " use a file of tsig-keygen, or dig -k");
    }
    try {
      return TsigKey.parseFile(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(file, failure));
    } catch (TextFormatException wrong) {
      throw new InputException(printable(file + ": " + wrong.getMessage()));
    }
  }

  /** Parses an address; no name is looked up. */
  public static InetAddress address(String text) throws InputException {
    if (text.matches("[0-9]+(\\.[0-9]+){3}") || text.matches("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*")) {
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException wrong) {
        // Reported below.
      }
    }
    throw new InputException(printable(text) + " is not an address");
  }

  /**
   * Returns the first address of a server, which is an address or a host, with or without {@code
   * #port}.
   */
  public static InetSocketAddress server(String word, int port) throws InputException {
    return servers(word, port).get(0);
  }

  /** Returns all addresses of a server, each of which keeps the word for {@link Voice#host}. */
  public static List<InetSocketAddress> servers(String word, int port) throws InputException {
    int mark = word.lastIndexOf('#');
    String host = mark < 0 ? word : word.substring(0, mark);
    String digits = mark < 0 ? "" + port : word.substring(mark + 1);
    int at = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (at < 1 || at > 0xFFFF) {
      throw new InputException("a server's port must be in 1..65535");
    }
    if (host.isEmpty()) {
      throw new InputException("a server's address is missing");
    }
    try {
      List<InetSocketAddress> addresses = new ArrayList<>();
      for (InetAddress address : InetAddress.getAllByName(host)) {
        boolean isScoped = address instanceof Inet6Address six && six.getScopeId() != 0;
        InetAddress named =
            isScoped ? address : InetAddress.getByAddress(host, address.getAddress());
        addresses.add(new InetSocketAddress(named, at));
      }
      return addresses;
    } catch (UnknownHostException unknown) {
      String hint = host.matches(".*[^:]:[0-9]+") ? "; a port follows #, as in ::1#53" : "";
      throw new InputException("no address found for server " + printable(host) + hint);
    }
  }

  /**
   * Returns the servers that the system is configured to ask, as words; none if there is no
   * configuration.
   */
  public static List<String> resolvers() throws IOException {
    List<String> resolvers = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(RESOLVERS)) {
        String[] parts = line.strip().split("\\s+");
        if (parts.length > 1 && parts[0].equals("nameserver")) {
          resolvers.add(parts[1]);
        }
      }
    } catch (NoSuchFileException missing) {
      return List.of();
    }
    return resolvers;
  }

  /** Returns a word without characters that control a terminal. */
  public static String printable(String word) {
    return word.replaceAll("[^ -~]", "?");
  }
}
