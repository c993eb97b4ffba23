package io.wiredns.command.dig;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Nearest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;

/** Applies words that start with a plus sign to a query, with dig's meaning. */
final class DigPlus {
  private DigPlus() {}

  /**
   * Applies a word.
   *
   * @param text the word without its plus sign
   * @param lookup the query that the word changes
   * @throws InputException if there is no such option, its value is wrong, or it is refused
   */
  static void apply(String text, Lookup lookup) throws InputException {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? null : text.substring(equals + 1);
    boolean on = !word.regionMatches(true, 0, "no", 0, 2);
    DigOption option = DigOption.of(on ? word : word.substring(2));
    if (option == null) {
      throw unknown(word, on);
    }
    check(option, word, value, on);
    lookup.said.say(option, on);
    if (value == null) {
      toggle(option, on, lookup);
    } else {
      set(option, value, lookup);
    }
  }

  private static InputException unknown(String word, boolean on) {
    String name = on ? word : word.substring(2);
    Nearest nearest = new Nearest(name.toLowerCase(Locale.ROOT));
    for (DigOption option : DigOption.values()) {
      nearest.or(option.word);
    }
    String text = DigWords.printable(word);
    return new InputException("unknown option +" + text + nearest.question(on ? "+" : "+no"));
  }

  private static void check(DigOption option, String word, String value, boolean on)
      throws InputException {
    boolean negatable = option.value != DigOption.Value.NEEDED;
    switch (option.value) {
      case REFUSED -> throw new InputException("+" + option.word + " " + option.reason());
      case SWITCH -> {
        if (value != null) {
          throw new InputException(
              "+%s takes no value; write +%s or +no%s"
                  .formatted(DigWords.printable(word), option.word, option.word));
        }
      }
      case NEEDED, NEEDED_OR_NO -> {
        if (on && (value == null || value.isEmpty())) {
          throw new InputException("+" + option.word + "= needs a value");
        }
      }
      case OPTIONAL, OPTIONAL_OR_NO -> {
        negatable = option.value == DigOption.Value.OPTIONAL_OR_NO;
        if (on && value != null && value.isEmpty()) {
          throw new InputException("+" + option.word + "= needs a value; or leave out the =");
        }
      }
    }
    if (!on && !negatable) {
      throw new InputException("+no" + option.word + " has no meaning; leave the option out");
    }
    if (!on && value != null) {
      throw new InputException("+no" + option.word + " takes no value");
    }
  }

