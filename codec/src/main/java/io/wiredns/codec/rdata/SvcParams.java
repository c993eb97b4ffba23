package io.wiredns.codec.rdata;

import io.wiredns.codec.internal.wire.FoldedOctets;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The parameters of SVCB and HTTPS as octets; RFC 9460 section 2.2. */
final class SvcParams {
  /** The priority of AliasMode, in which parameters are ignored. */
  static final int ALIAS = 0;

  private SvcParams() {}

  /** Returns whether two parameters have the same class, key and value. */
  static boolean equal(SvcParam param, Object other) {
    return param == other
        || other instanceof SvcParam that
            && param.getClass() == that.getClass()
            && param.key() == that.key()
            && value(param).equals(value(that));
  }

  /** Returns a keyed hash code of key and value, which differs from one process to the next. */
  static int hash(SvcParam param) {
    long state = KeyedHash.add(KeyedHash.START, param.key());
    return KeyedHash.end(KeyedHash.add(state, value(param).hashCode()));
  }

  private static FoldedOctets value(SvcParam param) {
    return FoldedOctets.of(param::write);
  }

  static void check(boolean kept, String what) {
    if (!kept) {
      throw new IllegalArgumentException(what);
    }
  }

  /**
   * Returns the parameters sorted by key. Throws IllegalArgumentException if the priority or a key
   * is out of range, a key occurs twice, or {@link #missing} finds a missing key.
   */
  static List<SvcParam> checked(int priority, Name target, List<SvcParam> params) {
    Ranges.u16("priority", priority);
    Objects.requireNonNull(target);
    List<SvcParam> sorted = new ArrayList<>(params);
    sorted.sort(Comparator.comparingInt(SvcParam::key));
    int before = -1;
    for (SvcParam param : sorted) {
      Ranges.u16("key", param.key());
      if (param.key() == before) {
        throw new IllegalArgumentException(
            "key " + SvcKeys.name(before) + " twice (RFC 9460 section 2.2)");
      }
      before = param.key();
    }
    int missing = missing(priority, sorted);
    if (missing >= 0) {
      throw new IllegalArgumentException(
          "key " + missing + " is missing, which another parameter requires (RFC 9460 section 8)");
    }
    return List.copyOf(sorted);
  }

  /**
   * Returns a key that RFC 9460 section 7.1.1 or 8 requires and that is missing, or -1 if there is
   * none or the priority is {@link #ALIAS}. One pass is enough, because the keys of the parameters
   * and those in mandatory are in ascending order.
   */
  static int missing(int priority, List<SvcParam> sorted) {
    if (priority == ALIAS || sorted.isEmpty()) {
      return -1;
    }
    int at = 0;
    if (sorted.get(0) instanceof SvcParam.Mandatory mandatory) {
      for (int key : mandatory.keys()) {
        at = indexOf(key, sorted, at);
        if (at == sorted.size() || sorted.get(at).key() != key) {
          return key;
        }
      }
    }
    int noDefault = indexOf(SvcKeys.NO_DEFAULT_ALPN, sorted, 0);
    boolean isThere =
        noDefault < sorted.size() && sorted.get(noDefault).key() == SvcKeys.NO_DEFAULT_ALPN;
    boolean alone = noDefault == 0 || sorted.get(noDefault - 1).key() != SvcKeys.ALPN;
    return isThere && alone ? SvcKeys.ALPN : -1;
  }

  /**
   * Returns the index of the first parameter at or after {@code from} whose key is not less than
   * {@code key}.
   */
  private static int indexOf(int key, List<SvcParam> sorted, int from) {
    int at = from;
    while (at < sorted.size() && sorted.get(at).key() < key) {
      at++;
    }
    return at;
  }

  static <T extends SvcParam> Optional<T> find(List<SvcParam> params, Class<T> type) {
    for (SvcParam param : params) {
      if (type.isInstance(param)) {
        return Optional.of(type.cast(param));
      }
    }
    return Optional.empty();
  }

  static List<SvcParam> read(FieldReader in, int priority) {
    if (!in.hasMore()) {
      return List.of();
    }
    List<SvcParam> params = new ArrayList<>();
    int start = in.position();
    int before = -1;
    while (in.hasMore()) {
      in.element("param", params.size());
      int at = in.position();
      int key = in.u16("key");
      in.require(key > before, RDataFault.SVCB_KEY_ORDER, "key", at, key, before);
      in.require(
          priority == ALIAS || key != SvcKeys.NO_DEFAULT_ALPN || before == SvcKeys.ALPN,
          RDataFault.SVCB_ALPN_MISSING,
          "key",
          at,
          SvcKeys.ALPN,
          key);
      int opened = in.open16("length", RDataFault.SVCB_VALUE_TRUNCATED);
      params.add(value(key, in));
      in.close(SvcKeys.name(key), opened, RDataFault.SVCB_VALUE_TRAILING);
      before = key;
    }
    int missing = missing(priority, params);
    if (missing >= 0) {
      in.element("param", 0);
      in.require(false, RDataFault.SVCB_KEY_MISSING, "key", start, missing, params.get(0).key());
    }
    return params;
  }

