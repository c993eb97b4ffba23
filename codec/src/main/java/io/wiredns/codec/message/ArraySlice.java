package io.wiredns.codec.message;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Part of an array as a list that cannot be modified; it keeps the array, not a copy. */
final class ArraySlice<T> extends AbstractList<T> implements RandomAccess {
  private final T[] items;
  private final int from;
  private final int size;

  /** The items from an index on, before another. */
  ArraySlice(T[] items, int from, int to) {
    this.items = items;
    this.from = from;
    this.size = to - from;
  }

  @Override
  public T get(int index) {
    return items[from + Objects.checkIndex(index, size)];
  }

  @Override
  public int size() {
    return size;
  }
}
