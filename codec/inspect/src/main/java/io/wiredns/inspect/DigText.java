package io.wiredns.inspect;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.util.Objects;

/**
 * Formats messages in the style of dig. The TLVs of a DSO message, which dig does not support, have
 * one line each. All output is printable ASCII, and each line ends with a line feed. Immutable; may
 * be shared among threads.
 *
 * @since 0.1
 */
public final class DigText {
  private static final DigText STANDARD = builder().build();

  private final TextForm form;
  private final Registry registry;

  private DigText(Builder builder) {
    form = builder.form;
    registry = builder.registry;
  }

  /**
   * Returns the renderer with the default options of {@link Builder}.
   *
   * @return the renderer, the same one at each call
   */
  public static DigText standard() {
    return STANDARD;
  }

  /**
   * Returns a builder for a renderer.
   *
   * @return a builder with the default options
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Builds a renderer. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private TextForm form = TextForm.OWN;
    private Registry registry = Registry.standard();

    private Builder() {}

    /**
     * Sets the text format of records.
     *
     * @param form the format; by default {@link TextForm#OWN}. {@link TextForm#GENERIC} is dig's
     *     {@code +unknownformat}
     * @return this
     */
    public Builder form(TextForm form) {
      this.form = Objects.requireNonNull(form);
      return this;
    }

    /**
     * Sets the registry for messages that are not views. The registry has the mnemonics of types
     * that are fields of RDATA, and decodes RDATA in DSO TLVs.
     *
     * @param registry the registry; by default {@link Registry#standard()}
     * @return this
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry);
      return this;
    }

    /**
     * Builds the renderer.
     *
     * @return a renderer with these options
     */
    public DigText build() {
      return new DigText(this);
    }
  }

  /**
   * Returns the text of a message.
   *
   * @param message the message
   * @return the lines, each ended by a line feed
   * @throws IllegalArgumentException with {@link TextForm#GENERIC}, if RDATA has more than 65,535
   *     octets, which is more than a message can hold
   */
  public String toText(Message message) {
    return WholeText.of(out -> write(message, out));
  }

  /**
   * Returns the text of a well-formed message.
   *
   * @param view the view of the message
   * @return the lines, each ended by a line feed
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type
   */
  public String toText(MessageView view) throws WireFormatException {
    return WholeText.of(out -> write(view, out));
  }

  /**
   * Appends the text of a message in pieces: only the text of a few records is held in memory at a
   * time. The text of a message with many compressed names has up to 200 times as many characters
   * as the message has octets.
   *
   * @param message the message
   * @param out the target of the lines, each of which ends with a line feed
   * @throws IllegalArgumentException with {@link TextForm#GENERIC}, if RDATA has more than 65,535
   *     octets, which is more than a message can hold
   * @throws IOException if {@code out} throws it
   */
  public void write(Message message, Appendable out) throws IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    buffer.dig().with(form, registry).write(message);
    buffer.endOf(out);
  }

  /**
   * Appends the text of a well-formed message in pieces. All data are decoded before the first line
   * is written.
   *
   * @param view the view of the message
   * @param out the target of the lines, each of which ends with a line feed
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type; nothing is
   *     written then
   * @throws IOException if {@code out} throws it
   */
  public void write(MessageView view, Appendable out) throws WireFormatException, IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    buffer.dig().with(form, view.registry()).write(view);
    buffer.endOf(out);
  }

  /**
   * Appends the text of the RDATA of a record, as it is in the line of the record. That of the
   * usual types is written from their octets.
   *
   * @param view the view of the message
   * @param record a record of that view
   * @param out the target of the text, which has no line feed
   * @throws WireFormatException if the RDATA break the rules of their type; nothing is written then
   * @throws IOException if {@code out} throws it
   */
  public void writeRData(MessageView view, RecordView record, Appendable out)
      throws WireFormatException, IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    buffer.dig().with(form, view.registry()).rdata(record);
    buffer.endOf(out);
  }
}
