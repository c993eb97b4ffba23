package io.wiredns.command.serve;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.zone.Change;
import io.wiredns.zone.Zone;
import io.wiredns.zone.ZoneServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps the zones of a server as their files are. A file that has changed is read when it has
 * rested. Whatever goes wrong, the zone stays as it was, and one line gives the reason. For one
 * thread.
 */
final class ZoneFiles {
  private static final long LONGEST_WAIT_NANOS = 60_000_000_000L;
  private static final long WORD_AFTER_NANOS = 1_000_000_000L;
  private static final long PAUSE_MILLIS = 50;
  private static final String NOT_PASSED_ON =
      ": it is served, but secondary servers keep the earlier version; raise the serial";

  /** Receives what happens to zones. */
  interface Listener {
    /** Called after a version of a zone has been read, and is served from now on. */
    void taken(Zone zone, Change change);

    /** Called if the file of a zone could not be read, once for each reason. */
    void failed(Name zone);
  }

  private final ZoneServer server;
  private final Consumer<String> log;
  private final Listener listener;
  private final Time time;
  private final FileState.Source states;
  private final HeapRoom.Heap heap;
  private final Map<Name, ZoneFile> files = new LinkedHashMap<>();

  /** The last complaint about each zone, until its file can be read or changes. */
  private final Map<Name, String> complaints = new LinkedHashMap<>();

  ZoneFiles(ZoneServer server, Consumer<String> log, Listener listener) {
    this(server, log, listener, Time.SYSTEM, FileState::of, HeapRoom.Heap.SYSTEM);
  }

  ZoneFiles(
      ZoneServer server,
      Consumer<String> log,
      Listener listener,
      Time time,
      FileState.Source states,
      HeapRoom.Heap heap) {
    this.server = server;
    this.log = log;
    this.listener = listener;
    this.time = time;
    this.states = states;
    this.heap = heap;
  }

  /** Adds a zone, which is not read yet. */
  void add(Name origin, Path path) throws InputException {
    if (files.putIfAbsent(origin, new ZoneFile(origin, path, states)) != null) {
      throw new InputException("--zone " + origin + " is there twice");
    }
  }

  /** Returns whether there is such a zone. */
  boolean contains(Name origin) {
    return files.containsKey(origin);
  }

  /**
   * Reads all zones for the first time. Waits for files that are being written.
   *
   * @throws InputException if a zone cannot be read
   */
  void load() throws InputException, IOException, InterruptedException {
    for (ZoneFile file : files.values()) {
      try {
        load(file);
      } catch (IOException | TextFormatException | RuntimeException | OutOfMemoryError wrong) {
        throw new InputException(text(file, wrong));
      }
    }
  }

  private void load(ZoneFile file)
      throws IOException, TextFormatException, InputException, InterruptedException {
    long start = time.nanoTime();
    boolean isTold = false;
    file.lookFirst(start, time.millis());
    while (true) {
      long now = time.nanoTime();
      if (file.isDue(now)) {
        long before = time.nanoTime();
        Zone zone = file.read(HeapRoom.atStart(heap), null);
        if (zone != null) {
          if (!file.endsLine()) {
            log.accept(
                title(file.origin()) + file.path() + " does not end with a newline; is it whole?");
          }
          take(zone, before, false);
          return;
        }
      }
      if (now - start > LONGEST_WAIT_NANOS) {
        throw new InputException(file.path() + ": changes all the time, and cannot be read whole");
      }
      if (!isTold && now - start > WORD_AFTER_NANOS) {
        isTold = true;
        log.accept(
            title(file.origin()) + "waiting until " + file.path() + " has not changed for 3 s");
      }
      time.sleep(PAUSE_MILLIS);
    }
  }

