package io.wiredns.inspect;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoMessage;
import java.io.IOException;
import java.util.Objects;

/**
 * Shows messages as dig does: what people read and paste; the TLVs of a DSO message, which dig does
 * not know, a line each. All output is printable ASCII, each line ended by a line feed. Immutable,
 * for any threads.
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
   * Returns the renderer that has the defaults of {@link Builder}.
   *
   * @return always the same one
   */
  public static DigText standard() {
    return STANDARD;
  }

  /**
   * Starts a renderer.
   *
   * @return options as they are by default
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Options of a renderer. For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private TextForm form = TextForm.OWN;
    private Registry registry = Registry.standard();

    private Builder() {}

    /**
     * How records are spelled.
     *
     * @param form the form, {@link TextForm#OWN} if this is not called; {@link TextForm#GENERIC} is
     *     dig's {@code +unknownformat}
     * @return these options
     */
    public Builder form(TextForm form) {
      this.form = Objects.requireNonNull(form);
      return this;
    }

    /**
     * Returns the types and options of messages that are not views.
     *
     * @param registry knows what types are called that are fields of RDATA, and RDATA in TLVs;
     *     {@link Registry#standard()} if this is not called
     * @return these options
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry);
      return this;
    }

    /**
     * Makes the renderer.
     *
     * @return a renderer that has these options
     */
    public DigText build() {
      return new DigText(this);
    }
  }

  /**
   * Returns the text of a message.
   *
   * @param message the message
   * @return lines, each ended by a line feed
   */
  public String toText(Message message) {
    return text(message, registry);
  }

  /**
   * Returns the text of a well-formed message.
   *
   * @param view shows the message
   * @return lines, each ended by a line feed
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type
   */
  public String toText(MessageView view) throws WireFormatException {
    return text(decoded(view), view.registry());
  }

  /**
   * Appends the text of a message as its lines are made: however long they are altogether, the text
   * of no more than a few records is held in memory. A message of names behind pointers has up to
   * 200 times as many characters as octets.
   *
   * @param message the message
   * @param out takes lines, each ended by a line feed
   * @throws IOException if it does not take them
   */
  public void write(Message message, Appendable out) throws IOException {
    write(message, registry, out);
  }

  /**
   * Appends the text of a well-formed message as its lines are made. All data are decoded before
   * the first line is written.
   *
   * @param view shows the message
   * @param out takes lines, each ended by a line feed
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type; nothing is
   *     written then
   * @throws IOException if {@code out} does not take the text
   */
  public void write(MessageView view, Appendable out) throws WireFormatException, IOException {
    write(decoded(view), view.registry(), out);
  }

  private static Message decoded(MessageView view) throws WireFormatException {
    Message message = view.toMessage();
    DsoMessage.tlvs(message.body(), view.registry());
    return message;
  }

  private String text(Message message, Registry knowing) {
    StringBuilder out = new StringBuilder();
    TextSink.<RuntimeException>build(out, sink -> new DigLines(form, knowing, sink).write(message));
    return out.toString();
  }

  private void write(Message message, Registry knowing, Appendable out) throws IOException {
    TextSink sink = new TextSink(out);
    new DigLines(form, knowing, sink).write(message);
    sink.end();
  }
}
