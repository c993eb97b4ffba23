package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The properties of a query that was sent, as far as the {@link NextStep} depends on them.
 * Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Attempt {
  private static final int SIZE_WITHOUT_EDNS = 512;

  private final Opcode opcode;
  private final RecordType type;
  private final Transport transport;
  private final int ednsVersion;
  private final int udpPayloadSize;
  private final List<OptionCode> options;
  private final boolean checkingDisabled;
  private final boolean needsEdns;
  private final boolean validating;
  private final int repeats;

  /** The first attempt; EDNS is null without OPT. */
  private Attempt(Message query, Transport transport, Edns edns) {
    opcode = query.opcode();
    type = query.questions().isEmpty() ? RecordType.ANY : query.questions().get(0).type();
    this.transport = Objects.requireNonNull(transport);
    ednsVersion = edns == null ? -1 : edns.version();
    udpPayloadSize = edns == null ? SIZE_WITHOUT_EDNS : edns.udpPayloadSize();
    options = edns == null ? List.of() : edns.options().stream().map(EdnsOption::code).toList();
    checkingDisabled = (query.flags() & Header.CD) != 0;
    needsEdns = edns != null && edns.isDnssecOk();
    validating = false;
    repeats = 0;
  }

  /** The same query, sent in another way. */
  private Attempt(
      Attempt before,
      int ednsVersion,
      int udpPayloadSize,
      List<OptionCode> options,
      boolean needsEdns,
      boolean validating,
      int repeats) {
    opcode = before.opcode;
    type = before.type;
    transport = before.transport;
    checkingDisabled = before.checkingDisabled;
    this.ednsVersion = ednsVersion;
    this.udpPayloadSize = udpPayloadSize;
    this.options = options;
    this.needsEdns = needsEdns;
    this.validating = validating;
    this.repeats = repeats;
  }

  /**
   * Creates the first attempt of a query.
   *
   * @param query the query as it was sent
   * @param transport the transport over which it was sent
   * @return the attempt: {@link #needsEdns} tells whether DO is set in the query, {@link
   *     #isValidating} is false, and {@link #repeatCount} is 0
   */
  public static Attempt of(Message query, Transport transport) {
    return new Attempt(query, transport, query.edns().orElse(null));
  }

  /**
   * Returns a copy of this attempt, repeated once more for the same reason.
   *
   * @return an attempt with one more repeat
   */
  public Attempt again() {
    return withRepeatCount(repeats + 1);
  }

  /**
   * Returns a copy of this attempt with the given number of repeats.
   *
   * @param repeats the number of times that this query has been repeated unchanged for the same
   *     reason, 0 or more
   * @return an attempt with that number of repeats
   * @throws IllegalArgumentException if the number is negative
   */
  public Attempt withRepeatCount(int repeats) {
    if (repeats < 0) {
      throw new IllegalArgumentException(repeats + " repeats");
    }
    return new Attempt(this, ednsVersion, udpPayloadSize, options, needsEdns, validating, repeats);
  }

  /**
   * Returns a copy of this attempt, by a client that validates DNSSEC itself.
   *
   * @return an attempt that validates
   */
  public Attempt byValidator() {
    return new Attempt(this, ednsVersion, udpPayloadSize, options, needsEdns, true, repeats);
  }

  /**
   * Returns a copy of this attempt with another EDNS version. Payload size and options do not
   * change.
   *
   * @param version the version from 0 to 255, or -1 for a query without OPT
   * @return an attempt with that version
   * @throws IllegalArgumentException if it is out of range
   */
  public Attempt withEdnsVersion(int version) {
    if (version < -1 || version > 255) {
      throw new IllegalArgumentException("EDNS version " + version + " is not in -1..255");
    }
    return new Attempt(this, version, udpPayloadSize, options, needsEdns, validating, repeats);
  }

  /**
   * Returns a copy of this attempt with another UDP payload size.
   *
   * @param octets the size in octets, 0 to 65535
   * @return an attempt with that size
   * @throws IllegalArgumentException if it is out of range
   */
  public Attempt withUdpPayloadSize(int octets) {
    if (octets >>> 16 != 0) {
      throw new IllegalArgumentException("payload size " + octets + " is not in 0..65535");
    }
    return new Attempt(this, ednsVersion, octets, options, needsEdns, validating, repeats);
  }

  /**
   * Returns a copy of this attempt with an additional EDNS option.
   *
   * @param code the option's code
   * @return an attempt with that option; this attempt if it already has the option
   */
  public Attempt withOption(OptionCode code) {
    if (options.contains(Objects.requireNonNull(code))) {
      return this;
    }
    List<OptionCode> more = new ArrayList<>(options);
    more.add(code);
    return withOptions(List.copyOf(more));
  }

  /**
   * Returns a copy of this attempt without the given EDNS option.
   *
   * @param code the option's code
   * @return an attempt without that option
   */
  public Attempt withoutOption(OptionCode code) {
    Objects.requireNonNull(code);
    List<OptionCode> others = new ArrayList<>();
    for (OptionCode option : options) {
      if (!option.equals(code)) {
        others.add(option);
      }
    }
    return withOptions(List.copyOf(others));
  }

  /**
   * Returns a copy of this attempt without any EDNS options.
   *
   * @return an attempt without options
   */
  public Attempt withoutOptions() {
    return withOptions(List.of());
  }

  private Attempt withOptions(List<OptionCode> options) {
    return new Attempt(this, ednsVersion, udpPayloadSize, options, needsEdns, validating, repeats);
  }

  /**
   * Returns a copy of this attempt that needs EDNS or does not.
   *
   * @param needed whether an answer without EDNS is useless, as it is when DO is set
   * @return an attempt with that value
   */
  public Attempt withEdnsNeeded(boolean needed) {
    return new Attempt(this, ednsVersion, udpPayloadSize, options, needed, validating, repeats);
  }

  /**
   * Returns the opcode.
   *
   * @return the opcode
   */
  public Opcode opcode() {
    return opcode;
  }

  /**
   * Returns the type that was asked for.
   *
   * @return the type of the first question; ANY if there is no question
   */
  public RecordType type() {
    return type;
  }

  /**
   * Returns the transport over which the query was sent.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return transport;
  }

  /**
   * Returns whether the query was sent over UDP.
   *
   * @return true if the transport was UDP
   */
  public boolean isDatagram() {
    return transport == Transport.UDP;
  }

  /**
   * Returns whether the query had OPT.
   *
   * @return true if the query had an OPT record
   */
  public boolean hasEdns() {
    return ednsVersion >= 0;
  }

  /**
   * Returns the EDNS version of the query.
   *
   * @return the version, 0 to 255; empty without OPT
   */
  public OptionalInt ednsVersion() {
    return hasEdns() ? OptionalInt.of(ednsVersion) : OptionalInt.empty();
  }

  /**
   * Returns the UDP payload size of the query.
   *
   * @return the size in octets; 512 if the query was given to {@link #of} without OPT and no other
   *     size was set since
   */
  public int udpPayloadSize() {
    return udpPayloadSize;
  }

  /**
   * Returns the codes of the query's EDNS options.
   *
   * @return the codes in the order of the query; those that were added are the last
   */
  public List<OptionCode> options() {
    return options;
  }

  /**
   * Returns whether the query has CD set.
   *
   * @return the CD bit
   */
  public boolean isCheckingDisabled() {
    return checkingDisabled;
  }

  /**
   * Returns whether an answer without EDNS is useless.
   *
   * @return true if an answer without EDNS is useless
   */
  public boolean needsEdns() {
    return needsEdns;
  }

  /**
   * Returns whether the client validates DNSSEC itself.
   *
   * @return true if the client validates
   */
  public boolean isValidating() {
    return validating;
  }

  /**
   * Returns the number of times that this query has been repeated unchanged for the same reason.
   *
   * @return the number of times, 0 or more
   */
  public int repeatCount() {
    return repeats;
  }

  @Override
  public String toString() {
    return opcode + " " + type + " over " + transport + ", repeated " + repeats + " times";
  }
}