  /** Looks at all files, and reads those that have changed and rested. */
  void look() {
    for (ZoneFile file : files.values()) {
      boolean isDue;
      try {
        isDue = file.isDue(time.nanoTime());
      } catch (IOException | RuntimeException | Error wrong) {
        complain(file, wrong);
        continue;
      }
      complaints.remove(file.origin());
      if (isDue) {
        read(file, false);
      }
    }
  }

  /** Reads all files again at once, also those that have not changed. */
  void reload() {
    for (ZoneFile file : files.values()) {
      complaints.remove(file.origin());
      read(file, true);
    }
  }

  private void read(ZoneFile file, boolean isAsked) {
    try {
      long start = time.nanoTime();
      Zone zone = file.read(HeapRoom.whileServing(heap), served(file.origin()).orElse(null));
      if (zone != null && !file.endsLine()) {
        throw new InputException(file.path() + ": ends in the middle of a line");
      } else if (zone != null) {
        take(zone, start, isAsked);
      } else if (isAsked) {
        log.accept(title(file.origin()) + file.path() + " changes; it is read when it rests");
      }
    } catch (IOException | TextFormatException | InputException | RuntimeException wrong) {
      complain(file, wrong);
    } catch (Error wrong) {
      complain(file, wrong);
    }
  }

  private void take(Zone zone, long start, boolean isAsked) {
    Optional<Long> before = serial(zone.name());
    Change change = server.put(zone);
    double seconds = (time.nanoTime() - start) / 1e9;
    if (change != Change.UNCHANGED || isAsked) {
      log.accept(title(zone.name()) + words(zone, change, before.orElse(0L), seconds));
    }
    List<ResourceRecord> ignored = zone.ignoredRecords();
    if (!ignored.isEmpty() && change != Change.UNCHANGED) {
      log.accept(
          "%signored %,d records outside the zone, the first at %s"
              .formatted(title(zone.name()), ignored.size(), ignored.get(0).name()));
    }
    listener.taken(zone, change);
  }

  private static String words(Zone zone, Change change, long before, double seconds) {
    String read =
        String.format(Locale.ROOT, "%,d records, read in %.1f s", zone.recordCount(), seconds);
    String serial = "serial " + zone.serial() + ", " + read;
    return switch (change) {
      case NEW -> serial;
      case NEWER -> serial + " (before: serial " + before + ")";
      case UNCHANGED -> serial + ", unchanged";
      case SAME_SERIAL ->
          "THE SAME SERIAL " + before + " WITH OTHER RECORDS (" + read + ")" + NOT_PASSED_ON;
      case OLDER ->
          "LOWER SERIAL " + zone.serial() + " AFTER " + before + " (" + read + ")" + NOT_PASSED_ON;
    };
  }

  private void complain(ZoneFile file, Throwable wrong) {
    String text = text(file, wrong);
    if (!text.equals(complaints.put(file.origin(), text))) {
      String stays =
          serial(file.origin()).map(serial -> "; serial " + serial + " stays").orElse("");
      listener.failed(file.origin());
      log.accept(title(file.origin()) + text + stays);
    }
  }

  private static String text(ZoneFile file, Throwable wrong) {
    if (wrong instanceof InputException || wrong instanceof TextFormatException) {
      return wrong.getMessage();
    }
    if (wrong instanceof IOException failure) {
      return Failures.ofFile(file.path(), failure);
    }
    if (wrong instanceof OutOfMemoryError) {
      return file.path() + ": not enough memory; raise -Xmx";
    }
    boolean isExpected =
        wrong instanceof IllegalArgumentException || wrong instanceof HeapRoom.ZoneTooLarge;
    return file.path() + ": " + (isExpected ? wrong.getMessage() : wrong.toString());
  }

  private Optional<Long> serial(Name origin) {
    return served(origin).map(Zone::serial);
  }

  private Optional<Zone> served(Name origin) {
    return server.zones().stream().filter(zone -> zone.name().equals(origin)).findFirst();
  }

  private static String title(Name origin) {
    return "zone " + origin + ": ";
  }
}
