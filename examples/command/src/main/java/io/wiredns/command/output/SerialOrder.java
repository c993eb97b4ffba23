package io.wiredns.command.output;

import io.wiredns.codec.rdata.Soa;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Compares serials of zones as secondary servers do; RFC 1982 section 3.2. */
public final class SerialOrder {
  /** Half of all serials. If two differ by this, neither is newer. */
  private static final long HALF = 1L << 31;

  private SerialOrder() {}

  /** Returns whether a serial is newer than another. */
  public static boolean isNewer(long serial, long than) {
    return (int) (serial - than) > 0 && !isUndefined(serial, than);
  }

  /** Returns whether neither of two different serials is newer. */
  static boolean isUndefined(long a, long b) {
    return (a - b & 0xFFFF_FFFFL) == HALF;
  }

  /** Returns the serial that is newer than all others; empty if there is none. */
  static Optional<Long> newest(Collection<Long> serials) {
    return serials.stream()
        .filter(one -> serials.stream().allMatch(other -> other.equals(one) || isNewer(one, other)))
        .findFirst();
  }

  /** Returns a sentence about each serial that differs from another; none if all are equal. */
  public static List<String> differences(Collection<Long> serials) {
    List<Long> all = new ArrayList<>(new TreeSet<>(serials));
    List<String> said = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int k = i + 1; k < all.size(); k++) {
        if (isUndefined(all.get(i), all.get(k))) {
          said.add(
              "%d and %d differ by exactly 2^31, so neither is newer (RFC 1982): a secondary server with one never takes the other; raise the serial of the primary server"
                  .formatted(all.get(i), all.get(k)));
        }
      }
    }
    Optional<Long> newest = newest(all);
    if (newest.isPresent()) {
      for (long serial : all) {
        if (serial != newest.get()) {
          said.add(
              "%d is older than %d by %d%s"
                  .formatted(
                      serial,
                      newest.get(),
                      newest.get() - serial & 0xFFFF_FFFFL,
                      serial > newest.get() ? ", past the end of the numbers (RFC 1982)" : ""));
        }
      }
    } else if (all.size() > 1 && said.isEmpty()) {
      said.add("none of the serials " + all + " is newer than all others (RFC 1982)");
    }
    return said;
  }

  /** Returns the sentence for SOA records with one serial that differ otherwise. */
  public static Optional<String> otherFields(Collection<Soa> records) {
    List<String> fields = new ArrayList<>();
    List<Soa> all = List.copyOf(records);
    for (Soa soa : all) {
      Soa first =
          all.stream().filter(other -> other.serial() == soa.serial()).findFirst().orElse(soa);
      add(fields, "MNAME", soa.mname().equals(first.mname()));
      add(fields, "RNAME", soa.rname().equals(first.rname()));
      add(fields, "REFRESH", soa.refresh() == first.refresh());
      add(fields, "RETRY", soa.retry() == first.retry());
      add(fields, "EXPIRE", soa.expire() == first.expire());
      add(fields, "MINIMUM", soa.minimum() == first.minimum());
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "one serial, but another "
                + String.join(", ", fields)
                + ": these servers have different versions of the zone, or several primary servers"
                + " write their own");
  }

  private static void add(List<String> fields, String field, boolean isEqual) {
    if (!isEqual && !fields.contains(field)) {
      fields.add(field);
    }
  }
}
