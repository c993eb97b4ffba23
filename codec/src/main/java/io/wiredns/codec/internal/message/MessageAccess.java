package io.wiredns.codec.internal.message;

import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import java.util.Objects;

/**
 * What the library may read of a view and users may not: where octets lie. Package {@code message}
 * gives the one implementation when {@link MessageView} is initialized. The JIT compiler knows it
 * as a constant, so calls cost nothing once they are compiled.
 *
 * @since 0.1
 */
public abstract class MessageAccess {
  /** Written once, by the static initializer of {@link MessageView}, before it can be read. */
  private static MessageAccess given;

  /** For the implementation in package {@code message}. */
  protected MessageAccess() {}

  /**
   * Gives the implementation.
   *
   * @param access the implementation
   * @throws IllegalStateException if there is one already
   */
  public static void give(MessageAccess access) {
    if (given != null) {
      throw new IllegalStateException("given already");
    }
    given = access;
  }

  /**
   * The implementation.
   *
   * @return the one that was given
   */
  public static MessageAccess get() {
    return Holder.ACCESS;
  }

  /** Initializes {@link MessageView} before it reads what that has given. */
  private static final class Holder {
    static final MessageAccess ACCESS = given();

    private static MessageAccess given() {
      WireAccess.initialize(MessageView.class);
      return Objects.requireNonNull(given);
    }
  }

  /**
   * Eight octets of the message at once: to hash, to compare, to add up.
   *
   * @param view shows the message
   * @param offset the offset of the first from the message's first octet
   * @return the octets, the first the most significant; zeros stand for those after the last
   * @throws IndexOutOfBoundsException if the message has no octet there
   */
  public abstract long word(MessageView view, int offset);

  /**
   * Where all octets of a question's name lie together, without a pointer.
   *
   * @param view shows the message
   * @param number 0 for the first question
   * @return the offset of the first from the message's first octet, or -1 if they lie in pieces
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public abstract int flatQuestionNameOffset(MessageView view, int number);

  /**
   * How many octets of a question's name lie together there.
   *
   * @param view shows the message
   * @param number 0 for the first question
   * @return 1 to 255, root included, or 0 if they lie in pieces
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public abstract int flatQuestionNameLength(MessageView view, int number);

  /**
   * Where all octets of a record's owner lie together, without a pointer: in its own place, or
   * where its pointer leads.
   *
   * @param record the record
   * @return the offset of the first from the message's first octet, or -1 if they lie in pieces
   */
  public abstract int flatNameOffset(RecordView record);

  /**
   * How many octets of a record's owner lie together there.
   *
   * @param record the record
   * @return 1 to 255, root included, or 0 if they lie in pieces
   */
  public abstract int flatNameLength(RecordView record);
}
