package io.wiredns.codec.rdata;

import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The parameters of SVCB and HTTPS as text; RFC 9460 section 2.1 and appendix A. */
final class SvcText {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  private SvcText() {}

  /**
   * Returns the name of the given key, {@code =}, and the texts of the given values, of which there
   * must be at least one, separated by commas.
   */
  static String list(int key, List<?> values) {
    StringBuilder text = new StringBuilder(SvcKeys.name(key));
    char before = '=';
    for (Object value : values) {
      text.append(before).append(value);
      before = ',';
    }
    return text.toString();
  }

  static String quoted(String name, Octets value) {
    StringBuilder text = new StringBuilder(name).append('=');
    new TextWriter(text).octets(name, value, OctetsText.TEXT);
    return text.toString();
  }

  /**
   * Returns the name of the given key and, unless there are no values, {@code =} and the values in
   * quotes, separated by commas. Commas and backslashes in each value are escaped before the whole
   * list is escaped; spaces are escaped too, as by BIND.
   */
  static String commaList(int key, List<Octets> values) {
    if (values.isEmpty()) {
      return SvcKeys.name(key);
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (int v = 0; v < values.size(); v++) {
      if (v > 0) {
        joined.write(',');
      }
      Octets value = values.get(v);
      for (int i = 0; i < value.length(); i++) {
        int octet = value.octetAt(i);
        if (octet == ',' || octet == '\\') {
          joined.write('\\');
        }
        joined.write(octet);
      }
    }
    return quoted(SvcKeys.name(key), Octets.of(joined.toByteArray())).replace(" ", "\\032");
  }

  static void write(int priority, Name target, List<SvcParam> params, TextWriter out) {
    out.u16("priority", priority);
    out.name("target", target, NameRule.PLAIN);
    for (SvcParam param : params) {
      out.word(param.toText());
    }
  }

  static List<SvcParam> read(TextReader in, int priority) {
    TreeMap<Integer, SvcParam> byKey = new TreeMap<>();
    while (in.hasMore()) {
      SvcParam param = param(in);
      if (byKey.put(param.key(), param) != null) {
        throw in.wrongBefore("each key once");
      }
    }
    List<SvcParam> params = List.copyOf(byKey.values());
    int missing = SvcParams.missing(priority, params);
    if (missing >= 0) {
      throw in.wrong(SvcKeys.name(missing) + ", which another parameter requires");
    }
    return params;
  }

  private static SvcParam param(TextReader in) {
    String word = in.peek();
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    int key = in.isQuoted() ? -1 : SvcKeys.parse(name);
    if (key < 0) {
      throw in.wrong("the name of a service parameter");
    }
    Octets whole = in.string(name);
    Octets value = Octets.EMPTY;
    if (equals >= 0) {
      int from = equals + 1;
      boolean quotesFollow = from == word.length() && in.isQuoted();
      value =
          quotesFollow ? in.string(name) : Octets.of(whole.toArray(), from, whole.length() - from);
    }
    return SvcKeys.isGeneric(name) ? generic(in, key, value) : named(in, key, value);
  }

  /** Decodes a value whose text contains the octets that it has on the wire. */
  private static SvcParam generic(TextReader in, int key, Octets value) {
    if (value.length() > WireLimits.RDATA_OCTETS) {
      throw in.wrongBefore(SvcKeys.name(key) + " of at most 65535 octets");
    }
    SvcParam param =
        WireDecoder.alone(value).<SvcParam>decodeAll(wire -> SvcParams.value(key, wire));
    if (param == null) {
      throw in.wrongBefore("octets of " + SvcKeys.name(key));
    }
    return param;
  }

  private static SvcParam named(TextReader in, int key, Octets value) {
    return switch (key) {
      case SvcKeys.MANDATORY -> mandatory(in, value);
      case SvcKeys.ALPN -> alpn(in, value);
      case SvcKeys.PORT -> new SvcParam.Port(u16(in, "port", text(value)));
      case SvcKeys.IPV4HINT -> new SvcParam.Ipv4Hint(each(in, value, SvcText::ipv4));
      case SvcKeys.ECH -> ech(in, value);
      case SvcKeys.IPV6HINT -> new SvcParam.Ipv6Hint(each(in, value, SvcText::ipv6));
      case SvcKeys.TLS_SUPPORTED_GROUPS -> groups(in, value);
      case SvcKeys.DOCPATH -> new DocPath(segments(in, value));
      default -> generic(in, key, value); // The text is the octets, or there are none.
    };
  }

  private static String text(Octets value) {
    return new String(value.toArray(), StandardCharsets.ISO_8859_1);
  }

  private static <T> List<T> each(
      TextReader in, Octets value, BiFunction<TextReader, String, T> reader) {
    List<T> all = new ArrayList<>();
    for (String item : text(value).split(",", -1)) {
      all.add(reader.apply(in, item));
    }
    return all;
  }

  private static int ipv4(TextReader in, String text) {
    return in.ipv4("ipv4hint", text);
  }

  private static Ipv6 ipv6(TextReader in, String text) {
    return in.ipv6("ipv6hint", text);
  }

  private static int u16(TextReader in, String field, String text) {
    int value = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (value < 0 || value > 0xFFFF) {
      throw in.wrongBefore(field + ", a number up to 65535");
    }
    return value;
  }

  private static SvcParam mandatory(TextReader in, Octets value) {
    List<Integer> keys = each(in, value, (reader, name) -> SvcKeys.parse(name));
    List<Integer> sorted = keys.stream().sorted().distinct().toList();
    if (sorted.get(0) <= SvcKeys.MANDATORY || sorted.size() < keys.size()) {
      throw in.wrongBefore("names of other keys, each once");
    }
    return new SvcParam.Mandatory(sorted);
  }

  private static SvcParam alpn(TextReader in, Octets value) {
    List<Octets> protocols = segments(in, value);
    if (protocols.isEmpty() || protocols.contains(Octets.EMPTY)) {
      throw in.wrongBefore("protocols, none of them empty");
    }
    return new SvcParam.Alpn(protocols);
  }

  private static SvcParam ech(TextReader in, Octets value) {
    if (value.length() == 0) {
      throw in.wrongBefore("ech and a value in base64");
    }
    return new SvcParam.Ech(in.base64("ech", text(value)));
  }

  private static SvcParam groups(TextReader in, Octets value) {
    List<Integer> groups = each(in, value, (reader, text) -> u16(reader, "group", text));
    if (groups.stream().distinct().count() < groups.size()) {
      throw in.wrongBefore("each group once");
    }
    return new TlsSupportedGroups(groups);
  }

  /**
   * Returns the values of a comma-separated list, RFC 9460 appendix A.1; none if the value is
   * empty.
   */
  private static List<Octets> segments(TextReader in, Octets value) {
    List<Octets> all = new ArrayList<>();
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      int octet = value.octetAt(i);
      if (octet == ',') {
        all.add(segment(in, segment));
        continue;
      }
      if (octet == '\\') {
        octet = ++i < value.length() ? value.octetAt(i) : -1;
        if (octet != ',' && octet != '\\') {
          throw in.wrongBefore("a comma or backslash after a backslash in the value");
        }
      }
      segment.write(octet);
    }
    if (value.length() > 0) {
      all.add(segment(in, segment));
    }
    return all;
  }

  private static Octets segment(TextReader in, ByteArrayOutputStream octets) {
    if (octets.size() > WireLimits.CHARACTER_STRING_OCTETS) {
      throw in.wrongBefore("a list whose values have at most 255 octets");
    }
    Octets segment = Octets.of(octets.toByteArray());
    octets.reset();
    return segment;
  }
}
