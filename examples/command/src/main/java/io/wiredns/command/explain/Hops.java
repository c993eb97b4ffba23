package io.wiredns.command.explain;

import io.wiredns.capture.CapturedMessage;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latest queries of an input with the outcomes of their responses, to follow one transaction
 * across hops: a resolver's own queries are those that it sent between a client's query and its
 * response. The oldest are forgotten.
 */
final class Hops {
  private static final int MOST = 4_096;

  /** The queries that are searched at most for those of a resolver, which bounds the time. */
  private static final int SEARCHED = 1_024;

  private static final byte[] UNKNOWN = {};

  private final Hop[] ring = new Hop[MOST];
  private long count;

  /** Adds a query, whose packet is null if the input has none; returns its place. */
  long add(long number, Message query, CapturedMessage packet) {
    Question question = query.questions().isEmpty() ? null : query.questions().get(0);
    Name name = question == null ? Name.ROOT : question.name();
    RecordType type = question == null ? RecordType.of(0) : question.type();
    ring[(int) (count % MOST)] =
        packet == null
            ? new Hop(number, name, type, UNKNOWN, UNKNOWN, 0, null)
            : captured(number, name, type, packet);
    return count++;
  }

  private static Hop captured(long number, Name name, RecordType type, CapturedMessage packet) {
    int octets = packet.addressOctets();
    byte[] both = new byte[2 * octets];
    packet.copyAddresses(both, 0);
    byte[] server = Arrays.copyOfRange(both, octets, 2 * octets);
    return new Hop(
        number,
        name,
        type,
        Arrays.copyOf(both, octets),
        server,
        packet.destinationPort(),
        Instant.ofEpochSecond(packet.epochSecond(), packet.nano()));
  }

  /** Returns the query at a place; null if it has been forgotten. */
  Hop get(long place) {
    return place < 0 || place >= count || place < count - MOST ? null : ring[(int) (place % MOST)];
  }

  /**
   * Returns the queries that the server of a query has sent since then, for the same name, one
   * above, or one to which an alias of their responses leads.
   */
  List<Hop> upstream(long place) {
    Hop asked = get(place);
    if (asked == null || asked.server.length == 0) {
      return List.of();
    }
    List<Name> names = new ArrayList<>(List.of(asked.name));
    List<Hop> found = new ArrayList<>();
    long end = Math.min(count, place + 1 + SEARCHED);
    for (long next = place + 1; next < end; next++) {
      Hop hop = get(next);
      if (Arrays.equals(hop.client, asked.server) && isRelated(hop.name, names)) {
        found.add(hop);
        if (hop.target != null && names.size() < SEARCHED) {
          names.add(hop.target);
        }
      }
    }
    return found;
  }

  private static boolean isRelated(Name name, List<Name> names) {
    // Resolvers that minimize names ask for _.zone.
    boolean minimized =
        !name.isRoot() && name.label(0).length() == 1 && name.label(0).octetAt(0) == '_';
    Name above = minimized ? name.parent() : name;
    for (Name each : names) {
      if (each.isSubdomainOf(above)) {
        return true;
      }
    }
    return false;
  }
}
