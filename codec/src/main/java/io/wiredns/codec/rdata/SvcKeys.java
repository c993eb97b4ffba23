package io.wiredns.codec.rdata;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of service parameters and their names; RFC 9460 section 14.3. */
final class SvcKeys {
  static final int MANDATORY = 0;
  static final int ALPN = 1;
  static final int NO_DEFAULT_ALPN = 2;
  static final int PORT = 3;
  static final int IPV4HINT = 4;
  static final int ECH = 5;
  static final int IPV6HINT = 6;
  static final int DOHPATH = 7;
  static final int OHTTP = 8;
  static final int TLS_SUPPORTED_GROUPS = 9;
  static final int DOCPATH = 10;
  static final int PVD = 11;

  /** The names of the keys from 0 on. The formats of all later keys are unknown. */
  private static final List<String> NAMES =
      List.of(
          "mandatory",
          "alpn",
          "no-default-alpn",
          "port",
          "ipv4hint",
          "ech",
          "ipv6hint",
          "dohpath",
          "ohttp",
          "tls-supported-groups",
          "docpath",
          "pvd");

  private static final String GENERIC = "key";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,4}");

  private SvcKeys() {}

  /** Returns whether the format of the values of a key is known. */
  static boolean isKnown(int key) {
    return key < NAMES.size();
  }

  static String name(int key) {
    return isKnown(key) ? NAMES.get(key) : generic(key);
  }

  static String generic(int key) {
    return GENERIC + key;
  }

  static boolean isGeneric(String name) {
    return name.startsWith(GENERIC);
  }

  /**
   * Returns the key of a name, or -1 if the text is neither a name nor {@code key} and a number.
   */
  static int parse(String name) {
    if (!isGeneric(name)) {
      return NAMES.indexOf(name);
    }
    String number = name.substring(GENERIC.length());
    int key = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : -1;
    return key <= 0xFFFF ? key : -1;
  }
}
