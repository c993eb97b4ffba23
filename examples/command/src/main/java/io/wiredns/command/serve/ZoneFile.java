package io.wiredns.command.serve;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.command.line.InputException;
import io.wiredns.zone.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file of a zone. Knows whether the file has changed and has rested since, and reads it whole
 * or not at all. For one thread.
 */
final class ZoneFile {
  /** The time for which a file must have been left unchanged before it is read, in nanoseconds. */
  static final long REST_NANOS = 3_000_000_000L;

  private final Name origin;
  private final Path path;
  private final FileState.Source states;

  /** The state at the last look, and since when the file has had it. */
  private FileState seen;

  private long since;

  /** The state in which the file was last read, with or without success; null at first. */
  private FileState tried;

  private boolean endsLine;

  ZoneFile(Name origin, Path path, FileState.Source states) {
    this.origin = origin;
    this.path = path;
    this.states = states;
  }

  Name origin() {
    return origin;
  }

  Path path() {
    return path;
  }

  /**
   * Looks at the file, and returns whether it has changed since it was last read and has rested.
   *
   * @param nanoTime the time of the look
   * @throws IOException if there is no such file
   */
  boolean isDue(long nanoTime) throws IOException {
    FileState now = states.of(path);
    if (!now.equals(seen)) {
      seen = now;
      since = nanoTime;
    }
    boolean isChanged = tried == null || now.isRegular() && !now.equals(tried);
    return isChanged && nanoTime - since >= REST_NANOS;
  }

  /**
   * Looks at the file for the first time. If the file was modified long ago, it has rested.
   *
   * @param nanoTime the time of the look
   * @param millis the same time by the clock of files
   */
  void lookFirst(long nanoTime, long millis) throws IOException {
    seen = states.of(path);
    long age = millis - seen.modified().toMillis();
    boolean rests = !seen.isRegular() || age >= REST_NANOS / 1_000_000L;
    since = rests ? nanoTime - REST_NANOS : nanoTime;
  }

  /**
   * Reads the file.
   *
   * @param room is called every few thousand records
   * @param before the version that is served, with which the new one shares records; or null
   * @return the zone, or null if the file changed meanwhile, whatever it contained
   */
  Zone read(Runnable room, Zone before) throws IOException, TextFormatException, InputException {
    tried = states.of(path);
    Zone zone;
    try {
      zone = parse(room, before);
    } catch (IOException
        | TextFormatException
        | InputException
        | RuntimeException
        | Error failure) {
      if (hasChanged()) {
        return null;
      }
      throw failure;
    }
    return hasChanged() ? null : zone;
  }

  /** Returns whether the file that was read last ends with a newline. */
  boolean endsLine() {
    return endsLine;
  }

  private boolean hasChanged() {
    try {
      FileState now = states.of(path);
      return now.isRegular() && !now.equals(tried);
    } catch (IOException gone) {
      return true;
    }
  }

  private Zone parse(Runnable room, Zone before)
      throws IOException, TextFormatException, InputException {
    if (Files.isDirectory(path)) {
      throw new InputException(path + ": is a directory");
    }
    try (LastOctet in = new LastOctet(Files.newInputStream(path));
        ZoneReader reader = ZoneReader.builder(origin).open(in, path.toString())) {
      Zone zone = before == null ? Zone.read(reader, room) : Zone.read(reader, before, room);
      endsLine = in.endsLine();
      return zone;
    }
  }
}
