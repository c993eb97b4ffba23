package io.wiredns.codec.response;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import java.util.List;
import java.util.Objects;

/**
 * What a response says of itself outside its records: header and OPT.
 *
 * @param rcode the RCODE of header and OPT together
 * @param opcode the opcode
 * @param flags the second sixteen bits of the header, for the masks of {@link Header}
 * @param edns whether it has OPT
 * @param ednsVersion OPT's version, 0 to 255; -1 without OPT
 * @param answersTypes whether OPT has the MQTYPE-Response option
 * @param extendedErrors the EDE options in their order, perhaps none
 * @since 0.1
 */
public record ResponseState(
    Rcode rcode,
    Opcode opcode,
    int flags,
    boolean edns,
    int ednsVersion,
    boolean answersTypes,
    List<ExtendedError> extendedErrors) {
  /**
   * The state.
   *
   * @param rcode the RCODE
   * @param opcode the opcode
   * @param flags the flags
   * @param edns whether there is OPT
   * @param ednsVersion OPT's version, or -1
   * @param answersTypes whether there is an MQTYPE-Response option
   * @param extendedErrors the EDE options
   */
  public ResponseState {
    Objects.requireNonNull(rcode);
    Objects.requireNonNull(opcode);
    extendedErrors = List.copyOf(extendedErrors);
  }

  /**
   * Whether the server says that it is an authority.
   *
   * @return the AA bit
   */
  public boolean isAuthoritative() {
    return (flags & Header.AA) != 0;
  }

  /**
   * Whether the server offers recursion.
   *
   * @return the RA bit
   */
  public boolean recursionAvailable() {
    return (flags & Header.RA) != 0;
  }

  /**
   * Whether the server says that it has validated the data; it is to be believed as far as the
   * server and the path to it are.
   *
   * @return the AD bit
   */
  public boolean authenticData() {
    return (flags & Header.AD) != 0;
  }

  /**
   * Whether an EDE option has that code.
   *
   * @param code the code
   * @return whether one has
   */
  public boolean has(ExtendedErrorCode code) {
    for (int i = 0; i < extendedErrors.size(); i++) {
      if (extendedErrors.get(i).infoCode().equals(code)) {
        return true;
      }
    }
    return false;
  }
}
