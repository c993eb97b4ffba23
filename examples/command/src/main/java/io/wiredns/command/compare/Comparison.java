package io.wiredns.command.compare;

import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.output.SerialOrder;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.walk.ZoneAuthority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares what servers said: groups of those that agree, a majority if there is one, and what
 * differs in serials, TTLs and signatures. Immutable.
 */
final class Comparison {
  private final Question question;
  private final List<ComparedServer> servers;

  /** The zone and its servers; null if the servers were given. */
  private final ZoneAuthority authority;

  private final Instant now;

  /** The servers that agree, in the order of their first. */
  private final Map<String, List<ComparedServer>> groups = new LinkedHashMap<>();

  Comparison(
      Question question, List<ComparedServer> servers, ZoneAuthority authority, Instant now) {
    this.question = question;
    this.servers = List.copyOf(servers);
    this.authority = authority;
    this.now = now;
    for (ComparedServer server : servers) {
      if (server.isAnswered()) {
        groups.computeIfAbsent(server.key(), key -> new ArrayList<>()).add(server);
      }
    }
  }

  /**
   * Something that differs, or is wrong.
   *
   * @param word what it is about, in capitals
   * @param text the sentence
   * @param counts whether servers with it are not equal
   */
  record Note(String word, String text, boolean counts) {
    @Override
    public String toString() {
      return word + ": " + text;
    }
  }

  Question question() {
    return question;
  }

  List<ComparedServer> servers() {
    return servers;
  }

  /** Returns the number of different answers. */
  int differentAnswers() {
    return groups.size();
  }

  /** Returns how many servers never answered. */
  long silent() {
    return servers.stream().filter(server -> !server.isAnswered()).count();
  }

  /** Returns whether each server answered each time, and there is one. */
  boolean isComplete() {
    return !servers.isEmpty() && servers.stream().allMatch(server -> server.silence().isEmpty());
  }

