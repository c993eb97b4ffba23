package io.wiredns.codec.tsig;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.Destroyable;

/**
 * A secret that client and server share, with its name and algorithm; RFC 8945 section 2.
 *
 * <p>The secret is never printed. {@link #destroy} overwrites it in this object, and clients and
 * servers that have used the key then refuse to use it again; but the copies that the Java platform
 * holds in a {@link Mac} remain in memory until they are collected as garbage. May be shared among
 * threads.
 *
 * @since 0.1
 */
public final class TsigKey implements Destroyable {
  private final Name name;
  private final TsigAlgorithm algorithm;
  private final int macOctets;
  private final byte[] secret;
  private volatile boolean destroyed;

  private TsigKey(Name name, TsigAlgorithm algorithm, byte[] secret, int macOctets) {
    this.name = Objects.requireNonNull(name);
    this.algorithm = algorithm;
    this.secret = secret;
    this.macOctets = macOctets;
    if (secret.length == 0) {
      throw new IllegalArgumentException("the secret of " + name + " is empty");
    }
    if (!algorithm.hasMac()) {
      throw new IllegalArgumentException("no MAC is known for the algorithm " + algorithm);
    }
    if (macOctets < algorithm.minMacOctets() || macOctets > algorithm.macOctets()) {
      throw new IllegalArgumentException(
          "a MAC of %s has %d to %d octets, not %d"
              .formatted(algorithm, algorithm.minMacOctets(), algorithm.macOctets(), macOctets));
    }
    mac();
  }

  /**
   * Creates a key.
   *
   * @param name the name of the key on both sides
   * @param algorithm the algorithm
   * @param secret the secret, at least one octet; copied
   * @return the key
   * @throws IllegalArgumentException if the secret is empty, or if this library or this Java
   *     platform cannot compute the algorithm
   */
  public static TsigKey of(Name name, TsigAlgorithm algorithm, byte[] secret) {
    return new TsigKey(name, algorithm, secret.clone(), algorithm.macOctets());
  }

  /**
   * Creates a key whose secret is given in base64.
   *
   * @param name the name of the key on both sides
   * @param algorithm the algorithm
   * @param base64 the secret in base64; RFC 4648 section 4
   * @return the key
   * @throws IllegalArgumentException as {@link #of(Name, TsigAlgorithm, byte[])}, or if the secret
   *     is not base64; the exception's message does not contain the secret
   */
  public static TsigKey ofBase64(Name name, TsigAlgorithm algorithm, String base64) {
    return new TsigKey(name, algorithm, decode(name, base64), algorithm.macOctets());
  }

  private static byte[] decode(Name name, String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException secretive) {
      // The message of the cause would quote characters of the secret.
      throw new IllegalArgumentException("the secret of " + name + " is not base64");
    }
  }

  /**
   * Creates a key from one word in the form that dig's option -y accepts: {@code
   * algorithm:name:secret}.
   *
   * <p>As in BIND's tools, a number of bits after the algorithm, as in {@code hmac-sha256-128},
   * truncates each MAC to this number of bits, and the algorithm on the wire is {@code
   * hmac-sha256}. For the algorithms of RFC 8945 whose own names look like that, use {@link #of}.
   *
   * @param text the word
   * @return the key
   * @throws IllegalArgumentException if the word has another form, or its parts do not make a key,
   *     as for {@link #ofBase64}; the exception's message does not contain the secret
   */
  public static TsigKey parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "a key is algorithm:name:secret, this text has " + parts.length + " parts");
    }
    return named(parts[0], parts[1], parts[2]);
  }

  /** Creates a key whose algorithm is written as in BIND's configuration. */
  static TsigKey named(String algorithm, String name, String secret) {
    Name keyName = Name.of(name);
    TsigAlgorithm whole = TsigAlgorithm.parse(algorithm);
    int dash = algorithm.lastIndexOf('-');
    String bits = algorithm.substring(dash + 1);
    if (dash > algorithm.indexOf('-') && bits.matches("[0-9]{1,4}")) {
      whole = TsigAlgorithm.parse(algorithm.substring(0, dash).toLowerCase(Locale.ROOT));
      int count = Integer.parseInt(bits);
      if (count % 8 != 0) {
        throw new IllegalArgumentException("MAC length " + bits + " bits is not a multiple of 8");
      }
      return new TsigKey(keyName, whole, decode(keyName, secret), count / 8);
    }
    return ofBase64(keyName, whole, secret);
  }

  /**
   * Reads the keys of a file as tsig-keygen writes it and as BIND's tools read it with the option
   * -k: statements {@code key "name" { algorithm hmac-sha256; secret "base64"; };}, with comments
   * of all three kinds.
   *
   * @param text the file's text
   * @return the keys in the order of the file, at least one
   * @throws TextFormatException if the text has another form or a key cannot be used; the exception
   *     has line and column
   */
  public static List<TsigKey> parseFile(String text) throws TextFormatException {
    return new KeyStatements(text).keys();
  }

  /**
   * Returns the same key with truncated MACs; RFC 8945 section 5.2.2.1.
   *
   * @param octets the size in octets of the MACs that are sent, and of the shortest that are
   *     accepted
   * @return a key with a copy of the secret
   * @throws IllegalArgumentException if the algorithm allows no MAC of that length
   * @throws IllegalStateException if this key is destroyed
   */
  public TsigKey withMacOctets(int octets) {
    return new TsigKey(name, algorithm, usableSecret().clone(), octets);
  }

  /**
   * Returns the name of the key on both sides.
   *
   * @return the name
   */
  public Name name() {
    return name;
  }

  /**
   * Returns the algorithm.
   *
   * @return the algorithm
   */
  public TsigAlgorithm algorithm() {
    return algorithm;
  }

  /**
   * Returns the size in octets of the MACs that are sent, and of the shortest that are accepted.
   *
   * @return the algorithm's size, unless the key truncates MACs
   */
  public int macOctets() {
    return macOctets;
  }

  private byte[] usableSecret() {
    checkUsable();
    return secret;
  }

  void checkUsable() {
    if (destroyed) {
      throw new IllegalStateException("the key " + name + " is destroyed");
    }
  }

  /** Creates a MAC that is initialised with the secret. */
  Mac mac() {
    try {
      Mac mac = Mac.getInstance(algorithm.macName());
      mac.init(new SecretKeySpec(usableSecret(), algorithm.macName()));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalArgumentException(
          "this Java platform does not compute " + algorithm, missing);
    }
  }

  /** Overwrites the secret. */
  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  /** Returns the name, never the secret. */
  @Override
  public String toString() {
    return name.toString();
  }
}
