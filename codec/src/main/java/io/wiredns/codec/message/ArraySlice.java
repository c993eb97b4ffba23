package io.wiredns.codec.message;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** An unmodifiable list over a range of an array. It keeps the array, not a copy. */
final class ArraySlice<T> extends AbstractList<T> implements RandomAccess {
  private final T[] items;
  private final int from;
  private final int size;

  /** Creates a list of the items from index {@code from} to before index {@code to}. */
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
