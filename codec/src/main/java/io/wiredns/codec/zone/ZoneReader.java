package io.wiredns.codec.zone;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.message.EntryReader;
import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads zone files (master files), RFC 1035 section 5, record by record, so that memory does not
 * grow with the file.
 *
 * <pre>
 *   [owner] [TTL] [class] type RDATA        TTL and class in either order
 *   $ORIGIN name                            RFC 1035 section 5.1
 *   $TTL seconds                            RFC 2308 section 4; units as in 1h30m too
 *   $INCLUDE file [origin]                  only if a directory for it is set
 *   $GENERATE start-stop[/step] owner [TTL] [class] type RDATA      as in BIND </pre>
 *
 * <p>A blank at the start of a line means the owner of the previous record, {@code @} means the
 * origin. A record without a TTL has the TTL of $TTL; without $TTL, it has the last TTL that a
 * record has given; without that too, an SOA record has its own MINIMUM, which is then used like
 * $TTL (all as in BIND). A record without a class has the class of the zone. RDATA of any type can
 * be written as {@code \#} and octets, types and classes as {@code TYPEnnn} and {@code CLASSnnn};
 * RFC 3597 section 5. Meta types and classes are errors; RFC 6895 section 3.
 *
 * <p>An included file starts with the last owner, and with the origin of the directive or else the
 * current one. The included file changes neither owner nor origin of the including file, but its
 * $TTL remains in force. File names are relative to the directory for $INCLUDE.
 *
 * <p>The reader does not check whether the records form a valid zone; the zone checker of the
 * module {@code io.wiredns.inspect} does. A reader is for one thread.
 *
 * @since 0.1
 */
public final class ZoneReader implements Closeable, Iterable<ResourceRecord> {
  private final Name apex;
  private final RecordClass recordClass;
  private final Includes includes;
  private final Registry registry;
  private final EntryReader entries;
  private final Words words = new Words();

  /** The sources that are being read, the innermost first. */
  private final Deque<ZoneSource> sources = new ArrayDeque<>();

  private final int entryOctets;
  private final GenerateLimits generateLimits;
  private String file;
  private long line;

  private ZoneReader(Builder settings, ZoneSource zone) throws IOException {
    apex = settings.origin;
    recordClass = settings.recordClass;
    entryOctets = settings.entryOctets;
    includes =
        new Includes(
            settings.includeRoot,
            settings.includeDepth,
            settings.includeFiles,
            settings.includeOctets,
            entryOctets);
    registry = settings.registry;
    entries = new EntryReader(recordClass, registry);
    generateLimits = new GenerateLimits(settings.generatedRecords, settings.generatedOctets);
    file = zone.file();
    sources.push(zone);
  }

  /**
   * Creates a reader of a stream with default settings, which refuse $INCLUDE.
   *
   * @param in the text; read in large pieces and never closed by the reader
   * @param origin the zone's name, which completes relative names
   * @return the reader
   */
  public static ZoneReader of(InputStream in, Name origin) {
    try {
      return builder(origin).open(Objects.requireNonNull(in), "-");
    } catch (IOException impossible) {
      throw new AssertionError("no directory was given that could fail", impossible);
    }
  }

  /**
   * Creates a reader of a file with default settings, which refuse $INCLUDE.
   *
   * @param file the file; {@link #close} closes it
   * @param origin the zone's name, which completes relative names
   * @return the reader
   * @throws IOException if the file cannot be opened
   */
  public static ZoneReader of(Path file, Name origin) throws IOException {
    return builder(origin).open(file);
  }

  /**
   * Reads all records of a file with default settings, which refuse $INCLUDE. The list holds the
   * whole zone in memory; {@link #next} and {@link #stream} do not.
   *
   * @param file the file
   * @param origin the zone's name, which completes relative names
   * @return the records in the order of the file, in a modifiable list
   * @throws TextFormatException if an entry is malformed: the first fault of the file
   * @throws IOException if the file cannot be read
   */
  public static List<ResourceRecord> read(Path file, Name origin)
      throws TextFormatException, IOException {
    List<ResourceRecord> records = new ArrayList<>();
    try (ZoneReader reader = of(file, origin)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        records.add(record);
      }
    }
    return records;
  }

  /**
   * Returns a builder of a reader.
   *
   * @param origin the zone's name, which completes relative names
   * @return a builder with default settings
   */
  public static Builder builder(Name origin) {
    return new Builder(origin);
  }

  /**
   * The settings of a reader. A builder is reusable; every {@code open} creates a new reader. For
   * one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final Name origin;
    private RecordClass recordClass = RecordClass.IN;
    private Registry registry = Registry.standard();
    private Path includeRoot;
    private int includeDepth = 16;
    private int includeFiles = 1_024;
    private long includeOctets = 1L << 30;
    private long generatedRecords = 65_536;
    private long generatedOctets = 1L << 26;
    private int entryOctets = EntryScanner.ENTRY_OCTETS;

    private Builder(Name origin) {
      this.origin = Objects.requireNonNull(origin);
    }

    /**
     * Sets the class of records that name none.
     *
     * @param recordClass the class; IN if this is not called
     * @return this builder
     */
    public Builder recordClass(RecordClass recordClass) {
      this.recordClass = Objects.requireNonNull(recordClass);
      return this;
    }

    /**
     * Sets the registry, which contains the types and the decoders of their texts.
     *
     * @param registry the registry; the standard one if this is not called
     * @return this builder
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry);
      return this;
    }

    /**
     * Allows $INCLUDE to read regular files inside a directory; {@code ..} and symbolic links
     * cannot lead out of it. File names are relative to the directory. Untrusted processes must not
     * be able to write to it meanwhile: one that replaces a directory in the path between the check
     * and the opening could lead the reader out of it.
     *
     * @param directory the directory; if this is not called, $INCLUDE is refused
     * @return this builder
     */
    public Builder includeRoot(Path directory) {
      includeRoot = Objects.requireNonNull(directory);
      return this;
    }

    /**
     * Limits the nesting of $INCLUDE.
     *
     * @param files the maximum number of included files open at once; 16 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxIncludeDepth(int files) {
      includeDepth = (int) notNegative(files);
      return this;
    }

    /**
     * Limits the number of $INCLUDE directives in all files together.
     *
     * @param files the maximum number of directives that are followed; 1,024 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxIncludeFiles(int files) {
      includeFiles = (int) notNegative(files);
      return this;
    }

    /**
     * Limits the total size of all included files; a file that is included twice counts twice. An
     * $INCLUDE that would exceed the limit is an error, and nothing of its file is read.
     *
     * @param octets the size in octets; 1,073,741,824 (1 GiB) if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the limit is negative
     */
    public Builder maxIncludeOctets(long octets) {
      includeOctets = notNegative(octets);
      return this;
    }

    /**
     * Limits the number of records that all $GENERATE directives together may generate. A directive
     * whose range would exceed the limit is an error and generates nothing.
     *
     * @param records the number of records; 65,536 if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the limit is negative
     */
    public Builder maxGeneratedRecords(long records) {
      generatedRecords = notNegative(records);
      return this;
    }

    /**
     * Limits the size of the text that all $GENERATE directives together may generate, including
     * the ends of lines. A directive that exceeds the limit ends with an error after the last
     * record that fits; later directives generate nothing.
     *
     * @param octets the size in octets; 67,108,864 (64 MiB) if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the limit is negative
     */
    public Builder maxGeneratedOctets(long octets) {
      generatedOctets = notNegative(octets);
      return this;
    }

    /**
     * Limits both the size of the words of one entry in octets and the number of its words. The
     * reader's memory grows with the largest entry that it has read.
     *
     * @param octets the size in octets, and the number of words; 593,920, which is enough for every
     *     RDATA of the standard registry, if this is not called
     * @return this builder
     * @throws IllegalArgumentException if the limit is negative
     */
    public Builder maxEntryOctets(int octets) {
      entryOctets = (int) notNegative(octets);
      return this;
    }

    private static long notNegative(long limit) {
      if (limit < 0) {
        throw new IllegalArgumentException("limit " + limit + " is negative");
      }
      return limit;
    }

    /**
     * Creates a reader of a file.
     *
     * @param file the file; the reader's {@link ZoneReader#close} closes it
     * @return the reader
     * @throws IOException if the file cannot be opened, or the directory for $INCLUDE is missing
     */
    public ZoneReader open(Path file) throws IOException {
      InputStream in = Files.newInputStream(file);
      try {
        return new ZoneReader(
            this, ZoneSource.file(in, entryOctets, file.toString(), file.toRealPath(), origin));
      } catch (IOException failure) {
        in.close();
        throw failure;
      }
    }

    /**
     * Creates a reader of a stream.
     *
     * @param in the text; read in large pieces and never closed by the reader
     * @param name the name of the text in errors
     * @return the reader
     * @throws IOException if the directory for $INCLUDE does not exist
     */
    public ZoneReader open(InputStream in, String name) throws IOException {
      return new ZoneReader(this, ZoneSource.stream(in, entryOctets, name, origin));
    }
  }

  /**
   * Reads the next record.
   *
   * @return the record, or null at the end
   * @throws TextFormatException if the next entry is malformed; the next call continues with the
   *     entry after it, or after its $GENERATE, so that all faults of a file can be found
   * @throws IOException if a file cannot be read; the next call may fail in the same way
   */
  public ResourceRecord next() throws TextFormatException, IOException {
    while (!sources.isEmpty()) {
      ZoneSource source = sources.peek();
      try {
        if (!source.scanner().next(words)) {
          sources.pop().close();
          source.ended();
        } else if (words.first(0) == '$' && !words.startsBlank() && !source.isGenerated()) {
          directive(source);
        } else {
          return record(source);
        }
      } catch (TextFormatException fault) {
        if (source.isGenerated()) {
          // A fault in one generated record is a fault in all of them.
          sources.remove(source);
        }
        throw source.wrong(fault);
      }
    }
    return null;
  }

  /**
   * Returns an iterator over the records that have not been read yet. All iterators advance the
   * same reader, so only one should be used. After {@link Iterator#hasNext hasNext} was called,
   * {@link #file} and {@link #line} are those of the next record; otherwise, those of the last one.
   *
   * @return an iterator whose methods throw UncheckedIOException if a file cannot be read or an
   *     entry is malformed; in the second case the cause of its IOException is the {@link
   *     TextFormatException}
   */
  @Override
  public Iterator<ResourceRecord> iterator() {
    return new Iterator<>() {
      private ResourceRecord record;

      @Override
      public boolean hasNext() {
        if (record == null) {
          record = nextUnchecked();
        }
        return record != null;
      }

      @Override
      public ResourceRecord next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the zone file has no more records");
        }
        ResourceRecord next = record;
        record = null;
        return next;
      }
    };
  }

  private ResourceRecord nextUnchecked() {
    try {
      return next();
    } catch (TextFormatException malformed) {
      throw new UncheckedIOException(new IOException(malformed.getMessage(), malformed));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Returns a stream of the records that have not been read yet; it throws the same exceptions as
   * {@link #iterator}.
   *
   * @return a sequential stream, which need not be closed
   */
  public Stream<ResourceRecord> stream() {
    return StreamSupport.stream(spliterator(), false);
  }

  private ResourceRecord record(ZoneSource source) throws TextFormatException {
    Name owner = source.owner();
    if (words.startsBlank()) {
      if (owner == null) {
        throw new TextFormatException(
            words.line(0), 1, "an owner, as no earlier entry has a valid one", "a blank");
      }
    } else {
      source.owner(null);
      Name name = words.name(0, "an owner", source.origin());
      // Consecutive records whose owner is spelled the same share one Name.
      owner = owner != null && name.hasSameOctets(owner) ? owner : name;
      source.owner(owner);
    }
    int from = words.startsBlank() ? 0 : 1;
    ResourceRecord record = entries.read(words, from, owner, source.origin());
    file = source.file();
    line = source.line(words.line(0));
    return record;
  }

  private void directive(ZoneSource source) throws TextFormatException {
    if (words.is(0, "$ORIGIN")) {
      Name origin = words.name(1, "an origin", source.origin());
      words.end(2);
      source.origin(origin);
    } else if (words.is(0, "$TTL")) {
      long ttl = words.period(1, "a TTL");
      words.end(2);
      entries.defaultTtl(ttl);
    } else if (words.is(0, "$INCLUDE")) {
      if (words.count() < 2) {
        throw words.wrong(1, "a file");
      }
      Name origin =
          words.count() > 2 ? words.name(2, "an origin", source.origin()) : source.origin();
      words.end(3);
      sources.push(includes.open(words, 1, origin, sources).after(source));
    } else if (words.is(0, "$GENERATE")) {
      Generate generate = Generate.read(words, generateLimits, registry);
      sources.push(
          ZoneSource.generated(generate, entryOctets, source, words.line(0), words.column(2)));
    } else {
      throw words.wrong(0, "$ORIGIN, $TTL, $INCLUDE or $GENERATE");
    }
  }

  /**
   * Returns the zone's name.
   *
   * @return the origin that the reader was created with; $ORIGIN does not change it
   */
  public Name origin() {
    return apex;
  }

  /**
   * Returns the zone's class.
   *
   * @return the class of records that name none
   */
  public RecordClass recordClass() {
    return recordClass;
  }

  /**
   * Returns the file that contains the last record.
   *
   * @return its name, printable ASCII; before the first record, the name of the zone file
   */
  public String file() {
    return file;
  }

  /**
   * Returns the line on which the entry of the last record starts; for a generated record, the line
   * of its $GENERATE.
   *
   * @return the line, counted from 1; 0 before the first record
   */
  public long line() {
    return line;
  }

  /**
   * Closes all files that this reader has opened. A stream that the caller has supplied stays open.
   *
   * @throws IOException if a file cannot be closed; the next call continues with the others
   */
  @Override
  public void close() throws IOException {
    while (!sources.isEmpty()) {
      sources.pop().close();
    }
  }
}
