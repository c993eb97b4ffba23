package io.wiredns.codec.zone;

import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;

/** Opens the files that $INCLUDE names, only inside one directory. */
final class Includes {
  /**
   * The directory as the caller named it, and with symbolic links resolved; null if there is none.
   */
  private final Path root;

  private final Path realRoot;
  private final int depth;
  private final int files;
  private final long octets;
  private final int entryOctets;
  private int filesLeft;
  private long octetsLeft;

  Includes(Path root, int depth, int files, long octets, int entryOctets) throws IOException {
    this.root = root;
    this.realRoot = root == null ? null : root.toRealPath();
    this.depth = depth;
    this.files = files;
    this.octets = octets;
    this.entryOctets = entryOctets;
    filesLeft = files;
    octetsLeft = octets;
  }

  /**
   * Opens the file that a directive names.
   *
   * @param words the words of the directive, with the file's name at {@code at}
   * @param open the sources that are being read; the file must not be one of them
   */
  ZoneSource open(Words words, int at, Name origin, Collection<ZoneSource> open)
      throws TextFormatException {
    if (root == null) {
      throw words.wrong(
          at - 1, "no $INCLUDE, as ZoneReader.Builder.includeRoot names no directory");
    }
    // The zone file itself is open too and does not count.
    if (open.size() > depth) {
      throw words.wrong(
          at,
          "at most "
              + depth
              + " files that include each other (limit of ZoneReader.Builder.maxIncludeDepth)");
    }
    if (filesLeft == 0) {
      throw words.wrong(
          at,
          "at most " + files + " $INCLUDEs in all (limit of ZoneReader.Builder.maxIncludeFiles)");
    }
    filesLeft--;
    Path file = inside(words, at);
    try {
      Path real = file.toRealPath();
      if (!real.startsWith(realRoot) || !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
        throw words.wrong(at, "a file inside the directory for $INCLUDE");
      }
      for (ZoneSource source : open) {
        if (source.is(real)) {
          throw words.wrong(at, "a file that does not include itself");
        }
      }
      long size = Files.size(real);
      if (size > octetsLeft) {
        throw words.wrong(
            at,
            "at most "
                + octets
                + " octets in all $INCLUDEs (limit of ZoneReader.Builder.maxIncludeOctets)");
      }
      octetsLeft -= size;
      InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
      return ZoneSource.file(in, entryOctets, file.toString(), real, origin);
    } catch (IOException unreadable) {
      throw words.wrong(at, "a file that can be read");
    }
  }

  /**
   * Returns the path that a word names; symbolic links out of the directory are rejected later,
   * when the file is opened.
   */
  private Path inside(Words words, int at) throws TextFormatException {
    try {
      String name =
          new String(words.text(at).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      Path file = root.resolve(name).normalize();
      if (file.toAbsolutePath().startsWith(root.toAbsolutePath().normalize())) {
        return file;
      }
    } catch (InvalidPathException noPath) {
      // Thrown below: such a name is not the name of a file either.
    }
    throw words.wrong(at, "a file inside the directory for $INCLUDE");
  }
}