  /** Reads a value of the given key, which extends to the end of the reader's range. */
  static SvcParam value(int key, FieldReader in) {
    return switch (key) {
      case SvcKeys.MANDATORY -> new SvcParam.Mandatory(mandatory(in));
      case SvcKeys.ALPN -> new SvcParam.Alpn(alpn(in));
      case SvcKeys.NO_DEFAULT_ALPN -> new SvcParam.NoDefaultAlpn();
      case SvcKeys.PORT -> new SvcParam.Port(in.u16("port"));
      case SvcKeys.IPV4HINT -> new SvcParam.Ipv4Hint(ipv4Hint(in));
      case SvcKeys.ECH -> new SvcParam.Ech(ech(in));
      case SvcKeys.IPV6HINT -> new SvcParam.Ipv6Hint(ipv6Hint(in));
      case SvcKeys.DOHPATH -> new DohPath(dohPath(in));
      case SvcKeys.OHTTP -> new Ohttp();
      case SvcKeys.TLS_SUPPORTED_GROUPS -> new TlsSupportedGroups(groups(in));
      case SvcKeys.DOCPATH -> new DocPath(docPath(in));
      case SvcKeys.PVD -> new Pvd();
      default -> new SvcParam.Unknown(key, in.rest("value", OctetsText.HEX));
    };
  }

  private static void requireNonEmpty(FieldReader in, String field) {
    in.require(in.hasMore(), RDataFault.SVCB_VALUE_EMPTY, field, in.position(), 0, 1);
  }

  private static List<Integer> mandatory(FieldReader in) {
    requireNonEmpty(in, "mandatory");
    List<Integer> keys = new ArrayList<>();
    int before = SvcKeys.MANDATORY;
    while (in.hasMore()) {
      int at = in.position();
      int key = in.u16("mandatory");
      in.require(key > before, RDataFault.SVCB_MANDATORY_ORDER, "mandatory", at, key, before);
      keys.add(key);
      before = key;
    }
    return keys;
  }

  private static List<Octets> alpn(FieldReader in) {
    requireNonEmpty(in, "alpn");
    List<Octets> protocols = new ArrayList<>();
    while (in.hasMore()) {
      int at = in.position();
      Octets protocol = in.characterString("alpn");
      in.require(protocol.length() > 0, RDataFault.SVCB_ALPN_EMPTY, "alpn", at, 0, 1);
      protocols.add(protocol);
    }
    return protocols;
  }

  private static List<Integer> ipv4Hint(FieldReader in) {
    requireNonEmpty(in, "ipv4hint");
    List<Integer> addresses = new ArrayList<>();
    while (in.hasMore()) {
      addresses.add(in.ipv4("ipv4hint"));
    }
    return addresses;
  }

  private static Octets ech(FieldReader in) {
    requireNonEmpty(in, "ech");
    return in.rest("ech", OctetsText.BASE64);
  }

  private static List<Ipv6> ipv6Hint(FieldReader in) {
    requireNonEmpty(in, "ipv6hint");
    List<Ipv6> addresses = new ArrayList<>();
    while (in.hasMore()) {
      addresses.add(in.ipv6("ipv6hint"));
    }
    return addresses;
  }

  private static String dohPath(FieldReader in) {
    requireNonEmpty(in, "dohpath");
    int at = in.position();
    Octets octets = in.rest("dohpath", OctetsText.TEXT);
    ByteBuffer utf8 = ByteBuffer.wrap(octets.toArray());
    CharBuffer text = CharBuffer.allocate(octets.length());
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(utf8, text, true).isError()) {
      int wrong = utf8.position();
      in.require(
          false, RDataFault.SVCB_PATH_ENCODING, "dohpath", at + wrong, octets.octetAt(wrong), 0);
    }
    return text.flip().toString();
  }

  private static List<Integer> groups(FieldReader in) {
    requireNonEmpty(in, "tls-supported-groups");
    List<Integer> groups = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    while (in.hasMore()) {
      int at = in.position();
      int group = in.u16("tls-supported-groups");
      in.require(
          seen.add(group), RDataFault.SVCB_GROUP_REPEATED, "tls-supported-groups", at, group, 0);
      groups.add(group);
    }
    return groups;
  }

  private static List<Octets> docPath(FieldReader in) {
    List<Octets> segments = new ArrayList<>();
    while (in.hasMore()) {
      segments.add(in.characterString("docpath"));
    }
    return segments;
  }

  static void write(int priority, Name target, List<SvcParam> params, FieldWriter out) {
    out.u16("priority", priority);
    out.name("target", target, NameRule.PLAIN);
    for (int i = 0; i < params.size(); i++) {
      SvcParam param = params.get(i);
      out.u16("key", param.key());
      int opened = out.open16("length");
      param.write(out);
      out.close(opened);
    }
  }
}
