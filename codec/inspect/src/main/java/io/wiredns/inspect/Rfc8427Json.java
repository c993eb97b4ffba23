package io.wiredns.inspect;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Writes a message as one JSON object without line breaks, with the members of RFC 8427, and parses
 * such objects.
 *
 * <p>Members that RFC 8427 does not define start with x: {@code xZ}, the reserved bit; {@code
 * xRCODE} and {@code xRCODEname}, the RCODE from header and OPT; {@code xNAMEHEX}, the uncompressed
 * octets of a name; {@code xBODYHEX} and {@code xTLVs}, the content of a DSO message; {@code
 * xFaults}, the faults. RDATAHEX has expanded names for the types of RFC 3597 section 4. RDLENGTH
 * is the value on the wire, or for a {@link Message}, which has no wire format yet, the length of
 * RDATAHEX in octets. All output is ASCII. Immutable; may be shared among threads.
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
   * Returns the renderer with the default options of {@link Builder}.
   *
   * @return the renderer, the same one at each call
   */
  public static Rfc8427Json standard() {
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
     * Sets the text format of RDATA.
     *
     * @param form the format; by default {@link TextForm#OWN}. With {@link TextForm#GENERIC} every
     *     record has a member with its text unless it is malformed
     * @return this
     */
    public Builder form(TextForm form) {
      this.form = Objects.requireNonNull(form);
      return this;
    }

    /**
     * Sets the registry for octets, for JSON that is parsed, and for messages that are not views.
     *
     * @param registry the registry of types and options; by default {@link Registry#standard()}
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
    public Rfc8427Json build() {
      return new Rfc8427Json(this);
    }
  }

  /**
   * Returns a message as a JSON object. Malformed data that tolerant parsing has kept are listed in
   * {@code xFaults}.
   *
   * @param message the message
   * @return one JSON object
   * @throws IllegalArgumentException if RDATA has more than 65,535 octets, which is more than a
   *     message can hold
   */
  public String toText(Message message) {
    return WholeText.of(out -> write(message, out));
  }

  /**
   * Returns a well-formed message as a JSON object.
   *
   * @param view the view of the message
   * @return one JSON object
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type
   */
  public String toText(MessageView view) throws WireFormatException {
    return WholeText.of(out -> write(view, out));
  }

  /**
   * Returns, as a JSON object, those parts of a message that can be read; the member {@code
   * xFaults} lists the faults, if there are any.
   *
   * @param octets the message, from position to limit of the buffer, which do not change
   * @return one JSON object
   */
  public String toText(ByteBuffer octets) {
    return WholeText.of(out -> write(octets, out));
  }

  /**
   * Returns, as a JSON object, those parts of a message that can be read; the member {@code
   * xFaults} lists the faults, if there are any.
   *
   * @param octets the octets of the message, the whole array
   * @return one JSON object
   */
  public String toText(byte[] octets) {
    return toText(ByteBuffer.wrap(octets));
  }

  /**
   * Appends a message as a JSON object, in pieces: only the text of a few records is held in memory
   * at a time. The text of a message with many compressed names has up to 300 times as many
   * characters as the message has octets. Malformed data that tolerant parsing has kept are listed
   * in {@code xFaults}.
   *
   * @param message the message
   * @param out the target of the object
   * @throws IllegalArgumentException if RDATA has more than 65,535 octets, which is more than a
   *     message can hold
   * @throws IOException if {@code out} throws it
   */
  public void write(Message message, Appendable out) throws IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    buffer.json().with(form, registry, new ArrayList<>()).write(message);
    buffer.endOf(out);
  }

  /**
   * Appends a well-formed message as a JSON object, in pieces. All data are decoded once before the
   * first character is written, to check that they are well-formed.
   *
   * @param view the view of the message
   * @param out the target of the object
   * @throws WireFormatException if RDATA or a DSO TLV breaks the rules of its type; nothing is
   *     written then
   * @throws IOException if {@code out} throws it
   */
  public void write(MessageView view, Appendable out) throws WireFormatException, IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    buffer.json().with(form, view.registry(), null).write(view);
    buffer.endOf(out);
  }

  /**
   * Appends, as a JSON object and in pieces, those parts of a message that can be read; the member
   * {@code xFaults} lists the faults, if there are any.
   *
   * @param octets the message, from position to limit of the buffer, which do not change
   * @param out the target of the object
   * @return the faults of the message; empty if it is well-formed
   * @throws IOException if {@code out} throws it
   */
  public List<WireFormatException> write(ByteBuffer octets, Appendable out) throws IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    MessageView view = new MessageView(registry);
    List<WireFormatException> faults = new ArrayList<>(view.wrapTolerant(octets));
    buffer.json().with(form, registry, faults).writeTolerant(view, octets);
    buffer.endOf(out);
    return List.copyOf(faults);
  }

  /**
   * Appends, as a JSON object and in pieces, those parts of a message that can be read; the member
   * {@code xFaults} lists the faults, if there are any.
   *
   * @param octets the octets of the message, the whole array
   * @param out the target of the object
   * @return the faults of the message; empty if it is well-formed
   * @throws IOException if {@code out} throws it
   */
  public List<WireFormatException> write(byte[] octets, Appendable out) throws IOException {
    return write(ByteBuffer.wrap(octets), out);
  }

  /**
   * Appends a JSON object for a refused message, which has only its fault and its octets.
   *
   * @param octets the message, from position to limit of the buffer, which do not change
   * @param fault the fault
   * @param out the target of the object
   * @throws IOException if {@code out} throws it
   */
  public void writeMalformed(ByteBuffer octets, WireFormatException fault, Appendable out)
      throws IOException {
    AsciiBuffer buffer = AsciiBuffer.of(out);
    Rfc8427Writer.malformed(octets, fault, buffer);
    buffer.endOf(out);
  }

  /**
   * Parses a message that a renderer has written, or any object with the members of RFC 8427 that
   * describe a message. Redundant members are not needed: octets in hexadecimal ({@code xNAMEHEX},
   * {@code RDATAHEX}) are preferred to text ({@code NAME}, {@code rdataA}), and numbers to
   * mnemonics. Counts, lengths and unknown members are ignored. Missing members are zero or empty,
   * and a missing class is IN, but each question and record must have a name and a type. If {@code
   * xBODYHEX} is present, the sections are ignored; if a message has no section but {@code
   * messageOctetsHEX}, that is parsed.
   *
   * <p>Time and memory are proportional to the text, even if it is hostile. A record is refused if
   * it does not fit into 65,535 octets with uncompressed names, after a header and the first
   * question.
   *
   * @param json the text of one object, with nothing after it
   * @return the message; equal to the one that was written, if a renderer has written the text
   * @throws TextFormatException if the text is not such an object, or describes a malformed
   *     message; the exception has line and column
   */
  public Message parse(CharSequence json) throws TextFormatException {
    return new Rfc8427Reader(Objects.requireNonNull(json), registry).message();
  }
}
