package io.wiredns.command.serve;

import io.wiredns.codec.wire.Octets;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.RateLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of serve against forged source addresses. */
final class ServeAbuse {
  private static final Pattern PREFIXES = Pattern.compile("([0-9]{1,2})/([0-9]{1,3})");
  private static final Pattern SECRET = Pattern.compile("[0-9a-fA-F]{32}");

  private final Option<String> rateLimit =
      Option.text(
          "--rate-limit",
          "N|off",
          "The maximum number of UDP responses about one name to a network in a second; 1,000 by"
              + " default, off for no limit. Clients with a valid cookie or a TSIG key and loopback"
              + " addresses have no limit.");

  private final Option<Integer> total =
      Option.integer(
          "--rate-limit-total",
          "N",
          "The maximum number of UDP responses about all names together to a network in a second;"
              + " ten times --rate-limit by default.");

  private final Option<Integer> slip =
      Option.integer(
          "--rate-limit-slip",
          "N",
          "Of the responses over the limit, every N-th is sent without records and with TC, so that"
              + " the client asks again over TCP, and the others are dropped; 2 by default, 0 to"
              + " drop all.");

  private final Option<String> prefixes =
      Option.text(
          "--rate-limit-prefixes",
          "IPV4/IPV6",
          "The number of leading bits of IPv4 and IPv6 addresses that make a network; 24/56 by"
              + " default.");

  private final Option<Integer> networks =
      Option.integer(
          "--rate-limit-networks",
          "N",
          "The number of networks and names that are counted at a time, 20 octets each; 131,072 by"
              + " default.");

  private final Option<String> cookies =
      Option.text("--cookies", "on|off", "DNS cookies (RFC 7873); on by default.");

  private final Option<Boolean> requireCookies =
      Option.flag(
          "--require-cookies",
          "Answers UDP requests that have a cookie option without a valid server cookie with"
              + " BADCOOKIE, to which clients respond with the right cookie.");

  private final Option<Path> secretFile =
      Option.file(
          "--cookie-secret-file",
          "FILE",
          "A file with the secrets of cookies (RFC 9018), each 32 hexadecimal digits on a line. New"
              + " cookies are made with the first secret, and those of all are accepted. For servers"
              + " that share an address. By default each start makes a secret.");

  List<Option<?>> options() {
    return List.of(rateLimit, total, slip, prefixes, networks, cookies, requireCookies, secretFile);
  }

  void apply(DnsServer.Builder server) throws InputException {
    RateLimit limit = limit();
    if (limit != null) {
      server.rateLimit(limit);
    }
    ServeValues.set(cookies, text -> server.cookies(ServeValues.isOn(text)));
    server.requireCookies(requireCookies.get());
    if (secretFile.get() != null) {
      server.cookieSecrets(secrets(secretFile.get()));
    }
  }

  /** Returns the limit of the options; null if there are none. */
  private RateLimit limit() throws InputException {
    String most = rateLimit.get();
    RateLimit[] limit = {most == null ? RateLimit.standard() : rateLimit(most)};
    boolean isPlain =
        total.get() == null
            && slip.get() == null
            && prefixes.get() == null
            && networks.get() == null;
    if (isPlain) {
      return most == null ? null : limit[0];
    }
    if ("off".equals(most)) {
      throw new InputException("--rate-limit off and its other options exclude each other");
    }
    ServeValues.set(total, value -> limit[0] = limit[0].withMaxPerNetwork(value));
    ServeValues.set(slip, value -> limit[0] = limit[0].withSlip(value));
    ServeValues.set(networks, value -> limit[0] = limit[0].withMaxNetworks(value));
    ServeValues.set(prefixes, text -> limit[0] = withPrefixes(limit[0], text));
    return limit[0];
  }

  private static RateLimit withPrefixes(RateLimit limit, String text) {
    Matcher form = PREFIXES.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not of the form 24/56");
    }
    return limit
        .withIpv4PrefixLength(Integer.parseInt(form.group(1)))
        .withIpv6PrefixLength(Integer.parseInt(form.group(2)));
  }

  private static RateLimit rateLimit(String text) throws InputException {
    if (text.equals("off")) {
      return RateLimit.off();
    }
    try {
      return RateLimit.of(Integer.parseInt(text));
    } catch (NumberFormatException wrong) {
      throw new InputException("--rate-limit " + text + " is neither a number nor off");
    } catch (IllegalArgumentException wrong) {
      throw new InputException("--rate-limit: " + wrong.getMessage());
    }
  }

  private static List<Octets> secrets(Path file) throws InputException {
    List<Octets> secrets = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (!SECRET.matcher(text).matches()) {
        // The text is not quoted: it may be most of a secret.
        throw new InputException(file + ":" + number + ": expected 32 hexadecimal digits");
      }
      secrets.add(Octets.fromHex(text));
    }
    if (secrets.isEmpty()) {
      throw new InputException(file + ": no secret; write 32 hexadecimal digits on a line");
    }
    return secrets;
  }

  private static List<String> lines(Path file) throws InputException {
    try {
      return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new InputException(Failures.ofFile(file, failure));
    }
  }
}
