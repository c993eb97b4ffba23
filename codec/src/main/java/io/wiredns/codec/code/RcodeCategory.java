package io.wiredns.codec.code;

import java.util.Objects;

/**
 * What kind of result a code is; RFC 6895 section 2.3.
 *
 * <p>Some codes mean one thing in an UPDATE and another elsewhere, and NOTAUTH is told apart by the
 * TSIG's error; hence the opcode and the error as arguments.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public enum RcodeCategory {
  /** Served as asked. */
  SUCCESS,
  /** The name does not exist, or cannot. */
  NAME_ABSENT,
  /** The request is at fault, or went to the wrong server. */
  ASKERS_FAULT,
  /** The server, or one that it depends on, is at fault. */
  SERVERS_FAULT,
  /** The server does not do what was asked. */
  NOT_SUPPORTED,
  /** The server could and will not. */
  POLICY,
  /** An UPDATE's prerequisite does not hold; RFC 2136 section 3.2. */
  UPDATE_PREREQUISITE,
  /** Ask again in another way: EDNS version, cookie, transport. */
  NEGOTIATION,
  /** Keys, signatures and clocks of TSIG and TKEY. */
  AUTHENTICATION,
  /** No meaning is assigned. */
  UNASSIGNED,
  /** The meaning is somebody's own. */
  PRIVATE;

  /**
   * The category of a response's code to a query without TSIG.
   *
   * @param rcode the code
   * @return the category
   */
  public static RcodeCategory of(Rcode rcode) {
    return of(rcode, Opcode.QUERY, TsigError.NOERROR);
  }

  /**
   * The category of a response's code.
   *
   * @param rcode the code of header and OPT together
   * @param opcode what was asked for
   * @param tsigError the error in the response's TSIG, NOERROR if it has none
   * @return the category
   */
  public static RcodeCategory of(Rcode rcode, Opcode opcode, TsigError tsigError) {
    Objects.requireNonNull(tsigError);
    boolean update = opcode.equals(Opcode.UPDATE);
    RcodeCategory general = rcode.category();
    if (update && general == NAME_ABSENT) {
      return UPDATE_PREREQUISITE;
    }
    boolean signed = !tsigError.equals(TsigError.NOERROR);
    return signed && rcode.equals(Rcode.NOTAUTH) ? AUTHENTICATION : general;
  }

  /**
   * The category of the error in a TSIG or TKEY.
   *
   * @param error the error
   * @return the category
   */
  public static RcodeCategory of(TsigError error) {
    if (error.value() >= TsigError.BADSIG.value() && error.isAssigned()) {
      return AUTHENTICATION;
    }
    if (error.isPrivate()) {
      return PRIVATE;
    }
    return error.isAssigned() ? of(Rcode.of(error.value())) : UNASSIGNED;
  }
}
