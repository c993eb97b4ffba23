package io.wiredns.bench.siege;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The zone siege.test and its file. The host {@code h7} has an address that is computed from 7, and
 * each five hundredth host one that is computed from the version of the file too, so that every
 * answer can be checked. Thread-safe.
 */
final class SiegeZone {
  /** The number of hosts, named h0, h1 and so on. */
  static final int HOSTS = 20_000;

  /** Each host whose number is a multiple of this changes with the version. */
  static final int CHANGING = 500;

  /** The strings of big.siege.test TXT. */
  private static final int BIG_STRINGS = 50;

  /** The number of records of a transfer of the zone: SOA, NS, its address, and SOA again. */
  static final int TRANSFERRED = HOSTS + BIG_STRINGS + 4;

  private final Path file;
  private final AtomicInteger latest = new AtomicInteger();

  /**
   * Writes version 1.
   *
   * @param file the zone file, in a directory of its own
   */
  SiegeZone(Path file) throws IOException {
    this.file = file;
    replace();
    // A server need not wait until the file has come to rest.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  Path file() {
    return file;
  }

  /** Returns the highest version that has been written. */
  int latest() {
    return latest.get();
  }

  /** Writes the next version to another file and renames it; returns its number. */
  int replace() throws IOException {
    int version = latest.incrementAndGet();
    replace(version, version, HOSTS);
    return version;
  }

  /** Puts the next version, with the given serial and number of hosts, in the place of the file. */
  void replace(int serial, int hosts) throws IOException {
    replace(latest.incrementAndGet(), serial, hosts);
  }

  private void replace(int version, int serial, int hosts) throws IOException {
    Path other = file.resolveSibling(file.getFileName() + ".new");
    try (BufferedWriter out = Files.newBufferedWriter(other)) {
      write(out, version, serial, hosts);
    }
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the octets of the next version of the file, which its serial is too. */
  byte[] next() throws IOException {
    StringBuilder text = new StringBuilder();
    int version = latest.incrementAndGet();
    write(text, version, version, HOSTS);
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void write(Appendable out, int version, int serial, int hosts) throws IOException {
    out.append("$ORIGIN siege.test.\n$TTL 3600\n@ SOA ns hostmaster ");
    out.append(Integer.toString(serial)).append(" 7200 900 1209600 300\n");
    out.append("@ NS ns\nns A 127.0.0.1\n");
    for (int i = 0; i < BIG_STRINGS; i++) {
      out.append("big TXT \"").append(Integer.toString(i)).append("x".repeat(200)).append("\"\n");
    }
    for (int i = 0; i < hosts; i++) {
      int address = i % CHANGING == 0 ? changing(i, version) : fixed(i);
      out.append('h').append(Integer.toString(i)).append(" A ");
      out.append(Integer.toString(address >>> 24)).append('.');
      out.append(Integer.toString(address >>> 16 & 255)).append('.');
      out.append(Integer.toString(address >>> 8 & 255)).append('.');
      out.append(Integer.toString(address & 255)).append('\n');
    }
  }

  private static int fixed(int host) {
    return 10 << 24 | host;
  }

  /**
   * An address of 100.64.0.0/10 and the networks after it: 16 bits of the version, 8 of the host.
   */
  private static int changing(int host, int version) {
    return 100 << 24 | (version & 0xFFFF) << 8 | host / CHANGING & 255;
  }

  /** Returns whether a host has had this address in any version up to now. */
  boolean isRight(int host, int address) {
    if (host % CHANGING != 0) {
      return address == fixed(host);
    }
    int version = address >>> 8 & 0xFFFF;
    return address == changing(host, version) && isVersion(version);
  }

  /** Returns whether there has been such a version up to now. */
  boolean isVersion(int version) {
    return version >= 1 && version <= latest.get();
  }
}
