package io.wiredns.codec.zone;

import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.Words;
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
  private int left;

  Includes(Path root, int depth, int files) throws IOException {
    this.root = root;
    this.realRoot = root == null ? null : root.toRealPath();
    this.depth = depth;
    this.left = files;
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
      throw words.wrong(at, "at most " + depth + " files that include each other");
    }
    if (left-- <= 0) {
      left = 0;
      throw words.wrong(at, "no more files than the limit of all $INCLUDEs");
    }
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
      InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS);
      return ZoneSource.file(in, file.toString(), real, origin);
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
