package io.wiredns.inspect;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * Recognises well-formed RDATA in the octets of a message, without values and without allocation,
 * where many messages must be checked in little time. It knows the types of the standard registry
 * whose layout is simple; if it does not accept RDATA, {@link
 * io.wiredns.codec.message.RecordView#rdata()} decides. Stateless; may be used by any thread.
 *
 * @since 0.1
 */
public final class RDataCheck {
  private static final int CLASS_IN = RecordClass.IN.value();

  /** The octets of a record whose owner is the root, without RDATA. */
  private static final int EMPTY_RECORD = 11;

  /** The offset of the lower octet of ANCOUNT. */
  private static final int COUNT_AT = 7;

  private static final int A = RecordType.A.value();

  /** For each type whether names in its RDATA may have pointers. */
  private static final boolean[] POINTERS = pointers();

  private RDataCheck() {}

  /**
   * Asks the view of a message with an empty record of each type. No type after those below OPT may
   * have pointers; RFC 3597 section 4.
   */
  private static boolean[] pointers() {
    boolean[] pointers = new boolean[RecordType.OPT.value()];
    byte[] message = new byte[WireLimits.HEADER_OCTETS + pointers.length * EMPTY_RECORD];
    message[COUNT_AT] = (byte) pointers.length;
    MessageView view = new MessageView();
    for (int type = 0; type < pointers.length; type++) {
      message[WireLimits.HEADER_OCTETS + type * EMPTY_RECORD + 2] = (byte) type;
    }
    if (!view.tryWrap(message)) {
      throw new AssertionError("a message of empty records was refused", view.failure());
    }
    for (int type = 0; type < pointers.length; type++) {
      pointers[type] = view.record(type).hasRDataNames();
    }
    return pointers;
  }

  /**
   * Returns whether RDATA of class IN are known to be well-formed.
   *
   * @param type the number of the type, not that of OPT
   * @param message the array that starts with the message
   * @param from the index of the first octet of the RDATA
   * @param to the index after their last octet
   * @param end the index after the last octet of the message
   * @return true if the decoder of the type would accept the RDATA; false if it may refuse them
   * @throws IndexOutOfBoundsException if the indexes are not in order
   */
  public static boolean isKnownGood(int type, byte[] message, int from, int to, int end) {
    Objects.checkFromToIndex(from, to, Objects.checkIndex(end, message.length + 1));
    if (type == A) {
      return to - from == 4;
    }
    byte[] plan = to > from ? RDataPlan.toCheck(type) : null;
    if (plan != null) {
      return FieldEnds.isGood(
          plan, message, from, to, type < POINTERS.length && POINTERS[type] ? end : 0);
    }
    return Registry.standard().decoder(type, CLASS_IN) == null;
  }

  /**
   * Returns whether the RDATA of OPT are known to be well-formed.
   *
   * @param message the array that contains the RDATA
   * @param from the index of the first octet
   * @param to the index after the last octet
   * @return true if the decoders of the options would accept them; false if one may refuse them
   * @throws IndexOutOfBoundsException if the array does not have these octets
   */
  public static boolean isKnownGoodOpt(byte[] message, int from, int to) {
    Objects.checkFromToIndex(from, to, message.length);
    return OptionRules.areGood(message, from, to);
  }
}
