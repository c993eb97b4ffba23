package io.wiredns.command.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.InputException;
import io.wiredns.zone.Change;
import io.wiredns.zone.TransferAccess;
import io.wiredns.zone.Zone;
import io.wiredns.zone.ZoneServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change, with clocks that the test sets. */
class ZoneFilesTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Name ORIGIN = Name.of("files.test");
  private static final String READ = ", read in 0.0 s";

  @TempDir private Path directory;

  /** The time of both clocks. */
  private long now = 1_000_000 * SECOND;

  /** Runs at each sleep. */
  private Runnable sleeper = () -> {};

  /** Runs at each look at a file. */
  private Runnable looker = () -> {};

  /** Runs each time free memory is looked for; returns it. */
  private LongSupplier free = () -> 1L << 30;

  private final List<String> log = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private int failures;
  private long modified;
  private final ZoneServer server = new ZoneServer(new TransferAccess());
  private final ZoneFiles files =
      new ZoneFiles(
          server,
          log::add,
          new ZoneFiles.Listener() {
            @Override
            public void taken(Zone zone, Change change) {
              changes.add(change);
            }

            @Override
            public void failed(Name zone) {
              failures++;
            }
          },
          new Time() {
            @Override
            public long nanoTime() {
              return now;
            }

            @Override
            public long millis() {
              return now / 1_000_000L;
            }

            @Override
            public void sleep(long millis) {
              now += millis * 1_000_000L;
              sleeper.run();
            }
          },
          file -> {
            FileState state = FileState.of(file);
            looker.run();
            return state;
          },
          new HeapRoom.Heap() {
            @Override
            public long max() {
              return 64L << 20;
            }

            @Override
            public long free() {
              return free.getAsLong();
            }

            @Override
            public void collect() {
              // The figures of the test do not change.
            }
          });

  private static String zone(long serial, int hosts) {
    return "$TTL 60\n@ SOA ns hm %d 7200 3600 1209600 60\n@ NS ns\n".formatted(serial)
        + IntStream.range(0, hosts)
            .mapToObj(i -> "h" + i + " A 192.0.2.1\n")
            .collect(Collectors.joining());
  }

  private Path path() {
    return directory.resolve("a.zone");
  }

  /** Writes the file; each time with another time of modification, long ago. */
  private void write(String text) {
    try {
      Files.writeString(path(), text);
      Files.setLastModifiedTime(path(), FileTime.fromMillis(++modified));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void load(String text) throws Exception {
    write(text);
    files.add(ORIGIN, path());
    files.load();
    log.clear();
    changes.clear();
  }

  /** Looks each second, for some seconds. */
  private void watch(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now += SECOND;
      files.look();
    }
  }

  private long serial() {
    return server.zones().iterator().next().serial();
  }

  /** Returns the lines since the last call, which must begin with the zone. */
  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (String line : log) {
      assertTrue(line.startsWith("zone files.test.: "), line);
      lines.add(
          line.substring("zone files.test.: ".length())
              .replace(directory.toString() + "/", "")
              .replaceAll(", read in [0-9.]+ s", READ));
    }
    log.clear();
    return lines;
  }

  @Test
  void aFileThatRestsIsReadOnce() throws Exception {
    load(zone(6, 0));
    write(zone(7, 1));
    files.look();
    now += 3 * SECOND - 1;
    files.look();
    assertEquals(6, serial());
    now += 1;
    files.look();
    assertEquals(7, serial());
    watch(10);
    assertEquals(List.of("serial 7, 3 records" + READ + " (before: serial 6)"), lines());
    assertEquals(List.of(Change.NEWER), changes);
  }

  @Test
  void aFileThatGrowsIsWaitedFor() throws Exception {
    load(zone(6, 0));
    String all = zone(7, 8);
    for (int length = 60; length < all.length(); length += 10) {
      Files.writeString(path(), all.substring(0, length));
      // Some programs set the time of the file that they copy.
      Files.setLastModifiedTime(path(), FileTime.fromMillis(99));
      watch(2);
      assertEquals(6, serial());
    }
    write(all);
    watch(4);
    assertEquals(7, serial());
    assertEquals(1, lines().size());
  }

  @Test
  void aFileThatIsReplacedWhileItIsReadIsReadAgain() throws Exception {
    load(zone(6, 0));
    write(zone(7, 0) + "half a li");
    int[] looks = {0};
    looker =
        () -> {
          if (++looks[0] == 5) {
            write(zone(8, 1));
          }
        };
    watch(4);
    assertEquals(5, looks[0] - 1, "the look after reading found another file");
    assertEquals(6, serial());
    assertEquals(List.of(), lines());
    watch(4);
    assertEquals(8, serial());
    assertEquals(1, lines().size());
  }

  @Test
  void aFaultIsToldOnceAndTheZoneStays() throws Exception {
    load(zone(6, 0));
    write("@ SOA nonsense\n");
    watch(10);
    write("");
    watch(10);
    assertEquals(
        List.of(
            "a.zone:1:15: expected rname, found the end of the entry; serial 6 stays",
            "a.zone: files.test. has 0 SOA records, not one; serial 6 stays"),
        lines());
    assertEquals(6, serial());
    assertEquals(2, failures);
  }

  @Test
  void whateverIsThrownTheZoneStays() throws Exception {
    load(zone(6, 0));
    List<Error> errors =
        List.of(
            new OutOfMemoryError("Java heap space"),
            new StackOverflowError(),
            new NoClassDefFoundError("x"));
    for (Error error : errors) {
      free =
          () -> {
            throw error;
          };
      write(zone(7, 5_000));
      watch(10);
      assertEquals(6, serial());
    }
    free =
        () -> {
          throw new IllegalStateException("a bug");
        };
    write(zone(7, 5_000));
    watch(10);
    assertEquals(
        List.of(
            "a.zone: not enough memory; raise -Xmx; serial 6 stays",
            "a.zone: java.lang.StackOverflowError; serial 6 stays",
            "a.zone: java.lang.NoClassDefFoundError: x; serial 6 stays",
            "a.zone: java.lang.IllegalStateException: a bug; serial 6 stays"),
        lines());
    free = () -> 1L << 30;
    write(zone(8, 5_000));
    watch(4);
    assertEquals(8, serial());
  }

  @Test
  void aZoneIsGivenUpBeforeTheHeapIsExhausted() throws Exception {
    load(zone(6, 0));
    long[] left = {(64L << 20) - 1};
    free = () -> left[0] -= 7L << 20;
    write(zone(7, 50_000));
    watch(10);
    assertEquals(
        List.of("a.zone: not enough memory: 7 MiB of 64 are free; raise -Xmx; serial 6 stays"),
        lines());
    assertEquals(6, serial());
  }

  @Test
  void aMissingFileIsToldOnceEachTime() throws Exception {
    load(zone(6, 0));
    for (int round = 0; round < 2; round++) {
      Files.delete(path());
      watch(10);
      assertEquals(List.of("a.zone: no such file; serial 6 stays"), lines());
      write(zone(6, 0));
      watch(10);
      assertEquals(List.of(), lines());
    }
    assertEquals(List.of(Change.UNCHANGED, Change.UNCHANGED), changes);
  }

  @Test
  void theSameAndALowerSerialAreToldLoudly() throws Exception {
    load(zone(6, 0));
    write(zone(6, 1));
    watch(4);
    write(zone(5, 1));
    watch(4);
    write(zone(5, 1) + "\n");
    watch(4);
    String rest =
        ": it is served, but secondary servers keep the earlier version; raise the serial";
    assertEquals(
        List.of(
            "THE SAME SERIAL 6 WITH OTHER RECORDS (3 records" + READ + ")" + rest,
            "LOWER SERIAL 5 AFTER 6 (3 records" + READ + ")" + rest),
        lines());
    assertEquals(List.of(Change.SAME_SERIAL, Change.OLDER, Change.UNCHANGED), changes);
    assertEquals(5, serial());
  }

  @Test
  void aFileWithoutALastNewlineIsRefused() throws Exception {
    load(zone(6, 0));
    write(zone(7, 0) + "h A 192.0.2.1");
    watch(10);
    assertEquals(List.of("a.zone: ends in the middle of a line; serial 6 stays"), lines());
    assertEquals(6, serial());
  }

  @Test
  void atTheStartAMissingNewlineIsTold() throws Exception {
    write(zone(7, 0) + "h A 192.0.2.1");
    files.add(ORIGIN, path());
    files.load();
    assertEquals(
        List.of("a.zone does not end with a newline; is it whole?", "serial 7, 3 records" + READ),
        lines());
  }

  @Test
  void aSignalReadsAtOnce() throws Exception {
    load(zone(6, 0));
    write(zone(7, 0));
    files.reload();
    assertEquals(List.of("serial 7, 2 records" + READ + " (before: serial 6)"), lines());
    files.reload();
    assertEquals(List.of("serial 7, 2 records" + READ + ", unchanged"), lines());
    watch(10);
    assertEquals(List.of(), lines());
    Files.delete(path());
    files.reload();
    files.reload();
    watch(10);
    String missing = "a.zone: no such file; serial 7 stays";
    assertEquals(List.of(missing, missing), lines());
  }

  @Test
  void twoZonesOfOneFileAreBothRead() throws Exception {
    files.add(Name.of("b.test"), path());
    load(zone(6, 0));
    write(zone(7, 0));
    watch(4);
    assertEquals(List.of(7L, 7L), server.zones().stream().map(Zone::serial).toList());
    assertThrows(InputException.class, () -> files.add(ORIGIN, path()));
  }

  @Test
  void theStartWaitsForAFileThatIsBeingWritten() throws Exception {
    String all = zone(6, 3);
    files.add(ORIGIN, path());
    Files.writeString(path(), all.substring(0, 70));
    int[] sleeps = {0};
    sleeper =
        () -> {
          try {
            if (++sleeps[0] == 50) {
              Files.writeString(path(), all);
            }
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        };
    now = System.currentTimeMillis() * 1_000_000L;
    files.load();
    assertEquals(6, serial());
    assertEquals(110, sleeps[0]);
    assertEquals(
        List.of("waiting until a.zone has not changed for 3 s", "serial 6, 5 records" + READ),
        lines());
  }

  @Test
  void theStartDoesNotWaitForEver() throws Exception {
    files.add(ORIGIN, path());
    Files.writeString(path(), zone(6, 0));
    int[] sleeps = {0};
    sleeper =
        () -> {
          try {
            Files.setLastModifiedTime(path(), FileTime.fromMillis(++sleeps[0]));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        };
    now = System.currentTimeMillis() * 1_000_000L;
    InputException given = assertThrows(InputException.class, files::load);
    assertTrue(given.getMessage().endsWith("changes all the time, and cannot be read whole"));
    assertEquals(1_201, sleeps[0]);
  }

  @Test
  void aPipeIsReadOnce() throws Exception {
    Path pipe = directory.resolve("pipe");
    assertEquals(
        0, new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start().waitFor(), "mkfifo");
    Thread writer =
        new Thread(
            () -> {
              try {
                Files.writeString(pipe, zone(6, 0));
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            });
    writer.start();
    files.add(ORIGIN, pipe);
    files.load();
    writer.join();
    watch(10);
    assertEquals(6, serial());
    assertEquals(1, lines().size());
  }
}
