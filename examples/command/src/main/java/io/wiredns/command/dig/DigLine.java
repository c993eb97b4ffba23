package io.wiredns.command.dig;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Nearest;
import io.wiredns.command.output.Terminal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a command line in dig's words, of which each name starts a query of its own. What comes
 * before the first name is meant for all queries, what comes after a name for its query.
 */
public final class DigLine {
  /** The letters that need no value, and may follow each other after one dash. */
  private static final String FLAGS = "46hmruv";

  private static final String WITH_VALUE = "bcfkpqtxy";

  /** What is set before the first name, and copied for each name. */
  private final Lookup common;

  /** The query that words without a place of their own change. */
  private Lookup current;

  /** Whether words may be types and classes, which the options for these end. */
  private boolean plainTypes = true;

  /** Whether names are left out, as in a file of defaults. */
  private boolean defaultsOnly;

  private final List<Lookup> lookups = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private DigLine(Lookup common) {
    this.common = common;
    current = common;
  }

  /** Returns the defaults of dig, for {@link #of}. */
  public static Lookup defaults() {
    Lookup lookup = new Lookup(new DigGlobals());
    if (System.getenv("IDN_DISABLE") == null && Terminal.isOut()) {
      lookup.idnIn = true;
      lookup.shown.idnOut = true;
    }
    return lookup;
  }

  /**
   * Reads a command line.
   *
   * @param words the words
   * @param common the defaults, which the words before the first name change
   */
  public static DigLine of(List<String> words, Lookup common) throws InputException, IOException {
    DigLine line = new DigLine(common);
    line.read(words);
    if (line.lookups.isEmpty() && common.all.batch == null) {
      line.startWithoutName();
    }
    line.complete();
    return line;
  }

  /** Reads a line of a file of command lines, whose words change only its own queries. */
  public static DigLine ofBatch(List<String> words, Lookup common)
      throws InputException, IOException {
    DigLine line = new DigLine(common.copy());
    line.read(words);
    if (line.lookups.isEmpty()) {
      throw new InputException("the line has no name");
    }
    line.complete();
    return line;
  }

  /** Reads a line of a file of defaults, whose words change all queries. */
  public static void ofDefaults(List<String> words, Lookup common)
      throws InputException, IOException {
    DigLine line = new DigLine(common);
    line.defaultsOnly = true;
    line.read(words);
    common.said.clear();
  }

