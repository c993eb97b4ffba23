package io.wiredns.command.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * The properties of a file that tell one version of it from another without reading it.
 *
 * @param size the number of octets
 * @param modified the time of the last modification
 * @param key the identity of the file in its file system; null if there is none
 * @param isRegular false for pipes and devices
 */
record FileState(long size, FileTime modified, Object key, boolean isRegular) {
  /** Returns the present state of files. */
  @FunctionalInterface
  interface Source {
    FileState of(Path file) throws IOException;
  }

  static FileState of(Path file) throws IOException {
    BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileState(
        read.size(), read.lastModifiedTime(), read.fileKey(), read.isRegularFile());
  }
}
