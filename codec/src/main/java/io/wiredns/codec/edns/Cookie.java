package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;

/**
 * The COOKIE option, by which client and server detect forged messages; RFC 7873 section 4. A
 * client that has no cookie of the server yet sends the client cookie only. If a message has
 * several such options, only the first counts.
 *
 * <pre>
 *   client cookie, 8 octets | [ server cookie, 8 to 32 octets ]
 * </pre>
 *
 * @param client the client cookie, 8 octets
 * @param server the server cookie, 8 to 32 octets, or no octets
 * @since 0.1
 */
public record Cookie(Octets client, Octets server) implements EdnsOption {
  /** Size of a client cookie in octets. */
  public static final int CLIENT_OCTETS = 8;

  /** Minimum size of a server cookie in octets. */
  public static final int MIN_SERVER_OCTETS = 8;

  /** Maximum size of a server cookie in octets. */
  public static final int MAX_SERVER_OCTETS = 32;

  /**
   * Creates an option from its parts.
   *
   * @param client 8 octets
   * @param server 8 to 32 octets, or no octets
   * @throws IllegalArgumentException if a part has another length
   */
  public Cookie {
    OptionRanges.length("COOKIE client", client, CLIENT_OCTETS, CLIENT_OCTETS);
    int minimum = server.length() == 0 ? 0 : MIN_SERVER_OCTETS;
    OptionRanges.length("COOKIE server", server, minimum, MAX_SERVER_OCTETS);
  }

  /**
   * Creates an option with a client cookie only.
   *
   * @param client 8 octets
   * @return the option
   * @throws IllegalArgumentException if there are not exactly 8 octets
   */
  public static Cookie ofClient(Octets client) {
    return new Cookie(client, Octets.EMPTY);
  }

  /**
   * Returns an option with the same client cookie and a server cookie.
   *
   * @param server 8 to 32 octets
   * @return a new option
   * @throws IllegalArgumentException if there are fewer than 8 or more than 32 octets
   */
  public Cookie withServer(Octets server) {
    OptionRanges.length("COOKIE server", server, MIN_SERVER_OCTETS, MAX_SERVER_OCTETS);
    return new Cookie(client, server);
  }

  /**
   * Returns whether there is a server cookie.
   *
   * @return false if there is only a client cookie
   */
  public boolean hasServer() {
    return server.length() > 0;
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static Cookie read(FieldReader in) {
    Octets client = in.octets("COOKIE client", CLIENT_OCTETS, OctetsText.HEX);
    if (!in.hasMore()) {
      return new Cookie(client, Octets.EMPTY);
    }
    int at = in.position();
    Octets server = in.rest("COOKIE server", OctetsText.HEX);
    int length = server.length();
    in.require(
        length >= MIN_SERVER_OCTETS && length <= MAX_SERVER_OCTETS,
        OptionFault.COOKIE_LENGTH,
        "COOKIE server",
        at,
        length,
        MAX_SERVER_OCTETS);
    return new Cookie(client, server);
  }

  @Override
  public void write(FieldWriter out) {
    out.octets("COOKIE client", client, OctetsText.HEX);
    out.rest("COOKIE server", server, OctetsText.HEX);
  }

  @Override
  public OptionCode code() {
    return OptionCode.COOKIE;
  }

  @Override
  public String toText() {
    return "COOKIE: " + client.toHex() + server.toHex();
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
