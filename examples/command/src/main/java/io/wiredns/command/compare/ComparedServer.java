package io.wiredns.command.compare;

import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.walk.ServerReply;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Returns what it answered at least once, and how often. Silence is no answer. */
  Map<String, Integer> answers() {
    Map<String, Integer> answers = new LinkedHashMap<>();
    readings.stream()
        .filter(Reading::isAnswered)
        .forEach(reading -> answers.merge(reading.text(), 1, Integer::sum));
    return answers;
  }

  /** Returns whether it answered at least once. */
  boolean isAnswered() {
    return readings.stream().anyMatch(Reading::isAnswered);
  }

  /** Returns the first reply that is none; empty if it answered each time. */
  Optional<ServerReply> silence() {
    return readings.stream()
        .filter(reading -> !reading.isAnswered())
        .map(Reading::reply)
        .findFirst();
  }

  /** Returns how often it did not answer. */
  long silences() {
    return readings.stream().filter(reading -> !reading.isAnswered()).count();
  }

  /** Returns how often it did not answer, such as {@code no reply 1 of 4 times}. */
  String silencesInWords() {
    int times = readings.size();
    return times == 1 ? "no reply" : "no reply " + silences() + " of " + times + " times";
  }

  /** Returns whether its answers were not the same each time. */
  boolean isFlapping() {
    return answers().size() > 1;
  }

  /** Returns everything that it answered: servers agree if these are equal. */
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