  /** Returns whether a command line has {@code -r}, which must be known before it is read. */
  public static boolean leavesDefaultsOut(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int at = 1;
      boolean isDash = word.length() > 1 && word.startsWith("-");
      for (; isDash && at < word.length() && FLAGS.indexOf(word.charAt(at)) >= 0; at++) {
        if (word.charAt(at) == 'r') {
          return true;
        }
      }
      if (isDash && at == word.length() - 1 && WITH_VALUE.indexOf(word.charAt(at)) >= 0) {
        i++; // The next word is a value.
      }
    }
    return false;
  }

  /** Returns the queries in the order of the line. */
  public List<Lookup> lookups() {
    return lookups;
  }

  /** Returns what is probably a mistake, though it has a meaning. */
  public List<String> warnings() {
    return warnings;
  }

  /** Starts the query that is meant if there is no name: for the servers of the root. */
  private void startWithoutName() {
    boolean prefixes = common.shown.dns64Prefix;
    start(prefixes ? "ipv4only.arpa." : ".");
    if (prefixes) {
      current.type = RecordType.AAAA; // RFC 7050.
      common.all.cmd = false;
      current.shown.brief();
      current.shown.dns64Prefix = true;
    } else if (current.type == null) {
      current.type = RecordType.NS;
    }
  }

  private void complete() throws InputException {
    for (Lookup lookup : lookups) {
      if (lookup.shown.dns64Prefix && !lookup.text.equals("ipv4only.arpa.")) {
        throw new InputException("+dns64prefix asks for ipv4only.arpa; leave out other names");
      }
      complete(lookup);
      lookup.said.check(lookup);
      if (lookup.isTransfer() && lookup.all.yaml) {
        throw new InputException(
            "a transfer has no form in dig's YAML; use +json, an object for each record");
      }
    }
  }

  private static void complete(Lookup lookup) {
    if (lookup.type == null) {
      lookup.type = RecordType.A;
    }
    if (lookup.recordClass == null) {
      lookup.recordClass = RecordClass.IN;
    }
    boolean stream =
        lookup.type.equals(RecordType.ANY)
            || lookup.type.equals(RecordType.IXFR) && !lookup.transportIsSet
            || lookup.type.equals(RecordType.AXFR);
    if (stream && !lookup.transportIsSet) {
      lookup.tcp = true;
    }
  }

  private void read(List<String> words) throws InputException, IOException {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("@") || word.equals("-")) {
        throw new InputException(word + (word.equals("@") ? " needs a server" : " is no option"));
      }
      if (word.startsWith("@")) {
        current.servers.add(word.substring(1));
      } else if (word.startsWith("+")) {
        DigPlus.apply(word.substring(1), current);
      } else if (word.startsWith("-")) {
        if (dash(word, i + 1 < words.size() ? words.get(i + 1) : null)) {
          i++;
        }
      } else {
        plain(word);
      }
    }
  }

  /** Starts a query for a name. */
  private void start(String name) {
    if (defaultsOnly) {
      return;
    }
    current = common.copy();
    current.text = name;
    lookups.add(current);
  }

  /** Takes a word with a dash; returns whether it used the next word. */
  private boolean dash(String word, String next) throws InputException, IOException {
    int at = 1;
    while (at < word.length() && FLAGS.indexOf(word.charAt(at)) >= 0) {
      flag(word.charAt(at++));
    }
    if (at == word.length()) {
      return false;
    }
    char letter = word.charAt(at);
    if (WITH_VALUE.indexOf(letter) < 0) {
      throw unknown(word, letter);
    }
    boolean joined = at + 1 < word.length();
    if (!joined && next == null) {
      throw new InputException("-" + letter + " needs a value");
    }
    value(letter, joined ? word.substring(at + 1) : next);
    return !joined;
  }

  private static InputException unknown(String word, char letter) {
    String text = DigWords.printable(word);
    if (letter == '-') {
      Nearest nearest = new Nearest(word.substring(2));
      for (DigOption option : DigOption.values()) {
        nearest.or(option.word);
      }
      return new InputException("unknown option " + text + nearest.question("+"));
    }
    String all = FLAGS.replace("m", "") + WITH_VALUE;
    return new InputException(
        "unknown option -" + DigWords.printable("" + letter) + "; dig's are -" + all);
  }

  private void flag(char letter) throws InputException {
    DigGlobals all = current.all;
    switch (letter) {
      case '4', '6' -> {
        int family = letter - '0';
        if (all.family != 0 && all.family != family) {
          throw new InputException("only one of -4 and -6 is possible");
        }
        all.family = family;
      }
      case 'h' -> all.help = true;
      case 'm' ->
          throw new InputException(
              "-m debugs dig's own memory, which wiredns and kdig do not have; leave it out");
      case 'u' -> current.shown.microseconds = true;
      case 'v' -> all.version = true;
      default -> {
        // -r was read before the file of defaults.
      }
    }
  }

  private void value(char letter, String value) throws InputException, IOException {
    DigGlobals all = current.all;
    switch (letter) {
      case 'b' -> all.local = local(value);
      case 'c' -> {
        plainTypes = false;
        current.recordClass = DigWords.recordClass(value);
      }
      case 'f' -> all.batch = value;
      case 'k' -> all.key = DigWords.keys(Path.of(value)).get(0);
      case 'p' -> all.port = DigPlus.number("-p", value, 1, 65_535);
      case 'q' -> start(value);
      case 't' -> {
        plainTypes = false;
        type(value);
      }
      case 'x' -> {
        Name reverse = reverse(value);
        start(reverse.toString());
        if (current.type == null) {
          current.type = RecordType.PTR;
        }
      }
      default -> all.key = DigWords.key(value);
    }
  }

  private static InetSocketAddress local(String value) throws InputException {
    int mark = value.indexOf('#');
    int port = mark < 0 ? 0 : DigPlus.number("-b's port", value.substring(mark + 1), 0, 65_535);
    return new InetSocketAddress(
        DigWords.address(mark < 0 ? value : value.substring(0, mark)), port);
  }

  /** Takes a word as a type or class if it is one, and otherwise as a name. */
  private void plain(String word) throws InputException {
    if (!plainTypes) {
      start(word);
      return;
    }
    if (word.regionMatches(true, 0, "ixfr=", 0, 5) || isType(word)) {
      type(word);
      return;
    }
    try {
      RecordClass found = RecordClass.parse(word);
      if (current.recordClass != null && current != common && !found.equals(current.recordClass)) {
        throw two("classes", current.recordClass, found);
      }
      current.recordClass = found;
    } catch (IllegalArgumentException aName) {
      warnOfMistypedType(word);
      start(word);
    }
  }

  private static boolean isType(String word) {
    try {
      RecordType.SPACE.parse(word);
      return true;
    } catch (IllegalArgumentException other) {
      return false;
    }
  }

  private static InputException two(String what, Object one, Object other) {
    return new InputException(
        "two %s for one name: %s and %s; write the name again".formatted(what, one, other));
  }

  private void type(String word) throws InputException {
    long serial = -1;
    RecordType type;
    if (word.regionMatches(true, 0, "ixfr=", 0, 5)) {
      type = RecordType.IXFR;
      serial = serial(word.substring(5));
    } else {
      type = DigWords.type(word);
      if (type.equals(RecordType.IXFR)) {
        throw new InputException("IXFR needs the serial to start from; write IXFR=SERIAL");
      }
    }
    boolean local = current != common;
    if (local
        && current.type != null
        && current.type != common.type
        && !type.equals(current.type)) {
      throw two("types", current.type, type);
    }
    current.type = type;
    current.said.say(type);
    current.serial = serial;
  }

  private static long serial(String digits) throws InputException {
    try {
      long serial = Long.parseLong(digits);
      if (serial >= 0 && serial <= 0xFFFF_FFFFL) {
        return serial;
      }
    } catch (NumberFormatException other) {
      // Reported below.
    }
    throw new InputException(
        "the serial " + DigWords.printable(digits) + " is not in 0..4294967295");
  }

  /** Warns of a name after a name without a type, if it resembles a type. */
  private void warnOfMistypedType(String word) {
    boolean expected = current != common && current.type == null && word.indexOf('.') < 0;
    if (!expected || word.length() > 12) {
      return;
    }
    Nearest nearest = new Nearest(word.toUpperCase(Locale.ROOT));
    for (RecordType type : Registry.standard().types()) {
      nearest.or(type.toString());
    }
    String question = nearest.question("the type ");
    if (!question.isEmpty()) {
      warnings.add(DigWords.printable(word) + " is taken as a second name" + question);
    }
  }

  /** Returns the owner of the PTR record for an address; RFC 1035 section 3.5, RFC 3596. */
  static Name reverse(String text) throws InputException {
    byte[] octets = DigWords.address(text).getAddress();
    StringBuilder name = new StringBuilder();
    for (int i = octets.length - 1; i >= 0; i--) {
      int octet = octets[i] & 0xFF;
      if (octets.length == 4) {
        name.append(octet).append('.');
      } else {
        name.append(Integer.toHexString(octet & 0xF)).append('.');
        name.append(Integer.toHexString(octet >>> 4)).append('.');
      }
    }
    return Name.of(name.append(octets.length == 4 ? "in-addr.arpa." : "ip6.arpa.").toString());
  }
}
