package io.wiredns.zone;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The elements of several lists, one list after the other, without a copy of them. */
final class Concatenation<T> implements Iterator<T> {
  private final Iterator<List<T>> parts;
  private Iterator<T> part = Collections.emptyIterator();

  Concatenation(List<List<T>> parts) {
    this.parts = parts.iterator();
  }

  @Override
  public boolean hasNext() {
    while (!part.hasNext() && parts.hasNext()) {
      part = parts.next().iterator();
    }
    return part.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return part.next();
  }
}
