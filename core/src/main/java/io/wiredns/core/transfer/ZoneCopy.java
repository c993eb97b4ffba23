package io.wiredns.core.transfer;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A zone's records in memory, which transfers change: whole, or not at all; RFC 1995 section 4.
 *
 * <pre>{@code
 * ZoneCopy zone = ZoneCopy.of(name, recordsOfAFile);
 * try (var transfer = ZoneTransfer.builder(server, zone.request()).open()) {
 *   zone.apply(transfer);
 * }
 * }</pre>
 *
 * <p>A difference that deletes a record which is not there shows that this is not the version which
 * the server thinks it is: nothing is changed then, and {@link TransferRequest#whole} gets both
 * together again. A record that is added and is there already only gets the TTL; duplicates are
 * dropped (RFC 5936 section 2.2).
 *
 * <p>While a transfer runs it takes the memory of what it changes besides. For one thread.
 *
 * @since 0.1
 */
public final class ZoneCopy {
  /** What the records of a set have in common; the class is the zone's. */
  private record Key(Name name, RecordType type) {}

  /** As DNSSEC orders names, the SOA record first of all. */
  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::name)
          .thenComparing(key -> !key.type().equals(RecordType.SOA))
          .thenComparing(Key::type);

  private final Name zone;
  private NavigableMap<Key, List<ResourceRecord>> sets = new TreeMap<>(ORDER);

  private ZoneCopy(Name zone) {
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /**
   * A zone of which nothing is known yet.
   *
   * @param zone its name
   * @return a copy without records, whose {@link #request} is an AXFR
   */
  public static ZoneCopy empty(Name zone) {
    return new ZoneCopy(zone);
  }

  /**
   * A zone of which all is known.
   *
   * @param zone its name
   * @param records its records, as of a file; duplicates are dropped
   * @return a copy of them
   * @throws IllegalArgumentException if a record is outside the zone, or there is not one SOA
   *     record of the zone's name
   */
  public static ZoneCopy of(Name zone, Iterable<ResourceRecord> records) {
    Objects.requireNonNull(records, "records");
    ZoneCopy copy = new ZoneCopy(zone);
    Change change = copy.new Change();
    change.whole = true;
    for (ResourceRecord record : records) {
      if (!record.name().isSubdomainOf(zone)) {
        throw new IllegalArgumentException(record.name() + " is not in the zone " + zone);
      }
      change.add(record);
    }
    if (!change.hasSoa()) {
      throw new IllegalArgumentException("there is no SOA record of " + zone + ", or several");
    }
    change.commit();
    return copy;
  }

  /**
   * The zone's name.
   *
   * @return the name
   */
  public Name name() {
    return zone;
  }

  /**
   * The SOA record.
   *
   * @return the record, or nothing before the first transfer
   */
  public Optional<ResourceRecord> soa() {
    return records(zone, RecordType.SOA).stream().findFirst();
  }

  /**
   * What to ask a server for.
   *
   * @return an IXFR from this version, or an AXFR before the first transfer
   */
  public TransferRequest request() {
    TransferRequest whole = TransferRequest.axfr(zone);
    return soa()
        .map(soa -> new TransferRequest(zone, soa.recordClass(), soa.rdata(Soa.class)))
        .orElse(whole);
  }

  /**
   * All records.
   *
   * @return the records, the SOA first, names in canonical order (RFC 4034 section 6.1)
   */
  public Stream<ResourceRecord> records() {
    return sets.values().stream().flatMap(Collection::stream);
  }

  /**
   * The records of a name and a type.
   *
   * @param name the owner
   * @param type the type
   * @return the records, none if there is no such set
   */
  public List<ResourceRecord> records(Name name, RecordType type) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    return sets.getOrDefault(new Key(name, type), List.of());
  }

  /**
   * Takes all batches of a transfer, and becomes the version that they lead to when the last has
   * come.
   *
   * @param transfer the transfer, of this zone, of which nothing has been taken; not closed here
   * @return whether anything has changed
   * @throws TransferException if the transfer is wrong, or does not fit this version: nothing has
   *     changed then
   * @throws IOException if the connection fails: nothing has changed then
   * @throws IllegalArgumentException if it is a transfer of another zone
   */
  public boolean apply(ZoneTransfer transfer) throws IOException {
    Objects.requireNonNull(transfer, "transfer");
    if (!transfer.request().zone().equals(zone)) {
      throw new IllegalArgumentException(
          "a transfer of " + transfer.request().zone() + " for a copy of " + zone);
    }
    Change change = new Change();
    while (transfer.hasNext()) {
      TransferBatch batch = transfer.next();
      change.take(batch);
    }
    return change.end();
  }

  /**
   * Applies batches from elsewhere as {@link #apply(ZoneTransfer)} does.
   *
   * @param batches all batches of one transfer
   * @return whether anything has changed
   * @throws TransferException if they do not fit this version: nothing has changed then
   */
  public boolean apply(Iterable<TransferBatch> batches) throws TransferException {
    Objects.requireNonNull(batches, "batches");
    Change change = new Change();
    for (TransferBatch batch : batches) {
      change.take(batch);
    }
    return change.end();
  }

  /** What a transfer makes of the sets that it touches, until it is known to be good. */
  private final class Change {
    /** By set, and there by the record without its TTL. */
    private final Map<Key, Map<ResourceRecord, ResourceRecord>> touched = new HashMap<>();

    private boolean whole;

    void take(TransferBatch batch) throws TransferException {
      switch (batch.kind()) {
        case ZONE -> {
          whole = true;
          batch.records().forEach(this::add);
        }
        case ADDITIONS -> batch.records().forEach(this::add);
        case DELETIONS -> {
          for (ResourceRecord record : batch.records()) {
            delete(record, batch);
          }
        }
        case UP_TO_DATE -> {
          // There is nothing to do.
        }
      }
    }

    private Map<ResourceRecord, ResourceRecord> set(ResourceRecord record) {
      return touched.computeIfAbsent(
          new Key(record.name(), record.type()),
          key -> {
            Map<ResourceRecord, ResourceRecord> set = new LinkedHashMap<>();
            if (!whole) {
              sets.getOrDefault(key, List.of()).forEach(old -> set.put(old.withTtl(0), old));
            }
            return set;
          });
    }

    void add(ResourceRecord record) {
      set(record).put(record.withTtl(0), record);
    }

    private void delete(ResourceRecord record, TransferBatch batch) throws TransferException {
      if (set(record).remove(record.withTtl(0)) == null) {
        throw TransferException.at(
            TransferFault.NOT_IN_ZONE,
            batch.messageNumber(),
            -1,
            -1,
            "version " + batch.serial() + " has no record " + record);
      }
    }

    boolean hasSoa() {
      Key key = new Key(zone, RecordType.SOA);
      Map<ResourceRecord, ResourceRecord> soa = touched.get(key);
      return soa == null ? !whole && sets.containsKey(key) : soa.size() == 1;
    }

    boolean end() throws TransferException {
      if (touched.isEmpty()) {
        return false;
      }
      if (!hasSoa()) {
        throw TransferException.at(
            TransferFault.NO_SOA, 0, -1, -1, "no SOA record of " + zone + ", or several");
      }
      commit();
      return true;
    }

    void commit() {
      if (whole) {
        sets = new TreeMap<>(ORDER);
      }
      for (var entry : touched.entrySet()) {
        if (entry.getValue().isEmpty()) {
          sets.remove(entry.getKey());
        } else {
          sets.put(entry.getKey(), List.copyOf(entry.getValue().values()));
        }
      }
    }
  }
}
