package io.wiredns.codec.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.message.EntryReader;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.Name;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Writes records as a zone file, RFC 1035 section 5, one record in each line, in printable ASCII.
 * {@link ZoneReader} reads the same records back, in the same order and with names in the same
 * case.
 *
 * <pre>
 *   $ORIGIN example.
 *   $TTL 3600
 *   www IN A 192.0.2.1
 *   ftp 60 IN CNAME www.example.
 * </pre>
 *
 * <p>Owners can be relative; names in RDATA are always absolute, and all names are written by
 * {@link Name#appendPortable}, so that other implementations accept them. Directives come before
 * the first record; without a record nothing is written. A writer is for one thread.
 *
 * @since 0.1
 */
public final class ZoneWriter implements Closeable, Flushable {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Name origin;
  private final String originText;
  private final long defaultTtl;
  private final Predicate<? super ResourceRecord> generic;
  private final Registry registry;
  private final RDataOctets octets = new RDataOctets();
  private final StringBuilder text = new StringBuilder();
  private boolean started;
  private boolean closed;

  private ZoneWriter(Builder settings) {
    out = settings.out;
    origin = settings.origin;
    originText = origin == null ? "" : text(origin);
    defaultTtl = settings.defaultTtl;
    generic = settings.generic;
    registry = settings.registry;
  }

  /**
   * Creates a writer of absolute names, with a TTL in every line and RDATA in the form of its type.
   *
   * @param out receives the text, in large pieces; {@link #close} closes it
   * @return the writer
   */
  public static ZoneWriter of(OutputStream out) {
    return builder(out).build();
  }

  /**
   * Returns a builder of a writer.
   *
   * @param out receives the text, in large pieces; {@link ZoneWriter#close} closes it
   * @return a builder with default settings
   */
  public static Builder builder(OutputStream out) {
    return new Builder(out);
  }

  /**
   * The settings of a writer.
   *
   * <p>For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final OutputStream out;
    private Name origin;
    private long defaultTtl = -1;
    private Predicate<? super ResourceRecord> generic = record -> false;
    private Registry registry = Registry.standard();

    private Builder(OutputStream out) {
      this.out = Objects.requireNonNull(out);
    }

    /**
     * Writes an $ORIGIN, and owners relative to it.
     *
     * @param origin the origin; if this is not called, owners are absolute
     * @return this builder
     */
    public Builder relativeTo(Name origin) {
      this.origin = Objects.requireNonNull(origin);
      return this;
    }

    /**
     * Writes a $TTL, and omits the TTL in the lines of records that have this TTL. Records of type
     * RRSIG and SIG keep theirs, because ldns would use their original TTL instead.
     *
     * @param seconds the TTL in seconds, 0 to 4294967295; if this is not called, every line has a
     *     TTL
     * @return this builder
     * @throws IllegalArgumentException if the TTL is out of range
     */
    public Builder defaultTtl(long seconds) {
      if (seconds >>> 32 != 0) {
        throw FieldRanges.refused("TTL", seconds, 0xFFFF_FFFFL);
      }
      defaultTtl = seconds;
      return this;
    }

    /**
     * Writes all records in the form of RFC 3597 section 5: {@code TYPEnnn} and {@code \# length
     * hexadecimal}, which every reader of zone files accepts for any type.
     *
     * @return this builder
     */
    public Builder generic() {
      return generic(record -> true);
    }

    /**
     * Writes the selected records in the form of RFC 3597 section 5, for readers that do not know
     * their type or its text.
     *
     * @param which selects these records; none if this is not called
     * @return this builder
     */
    public Builder generic(Predicate<? super ResourceRecord> which) {
      generic = Objects.requireNonNull(which);
      return this;
    }

    /**
     * Sets the registry with the mnemonics of types. The RDATA of a type that has no text decoder
     * in it is written as {@code \#}.
     *
     * @param registry the registry of the intended reader; the standard one if this is not called
     * @return this builder
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry);
      return this;
    }

    /**
     * Creates the writer.
     *
     * @return the writer
     */
    public ZoneWriter build() {
      return new ZoneWriter(this);
    }
  }

  /**
   * Writes a record.
   *
   * @param record the record
   * @throws IllegalArgumentException if a zone file cannot contain the record, because its type or
   *     class is a meta one (RFC 6895 section 3), or its RDATA is malformed, missing, not of its
   *     class, or too long for the generic form; nothing is written in that case
   * @throws IOException if the text cannot be written
   */
  public void write(ResourceRecord record) throws IOException {
    RData rdata = record.rdata();
    if (EntryReader.isMeta(record.type())
        || EntryReader.isMeta(record.recordClass())
        || rdata instanceof MalformedRData
        || rdata instanceof EmptyRData
        || !rdata.isOf(record.recordClass())) {
      throw new IllegalArgumentException("no zone may have the record " + record);
    }
    int before = text.length();
    try {
      append(record, rdata);
    } catch (IllegalArgumentException refused) {
      text.setLength(before);
      throw refused;
    }
    if (text.length() >= BUFFER) {
      send();
    }
  }

  private void append(ResourceRecord record, RData rdata) {
    if (!started) {
      started = true;
      if (origin != null) {
        text.append("$ORIGIN ").append(originText).append('\n');
      }
      if (defaultTtl >= 0) {
        text.append("$TTL ").append(defaultTtl).append('\n');
      }
    }
    owner(record.name());
    if (record.ttl() != defaultTtl || isSignature(record.type())) {
      text.append(' ').append(record.ttl());
    }
    text.append(' ').append(record.recordClass()).append(' ');
    boolean isGeneric = generic.test(record);
    if (isGeneric) {
      text.append("TYPE").append(record.type().value());
    } else {
      text.append(registry.type(record.type().value()));
    }
    text.append(' ');
    TextWriter words = TextWriter.portable(text, registry.typeSpace());
    if (isGeneric || !hasText(record)) {
      words.generic(octets.of(rdata));
    } else {
      rdata.writeText(words);
    }
    text.append('\n');
  }

  /**
   * Returns whether some readers use the original TTL instead of $TTL for a line of this type
   * without a TTL.
   */
  private static boolean isSignature(RecordType type) {
    return type.equals(RecordType.RRSIG) || type.equals(RecordType.SIG);
  }

  private static String text(Name name) {
    StringBuilder text = new StringBuilder();
    name.appendPortable(text);
    return text.toString();
  }

  /**
   * Writes an owner, relative only if the origin restores the same octets; otherwise its case would
   * be lost.
   */
  private void owner(Name name) {
    int labels = origin == null ? -1 : name.labelCount() - origin.labelCount();
    if (labels == 0 && name.hasSameOctets(origin)) {
      text.append('@');
      return;
    }
    name.appendPortable(text);
    if (labels > 0 && !origin.isRoot() && name.suffix(labels).hasSameOctets(origin)) {
      text.setLength(text.length() - originText.length() - 1);
    }
  }

  private boolean hasText(ResourceRecord record) {
    return registry.textDecoder(record.type().value(), record.recordClass().value()) != null;
  }

  private void send() throws IOException {
    // The text is cleared first, so that text that a broken stream has rejected is not written a
    // second time.
    byte[] piece = text.toString().getBytes(StandardCharsets.US_ASCII);
    text.setLength(0);
    out.write(piece);
  }

  /**
   * Passes the whole text so far to the stream, and flushes the stream.
   *
   * @throws IOException if the text cannot be written
   */
  @Override
  public void flush() throws IOException {
    send();
    out.flush();
  }

  /**
   * Passes the whole text to the stream, and closes the stream. Without this call, or {@link
   * #flush}, the stream lacks the end of the zone. A second call does nothing.
   *
   * @throws IOException if the text cannot be written, or the stream cannot be closed
   */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      try (OutputStream closing = out) {
        send();
        closing.flush();
      }
    }
  }
}
