package io.wiredns.codec.zone;

import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A text that is being read: the zone file, an included file, or the text that a $GENERATE
 * generates.
 */
final class ZoneSource implements Closeable {
  private final InputStream in;
  private final EntryScanner scanner;

  /** The name of the text in errors. */
  private final String file;

  /**
   * The path of the file with symbolic links resolved; null if the text is not a file or its path
   * is unknown.
   */
  private final Path real;

  private final boolean closes;

  /** The position that all its entries have; 0 if each has its own. */
  private final long fixedLine;

  private final int fixedColumn;

  private Name origin;

  /** The last owner; null if there is none yet, or it was malformed. */
  private Name owner;

  private ZoneSource(
      InputStream in,
      int entryOctets,
      String file,
      Path real,
      boolean closes,
      Name origin,
      long line,
      int column) {
    this.in = in;
    this.scanner = new EntryScanner(in, entryOctets);
    this.file = file;
    this.real = real;
    this.closes = closes;
    this.origin = origin;
    this.fixedLine = line;
    this.fixedColumn = column;
  }

  /** Creates a source from a stream that the caller closes. */
  static ZoneSource stream(InputStream in, int entryOctets, String name, Name origin) {
    return new ZoneSource(in, entryOctets, printable(name), null, false, origin, 0, 0);
  }

  /** Creates a source from a file, which this source closes. */
  static ZoneSource file(InputStream in, int entryOctets, String name, Path real, Name origin) {
    return new ZoneSource(in, entryOctets, printable(name), real, true, origin, 0, 0);
  }

  /** Takes the last owner of the including file as the first owner; returns this source. */
  ZoneSource after(ZoneSource parent) {
    owner = parent.owner;
    return this;
  }

  /**
   * Creates a source of generated entries, all of which have the position of the $GENERATE in its
   * parent.
   */
  static ZoneSource generated(
      Generate in, int entryOctets, ZoneSource parent, long line, int column) {
    return new ZoneSource(in, entryOctets, parent.file, null, false, parent.origin, line, column);
  }

  /**
   * Checks that the text is complete. Must be called at its end.
   *
   * @throws TextFormatException if the text is generated and ended because a limit was reached
   */
  void ended() throws TextFormatException {
    if (in instanceof Generate generate) {
      generate.ended();
    }
  }

  private static String printable(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean second = i > 0 && Character.isSurrogatePair(name.charAt(i - 1), c);
      if (!second) {
        text.append(c < ' ' || c > '~' ? '?' : c);
      }
    }
    return text.toString();
  }

  EntryScanner scanner() {
    return scanner;
  }

  String file() {
    return file;
  }

  boolean is(Path path) {
    return path.equals(real);
  }

  boolean isGenerated() {
    return fixedLine > 0;
  }

  /** Returns the line to report for an entry that starts at a line of this text. */
  long line(long line) {
    return isGenerated() ? fixedLine : line;
  }

  /**
   * Returns a fault with the name of this text and, if the text is generated, the position of its
   * $GENERATE.
   */
  TextFormatException wrong(TextFormatException fault) {
    return isGenerated()
        ? new TextFormatException(file, fixedLine, fixedColumn, fault.expected(), fault.found())
        : fault.in(file);
  }

  Name origin() {
    return origin;
  }

  void origin(Name name) {
    origin = name;
  }

  Name owner() {
    return owner;
  }

  void owner(Name name) {
    owner = name;
  }

  @Override
  public void close() throws IOException {
    if (closes) {
      in.close();
    }
  }
}
