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
 * Writes records as a zone file, RFC 1035 section 5, one a line, in printable ASCII: {@link
 * ZoneReader} reads the same records back, in the same order and with names in the same case.
 *
 * <pre>
 *   $ORIGIN example.
 *   $TTL 3600
 *   www IN A 192.0.2.1
 *   ftp 60 IN CNAME www.example.
 * </pre>
 *
 * <p>Owners can be relative; names in RDATA are always absolute, and all names are those of {@link
 * Name#appendPortable}, so that other readers take them. Directives stand before the first record;
 * without a record nothing is written. For one thread.
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
   * A writer of absolute names, a TTL in every line, and each type's own form.
   *
   * @param out takes the text, in large pieces; {@link #close} closes it
   * @return the writer
   */
  public static ZoneWriter of(OutputStream out) {
    return builder(out).build();
  }

  /**
   * Starts the settings of a writer.
   *
   * @param out takes the text, in large pieces; {@link ZoneWriter#close} closes it
   * @return settings as they are by default
   */
  public static Builder builder(OutputStream out) {
    return new Builder(out);
  }

  /**
   * Settings of a writer.
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
     * @return these settings
     */
    public Builder relativeTo(Name origin) {
      this.origin = Objects.requireNonNull(origin);
      return this;
    }

    /**
     * Writes a $TTL, and no TTL in the lines of records that have this one, signatures excepted: of
     * these ldns takes the original TTL instead.
     *
     * @param seconds the TTL, 0 to 4294967295; if this is not called, every line has one
     * @return these settings
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
     * Writes all records as RFC 3597 section 5 has it: {@code TYPEnnn} and {@code \# length
     * hexadecimal}, which every reader of zone files reads, whatever types it knows.
     *
     * @return these settings
     */
    public Builder generic() {
      return generic(record -> true);
    }

    /**
     * Writes some records as RFC 3597 section 5 has it, for a reader that does not know their type
     * or a text of theirs.
     *
     * @param which takes these records; none if this is not called
     * @return these settings
     */
    public Builder generic(Predicate<? super ResourceRecord> which) {
      generic = Objects.requireNonNull(which);
      return this;
    }

    /**
     * Sets which types have a text of their own, and what they are called; others are written as
     * {@code \#}.
     *
     * @param registry that of the reader; the standard one if this is not called
     * @return these settings
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry);
      return this;
    }

    /**
     * Ends the settings.
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
   * @throws IllegalArgumentException if zone files can have no such record: its type or class is a
   *     meta one (RFC 6895 section 3), or its RDATA is malformed, not there, or not of its class;
   *     nothing is written then
   * @throws IOException if the text cannot be written
   */
  public void write(ResourceRecord record) throws IOException {
    RData rdata = record.rdata();
    if (EntryReader.isMeta(record.type())
        || EntryReader.isMeta(record.recordClass())
        || rdata instanceof MalformedRData
        || rdata instanceof EmptyRData
        || !rdata.isOf(record.recordClass())) {
      throw new IllegalArgumentException("no zone has a record as " + record);
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

  /** Of these some readers take the original TTL, not that of $TTL, if the line has none. */
  private static boolean isSignature(RecordType type) {
    return type.equals(RecordType.RRSIG) || type.equals(RecordType.SIG);
  }

  private static String text(Name name) {
    StringBuilder text = new StringBuilder();
    name.appendPortable(text);
    return text.toString();
  }

  /** Relative only if the origin gives back the same octets: case would be lost otherwise. */
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
    // Emptied first: what a broken stream has refused is not written a second time.
    byte[] piece = text.toString().getBytes(StandardCharsets.US_ASCII);
    text.setLength(0);
    out.write(piece);
  }

  /**
   * Hands over all that has been written so far, and flushes the stream.
   *
   * @throws IOException if the text cannot be written
   */
  @Override
  public void flush() throws IOException {
    send();
    out.flush();
  }

  /**
   * Hands over all that has been written, and closes the stream. Without this call, or {@link
   * #flush}, the end of the zone does not arrive. A second call does nothing.
   *
   * @throws IOException if the text cannot be written, or the stream not be closed
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
