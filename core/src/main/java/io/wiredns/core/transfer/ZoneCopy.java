package io.wiredns.core.transfer;

import io.wiredns.codec.code.RecordClass;
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
 * A copy of a zone in memory, to which transfers are applied completely or not at all; RFC 1995
 * section 4.
 *
 * <pre>{@code
 * ZoneCopy zone = ZoneCopy.of(name, recordsOfAFile);
 * try (var transfer = ZoneTransfer.builder(server, zone.request()).open()) {
 *   zone.apply(transfer);
 * }
 * }</pre>
 *
 * <p>If a difference deletes a record that the copy does not have, the copy is not the version that
 * the server assumes. Then nothing is changed, and a transfer of the complete zone ({@link
 * TransferRequest#whole}) is needed. Adding a record that the copy already has only changes its
 * TTL; duplicates are dropped (RFC 5936 section 2.2).
 *
 * <p>Until a transfer is complete, both the old and the new version of the RRsets that it contains
 * are held in memory; for a transfer of the complete zone, these are two copies of the whole zone.
 * For one thread at a time.
 *
 * @since 0.1
 */
public final class ZoneCopy {
  /** The name and type of an RRset; its class is the zone's. */
  private record Key(Name name, RecordType type) {}

  /** Canonical order of names, and the SOA record first among those of a name. */
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
   * Returns a copy of a zone without any records.
   *
   * @param zone the name of the zone
   * @return the copy, whose {@link #request} is an AXFR
   */
  public static ZoneCopy empty(Name zone) {
    return new ZoneCopy(zone);
  }

  /**
   * Returns a copy of a zone with these records.
   *
   * @param zone the name of the zone
   * @param records all records of the zone, for example from a zone file; duplicates are dropped
   * @return the copy
   * @throws IllegalArgumentException if a record is outside the zone or of another class than those
   *     before it, or if there is not exactly one SOA record of the zone's name
   */
  public static ZoneCopy of(Name zone, Iterable<ResourceRecord> records) {
    Objects.requireNonNull(records, "records");
    ZoneCopy copy = new ZoneCopy(zone);
    Change change = copy.new Change();
    change.whole = true;
    RecordClass recordClass = null;
    for (ResourceRecord record : records) {
      recordClass = copy.check(record, recordClass);
      change.add(record);
    }
    if (!change.hasSoa()) {
      throw new IllegalArgumentException(
          "there is no SOA record of " + zone + ", or more than one");
    }
    change.commit();
    return copy;
  }

  /**
   * Checks a record that no decoder of transfers has checked; returns its class.
   *
   * @param recordClass the class that it must have, or null for any
   */
  private RecordClass check(ResourceRecord record, RecordClass recordClass) {
    if (!record.name().isSubdomainOf(zone)) {
      throw new IllegalArgumentException(record.name() + " is not in zone " + zone);
    }
    if (recordClass != null && !record.recordClass().equals(recordClass)) {
      throw new IllegalArgumentException(
          record + " is not of class " + recordClass + ", as the records before it");
    }
    return record.recordClass();
  }

  /**
   * Returns the name of the zone.
   *
   * @return the name
   */
  public Name name() {
    return zone;
  }

  /**
   * Returns the SOA record of the zone.
   *
   * @return the record, or empty if the copy has no records
   */
  public Optional<ResourceRecord> soa() {
    return records(zone, RecordType.SOA).stream().findFirst();
  }

  /**
   * Returns the request that updates this copy.
   *
   * @return an IXFR from this version, or an AXFR if the copy has no records
   */
  public TransferRequest request() {
    TransferRequest whole = TransferRequest.axfr(zone);
    return soa()
        .map(soa -> new TransferRequest(zone, soa.recordClass(), soa.rdata(Soa.class)))
        .orElse(whole);
  }

  /**
   * Returns all records.
   *
   * @return the records, the SOA record first, in canonical order of names (RFC 4034 section 6.1)
   */
  public Stream<ResourceRecord> records() {
    return sets.values().stream().flatMap(Collection::stream);
  }

  /**
   * Returns the records of a name and type.
   *
   * @param name the owner
   * @param type the type
   * @return the records, or an empty list if there is no such RRset
   */
  public List<ResourceRecord> records(Name name, RecordType type) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    return sets.getOrDefault(new Key(name, type), List.of());
  }

  /**
   * Reads all batches of a transfer and, after the last, changes this copy to the version that they
   * lead to.
   *
   * @param transfer a transfer of this zone from which no batch has been read; this method does not
   *     close it
   * @return true if the transfer was applied; false if the zone has no newer version
   * @throws TransferException if the transfer fails or does not fit this version; the copy is then
   *     unchanged
   * @throws IOException if the connection fails; the copy is then unchanged
   * @throws IllegalArgumentException if the transfer is of another zone
   */
  public boolean apply(ZoneTransfer transfer) throws IOException {
    Objects.requireNonNull(transfer, "transfer");
    if (!transfer.request().zone().equals(zone)) {
      throw new IllegalArgumentException(
          "a transfer of " + transfer.request().zone() + " cannot be applied to a copy of " + zone);
    }
    Change change = new Change();
    while (transfer.hasNext()) {
      TransferBatch batch = transfer.next();
      change.take(batch);
    }
    return change.end();
  }

  /**
   * Applies batches from another source, as {@link #apply(ZoneTransfer)} does.
   *
   * @param batches all batches of one transfer, in order
   * @return true if the transfer was applied; false if the zone has no newer version
   * @throws TransferException if the batches do not fit this version; the copy is then unchanged
   * @throws IllegalArgumentException if a record is outside the zone or of another class than the
   *     others; the copy is then unchanged
   */
  public boolean apply(Iterable<TransferBatch> batches) throws TransferException {
    Objects.requireNonNull(batches, "batches");
    Change change = new Change();
    RecordClass recordClass = soa().map(ResourceRecord::recordClass).orElse(null);
    for (TransferBatch batch : batches) {
      for (ResourceRecord record : batch.records()) {
        recordClass = check(record, recordClass);
      }
      change.take(batch);
    }
    return change.end();
  }

  /** The new version of the RRsets that a transfer contains, until the transfer is complete. */
  private final class Change {
    /**
     * The records of each RRset that the transfer contains; the key of a record is the record with
     * TTL 0.
     */
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
          // Nothing to do.
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
            TransferFault.NO_SOA,
            0,
            -1,
            -1,
            "there is no SOA record of " + zone + ", or more than one");
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
