package io.wiredns.command.explain;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.command.output.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Compares the dates of signatures with the time of their packet, and finds wildcards. */
final class SignatureSigns {
  private static final List<Section> SECTIONS = List.of(Section.ANSWER, Section.AUTHORITY);

  private SignatureSigns() {}

  /** Returns what the RRSIG records of a response show; the time is null if it is not known. */
  static Map<Sign, String> of(Message response, Instant time) {
    Map<Sign, String> seen = Map.of();
    boolean good = false;
    for (Section section : SECTIONS) {
      for (ResourceRecord record : response.records(section)) {
        if (record.rdata() instanceof Rrsig signature) {
          seen = seen.isEmpty() ? new EnumMap<>(Sign.class) : seen;
          seen.putIfAbsent(Sign.SIGNED, "the response has signatures of " + signature.signer());
          wildcard(seen, record, signature, section);
          if (time != null) {
            good |= dates(seen, record, signature, time);
          }
        }
      }
    }
    boolean bad =
        seen.containsKey(Sign.SIG_EXPIRED)
            || seen.containsKey(Sign.SIG_FUTURE)
            || seen.containsKey(Sign.SIG_INVERTED);
    if (good && !bad) {
      seen.put(Sign.SIG_GOOD, "the dates of all signatures in view include the packet's time");
    }
    return seen;
  }

  private static void wildcard(
      Map<Sign, String> seen, ResourceRecord record, Rrsig signature, Section section) {
    int labels = record.name().labelCount();
    if (section == Section.ANSWER && !record.name().isWildcard() && signature.labels() < labels) {
      seen.putIfAbsent(
          Sign.WILDCARD,
          "%s has %d labels, its RRSIG %d: it was expanded from %s"
              .formatted(
                  record.name(),
                  labels,
                  signature.labels(),
                  record.name().suffix(labels - signature.labels()).wildcard()));
    }
  }

  /** Returns whether the time is between the dates; adds a sign if not. */
  private static boolean dates(
      Map<Sign, String> seen, ResourceRecord record, Rrsig signature, Instant time) {
    Instant inception = near(signature.inception(), time);
    Instant expiration = near(signature.expiration(), time);
    String what = "the RRSIG of " + record.name() + " " + signature.typeCovered();
    if (expiration.isBefore(inception)) {
      seen.putIfAbsent(
          Sign.SIG_INVERTED,
          what + " expires " + Voice.time(expiration) + ", before " + Voice.time(inception));
    } else if (time.isAfter(expiration)) {
      seen.putIfAbsent(
          Sign.SIG_EXPIRED,
          what
              + " expired "
              + Voice.time(expiration)
              + ", "
              + span(expiration, time)
              + " before the packet");
    } else if (time.isBefore(inception)) {
      seen.putIfAbsent(
          Sign.SIG_FUTURE,
          what
              + " is valid from "
              + Voice.time(inception)
              + ", "
              + span(time, inception)
              + " after the packet");
    } else {
      return true;
    }
    return false;
  }

  private static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toDays() > 1) {
      return span.toDays() + " days";
    }
    return span.toMinutes() > 1 ? span.toMinutes() + " minutes" : span.toSeconds() + " seconds";
  }

  /** Returns the time with a number of seconds modulo 2^32 that is nearest to another time. */
  private static Instant near(long seconds, Instant time) {
    return time.plusSeconds((int) (seconds - time.getEpochSecond())).minusNanos(time.getNano());
  }
}
