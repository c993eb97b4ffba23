package io.wiredns.command;

import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What one server said, each time it was asked.
 *
 * @param server the server
 * @param name its name; null if it was given by its address
 * @param isAuthority whether it was asked as a server of the zone
 * @param readings what it said, one or more
 * @param soa the SOA record that it has of the zone; null if it is not known
 */
record ComparedServer(
    InetSocketAddress server, Name name, boolean isAuthority, List<Reading> readings, Soa soa) {
  ComparedServer {
    readings = List.copyOf(readings);
  }

  /** Returns what it said at least once, and how often. */
  Map<String, Integer> answers() {
    Map<String, Integer> answers = new LinkedHashMap<>();
    readings.forEach(reading -> answers.merge(reading.text(), 1, Integer::sum));
    return answers;
  }

  /** Returns whether it answered each time. */
  boolean isAnswered() {
    return readings.stream().allMatch(Reading::isAnswered);
  }

  /** Returns whether it did not say the same each time, silence left aside. */
  boolean isFlapping() {
    return readings.stream().filter(Reading::isAnswered).map(Reading::text).distinct().count() > 1;
  }

  /** Returns everything that it said: servers agree if these are equal. */
  String key() {
    return String.join(" | ", new TreeSet<>(answers().keySet()));
  }

  /** Returns its first answer; if there is none, its first silence. */
  Reading first() {
    return readings.stream().filter(Reading::isAnswered).findFirst().orElse(readings.get(0));
  }

  /** Returns the server, with its name if it has one. */
  String at() {
    return Voice.server(server) + (name == null ? "" : " (" + name + ")");
  }
}
