package io.wiredns.codec.tsig;

import io.wiredns.codec.wire.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A TSIG algorithm, which is a domain name on the wire; RFC 8945 section 6.
 *
 * <p>Any name can be an algorithm; one that cannot be computed here is kept as its name. Two
 * algorithms are equal if their names are.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class TsigAlgorithm {
  /** The size of the longest possible MAC, in octets. */
  public static final int MAX_MAC_OCTETS = 64;

  /** The size of the shortest MAC allowed on the wire, in octets; RFC 8945 section 5.2.2.1. */
  private static final int SHORTEST_MAC = 10;

  /**
   * HMAC-MD5, known so that old messages can be read; must not be used any more (RFC 8945 section
   * 6).
   */
  public static final TsigAlgorithm HMAC_MD5 = known("HMAC-MD5.SIG-ALG.REG.INT", "HmacMD5", 16, 16);

  /** The algorithm name of GSS-API tokens, RFC 3645; the tokens are not computed here. */
  public static final TsigAlgorithm GSS_TSIG = known("gss-tsig", "", 0, 0);

  /** HMAC-SHA1. */
  public static final TsigAlgorithm HMAC_SHA1 = known("hmac-sha1", "HmacSHA1", 20, 20);

  /** HMAC-SHA224. */
  public static final TsigAlgorithm HMAC_SHA224 = known("hmac-sha224", "HmacSHA224", 28, 28);

  /** HMAC-SHA256, the recommended algorithm. */
  public static final TsigAlgorithm HMAC_SHA256 = known("hmac-sha256", "HmacSHA256", 32, 32);

  /** The first 128 bits of HMAC-SHA256. */
  public static final TsigAlgorithm HMAC_SHA256_128 =
      known("hmac-sha256-128", "HmacSHA256", 32, 16);

  /** HMAC-SHA384. */
  public static final TsigAlgorithm HMAC_SHA384 = known("hmac-sha384", "HmacSHA384", 48, 48);

  /** The first 192 bits of HMAC-SHA384. */
  public static final TsigAlgorithm HMAC_SHA384_192 =
      known("hmac-sha384-192", "HmacSHA384", 48, 24);

  /** HMAC-SHA512. */
  public static final TsigAlgorithm HMAC_SHA512 = known("hmac-sha512", "HmacSHA512", 64, 64);

  /** The first 256 bits of HMAC-SHA512. */
  public static final TsigAlgorithm HMAC_SHA512_256 =
      known("hmac-sha512-256", "HmacSHA512", 64, 32);

  private static final List<TsigAlgorithm> KNOWN =
      List.of(
          HMAC_MD5,
          GSS_TSIG,
          HMAC_SHA1,
          HMAC_SHA224,
          HMAC_SHA256,
          HMAC_SHA256_128,
          HMAC_SHA384,
          HMAC_SHA384_192,
          HMAC_SHA512,
          HMAC_SHA512_256);

  private static final Map<Name, TsigAlgorithm> BY_NAME = byName();

  private final Name name;
  private final String macName;
  private final int hashOctets;
  private final int macOctets;

  private static Map<Name, TsigAlgorithm> byName() {
    Map<Name, TsigAlgorithm> byName = new HashMap<>();
    for (TsigAlgorithm algorithm : KNOWN) {
      byName.put(algorithm.name, algorithm);
    }
    return Map.copyOf(byName);
  }

  private TsigAlgorithm(Name name, String macName, int hashOctets, int macOctets) {
    this.name = name;
    this.macName = macName;
    this.hashOctets = hashOctets;
    this.macOctets = macOctets;
  }

  private static TsigAlgorithm known(String name, String macName, int hashOctets, int macOctets) {
    return new TsigAlgorithm(Name.of(name), macName, hashOctets, macOctets);
  }

  /**
   * Returns the algorithm with the given name.
   *
   * @param name the name as in a TSIG record
   * @return a known algorithm, or one of which only the name is known
   */
  public static TsigAlgorithm of(Name name) {
    TsigAlgorithm known = BY_NAME.get(name);
    return known != null ? known : new TsigAlgorithm(name, "", 0, 0);
  }

  /**
   * Defines an algorithm of the caller's own.
   *
   * @param name its name on the wire
   * @param macName its name for {@link javax.crypto.Mac#getInstance(String)}
   * @param hashOctets size of the whole MAC in octets, 10 to 64; it is not checked that the Java
   *     platform computes MACs of this size
   * @param macOctets size in octets to which each MAC is truncated, 10 to {@code hashOctets}; no
   *     key can be created if it is less than half of {@code hashOctets}
   * @return the algorithm
   * @throws IllegalArgumentException if a number is out of range
   */
  public static TsigAlgorithm custom(Name name, String macName, int hashOctets, int macOctets) {
    if (macOctets < SHORTEST_MAC || macOctets > hashOctets || hashOctets > MAX_MAC_OCTETS) {
      throw new IllegalArgumentException(
          "a MAC of "
              + macOctets
              + " octets of a hash of "
              + hashOctets
              + " is not in "
              + SHORTEST_MAC
              + ".."
              + MAX_MAC_OCTETS);
    }
    return new TsigAlgorithm(
        Objects.requireNonNull(name), Objects.requireNonNull(macName), hashOctets, macOctets);
  }

  /**
   * Returns the algorithm that a text names: its domain name, or {@code hmac-md5} for the long name
   * of HMAC-MD5.
   *
   * @param text such as {@code hmac-sha256}
   * @return a known algorithm, or one of which only the name is known
   * @throws IllegalArgumentException if the text is not a domain name
   */
  public static TsigAlgorithm parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.equals("hmac-md5") || lower.equals("hmac-md5.") ? HMAC_MD5 : of(Name.of(text));
  }

  /**
   * Returns the algorithms of RFC 8945 section 6.
   *
   * @return all algorithms that the RFC defines, including gss-tsig
   */
  public static List<TsigAlgorithm> standard() {
    return KNOWN;
  }

  /**
   * Returns the name on the wire.
   *
   * @return the name
   */
  public Name name() {
    return name;
  }

  /**
   * Returns whether MACs of this algorithm can be computed.
   *
   * @return false for gss-tsig and for unknown names
   */
  public boolean hasMac() {
    return macOctets > 0;
  }

  /**
   * Returns the size in octets of a MAC that is not truncated further.
   *
   * @return the size, 10 to 64, or 0 if no MAC can be computed
   */
  public int macOctets() {
    return macOctets;
  }

  /**
   * Returns the smallest size of a MAC in octets: half of the hash's size, but not less than 10;
   * RFC 8945 section 5.2.2.1.
   *
   * @return the size, 10 to 32, or 0 if no MAC can be computed
   */
  public int minMacOctets() {
    return hasMac() ? Math.max(SHORTEST_MAC, hashOctets / 2) : 0;
  }

  /** Returns the name for {@link javax.crypto.Mac#getInstance(String)}. */
  String macName() {
    return macName;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TsigAlgorithm that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Returns the name without the final dot, or {@code hmac-md5} for the long name of HMAC-MD5. */
  @Override
  public String toString() {
    if (equals(HMAC_MD5)) {
      return "hmac-md5";
    }
    String text = name.toString();
    return name.isRoot() ? text : text.substring(0, text.length() - 1);
  }
}
