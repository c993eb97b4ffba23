package io.wiredns.bench;

import io.wiredns.codec.code.CertificateType;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.text.TextFormatException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All differences between dnsjava 3.7.1 and this library on well-formed RDATA, each with its
 * reason.
 */
final class DnsjavaDifferences {
  private DnsjavaDifferences() {}

  /** What is compared in addition to the text. */
  enum Comparison {
    /** dnsjava writes the octets that it read. */
    THEIR_WIRE,
    /** Both have the same canonical form. */
    CANONICAL,
    /** dnsjava reads our text as the same octets. */
    THEY_READ_OURS,
    /** We read dnsjava's text as the same octets. */
    WE_READ_THEIRS
  }

  /**
   * A difference between two texts of the same meaning.
   *
   * @param same converts both texts to a common form
   */
  record Text(String reason, String types, UnaryOperator<String> same) {
    boolean isOf(String type) {
      return of(types, type);
    }
  }

  /**
   * A comparison that found a difference.
   *
   * @param octets the RDATA
   * @param text the text of this library
   * @param others the resulting octets; null if there are none
   */
  record Outcome(Comparison what, String type, byte[] octets, String text, byte[] others) {
    boolean isRefused() {
      return others == null;
    }

    /** Returns whether the resulting octets differ from the RDATA only within a range. */
    boolean differsOnlyIn(int from, int to) {
      return others != null
          && others.length == octets.length
          && Arrays.equals(octets, 0, from, others, 0, from)
          && Arrays.equals(octets, to, octets.length, others, to, octets.length);
    }
  }

  /**
   * A difference in behaviour.
   *
   * @param when whether this difference explains an outcome
   */
  record Behaviour(String reason, Comparison what, String types, Predicate<Outcome> when) {
    boolean explains(Outcome outcome) {
      return outcome.what() == what && of(types, outcome.type()) && when.test(outcome);
    }
  }

  private static boolean of(String types, String type) {
    return Arrays.asList(types.split(" ")).contains(type);
  }

  private static final String DIGITS =
      "CDNSKEY CDS CERT DHCID DLV DNSKEY DS IPSECKEY KEY NULL OPENPGPKEY RRSIG SIG SMIMEA SSHFP"
          + " TLSA ZONEMD";

  /** Types that do not occur in zones: each library has its own text for them, or none. */
  private static final String NO_ZONE_TEXT = "OPT TKEY TSIG";

  /** Types that are newer than dnsjava's list of mnemonics. */
  private static final Pattern YOUNG =
      Pattern.compile("\\b(DSYNC|HHIT|BRID|UNECE|ISO|RESINFO|WALLET|CLA|IPN)(?= |$)");

