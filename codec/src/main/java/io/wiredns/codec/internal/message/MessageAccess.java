package io.wiredns.codec.internal.message;

import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import java.util.Objects;

/**
 * Access for the library to parts of views that are hidden from users: the offsets of octets. The
 * static initializer of {@link MessageView} registers the only implementation. The implementation
 * is a constant for the JIT compiler, so compiled calls cost nothing. It has no state and may be
 * used by any thread; views are for one thread at a time.
 *
 * @since 0.1
 */
public abstract class MessageAccess {
  /** Written once, by the static initializer of {@link MessageView}, before it can be read. */
  private static MessageAccess registered;

  /** Used by the implementation in package {@code message}. */
  protected MessageAccess() {}

  /**
   * Sets the implementation.
   *
   * @param access the implementation
   * @throws IllegalStateException if it has already been set
   */
  public static void register(MessageAccess access) {
    if (registered != null) {
      throw new IllegalStateException("registered already");
    }
    registered = access;
  }

  /**
   * Returns the implementation.
   *
   * @return the implementation
   */
  public static MessageAccess get() {
    return Holder.ACCESS;
  }

  /**
   * Holds the implementation. Initializing this class initializes {@link MessageView}, whose static
   * initializer registers the implementation.
   */
  private static final class Holder {
    static final MessageAccess ACCESS = registered();

    private static MessageAccess registered() {
      WireAccess.initialize(MessageView.class);
      return Objects.requireNonNull(registered);
    }
  }

  /**
   * Returns eight octets of the message as a number, to be hashed, compared or added.
   *
   * @param view a view that shows the message
   * @param offset the offset of the first octet from the start of the message
   * @return the octets, the first the most significant; octets after the end of the message are
   *     zeros
   * @throws IndexOutOfBoundsException if the message has no octet at this offset
   */
  public abstract long word(MessageView view, int offset);

  /**
   * Returns the offset of the QTYPE of a question, which follows its name.
   *
   * @param view a view that shows the message
   * @param number 0 for the first question
   * @return the offset from the start of the message
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public abstract int questionTypeOffset(MessageView view, int number);

  /**
   * Returns the offset at which all octets of a question's name are together, without a pointer.
   *
   * @param view a view that shows the message
   * @param number 0 for the first question
   * @return the offset of the first octet from the start of the message, or -1 if there is no such
   *     offset
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public abstract int contiguousQuestionNameOffset(MessageView view, int number);

  /**
   * Returns the length of a question's name at {@link #contiguousQuestionNameOffset}.
   *
   * @param view a view that shows the message
   * @param number 0 for the first question
   * @return 1 to 255 octets, including the root, or 0 if there is no such offset
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public abstract int contiguousQuestionNameLength(MessageView view, int number);

  /**
   * Returns the offset at which all octets of a record's owner are together, without a pointer: in
   * its own place, or where its pointer leads.
   *
   * @param record a view of the record
   * @return the offset of the first octet from the start of the message, or -1 if there is no such
   *     offset
   */
  public abstract int contiguousNameOffset(RecordView record);

  /**
   * Returns the length of a record's owner at {@link #contiguousNameOffset}.
   *
   * @param record a view of the record
   * @return 1 to 255 octets, including the root, or 0 if there is no such offset
   */
  public abstract int contiguousNameLength(RecordView record);
}
