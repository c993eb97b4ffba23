package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.MqtypeQuery;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Tsig;
import java.util.Objects;
import java.util.Optional;

/**
 * How a query was sent: what of it decides the {@link NextStep}.
 *
 * @param opcode the opcode
 * @param type the type asked for; ANY where there is no question
 * @param transport how it was sent
 * @param ednsVersion OPT's version, -1 without OPT
 * @param udpPayloadSize the UDP payload size offered, octets; 512 without OPT
 * @param options which options it had
 * @param checkingDisabled the CD bit
 * @param macOctets the octets of the MAC that signed it, 0 if it was not signed
 * @param needsEdns whether an answer without EDNS is of no use, as with DO set
 * @param validating whether the asker validates DNSSEC itself
 * @param repeats how often this query has been repeated in the same way for the same reason, 0 or
 *     more
 * @since 0.1
 */
public record Attempt(
    Opcode opcode,
    RecordType type,
    Transport transport,
    int ednsVersion,
    int udpPayloadSize,
    Options options,
    boolean checkingDisabled,
    int macOctets,
    boolean needsEdns,
    boolean validating,
    int repeats) {
  /**
   * Which EDNS options a query had.
   *
   * @param cookie COOKIE, RFC 7873
   * @param clientSubnet ECS, RFC 7871
   * @param types MQTYPE-Query, RFC 10029
   * @param others any other
   */
  public record Options(boolean cookie, boolean clientSubnet, boolean types, boolean others) {
    /**
     * Whether there was any.
     *
     * @return true if one of the four
     */
    public boolean any() {
      return cookie || clientSubnet || types || others;
    }
  }

  /**
   * An attempt.
   *
   * @param opcode the opcode
   * @param type the type asked for
   * @param transport how it was sent
   * @param ednsVersion -1 to 255
   * @param udpPayloadSize 0 to 65535
   * @param options its options
   * @param checkingDisabled the CD bit
   * @param macOctets 0 or more
   * @param needsEdns whether EDNS is needed
   * @param validating whether the asker validates
   * @param repeats 0 or more
   * @throws IllegalArgumentException if a number is out of range
   */
  public Attempt {
    Objects.requireNonNull(opcode);
    Objects.requireNonNull(type);
    Objects.requireNonNull(transport);
    Objects.requireNonNull(options);
    if (ednsVersion < -1 || ednsVersion > 255 || udpPayloadSize >>> 16 != 0) {
      throw new IllegalArgumentException(
          "EDNS version " + ednsVersion + " or payload size " + udpPayloadSize + " out of range");
    }
    if (macOctets < 0 || repeats < 0) {
      throw new IllegalArgumentException("MAC of " + macOctets + " or repeats " + repeats);
    }
  }

  /**
   * The first attempt of a query.
   *
   * @param query the query as it was sent
   * @param transport how
   * @return the attempt; EDNS is needed if DO is set, the asker does not validate
   */
  public static Attempt of(Message query, Transport transport) {
    Optional<Edns> edns = query.edns();
    RecordType type =
        query.questions().isEmpty() ? RecordType.ANY : query.questions().get(0).type();
    int mac = query.tsig().map(record -> ((Tsig) record.rdata()).mac().length()).orElse(0);
    boolean dnssecOk = edns.map(Edns::isDnssecOk).orElse(false);
    return new Attempt(
        query.opcode(),
        type,
        transport,
        edns.map(Edns::version).orElse(-1),
        edns.map(Edns::udpPayloadSize).orElse(512),
        edns.map(Attempt::options).orElse(new Options(false, false, false, false)),
        (query.flags() & Header.CD) != 0,
        mac,
        dnssecOk,
        false,
        0);
  }

  private static Options options(Edns edns) {
    boolean cookie = edns.option(Cookie.class).isPresent();
    boolean subnet = edns.option(ClientSubnet.class).isPresent();
    boolean types = edns.option(MqtypeQuery.class).isPresent();
    boolean others =
        edns.options().stream()
            .anyMatch(
                option ->
                    !(option instanceof Cookie
                        || option instanceof ClientSubnet
                        || option instanceof MqtypeQuery));
    return new Options(cookie, subnet, types, others);
  }

  /**
   * The same sent once more for the same reason.
   *
   * @return an attempt with one repeat more
   */
  public Attempt again() {
    return with(needsEdns, validating, repeats + 1);
  }

  /**
   * The same by an asker that validates DNSSEC itself.
   *
   * @return an attempt that validates
   */
  public Attempt byValidator() {
    return with(needsEdns, true, repeats);
  }

  /**
   * The same with another EDNS version.
   *
   * @param version -1 to 255
   * @return an attempt with that version
   * @throws IllegalArgumentException if it is out of range
   */
  public Attempt withEdnsVersion(int version) {
    return new Attempt(
        opcode,
        type,
        transport,
        version,
        udpPayloadSize,
        options,
        checkingDisabled,
        macOctets,
        needsEdns,
        validating,
        repeats);
  }

  private Attempt with(boolean needsEdns, boolean validating, int repeats) {
    return new Attempt(
        opcode,
        type,
        transport,
        ednsVersion,
        udpPayloadSize,
        options,
        checkingDisabled,
        macOctets,
        needsEdns,
        validating,
        repeats);
  }

  /**
   * Whether the query had OPT.
   *
   * @return whether
   */
  public boolean hasEdns() {
    return ednsVersion >= 0;
  }

  /**
   * Whether the query went over UDP.
   *
   * @return whether
   */
  public boolean isDatagram() {
    return transport == Transport.UDP;
  }
}
