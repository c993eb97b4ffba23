package io.wiredns.core.loop;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prepares the JVM for a shortage of file descriptors. In JDK 17 the classes that open and close
 * channels need descriptors when they are initialized, with the first channel that is opened and
 * closed. If there are none at that time, these classes fail permanently: no channel can be opened
 * or closed any more, however many descriptors are free later. Thread-safe.
 */
final class Descriptors {
  /** One for a channel, and two for the class that closes it. */
  private static final int NEEDED = 3;

  private static boolean prepared;

  private Descriptors() {}

  /**
   * Opens and closes a channel, once in the life of the JVM and only while there are descriptors.
   *
   * @throws IOException if there are too few descriptors; this can be called again later
   */
  static synchronized void prepare() throws IOException {
    if (prepared) {
      return;
    }
    Path file = Path.of(System.getProperty("java.home"), "lib", "modules");
    if (Files.isReadable(file)) {
      check(file);
    }
    DatagramChannel.open().close();
    prepared = true;
  }

  /**
   * Opens a file {@link #NEEDED} times at once, and closes it. The class that closes files is not
   * the one that closes channels.
   */
  private static void check(Path file) throws IOException {
    List<RandomAccessFile> open = new ArrayList<>(NEEDED);
    try {
      while (open.size() < NEEDED) {
        open.add(new RandomAccessFile(file.toFile(), "r"));
      }
    } catch (IOException failure) {
      throw new IOException("fewer than " + NEEDED + " file descriptors are free", failure);
    } finally {
      for (RandomAccessFile each : open) {
        each.close();
      }
    }
  }
}