  /** Applies an option without a value. */
  private static void toggle(DigOption option, boolean on, Lookup lookup) {
    DigGlobals all = lookup.all;
    DigOptions shown = lookup.shown;
    switch (option) {
      case AAFLAG, AAONLY -> lookup.aa = on;
      case ADDITIONAL -> shown.additional = on;
      case ADFLAG -> lookup.ad = on;
      case ALL -> shown.all(on);
      case ANSWER -> shown.answer = on;
      case AUTHORITY -> shown.authority = on;
      case BADCOOKIE -> lookup.badCookie = on;
      case BESTEFFORT -> lookup.bestEffort = on;
      case BUFSIZE -> lookup.payloadOctets = 1232;
      case CDFLAG -> lookup.cd = on;
      case CLASS -> shown.recordClass = on;
      case CMD -> all.cmd = on;
      case COFLAG -> {
        lookup.compactOk = on;
        withEdns(lookup, on);
      }
      case COMMENTS -> shown.comments = on;
      case COOKIE -> {
        lookup.cookies = on;
        lookup.cookie = null;
        withEdns(lookup, on);
      }
      case CRYPTO -> shown.crypto = on;
      case DEFNAME, SEARCH -> lookup.all.search = on;
      case DNS64PREFIX -> shown.dns64Prefix = on;
      case DNSSEC, DO -> {
        lookup.dnssec = on;
        withEdns(lookup, on);
      }
      case EDNS -> lookup.ednsVersion = on ? 0 : -1;
      case EDNSFLAGS -> lookup.ednsFlags = 0;
      case EDNSNEGOTIATION -> lookup.negotiatesEdns = on;
      case EDNSOPT -> lookup.options.clear();
      case EXPANDAAAA -> shown.expandAaaa = on;
      case EXPIRE -> {
        lookup.expire = on;
        withEdns(lookup, on);
      }
      case FAIL -> lookup.nextAfterServfail = !on;
      case HEADER_ONLY -> lookup.headerOnly = on;
      case IDENTIFY -> shown.identify = on;
      case IDNIN -> lookup.idnIn = on;
      case IDNOUT -> shown.idnOut = on;
      case IGNORE -> lookup.ignore = on;
      case JSON -> all.json = on;
      case KEEPALIVE -> {
        lookup.keepalive = on;
        withEdns(lookup, on);
      }
      case MULTILINE -> shown.multiline = on;
      case NSID -> {
        lookup.nsid = on;
        withEdns(lookup, on);
      }
      case NSSEARCH -> {
        lookup.nsSearch = on;
        lookup.shown.identify |= on;
      }
      case ONESOA -> shown.oneSoa = on;
      case OPCODE -> lookup.opcode = 0;
      case QID -> lookup.id = -1;
      case QR -> shown.query = on;
      case QUESTION -> shown.question = on;
      case RAFLAG -> lookup.ra = on;
      case RDFLAG, RECURSE -> lookup.rd = on;
      case RRCOMMENTS -> shown.rrComments = on ? 1 : -1;
      case SHORT -> brief(on, lookup);
      case SHOWBADCOOKIE -> lookup.showBadCookie = on;
      case SHOWSEARCH -> {
        all.search = on;
        all.showSearch = on;
      }
      case SPLIT -> all.split = on ? DigGlobals.USUAL_SPLIT : 0;
      case STATS -> shown.stats = on;
      case SUBNET -> lookup.subnet = null;
      case TCFLAG -> lookup.tc = on;
      case TCP, VC -> {
        lookup.tcp = on;
        lookup.transportIsSet = true;
      }
      case TRACE -> trace(on, lookup);
      case TTLID -> shown.ttl = on;
      case TTLUNITS -> {
        shown.ttl = true;
        shown.ttlUnits = on;
      }
      case UNKNOWNFORMAT -> shown.generic = on;
      case YAML -> yaml(on, lookup);
      case ZFLAG -> lookup.z = on;
      default -> throw new AssertionError(option + " needs a value");
    }
  }

  private static void withEdns(Lookup lookup, boolean on) {
    if (on && lookup.ednsVersion < 0) {
      lookup.ednsVersion = 0;
    }
  }

  /** Applies {@code +trace}, whose other effects later words may change, as in dig. */
  private static void trace(boolean on, Lookup lookup) {
    lookup.trace = on;
    if (on) {
      lookup.shown.walk();
      lookup.dnssec = true;
      lookup.all.search = false;
    }
  }

  private static void brief(boolean on, Lookup lookup) {
    lookup.all.brief = on;
    if (on) {
      lookup.shown.brief();
    }
  }

  private static void yaml(boolean on, Lookup lookup) {
    lookup.all.yaml = on;
    if (on) {
      lookup.all.cmd = false;
      lookup.shown.stats = false;
      lookup.shown.rrComments = -1;
    }
  }

  /** Applies an option with a value. */
  private static void set(DigOption option, String value, Lookup lookup) throws InputException {
    DigGlobals all = lookup.all;
    switch (option) {
      case BUFSIZE -> lookup.payloadOctets = number(option, value, 0, 65_535);
      case COOKIE -> {
        lookup.cookies = true;
        lookup.cookie =
            wellFormed(option, new UnknownOption(OptionCode.COOKIE, hex(option, value)));
        withEdns(lookup, true);
      }
      case DOMAIN -> {
        all.domain = value;
        all.search = true;
      }
      case EDNS -> lookup.ednsVersion = number(option, value, 0, 255);
      case EDNSFLAGS -> lookup.ednsFlags = number(option, value, 0, 65_535) & 0x3FFF;
      case EDNSOPT -> {
        lookup.options.add(ednsOption(value));
        withEdns(lookup, true);
      }
      case NDOTS -> all.ndots = number(option, value, 0, 65_535);
      case OPCODE -> lookup.opcode = opcode(value);
      case PADDING -> {
        lookup.paddingBlock = number(option, value, 0, 512);
        withEdns(lookup, true);
      }
      case QID -> lookup.id = number(option, value, 0, 65_535);
      case RETRY -> lookup.tries = 1 + number(option, value, 0, 99);
      case SPLIT -> all.split = (number(option, value, 0, 1023) + 3) / 4 * 4;
      case SUBNET -> {
        lookup.subnet = subnet(value);
        withEdns(lookup, true);
      }
      case TIMEOUT -> all.timeoutSeconds = Math.max(1, number(option, value, 0, 65_535));
      case TRIES -> lookup.tries = Math.max(1, number(option, value, 0, 100));
      default -> throw new AssertionError(option + " takes no value");
    }
  }

