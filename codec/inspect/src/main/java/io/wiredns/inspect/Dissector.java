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
 * Dissects messages, well-formed or malformed, into their fields. {@link #dissect} returns the
 * fields for programs; {@link #toText} and {@link #write} format them for people. Immutable; may be
 * shared among threads.
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
   * Returns the renderer with the default options of {@link Builder}.
   *
   * @return the renderer, the same one at each call
   */
  public static Dissector standard() {
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
    private Registry registry = Registry.standard();

    private Builder() {}

    /**
     * Sets the registry that decodes and names RDATA and options of messages given as octets.
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
    public Dissector build() {
      return new Dissector(this);
    }
  }

  /**
   * Dissects a message.
   *
   * @param octets the message, from position to limit of the buffer, which do not change; copied
   * @return the fields
   */
  public Dissection dissect(ByteBuffer octets) {
    return new MessageWalk(Octets.of(octets).toArray(), registry).dissect();
  }

  /**
   * Dissects a message.
   *
   * @param octets the octets of the message, the whole array; copied
   * @return the fields
   */
  public Dissection dissect(byte[] octets) {
    return new MessageWalk(octets.clone(), registry).dissect();
  }

  /**
   * Dissects the message of a view.
   *
   * @param view the view; its registry decodes and names the fields
   * @return the fields
   */
  public Dissection dissect(MessageView view) {
    byte[] octets = new byte[view.length()];
    view.copyOctets(0, octets.length, octets, 0);
    return new MessageWalk(octets, view.registry()).dissect();
  }

  /**
   * Dissects a message and returns {@link Dissection#toText}.
   *
   * @param octets the message, from position to limit of the buffer, which do not change
   * @return the lines, each ended by a line feed
   */
  public String toText(ByteBuffer octets) {
    return dissect(octets).toText();
  }

  /**
   * Dissects a message and returns {@link Dissection#toText}.
   *
   * @param octets the octets of the message, the whole array
   * @return the lines, each ended by a line feed
   */
  public String toText(byte[] octets) {
    return dissect(octets).toText();
  }

  /**
   * Dissects a message and returns {@link Dissection#toText}.
   *
   * @param view the view of the message; its registry decodes and names the fields
   * @return the lines, each ended by a line feed
   */
  public String toText(MessageView view) {
    return dissect(view).toText();
  }

  /**
   * Dissects a message and appends the lines of {@link Dissection#toText} in pieces.
   *
   * @param octets the message, from position to limit of the buffer, which do not change
   * @param out the target of the lines, each of which ends with a line feed
   * @return the faults of the message; empty if it is well-formed
   * @throws IOException if {@code out} throws it
   */
  public List<WireFormatException> write(ByteBuffer octets, Appendable out) throws IOException {
    return write(dissect(octets), out);
  }

  /**
   * Dissects a message and appends the lines of {@link Dissection#toText} in pieces.
   *
   * @param octets the octets of the message, the whole array
   * @param out the target of the lines, each of which ends with a line feed
   * @return the faults of the message; empty if it is well-formed
   * @throws IOException if {@code out} throws it
   */
  public List<WireFormatException> write(byte[] octets, Appendable out) throws IOException {
    return write(dissect(octets), out);
  }

  /**
   * Dissects a message and appends the lines of {@link Dissection#toText} in pieces.
   *
   * @param view the view of the message; its registry decodes and names the fields
   * @param out the target of the lines, each of which ends with a line feed
   * @return the faults of the message; empty if it is well-formed
   * @throws IOException if {@code out} throws it
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