  /** Returns what more than half of all servers say; null if there is no such answer. */
  String majority() {
    return groups.entrySet().stream()
        .filter(group -> 2 * group.getValue().size() > servers.size())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Returns the number of the group that a server is in, from 1; 0 if it did not answer. */
  int group(ComparedServer server) {
    return server.isAnswered() ? List.copyOf(groups.keySet()).indexOf(server.key()) + 1 : 0;
  }

  /**
   * Returns whether all servers gave the same answer, have the same serial and the same TTL, and
   * are the same at parent and child.
   */
  boolean isEqual() {
    return silent() == 0 && groups.size() == 1 && notes().stream().noneMatch(Note::counts);
  }

  /** Returns what differs, and what is wrong. */
  List<Note> notes() {
    List<Note> notes = new ArrayList<>();
    if (authority != null) {
      authority.remarks().forEach(remark -> notes.add(new Note("DELEGATION", remark, true)));
    }
    for (ComparedServer server : servers) {
      if (server.isFlapping()) {
        String text = " does not say the same each time; several machines may share this address";
        notes.add(new Note("FLAPPING", server.at() + text, true));
      }
      server
          .silence()
          .map(silence -> server.at() + ": " + silence.troubleInTime())
          .ifPresent(text -> notes.add(new Note("SILENT", text, true)));
    }
    serials(notes);
    ttls(notes);
    flags(notes);
    signatures(notes);
    return notes;
  }

  private void serials(List<Note> notes) {
    Map<Long, List<String>> serials = new TreeMap<>();
    List<Soa> records = new ArrayList<>();
    for (ComparedServer server : servers) {
      if (server.soa() != null) {
        records.add(server.soa());
        serials.computeIfAbsent(server.soa().serial(), key -> new ArrayList<>()).add(server.at());
      }
    }
    List<String> differences = SerialOrder.differences(serials.keySet());
    if (serials.size() > 1) {
      serials.forEach(
          (serial, at) -> notes.add(new Note("SERIAL " + serial, String.join(", ", at), true)));
    }
    differences.forEach(said -> notes.add(new Note("SERIALS", said, true)));
    SerialOrder.otherFields(records).ifPresent(said -> notes.add(new Note("SOA", said, true)));
  }

  /** TTLs of caches count down, so only those of servers with AA are compared. */
  private void ttls(List<Note> notes) {
    for (List<ComparedServer> group : groups.values()) {
      TreeMap<Long, List<String>> ttls = new TreeMap<>();
      for (ComparedServer server : group) {
        if (server.first().reply().isAuthoritative() && server.first().ttl() >= 0) {
          ttls.computeIfAbsent(server.first().ttl(), key -> new ArrayList<>()).add(server.at());
        }
      }
      if (ttls.size() > 1) {
        notes.add(new Note("TTL", listed(ttls), true));
      }
      for (ComparedServer server : group) {
        long ttl = server.first().ttl();
        boolean isCache = !server.first().reply().isAuthoritative();
        if (isCache && !ttls.isEmpty() && ttl > ttls.lastKey()) {
          String text = "the cache %s has %d, more than the %d of the zone";
          notes.add(new Note("TTL", text.formatted(server.at(), ttl, ttls.lastKey()), true));
        }
      }
    }
  }

  private static String listed(Map<Long, List<String>> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " at " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  /** Says which servers set AA, if the answers are otherwise equal and no server had to. */
  private void flags(List<Note> notes) {
    for (List<ComparedServer> group : groups.values()) {
      Set<String> with = new LinkedHashSet<>();
      Set<String> without = new LinkedHashSet<>();
      for (ComparedServer server : group) {
        if (!server.isAuthority()) {
          (server.first().reply().isAuthoritative() ? with : without).add(server.at());
        }
      }
      if (!with.isEmpty() && !without.isEmpty()) {
        String text =
            "set by " + String.join(", ", with) + ", not by " + String.join(", ", without);
        notes.add(new Note("AA", text, false));
      }
    }
  }

  private void signatures(List<Note> notes) {
    Map<String, Map<String, List<String>>> dates = new LinkedHashMap<>();
    Set<String> signed = new LinkedHashSet<>();
    Set<String> unsigned = new LinkedHashSet<>();
    for (ComparedServer server : servers) {
      List<Rrsig> all = server.first().signatures();
      if (server.first().ttl() >= 0) {
        (all.isEmpty() ? unsigned : signed).add(server.at());
      }
      for (Rrsig signature : all) {
        String of =
            "the signature of %s by key %d".formatted(signature.typeCovered(), signature.keyTag());
        String valid = time(signature.inception()) + " to " + time(signature.expiration());
        dates
            .computeIfAbsent(of, key -> new LinkedHashMap<>())
            .computeIfAbsent(valid, key -> new ArrayList<>())
            .add(server.at());
        long seconds = now.getEpochSecond();
        if ((int) (signature.expiration() - seconds) < 0) {
          String text = of + " at " + server.at() + " has expired at ";
          notes.add(new Note("SIGNATURE", text + time(signature.expiration()), true));
        } else if ((int) (seconds - signature.inception()) < 0) {
          String text = of + " at " + server.at() + " is not valid before ";
          notes.add(new Note("SIGNATURE", text + time(signature.inception()), true));
        }
      }
    }
    dates.forEach(
        (of, valid) -> {
          if (valid.size() > 1) {
            String text =
                valid.entrySet().stream()
                    .map(entry -> entry.getKey() + " at " + String.join(", ", entry.getValue()))
                    .collect(Collectors.joining("; "));
            notes.add(new Note("SIGNATURE", of + " is valid from " + text, false));
          }
        });
    if (!signed.isEmpty() && !unsigned.isEmpty()) {
      String text = "none from " + String.join(", ", unsigned) + ", others have signatures";
      notes.add(new Note("SIGNATURE", text, true));
    }
  }

  private String time(long seconds) {
    long at = now.getEpochSecond();
    return Voice.time(Instant.ofEpochSecond(at + (int) (seconds - at)));
  }

  /** Returns the result in a sentence. */
  String summary() {
    long atTimes =
        servers.stream()
            .filter(server -> server.isAnswered() && server.silence().isPresent())
            .count();
    return atTimes == 0 ? answers() : answers() + "; " + atTimes + " did not answer each time";
  }

  private String answers() {
    int all = servers.size();
    long silent = silent();
    String none = silent == 0 ? "" : ", " + silent + " did not answer";
    String majority = majority();
    if (groups.size() == 1 && silent == 0) {
      return all == 1 ? "one server, nothing to compare it with" : "all " + all + " say the same";
    }
    if (groups.isEmpty()) {
      return "none of " + all + " answered";
    }
    if (majority == null) {
      return groups.size() == 1
          ? "those that answer agree, but they are only %d of %d%s"
              .formatted(all - silent, all, none)
          : "no majority: %d different answers of %d servers%s".formatted(groups.size(), all, none);
    }
    int agree = groups.get(majority).size();
    long differ = all - silent - agree;
    return "%d of %d agree%s%s"
        .formatted(
            agree,
            all,
            differ == 0 ? "" : ", " + differ + (differ == 1 ? " differs" : " differ"),
            none);
  }

  /**
   * Returns the command to run next: for a server that never answered, else for one that is to
   * transfer a newer version, else for one that differs, else for one that was silent at times;
   * null if there is none.
   */
  String command() {
    for (ComparedServer server : servers) {
      if (!server.isAnswered()) {
        return query(server) + " +tcp";
      }
    }
    for (ComparedServer server : servers) {
      if (isOlder(server)) {
        return notify(server);
      }
    }
    String majority = majority();
    for (ComparedServer server : servers) {
      boolean differs = majority == null ? group(server) > 1 : !server.key().equals(majority);
      if (differs || server.isFlapping()) {
        return query(server);
      }
    }
    return servers.stream()
        .filter(server -> server.silence().isPresent())
        .findFirst()
        .map(server -> query(server) + " +tries=1")
        .orElse(null);
  }

  private boolean isOlder(ComparedServer server) {
    return server.soa() != null
        && servers.stream()
            .anyMatch(
                other ->
                    other.soa() != null
                        && SerialOrder.isNewer(other.soa().serial(), server.soa().serial()));
  }

  private String notify(ComparedServer server) {
    Name zone = authority == null ? question.name() : authority.zone();
    return "wiredns notify " + zone + " @" + Voice.server(server.server());
  }

  private String query(ComparedServer server) {
    return "wiredns query @%s %s %s%s"
        .formatted(
            Voice.server(server.server()),
            question.name(),
            question.type(),
            server.isAuthority() ? " +norecurse" : "");
  }
}
