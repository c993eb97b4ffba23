package io.wiredns.zone;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import java.util.AbstractSequentialList;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The records of a zone in the order of transfers: the SOA record, then the sets of each owner with
 * their signatures. A view of the nodes, not a copy.
 */
final class ZoneRecords extends AbstractSequentialList<ResourceRecord> {
  private static final int SOA = RecordType.SOA.value();

  private final ResourceRecord soa;
  private final ZoneNode first;
  private final int size;

  ZoneRecords(ResourceRecord soa, ZoneNode first, int size) {
    this.soa = soa;
    this.first = first;
    this.size = size;
  }

  /**
   * Returns the number of records and signatures of a set, without SOA records: only that of the
   * zone itself is transferred, and its place is the first.
   */
  static int count(RecordSet set) {
    return records(set) + (set.hasSignatures() ? set.signatures.size() : 0);
  }

  private static int records(RecordSet set) {
    return set.typeValue == SOA ? 0 : set.size();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public ListIterator<ResourceRecord> listIterator(int index) {
    Objects.checkIndex(index, size + 1);
    Cursor cursor = new Cursor();
    cursor.moveTo(index);
    return cursor;
  }

  private final class Cursor implements ListIterator<ResourceRecord> {
    /** The index of the next record. */
    private int index;

    private ZoneNode node;

    /** The set of the node, and its index. */
    private RecordSet set;

    private int setIndex;

    /** The index of the record in the set, or in the set and its signatures. */
    private int at;

    Cursor() {
      start();
    }

    private void start() {
      index = 0;
      node = first;
      set = first.set(0);
      setIndex = 0;
      at = 0;
    }

    /** Moves to an index. A view of singly linked nodes can move back only from the start. */
    void moveTo(int target) {
      if (target < index) {
        start();
      }
      while (index < target) {
        next();
      }
    }

    @Override
    public boolean hasNext() {
      return index < size;
    }

    @Override
    public ResourceRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (index++ == 0) {
        return soa;
      }
      while (at == count(set)) {
        at = 0;
        setIndex++;
        if (setIndex == node.setCount()) {
          setIndex = 0;
          node = node.next;
        }
        set = node.set(setIndex);
      }
      int signature = at - records(set);
      at++;
      return signature < 0 ? set.get(at - 1) : set.signatures.get(signature);
    }

    @Override
    public boolean hasPrevious() {
      return index > 0;
    }

    @Override
    public ResourceRecord previous() {
      if (!hasPrevious()) {
        throw new NoSuchElementException();
      }
      int before = index - 1;
      moveTo(before);
      ResourceRecord record = next();
      moveTo(before);
      return record;
    }

    @Override
    public int nextIndex() {
      return index;
    }

    @Override
    public int previousIndex() {
      return index - 1;
    }

    @Override
    public void remove() {
      throw new UnsupportedOperationException("a zone is immutable");
    }

    @Override
    public void set(ResourceRecord record) {
      throw new UnsupportedOperationException("a zone is immutable");
    }

    @Override
    public void add(ResourceRecord record) {
      throw new UnsupportedOperationException("a zone is immutable");
    }
  }
}