  private static int number(DigOption option, String value, int least, int most)
      throws InputException {
    return number("+" + option.word, value, least, most);
  }

  /** Parses a number: decimal, or hexadecimal after {@code 0x}. */
  static int number(String what, String value, int least, int most) throws InputException {
    try {
      long number = Long.decode(value.startsWith("0x") ? value : withoutZeros(value));
      if (number >= least && number <= most) {
        return (int) number;
      }
    } catch (NumberFormatException other) {
      // Reported below.
    }
    throw new InputException(
        "%s %s is not in %d..%d".formatted(what, DigWords.printable(value), least, most));
  }

  /** Removes zeros at the beginning, with which Java would read an octal number. */
  private static String withoutZeros(String digits) {
    int at = 0;
    while (at < digits.length() - 1 && digits.charAt(at) == '0') {
      at++;
    }
    return digits.substring(at);
  }

  private static int opcode(String value) throws InputException {
    int opcode;
    try {
      opcode = Opcode.parse(value).value();
    } catch (IllegalArgumentException noName) {
      opcode = number(DigOption.OPCODE, value, 0, 15);
    }
    if (opcode == Opcode.DSO.value()) {
      throw new InputException("+opcode=6 is DSO, whose messages have no question (RFC 8490)");
    }
    return opcode;
  }

  private static Octets hex(DigOption option, String value) throws InputException {
    try {
      return Octets.fromHex(value);
    } catch (IllegalArgumentException wrong) {
      throw new InputException(
          "+%s=%s: %s".formatted(option.word, DigWords.printable(value), wrong.getMessage()));
    }
  }

  /** Parses the code or name of an option, and its data in hexadecimal after a colon. */
  private static EdnsOption ednsOption(String value) throws InputException {
    int colon = value.indexOf(':');
    String name = colon < 0 ? value : value.substring(0, colon);
    Octets data = colon < 0 ? Octets.EMPTY : hex(DigOption.EDNSOPT, value.substring(colon + 1));
    return wellFormed(DigOption.EDNSOPT, new UnknownOption(optionCode(name), data));
  }

  /** Returns an option as its type, if it has one. */
  private static EdnsOption wellFormed(DigOption option, UnknownOption value)
      throws InputException {
    try {
      return Registry.standard().typed(value);
    } catch (WireFormatException wrong) {
      throw new InputException(
          "+%s: %s cannot have these octets (%s), and malformed options are not sent; try: dig"
              .formatted(option.word, value.code(), wrong.fault()));
    }
  }

  private static OptionCode optionCode(String name) throws InputException {
    OptionCode own =
        switch (name.toUpperCase(Locale.ROOT)) {
          case "KEEPALIVE" -> OptionCode.TCP_KEEPALIVE;
          case "PAD" -> OptionCode.PADDING;
          case "KEYTAG" -> OptionCode.KEY_TAG;
          case "CLIENT-TAG" -> OptionCode.CLIENT_TAG;
          case "SERVER-TAG" -> OptionCode.SERVER_TAG;
          default -> null;
        };
    if (own != null) {
      return own;
    }
    try {
      return OptionCode.parse(name);
    } catch (IllegalArgumentException noName) {
      return OptionCode.of(number(DigOption.EDNSOPT, name, 0, 65_535));
    }
  }

  private static ClientSubnet subnet(String text) throws InputException {
    int slash = text.indexOf('/');
    String start = slash < 0 ? text : text.substring(0, slash);
    InetAddress address = DigWords.address(start.equals("0") ? "0.0.0.0" : start);
    int bits = address instanceof Inet6Address ? 128 : 32;
    int length =
        slash < 0
            ? text.equals("0") ? 0 : bits
            : number("+subnet's prefix length", text.substring(slash + 1), 0, bits);
    return ClientSubnet.of(address, length);
  }
}
