package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import java.util.Objects;

/**
 * What kind of result a code is; RFC 6895 section 2.3.
 *
 * <p>Some codes mean one thing in an UPDATE and another elsewhere, and NOTAUTH is told apart by the
 * TSIG's error; hence the opcode and the error as arguments.
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
    return switch (rcode.value()) {
      case 0 -> SUCCESS;
      case 1, 10 -> ASKERS_FAULT;
      case 2 -> SERVERS_FAULT;
      case 3, 6 -> update ? UPDATE_PREREQUISITE : NAME_ABSENT;
      case 4, 11 -> NOT_SUPPORTED;
      case 5 -> POLICY;
      case 7, 8 -> UPDATE_PREREQUISITE;
      case 9 -> tsigError.equals(TsigError.NOERROR) ? ASKERS_FAULT : AUTHENTICATION;
      case 16, 23 -> NEGOTIATION;
      default -> rcode.isPrivate() ? PRIVATE : UNASSIGNED;
    };
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
