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

/** Opens what $INCLUDE names, inside one directory and nowhere else. */
final class Includes {
  /** The directory as the caller named it, and without symbolic links; null if there is none. */
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
   * Opens a file.
   *
   * @param words have its name at {@code at}
   * @param open what is being read already, which it must not be
   */
  ZoneSource open(Words words, int at, Name origin, Collection<ZoneSource> open)
      throws TextFormatException {
    if (root == null) {
      throw words.wrong(at - 1, "no $INCLUDE, for no directory was given that it may read from");
    }
    // The zone itself is open and does not count.
    if (open.size() > depth) {
      throw words.wrong(
          at,
          "at most "
              + depth
              + " files that include each other, a limit that ZoneReader.Builder.maxIncludeDepth"
              + " sets");
    }
    if (filesLeft == 0) {
      throw words.wrong(
          at,
          "at most "
              + files
              + " $INCLUDEs in all, a limit that ZoneReader.Builder.maxIncludeFiles sets");
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
                + " octets in all $INCLUDEs, a limit that ZoneReader.Builder.maxIncludeOctets sets");
      }
      octetsLeft -= size;
      InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
      return ZoneSource.file(in, entryOctets, file.toString(), real, origin);
    } catch (IOException unreadable) {
      throw words.wrong(at, "a file that can be read");
    }
  }

  /** The path that a word names; whether symbolic links lead out is asked when it is opened. */
  private Path inside(Words words, int at) throws TextFormatException {
    try {
      String name =
          new String(words.text(at).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      Path file = root.resolve(name).normalize();
      if (file.toAbsolutePath().startsWith(root.toAbsolutePath().normalize())) {
        return file;
      }
    } catch (InvalidPathException noPath) {
      // Said below: it is no file either.
    }
    throw words.wrong(at, "a file inside the directory for $INCLUDE");
  }
}
