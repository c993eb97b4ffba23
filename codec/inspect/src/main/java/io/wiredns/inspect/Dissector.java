package io.wiredns.inspect;

import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Takes messages apart, octet by octet, whether they are well-formed or not. {@link #dissect} gives
 * the fields to a program; {@link #toText} and {@link #write} show them to a person. Immutable, for
 * any threads.
 *
 * @since 0.1
 */
public final class Dissector {
  private static final Dissector STANDARD = builder().build();

  private final Registry registry;

  private Dissector(Builder builder) {
    registry = builder.registry;
  }

  /**
   * Returns the renderer that has the defaults of {@link Builder}.
   *
   * @return always the same one
   */
  public static Dissector standard() {
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
    private Registry registry = Registry.standard();

    private Builder() {}

    /**
     * Returns the types and options of octets.
     *
     * @param registry decodes RDATA and options, and names them; {@link Registry#standard()} if
     *     this is not called
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
    public Dissector build() {
      return new Dissector(this);
    }
  }

  /**
   * Takes a message apart.
   *
   * @param octets the message from position to limit; not disturbed
   * @return its fields
   */
  public Dissection dissect(ByteBuffer octets) {
    return new MessageWalk(Octets.of(octets).toArray(), registry).dissect();
  }

  /**
   * Takes a message apart.
   *
   * @param octets the message
   * @return its fields
   */
  public Dissection dissect(byte[] octets) {
    return new MessageWalk(octets.clone(), registry).dissect();
  }

  /**
   * Takes the message apart that a view shows.
   *
   * @param view shows the message; its registry decodes and names the fields
   * @return its fields
   */
  public Dissection dissect(MessageView view) {
    byte[] octets = new byte[view.length()];
    view.copyOctets(0, octets.length, octets, 0);
    return new MessageWalk(octets, view.registry()).dissect();
  }

  /**
   * Returns the text of {@link Dissection#toText}.
   *
   * @param octets the message from position to limit; not disturbed
   * @return lines, each ended by a line feed
   */
  public String toText(ByteBuffer octets) {
    return dissect(octets).toText();
  }

  /**
   * Returns the text of {@link Dissection#toText}.
   *
   * @param octets the message
   * @return lines, each ended by a line feed
   */
  public String toText(byte[] octets) {
    return dissect(octets).toText();
  }

  /**
   * Returns the text of {@link Dissection#toText}.
   *
   * @param view shows the message; its registry decodes and names the fields
   * @return lines, each ended by a line feed
   */
  public String toText(MessageView view) {
    return dissect(view).toText();
  }

  /**
   * Appends the lines of {@link Dissection#toText} as they are made.
   *
   * @param octets the message from position to limit; not disturbed
   * @param out takes lines, each ended by a line feed
   * @return what is wrong with the message; empty if it is well-formed
   * @throws IOException if {@code out} does not take the text
   */
  public List<WireFormatException> write(ByteBuffer octets, Appendable out) throws IOException {
    return write(dissect(octets), out);
  }

  /**
   * Appends the lines of {@link Dissection#toText} as they are made.
   *
   * @param octets the message
   * @param out takes lines, each ended by a line feed
   * @return what is wrong with the message; empty if it is well-formed
   * @throws IOException if {@code out} does not take the text
   */
  public List<WireFormatException> write(byte[] octets, Appendable out) throws IOException {
    return write(dissect(octets), out);
  }

  /**
   * Appends the lines of {@link Dissection#toText} as they are made.
   *
   * @param view shows the message; its registry decodes and names the fields
   * @param out takes lines, each ended by a line feed
   * @return what is wrong with the message; empty if it is well-formed
   * @throws IOException if {@code out} does not take the text
   */
  public List<WireFormatException> write(MessageView view, Appendable out) throws IOException {
    return write(dissect(view), out);
  }

  private static List<WireFormatException> write(Dissection dissection, Appendable out)
      throws IOException {
    dissection.write(out);
    return dissection.faults();
  }
}
