package io.wiredns.command;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A query in dig's words. */
final class QueryWords {
  String server;
  int port = 53;
  Name name;
  RecordType type;
  RecordClass recordClass;
  TsigKey key;

  /** The address family: 4, 6, or 0 for both. */
  int family;

  boolean brief;
  boolean tcp;
  boolean recurse = true;
  boolean dnssec;
  boolean nsid;
  boolean trace;
  boolean nsSearch;
  boolean json;
  boolean edns = true;
  boolean cookies = true;
  boolean checkingDisabled;
  private Cookie cookie;
  private ClientSubnet subnet;
  int bufferOctets = 1232;
  int timeoutSeconds = 5;
  int tries = 3;

  /** Parses the words as dig does. */
  static QueryWords of(List<String> words) throws InputException, IOException {
    QueryWords result = new QueryWords();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("+")) {
        result.plus(word.substring(1));
      } else if (word.startsWith("@") && word.length() > 1) {
        result.server = word.substring(1);
      } else if (word.equals("-4") || word.equals("-6")) {
        result.family = word.charAt(1) - '0';
      } else if (word.length() >= 2 && word.startsWith("-")) {
        boolean joined = word.length() > 2;
        if (!joined && i + 1 == words.size()) {
          throw new InputException(word + " needs a value");
        }
        result.dash(word.charAt(1), joined ? word.substring(2) : words.get(++i));
      } else {
        result.plain(word);
      }
    }
    result.complete();
    return result;
  }

  private void complete() {
    if (name == null) {
      name = Name.ROOT;
      type = type == null ? RecordType.NS : type;
    }
    type = type == null ? RecordType.A : type;
    recordClass = recordClass == null ? RecordClass.IN : recordClass;
  }

  private void dash(char letter, String value) throws InputException, IOException {
    switch (letter) {
      case 'p' -> port = number("-p", value, 1, 65_535);
      case 'x' -> {
        name = reverse(value);
        type = type == null ? RecordType.PTR : type;
      }
      case 'y' -> key = DigWords.key(value);
      case 'k' -> key = DigWords.keys(Path.of(value)).get(0);
      case 't' -> type = DigWords.type(value);
      case 'c' -> recordClass = DigWords.recordClass(value);
      case 'q' -> name = DigWords.name(value);
      default -> throw new InputException("unknown option -" + letter);
    }
  }

  /** Parses a word as the name if there is none yet, otherwise as a class or a type. */
  private void plain(String word) throws InputException {
    if (name == null) {
      name = DigWords.name(word);
      return;
    }
    try {
      if (recordClass == null && !word.equalsIgnoreCase("ANY")) {
        recordClass = RecordClass.parse(word);
        return;
      }
    } catch (IllegalArgumentException other) {
      // Not a class, therefore a type.
    }
    if (type != null) {
      throw new InputException("one query at a time; " + word + " is too many");
    }
    type = DigWords.type(word);
  }

  private void plus(String text) throws InputException {
    int equals = text.indexOf('=');
    String word = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? null : text.substring(equals + 1);
    boolean on = !word.startsWith("no");
    switch (on ? word : word.substring(2)) {
      case "short" -> brief = on;
      case "tcp", "vc" -> tcp = on;
      case "recurse", "rec", "rdflag" -> recurse = on;
      case "dnssec", "do" -> dnssec = on;
      case "nsid" -> nsid = on;
      case "trace" -> trace = on;
      case "nssearch" -> nsSearch = on;
      case "json" -> json = on;
      case "edns" -> edns = on;
      case "cd", "cdflag" -> checkingDisabled = on;
      case "cookie" -> {
        cookies = on;
        cookie = value == null ? null : cookie(value);
      }
      case "subnet" -> subnet = on ? subnet(needed(word, value)) : null;
      case "bufsize" -> bufferOctets = number("+bufsize", needed(word, value), 0, 65_535);
      case "timeout", "time" -> timeoutSeconds = number("+timeout", needed(word, value), 1, 3_600);
      case "tries" -> tries = number("+tries", needed(word, value), 1, 100);
      case "retry" -> tries = 1 + number("+retry", needed(word, value), 0, 99);
      default -> throw new InputException("unknown option +" + text);
    }
  }

  private static String needed(String word, String value) throws InputException {
    if (value == null || value.isEmpty()) {
      throw new InputException("+" + word + "= needs a value");
    }
    return value;
  }

  private static int number(String what, String value, int least, int most) throws InputException {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException other) {
      // Reported below.
    }
    throw new InputException("%s %s is not in %d..%d".formatted(what, value, least, most));
  }

  private static Cookie cookie(String hex) throws InputException {
    try {
      Octets octets = Octets.fromHex(hex);
      int client = Math.min(Cookie.CLIENT_OCTETS, octets.length());
      byte[] all = octets.toArray();
      return new Cookie(Octets.of(all, 0, client), Octets.of(all, client, all.length - client));
    } catch (IllegalArgumentException wrong) {
      throw new InputException("+cookie=" + hex + ": " + wrong.getMessage());
    }
  }

  private static ClientSubnet subnet(String text) throws InputException {
    int slash = text.indexOf('/');
    InetAddress address =
        DigWords.address(
            slash < 0 ? text.equals("0") ? "0.0.0.0" : text : text.substring(0, slash));
    int bits = address instanceof Inet6Address ? 128 : 32;
    int length =
        slash < 0
            ? text.equals("0") ? 0 : bits
            : number("+subnet's prefix length", text.substring(slash + 1), 0, bits);
    return ClientSubnet.of(address, length);
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

  /** Returns the query. */
  Message query() {
    return query(name, type, recurse);
  }

  Message query(Name name, RecordType type, boolean recurse) {
    int flags = (recurse ? Header.RD : 0) | Header.AD | (checkingDisabled ? Header.CD : 0);
    var query = Message.builder().flags(flags).question(new Question(name, type, recordClass));
    if (edns || dnssec || nsid || subnet != null) {
      List<EdnsOption> options = new ArrayList<>();
      if (nsid) {
        options.add(Nsid.query());
      }
      if (subnet != null) {
        options.add(subnet);
      }
      if (cookie != null) {
        options.add(cookie);
      }
      int edns = dnssec || trace ? Edns.FLAG_DO : 0;
      query.edns(
          Edns.request().withUdpPayloadSize(bufferOctets).withFlags(edns).withOptions(options));
    }
    return query.build();
  }
}
