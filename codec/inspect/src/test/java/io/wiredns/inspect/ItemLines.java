package io.wiredns.inspect;

import java.util.List;

/** Formats items of a dissection as lines, to compare them. */
public final class ItemLines {
  private ItemLines() {}

  /**
   * Returns octets, name and value, such as {@code 0-2 priority 1}, with an exclamation mark for a
   * fault.
   *
   * @param base the octet from which octets count
   */
  public static String of(Dissection.Item item, int base) {
    String mark = item.isFaulty() ? "!" : "";
    return "%d-%d %s%s %s"
        .formatted(item.from() - base, item.to() - base, mark, item.name(), item.value())
        .strip();
  }

  /** Returns the lines of several items, each after its depth. */
  public static List<String> withDepth(List<Dissection.Item> items, int base) {
    return items.stream().map(item -> item.depth() + " " + of(item, base)).toList();
  }
}
