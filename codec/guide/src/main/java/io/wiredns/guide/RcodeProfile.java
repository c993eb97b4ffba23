package io.wiredns.guide;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RcodeCategory;
import io.wiredns.codec.code.TsigError;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The properties that a code has in every message: its category, the fields and requests in which
 * it may appear, whether it can help to repeat the request, and who can change the result; RFC 6895
 * section 2.3. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class RcodeProfile {
  private final RcodeCategory category;
  private final Set<Carrier> carriers;
  private final Set<Operation> operations;
  private final Repeating repeating;
  private final Set<Party> parties;

  private RcodeProfile(
      RcodeCategory category,
      Set<Carrier> carriers,
      Set<Operation> operations,
      Repeating repeating,
      Set<Party> parties) {
    this.category = category;
    this.carriers = immutable(carriers, Carrier.class);
    this.operations = immutable(operations, Operation.class);
    this.repeating = repeating;
    this.parties = immutable(parties, Party.class);
  }

  /**
   * Returns the category of the code.
   *
   * @return the category; if it depends on the opcode, that for a query
   */
  public RcodeCategory category() {
    return category;
  }

  /**
   * Returns the fields that may hold the code.
   *
   * @return the fields, at least one, in an unmodifiable set
   */
  public Set<Carrier> carriers() {
    return carriers;
  }

  /**
   * Returns the requests that the code may answer.
   *
   * @return the requests, at least one, in an unmodifiable set
   */
  public Set<Operation> operations() {
    return operations;
  }

  /**
   * Returns whether it can help to repeat the request.
   *
   * @return the kind of repetition that can help
   */
  public Repeating repeating() {
    return repeating;
  }

  /**
   * Returns the parties that can change the result.
   *
   * @return the parties, at least one, in an unmodifiable set
   */
  public Set<Party> parties() {
    return parties;
  }

  /** A field that holds a code. Immutable; may be shared among threads. */
  public enum Carrier {
    /** The RCODE field of the header alone: values up to 15. */
    HEADER,
    /** The RCODE field of the header with the EXTENDED-RCODE field of OPT: values up to 4095. */
    HEADER_AND_OPT,
    /** The error field of TSIG. */
    TSIG,
    /** The error field of TKEY. */
    TKEY
  }

  /** The purpose of a request. Immutable; may be shared among threads. */
  public enum Operation {
    /** To query data; RFC 1034. */
    QUERY,
    /** To transfer a zone, AXFR or IXFR; RFC 5936, RFC 1995. */
    TRANSFER,
    /** To change a zone; RFC 2136. */
    UPDATE,
    /** To notify a server of a change; RFC 1996. */
    NOTIFY,
    /** To agree on a key, TKEY; RFC 2930. */
    KEY_AGREEMENT,
    /** To use a DNS stateful operation; RFC 8490. */
    DSO
  }

  /** Whether it can help to repeat a request. Immutable; may be shared among threads. */
  public enum Repeating {
    /** Not needed: the request succeeded. */
    NEEDLESS,
    /** Useless: the same request has the same result until the cause is removed. */
    USELESS,
    /** The same request can succeed later or at another server. */
    CAN_HELP,
    /** A changed request can succeed at once. */
    CHANGED
  }

  /** Who can change the result. Immutable; may be shared among threads. */
  public enum Party {
    /** The client that sent the request, or its operator. */
    ASKER,
    /** The operator of the server that answered. */
    SERVER_OPERATOR,
    /** The owner of the zone. */
    ZONE_OWNER,
    /** The operator of a device on the path: a forwarder, a middlebox, a filter. */
    PATH
  }

  private static <E extends Enum<E>> Set<E> immutable(Set<E> some, Class<E> type) {
    Set<E> copy = EnumSet.noneOf(type);
    copy.addAll(some);
    return Collections.unmodifiableSet(copy);
  }

  /**
   * Returns the profile of an RCODE.
   *
   * @param rcode the RCODE
   * @return its profile, in which an unassigned or private code may answer every request
   */
  public static RcodeProfile of(Rcode rcode) {
    return new RcodeProfile(
        RcodeCategory.of(rcode),
        rcode.isExtended()
            ? EnumSet.of(Carrier.HEADER_AND_OPT)
            : EnumSet.of(Carrier.HEADER, Carrier.HEADER_AND_OPT),
        operations(rcode),
        repeating(rcode),
        parties(rcode));
  }

  private static Set<Operation> operations(Rcode rcode) {
    if (rcode.equals(Rcode.NXDOMAIN) || rcode.equals(Rcode.YXDOMAIN)) {
      return EnumSet.of(Operation.QUERY, Operation.UPDATE);
    }
    if (rcode.equals(Rcode.DSOTYPENI)) {
      return EnumSet.of(Operation.DSO);
    }
    return switch (RcodeCategory.of(rcode)) {
      case UPDATE_PREREQUISITE -> EnumSet.of(Operation.UPDATE);
      case NEGOTIATION -> EnumSet.complementOf(EnumSet.of(Operation.DSO)); // DSO has no OPT
      default ->
          rcode.equals(Rcode.NOTZONE)
              ? EnumSet.of(Operation.UPDATE)
              : EnumSet.allOf(Operation.class);
    };
  }

  private static Repeating repeating(Rcode rcode) {
    return switch (RcodeCategory.of(rcode)) {
      case SUCCESS -> Repeating.NEEDLESS;
      case SERVERS_FAULT -> Repeating.CAN_HELP;
      case ASKERS_FAULT -> rcode.equals(Rcode.NOTZONE) ? Repeating.USELESS : Repeating.CHANGED;
      case NOT_SUPPORTED, POLICY, NEGOTIATION -> Repeating.CHANGED;
      default -> Repeating.USELESS;
    };
  }

  private static Set<Party> parties(Rcode rcode) {
    if (rcode.equals(Rcode.FORMERR)) {
      return EnumSet.of(Party.ASKER, Party.PATH, Party.SERVER_OPERATOR);
    }
    if (rcode.equals(Rcode.NXDOMAIN)) {
      return EnumSet.of(Party.ASKER, Party.ZONE_OWNER, Party.PATH);
    }
    if (rcode.equals(Rcode.NOTZONE)) {
      return EnumSet.of(Party.ASKER);
    }
    return switch (RcodeCategory.of(rcode)) {
      case SUCCESS, UPDATE_PREREQUISITE, NEGOTIATION -> EnumSet.of(Party.ASKER);
      case SERVERS_FAULT -> EnumSet.of(Party.SERVER_OPERATOR, Party.ZONE_OWNER, Party.PATH);
      case NAME_ABSENT -> EnumSet.of(Party.ASKER, Party.ZONE_OWNER);
      case ASKERS_FAULT, NOT_SUPPORTED, POLICY -> EnumSet.of(Party.ASKER, Party.SERVER_OPERATOR);
      default -> EnumSet.of(Party.SERVER_OPERATOR);
    };
  }

  /**
   * Returns the profile of an error in a TSIG or TKEY record.
   *
   * @param error the error
   * @return its profile
   */
  public static RcodeProfile of(TsigError error) {
    RcodeCategory category = RcodeCategory.of(error);
    if (category != RcodeCategory.AUTHENTICATION) {
      return new RcodeProfile(
          category,
          EnumSet.of(Carrier.TSIG, Carrier.TKEY),
          EnumSet.allOf(Operation.class),
          error.equals(TsigError.NOERROR) ? Repeating.NEEDLESS : Repeating.USELESS,
          EnumSet.of(Party.ASKER, Party.SERVER_OPERATOR));
    }
    boolean agreement =
        error.value() >= TsigError.BADMODE.value() && error.value() <= TsigError.BADALG.value();
    Set<Carrier> carriers =
        agreement
            ? EnumSet.of(Carrier.TKEY)
            : error.equals(TsigError.BADTRUNC)
                ? EnumSet.of(Carrier.TSIG)
                : EnumSet.of(Carrier.TSIG, Carrier.TKEY);
    return new RcodeProfile(
        category,
        carriers,
        agreement
            ? EnumSet.of(Operation.KEY_AGREEMENT)
            : EnumSet.complementOf(EnumSet.of(Operation.DSO)),
        error.equals(TsigError.BADTIME) ? Repeating.CAN_HELP : Repeating.CHANGED,
        EnumSet.of(Party.ASKER, Party.SERVER_OPERATOR));
  }

  /** Returns all properties in one line. */
  @Override
  public String toString() {
    return category + ", " + carriers + ", " + operations + ", " + repeating + ", " + parties;
  }
}
