package io.wiredns.codec.code;

import java.util.Objects;

/**
 * The category of a response code; RFC 6895 section 2.3.
 *
 * <p>Some codes have another meaning in an UPDATE than elsewhere, and the meaning of NOTAUTH
 * depends on the error in the TSIG; therefore opcode and error are arguments.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public enum RcodeCategory {
  /** The request has succeeded. */
  SUCCESS,
  /** The name does not exist, or cannot exist. */
  NAME_ABSENT,
  /** The request is faulty, or was sent to the wrong server. */
  ASKERS_FAULT,
  /** The server, or a server on which it depends, has failed. */
  SERVERS_FAULT,
  /** The server does not support the request. */
  NOT_SUPPORTED,
  /** The server refuses the request by policy. */
  POLICY,
  /** A prerequisite of an UPDATE is not satisfied; RFC 2136 section 3.2. */
  UPDATE_PREREQUISITE,
  /** The request must be repeated with another EDNS version, cookie or transport. */
  NEGOTIATION,
  /** Keys, signatures or clocks of TSIG and TKEY do not match. */
  AUTHENTICATION,
  /** No meaning is assigned. */
  UNASSIGNED,
  /** The code is for private use. */
  PRIVATE;

  /**
   * Returns the category of the code of a response to a query (opcode QUERY), without an error in
   * its TSIG.
   *
   * @param rcode the code
   * @return the category
   */
  public static RcodeCategory of(Rcode rcode) {
    return of(rcode, Opcode.QUERY, TsigError.NOERROR);
  }

  /**
   * Returns the category of a response's code.
   *
   * @param rcode the code of header and OPT together
   * @param opcode the opcode of the request
   * @param tsigError the error in the response's TSIG; NOERROR if it has no TSIG
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
   * Returns the category of the error in a TSIG or TKEY.
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
