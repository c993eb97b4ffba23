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
 * Reads zone files (master files), RFC 1035 section 5, record by record: memory does not grow with
 * the file, whatever is in it.
 *
 * <pre>
 *   [owner] [TTL] [class] type RDATA        TTL and class in either order
 *   $ORIGIN name                            RFC 1035 section 5.1
 *   $TTL seconds                            RFC 2308 section 4; units as in 1h30m too
 *   $INCLUDE file [origin]                  if a directory for it was given
 *   $GENERATE start-stop[/step] owner [TTL] [class] type RDATA      as BIND has it
 * </pre>
 *
 * <p>A blank at the start of a line stands for the owner before, {@code @} for the origin. A record
 * without a TTL has that of $TTL; without one, the last that a record has said; if none has, an SOA
 * record has its own MINIMUM, which then stands for $TTL (all as in BIND). A record without a class
 * has the zone's. RDATA can be {@code \#} and octets for every type, types and classes can be
 * {@code TYPEnnn} and {@code CLASSnnn}, RFC 3597 section 5. Meta types and classes are refused, RFC
 * 6895 section 3.
 *
 * <p>An included file starts with the last owner, and with the directive's origin or the present
 * one; it changes neither for the file that includes it, but its $TTL stays. File names are
 * relative to the directory for $INCLUDE.
 *
 * <p>Whether the records make a zone is not asked here; the zone checker of the module {@code
 * io.wiredns.inspect} does. For one thread.
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

  /** What is being read, the innermost first. */
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
   * A reader of a stream, without $INCLUDE and with all other settings as they are by default.
   *
   * @param in gives the text; read in large pieces and never closed here
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
   * A reader of a file, without $INCLUDE and with all other settings as they are by default.
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
   * Reads all records of a file, without $INCLUDE and with all other settings as they are by
   * default. The list holds the whole zone in memory; {@link #next} and {@link #stream} do not.
   *
   * @param file the file
   * @param origin the zone's name, which completes relative names
   * @return the records in their order, a list that can be changed
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
   * Starts the settings of a reader.
   *
   * @param origin the zone's name, which completes relative names
   * @return settings as they are by default
   */
  public static Builder builder(Name origin) {
    return new Builder(origin);
  }

  /**
   * Settings of a reader. Reusable; every {@code open} makes a reader of its own.
   *
   * <p>For one thread at a time.
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
     * Sets the class of records that say none.
     *
     * @param recordClass the class; IN if this is not called
     * @return these settings
     */
    public Builder recordClass(RecordClass recordClass) {
      this.recordClass = Objects.requireNonNull(recordClass);
      return this;
    }

    /**
     * Sets which types have a text of their own.
     *
     * @param registry knows the types; the standard one if this is not called
     * @return these settings
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry);
      return this;
    }

    /**
     * Lets $INCLUDE read regular files inside a directory; {@code ..} and symbolic links lead no
     * further. The names are relative to it. Whoever can write to the directory while it is being
     * read is trusted.
     *
     * @param directory the directory; if this is not called, $INCLUDE is refused
     * @return these settings
     */
    public Builder includeRoot(Path directory) {
      includeRoot = Objects.requireNonNull(directory);
      return this;
    }

    /**
     * Sets how deep $INCLUDE may nest.
     *
     * @param files how many included files may be open at once; 16 if this is not called
     * @return these settings
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxIncludeDepth(int files) {
      includeDepth = (int) notNegative(files);
      return this;
    }

    /**
     * Sets how often $INCLUDE may stand in all files together.
     *
     * @param files how many $INCLUDEs are followed in all; 1,024 if this is not called
     * @return these settings
     * @throws IllegalArgumentException if the number is negative
     */
    public Builder maxIncludeFiles(int files) {
      includeFiles = (int) notNegative(files);
      return this;
    }

    /**
     * Bounds how large all included files together may be, one that is included twice counting
     * twice. An $INCLUDE that goes beyond is refused as a whole.
     *
     * @param octets the number; 1,073,741,824 (1 GiB) if this is not called
     * @return these settings
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxIncludeOctets(long octets) {
      includeOctets = notNegative(octets);
      return this;
    }

    /**
     * Bounds how many records all $GENERATEs together may make. One whose range goes beyond is
     * refused as a whole.
     *
     * @param records the number; 65,536 if this is not called
     * @return these settings
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxGeneratedRecords(long records) {
      generatedRecords = notNegative(records);
      return this;
    }

    /**
     * Bounds how many octets of text all $GENERATEs together may make, the end of each line
     * counted. One that goes beyond ends with the record before, and with an error; those after it
     * make nothing.
     *
     * @param octets the number; 67,108,864 (64 MiB) if this is not called
     * @return these settings
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxGeneratedOctets(long octets) {
      generatedOctets = notNegative(octets);
      return this;
    }

    /**
     * Bounds how many octets the words of one entry may have, and how many words there may be. The
     * reader's memory grows with the largest entry that it has read.
     *
     * @param octets the number; 593,920, which is enough for every RDATA of the standard registry,
     *     if this is not called
     * @return these settings
     * @throws IllegalArgumentException if it is negative
     */
    public Builder maxEntryOctets(int octets) {
      entryOctets = (int) notNegative(octets);
      return this;
    }

    private static long notNegative(long limit) {
      if (limit < 0) {
        throw new IllegalArgumentException("a limit of " + limit);
      }
      return limit;
    }

    /**
     * A reader of a file.
     *
     * @param file the file; the reader's {@link ZoneReader#close} closes it
     * @return the reader
     * @throws IOException if the file cannot be opened, or the directory for $INCLUDE is none
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
     * A reader of a stream.
     *
     * @param in gives the text; read in large pieces and never closed by the reader
     * @param name what errors call it
     * @return the reader
     * @throws IOException if the directory for $INCLUDE is none
     */
    public ZoneReader open(InputStream in, String name) throws IOException {
      return new ZoneReader(this, ZoneSource.stream(in, entryOctets, name, origin));
    }
  }

  /**
   * Reads the next record.
   *
   * @return the record, or null at the end
   * @throws TextFormatException if the next entry is malformed; the call after it goes on with the
   *     entry behind, so that all faults of a file can be found
   * @throws IOException if a file cannot be read; the call after it may fail the same way
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
          // What is wrong with one of its records is wrong with all.
          sources.remove(source);
        }
        throw source.wrong(fault);
      }
    }
    return null;
  }

  /**
   * The records that have not been read yet, for a loop. Each iterator reads on where the reader
   * is, so there should be one only. {@link #file} and {@link #line} are those of the record that
   * comes next after {@link Iterator#hasNext hasNext} was called, and of the last one before.
   *
   * @return an iterator whose methods throw UncheckedIOException if a file cannot be read, or if an
   *     entry is malformed: the cause of its IOException is then the {@link TextFormatException}
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
   * The records that have not been read yet, as a stream; it throws what {@link #iterator} throws.
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
            words.line(0), 1, "an owner, for no entry before has a good one", "a blank");
      }
    } else {
      source.owner(null);
      Name name = words.name(0, "an owner", source.origin());
      // One object for all records of an owner that says it again and again.
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
   * The zone's name.
   *
   * @return the origin that the reader was made with; $ORIGIN does not change it
   */
  public Name origin() {
    return apex;
  }

  /**
   * The zone's class.
   *
   * @return the class of records that say none
   */
  public RecordClass recordClass() {
    return recordClass;
  }

  /**
   * The file that the last record came from.
   *
   * @return its name, printable ASCII; before the first record that of the zone's file
   */
  public String file() {
    return file;
  }

  /**
   * The line on which the last record's entry starts; of a generated record that of its $GENERATE.
   *
   * @return from 1; 0 before the first record
   */
  public long line() {
    return line;
  }

  /**
   * Closes every file that this reader has opened. A stream that it was given stays open.
   *
   * @throws IOException if closing one fails; the call after it goes on with the others
   */
  @Override
  public void close() throws IOException {
    while (!sources.isEmpty()) {
      sources.pop().close();
    }
  }
}