  private static final Pattern WORD_OF_56 = Pattern.compile("(?<=[^ ]{56}) ");
  private static final Pattern QUOTE = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\"");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([0-9]{3}|.)");
  private static final Pattern IPV6 = Pattern.compile("[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*");
  private static final Pattern RANGE = Pattern.compile("(?<=\\b2:)[^/ ]*(?=/)");
  private static final Pattern MAPPED = Pattern.compile("(?<=[=,])::ffff:(?=[0-9]+\\.)");

  static final List<Text> TEXTS =
      List.of(
          new Text(
              "does not cut base64 and hex after 56 digits, as BIND does",
              DIGITS,
              text -> WORD_OF_56.matcher(text).replaceAll("")),
          new Text(
              "writes no :: in an IPv6 address, against RFC 5952 section 4.2",
              "A6 AAAA IPSECKEY HTTPS SVCB",
              text -> IPV6.matcher(text).replaceAll(found -> address(found.group()))),
          new Text(
              "the same in a range of IPv6",
              "APL",
              text -> RANGE.matcher(text).replaceAll(found -> address(found.group()))),
          new Text(
              "writes a certificate's type and the algorithm as numbers, not by RFC 4398's names",
              "CERT",
              DnsjavaDifferences::certificateNumbers),
          new Text(
              "fills minutes and seconds up to two digits",
              "LOC",
              text -> text.replaceAll("(?<![.0-9])0(?=[0-9])", "")),
          new Text(
              "leaves out a fraction of zeros",
              "LOC",
              text -> text.replaceAll("\\.0+(?=[ m])", "")),
          new Text("writes NSAP in capitals", "NSAP", text -> text.toLowerCase(Locale.ROOT)),
          new Text(
              "does not know the names of the youngest types",
              "NSEC NSEC3 NXT RRSIG SIG",
              text ->
                  YOUNG
                      .matcher(text)
                      .replaceAll(found -> "TYPE" + RecordType.parse(found.group(1)).value())),
          new Text("writes a blank after no data", "NULL", String::stripTrailing),
          new Text(
              "quotes a character-string only if it must",
              "SPF TXT",
              text -> QUOTE.matcher(text).replaceAll("$1")),
          new Text(
              "quotes no parameter, and escapes other characters",
              "HTTPS SVCB",
              text -> unescaped(QUOTE.matcher(text).replaceAll("$1"))),
          new Text(
              "writes an IPv4-mapped address in ipv6hint as IPv4",
              "HTTPS SVCB",
              text -> MAPPED.matcher(text).replaceAll("")));

  private static final Predicate<Outcome> NO_PORT = seen -> seen.octets().length == 5;

  static final List<Behaviour> BEHAVIOURS =
      List.of(
          new Behaviour("fails to write WKS without a port", Comparison.THEIR_WIRE, "WKS", NO_PORT),
          new Behaviour("fails to write WKS without a port", Comparison.CANONICAL, "WKS", NO_PORT),
          new Behaviour(
              "fails to write WKS without a port", Comparison.THEY_READ_OURS, "WKS", NO_PORT),
          new Behaviour(
              "lower-cases names that RFC 4034 section 6.2 does not list",
              Comparison.CANONICAL,
              "HIP HTTPS IPSECKEY SVCB TKEY",
              seen ->
                  !seen.isRefused() && lowerCase(seen.octets()).equals(lowerCase(seen.others()))),
          new Behaviour(
              "wants 32 octets in the digests of GOST and SM3",
              Comparison.THEY_READ_OURS,
              "CDS DS",
              seen -> seen.isRefused() && Set.of(3, 5, 6).contains((int) seen.octets()[3])),
          new Behaviour(
              "reads no parameters in AliasMode",
              Comparison.THEY_READ_OURS,
              "HTTPS SVCB",
              seen -> seen.isRefused() && seen.text().startsWith("0 ")),
          new Behaviour(
              "writes an IPv4-mapped address in ipv6hint as IPv4, which is not read there",
              Comparison.WE_READ_THEIRS,
              "HTTPS SVCB",
              seen -> seen.isRefused() && MAPPED.matcher(seen.text()).find()),
          new Behaviour(
              "reads no key where the flags say that there is none, RFC 2535 section 3.1.2",
              Comparison.THEY_READ_OURS,
              "KEY",
              seen -> seen.isRefused() && (seen.octets()[0] & 0xC0) == 0xC0),
          new Behaviour(
              "reads metres as a binary fraction and loses a centimetre now and then",
              Comparison.THEY_READ_OURS,
              "LOC",
              seen -> seen.differsOnlyIn(12, 16)),
          new Behaviour(
              "does not know the names of the youngest types",
              Comparison.THEY_READ_OURS,
              "NSEC NSEC3 NXT RRSIG SIG",
              seen -> seen.isRefused() && YOUNG.matcher(seen.text()).find()),
          new Behaviour(
              "reads an original TTL of 2^31 and more as 0",
              Comparison.THEY_READ_OURS,
              "RRSIG SIG",
              seen -> seen.octets()[4] < 0 && seen.differsOnlyIn(4, 8)),
          new Behaviour(
              "reads digits only, where RFC 1183 section 3.1 has a string",
              Comparison.THEY_READ_OURS,
              "X25",
              seen -> seen.isRefused() && !seen.text().matches("\"[0-9]+\"")),
          new Behaviour(
              "reads no text of types that are not in zones",
              Comparison.THEY_READ_OURS,
              NO_ZONE_TEXT,
              Outcome::isRefused),
          new Behaviour(
              "writes these in a way of its own, or fails to",
              Comparison.WE_READ_THEIRS,
              NO_ZONE_TEXT,
              Outcome::isRefused));

  static boolean hasNoZoneText(String type) {
    return of(NO_ZONE_TEXT, type);
  }

  private static String lowerCase(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
  }

  /** Returns an address in the form that this library writes. */
  private static String address(String text) {
    try {
      return RData.parse(RecordType.AAAA, text).toText();
    } catch (TextFormatException none) {
      return text;
    }
  }

  private static String certificateNumbers(String text) {
    String[] words = text.split(" ", 4);
    words[0] = "" + CertificateType.SPACE.parse(words[0]).value();
    words[2] = "" + DnssecAlgorithm.SPACE.parse(words[2]).value();
    return String.join(" ", words);
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            found -> {
              String what = found.group(1);
              char c = what.length() == 3 ? (char) Integer.parseInt(what) : what.charAt(0);
              return Matcher.quoteReplacement(String.valueOf(c));
            });
  }
}
