package io.wiredns.inspect;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes a message as one JSON object without line breaks, with the members of RFC 8427, and reads
 * it again.
 *
 * <p>Members of our own start with x: {@code xZ}; {@code xRCODE} and {@code xRCODEname}, the value
 * of header and OPT together; {@code xNAMEHEX}, a name's uncompressed octets; {@code xBODYHEX} and
 * {@code xTLVs}, what a DSO message has instead of sections; {@code xFaults}, what is malformed.
 * RDATAHEX has names expanded for the types of RFC 3597 section 4; RDLENGTH is as on the wire, and
 * in a {@link Message}, which has not been compressed, the length of RDATAHEX. All output is ASCII.
 * Immutable, for any threads.
 *
 * @since 0.1
 */
public final class Rfc8427Json {
  private static final Rfc8427Json STANDARD = builder().build();

  private final TextForm form;
  private final Registry registry;

  private Rfc8427Json(Builder builder) {
    form = builder.form;
    registry = builder.registry;
  }

  /**
   * Returns the renderer that has the defaults of {@link Builder}.
   *
   * @return always the same one
   */
  public static Rfc8427Json standard() {
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
     * How RDATA is spelled.
     *
     * @param form the form, {@link TextForm#OWN} if this is not called; with {@link
     *     TextForm#GENERIC} every record has a member with its text unless it is malformed
     * @return these options
     */
    public Builder form(TextForm form) {
      this.form = Objects.requireNonNull(form);
      return this;
    }

    /**
     * Returns the types and options of octets, of JSON that is read, and of messages that are not
     * views.
     *
     * @param registry knows them; {@link Registry#standard()} if this is not called
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
    public Rfc8427Json build() {
      return new Rfc8427Json(this);
    }
  }

  /**
   * Returns the object of a message. What is malformed in it, as tolerant parsing has kept it, is
   * listed in {@code xFaults}.
   *
   * @param message the message
   * @return one object
   * @throws IllegalArgumentException if RDATA has more than 65535 octets, which no message can hold
   */
  public String toText(Message message) {
    StringBuilder out = new StringBuilder();
    TextSink.<RuntimeException>build(out, sink -> write(message, sink));
    return out.toString();
  }

  /**
   * Returns the object of a well-formed message.
   *
   * @param view shows the message
   * @return one object
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type
   */
  public String toText(MessageView view) throws WireFormatException {
    StringBuilder out = new StringBuilder();
    TextSink.<WireFormatException>build(out, sink -> write(view, sink));
    return out.toString();
  }

  /**
   * Returns the object of what can be read of a message, with {@code xFaults} if there are any.
   *
   * @param octets the message from position to limit; not disturbed
   * @return one object
   */
  public String toText(ByteBuffer octets) {
    StringBuilder out = new StringBuilder();
    TextSink.<RuntimeException>build(out, sink -> write(octets, sink));
    return out.toString();
  }

  /**
   * Returns the object of what can be read of a message, with {@code xFaults} if there are any.
   *
   * @param octets the message
   * @return one object
   */
  public String toText(byte[] octets) {
    return toText(ByteBuffer.wrap(octets));
  }

  /**
   * Appends the object of a message as it is made: however long it is, the text of no more than a
   * few records is held in memory. A message of names behind pointers has up to 300 times as many
   * characters as octets. What is malformed in it, as tolerant parsing has kept it, is listed in
   * {@code xFaults}.
   *
   * @param message the message
   * @param out takes the object
   * @throws IllegalArgumentException if RDATA has more than 65535 octets, which no message can hold
   * @throws IOException if {@code out} does not take the text
   */
  public void write(Message message, Appendable out) throws IOException {
    TextSink sink = new TextSink(out);
    write(message, sink);
    sink.end();
  }

  /**
   * Appends the object of a well-formed message as it is made. All data are decoded once before the
   * first character is written, to see whether they are well-formed.
   *
   * @param view shows the message
   * @param out takes the object
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type; nothing is
   *     written then
   * @throws IOException if {@code out} does not take the text
   */
  public void write(MessageView view, Appendable out) throws WireFormatException, IOException {
    for (int i = 0; i < view.recordCount(); i++) {
      view.record(i).rdata();
    }
    DsoMessage.tlvs(view.body(), view.registry());
    TextSink sink = new TextSink(out);
    write(view, sink);
    sink.end();
  }

  /**
   * Appends the object of what can be read of a message as it is made, with {@code xFaults} if
   * there are any.
   *
   * @param octets the message from position to limit; not disturbed
   * @param out takes the object
   * @return what is wrong with the message; empty if it is well-formed
   * @throws IOException if {@code out} does not take the text
   */
  public List<WireFormatException> write(ByteBuffer octets, Appendable out) throws IOException {
    TextSink sink = new TextSink(out);
    List<WireFormatException> faults = write(octets, sink);
    sink.end();
    return faults;
  }

  /**
   * Appends the object of what can be read of a message as it is made, with {@code xFaults} if
   * there are any.
   *
   * @param octets the message
   * @param out takes the object
   * @return what is wrong with the message; empty if it is well-formed
   * @throws IOException if {@code out} does not take the text
   */
  public List<WireFormatException> write(byte[] octets, Appendable out) throws IOException {
    return write(ByteBuffer.wrap(octets), out);
  }

  /**
   * Appends an object for a message that has been refused: its fault and its octets, and nothing
   * else.
   *
   * @param octets the message from position to limit; not disturbed
   * @param fault what is wrong
   * @param out takes the object
   * @throws IOException if it does not take the text
   */
  public void writeMalformed(ByteBuffer octets, WireFormatException fault, Appendable out)
      throws IOException {
    TextSink sink = new TextSink(out);
    Rfc8427Writer.malformed(octets, fault, sink.text);
    sink.end();
  }

  /**
   * Reads a message that a renderer has written, or that has the members of RFC 8427 which say what
   * a message holds. Members that say the same in another way are not needed: octets in hexadecimal
   * ({@code xNAMEHEX}, {@code RDATAHEX}) are preferred to text ({@code NAME}, {@code rdataA}), and
   * numbers to mnemonics. Counts, lengths and unknown members are passed over. What is not said is
   * zero or empty, and a class that is not said is IN.
   *
   * <p>Time and memory are proportional to the text, whoever made it. A record that takes more than
   * 65,535 octets once the names in its data are written in full is refused.
   *
   * @param json one object and nothing after it
   * @return the message, equal to the one that was written
   * @throws TextFormatException if the text is no such object, or says a malformed message; with
   *     line and column
   */
  public Message parse(CharSequence json) throws TextFormatException {
    return new Rfc8427Reader(Objects.requireNonNull(json), registry).message();
  }

  private void write(Message message, TextSink sink) throws IOException {
    new Rfc8427Writer(form, registry, new ArrayList<>(), sink).write(message);
  }

  private void write(MessageView view, TextSink sink) throws WireFormatException, IOException {
    new Rfc8427Writer(form, view.registry(), null, sink).write(view);
  }

  private List<WireFormatException> write(ByteBuffer octets, TextSink sink) throws IOException {
    MessageView view = new MessageView(registry);
    List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(octets));
    new Rfc8427Writer(form, registry, faults, sink).writeTolerant(view, octets);
    return List.copyOf(faults);
  }
}
