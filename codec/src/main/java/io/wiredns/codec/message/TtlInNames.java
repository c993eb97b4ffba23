package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.ForwardingReader;
import io.wiredns.codec.internal.wire.Pointer;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;

/**
 * Searches for a name that includes octets of a TTL field. A piece of a name is a series of labels
 * with the root or the pointer after them. A compression pointer may lead to any octet before its
 * own piece, and a label may include whatever octets follow, so a message can be well-formed
 * although its names would change with its TTLs.
 *
 * <p>The names are those of questions, owners and those that readers expand in RDATA. Names in
 * RDATA are found by {@link RDataNames} if the standard registry decodes the type, whatever the
 * class, and by decoding if a user has registered the decoder. In a hostile message, each piece of
 * a name that a pointer leads to is walked once, however many names share it.
 */
final class TtlInNames {
  /** No name includes octets of a TTL field. */
  static final int NONE = -1;

  /** The search has not been made yet. */
  private static final int UNKNOWN = -2;

  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int TTL_OCTETS = 4;

  /** The size of the table of recent pieces, a power of two. */
  private static final int RECENT_PIECES = 16;

  private static final int LAST_GENERATION = 0xFFFF;

  /**
   * The number of pieces that are walked before known pieces are recorded in {@link #walkedPieces}.
   * Recording pays only for many pieces, because 2 KiB must be cleared first.
   */
  private static final int EFFORT = 64;

  private final MessageIndex index;
  private final RecordData data;

  /**
   * One bit for each offset that a pointer can hold: set if the piece that starts there has been
   * walked and includes no octet of a TTL field. Valid only while {@link #walkedCount} is greater
   * than {@link #EFFORT}; otherwise the bits are those of an earlier message.
   */
  private final long[] walkedPieces = new long[(WireLimits.POINTER_OFFSET + 1) / Long.SIZE];

  /** The message's octets, which are the index's array, and the index after the last octet. */
  private byte[] octets;

  private int end;

  /** The offset of the first TTL field: pieces that end before it need no search. */
  private int firstTtl;

  /**
   * A cache of pieces that include no octet of a TTL field, indexed by the lowest bits of their
   * offset. An entry holds the message's generation in its upper 16 bits and the offset in its
   * lower 16 bits, or is 0. A piece that many names share is walked once, and the cache need not be
   * cleared for the next message.
   */
  private final int[] recentPieces = new int[RECENT_PIECES];

  /** The number of the message, 1 to {@link #LAST_GENERATION}; 0 before the first message. */
  private int generation;

  /**
   * The entry with the last TTL field before the previous piece. Most pieces come in the order of
   * the records, so the next piece is usually near it and needs no binary search.
   */
  private int lastEntry;

  /** The number of pieces walked in this message, at most {@link #EFFORT} plus one. */
  private int walkedCount;

  /** The result for the current message, or {@link #UNKNOWN}. */
  private int found = UNKNOWN;

  TtlInNames(MessageIndex index, RecordData data) {
    this.index = index;
    this.data = data;
  }

  /** Returns whether the TTL field of records of a type is a time. */
  static boolean isTime(int type) {
    return type != OPT && type != TSIG;
  }

  /** Discards the result, because the index shows another message. */
  void forget() {
    found = UNKNOWN;
  }

  /**
   * Returns the offset of a TTL field of which a name includes octets, or {@link #NONE}. The result
   * is kept until {@link #forget}.
   */
  int offset() {
    if (found == UNKNOWN) {
      found = search();
    }
    return found;
  }

  /**
   * Examines all names of the message that the index shows.
   *
   * @return the offset of a TTL field of which a name includes octets, or {@link #NONE}
   */
  private int search() {
    int records = index.questionEnd;
    int entries = index.additionalEnd;
    if (records == entries) {
      return NONE;
    }
    octets = index.octets;
    end = index.end;
    firstTtl = index.fixed(records) + EntryPlace.TTL_AT;
    lastEntry = records;
    walkedCount = 0;
    if (++generation > LAST_GENERATION) {
      generation = 1;
      Arrays.fill(recentPieces, 0);
    }
    int ttl = NONE;
    // The first question's name comes first in the message, so it cannot include other fields.
    for (int entry = 1; entry < records && ttl == NONE; entry++) {
      ttl = searchOwner(index.place(entry));
    }
    if (ttl != NONE) {
      return ttl;
    }
    return data.hasOwnTypes()
        ? searchOwnTypes(records, entries)
        : searchStandardTypes(records, entries);
  }

  private int searchStandardTypes(int records, int entries) {
    byte[] a = octets;
    int question = index.contiguousQuestion();
    for (int entry = records; entry < entries; entry++) {
      long place = index.place(entry);
      int ttl = (int) place == question && question != 0 ? NONE : searchOwner(place);
      int fixed = EntryPlace.fixed(place);
      int type = Bytes.u16(a, fixed);
      if (RDataNames.has(type) && ttl == NONE) {
        int rdata = fixed + EntryPlace.RECORD_FIXED;
        ttl = searchRData(type, rdata, rdata + Bytes.u16(a, rdata - 2));
      }
      if (ttl != NONE) {
        return ttl;
      }
    }
    return NONE;
  }

  private int searchOwnTypes(int records, int entries) {
    int ttl = NONE;
    for (int entry = records; entry < entries && ttl == NONE; entry++) {
      ttl = searchOwner(index.place(entry));
      if (ttl == NONE && data.isOwn(entry)) {
        ttl = searchDecoded(entry);
      } else if (ttl == NONE && RDataNames.has(index.type(entry))) {
        ttl = searchRData(index.type(entry), index.rdata(entry), index.rdataEnd(entry));
      }
    }
    return ttl;
  }

  /**
   * Examines an owner name. The structural pass has checked it, so unless it is contiguous in its
   * own place, its last two octets are a pointer.
   */
  private int searchOwner(long place) {
    return EntryPlace.contiguousStart(place) == EntryPlace.owner(place)
        ? NONE
        : walkPieces(Pointer.target(octets, EntryPlace.fixed(place) - Pointer.OCTETS));
  }

  private int searchRData(int type, int from, int to) {
    if (to - from >= 2 && octets[to - 1] != 0 && RDataNames.endsWithItsName(type)) {
      // The last octet is not a root, so the name ends in a pointer. Other data are malformed, and
      // their names do not matter.
      return followPointer(to - Pointer.OCTETS, to);
    }
    int p = RDataNames.first(octets, from, to, type);
    for (int names = RDataNames.count(type); names > 0 && p >= 0 && p < to; names--) {
      int last = WireNames.pieceEnd(octets, p, to);
      if (last >= to) {
        return NONE;
      }
      int ttl = followPointer(last, to);
      if (ttl != NONE) {
        return ttl;
      }
      p = octets[last] == 0 ? last + 1 : last + Pointer.OCTETS;
    }
    return NONE;
  }

  /**
   * Examines the names in RDATA of a type that a user has registered. The RDATA is decoded, because
   * only the decoder can find the names.
   */
  private int searchDecoded(int entry) {
    int to = index.rdataEnd(entry);
    int[] found = {NONE};
    data.decode(entry, in -> new Names(in, found, to));
    return found[0];
  }

  /** Examines the names that a decoder reads. */
  private final class Names extends ForwardingReader {
    private final FieldReader in;
    private final int[] found;
    private final int to;

    Names(FieldReader in, int[] found, int to) {
      super(in);
      this.in = in;
      this.found = found;
      this.to = to;
    }

    @Override
    public Name name(String field, NameRule rule) {
      if (found[0] == NONE && rule.readsPointers()) {
        found[0] = followPointer(WireNames.pieceEnd(octets, in.position(), to), to);
      }
      return in.name(field, rule);
    }
  }

  /**
   * Examines the pieces to which the pointer at an index leads, if there is a pointer before {@code
   * to}.
   */
  private int followPointer(int at, int to) {
    return Pointer.isAt(octets, at, to) ? walkPieces(Pointer.target(octets, at)) : NONE;
  }

  /**
   * Searches the pieces to which a pointer leads for octets of a TTL field. The pieces are walked
   * by the rules of readers, but may break these rules.
   *
   * @return the offset of a TTL field of which these pieces include octets, or {@link #NONE}
   */
  private int walkPieces(int target) {
    int known = generation << Short.SIZE | target;
    if (recentPieces[target & RECENT_PIECES - 1] == known) {
      return NONE;
    }
    byte[] a = octets;
    int start = target;
    int before = Integer.MAX_VALUE;
    while (start >= WireLimits.HEADER_OCTETS && start < before && start < end && !isKnown(start)) {
      int p = WireNames.pieceEnd(a, start, end);
      boolean points = Pointer.isAt(a, p, end);
      int to = points ? p + Pointer.OCTETS : p + 1;
      if (to > firstTtl) {
        int ttl = ttlWithin(start, to);
        if (ttl != NONE) {
          return ttl;
        }
      }
      if (!points) {
        break;
      }
      before = start;
      start = Pointer.target(a, p);
    }
    recentPieces[target & RECENT_PIECES - 1] = known;
    return NONE;
  }

  /**
   * Returns whether a piece has been walked before. This is recorded only after {@link #EFFORT}
   * pieces, that is, in hostile messages.
   */
  private boolean isKnown(int start) {
    if (walkedCount < EFFORT) {
      walkedCount++;
      return false;
    }
    if (walkedCount == EFFORT) {
      Arrays.fill(walkedPieces, 0, Math.min(walkedPieces.length, end / Long.SIZE + 1), 0);
      walkedCount++;
    }
    int word = start >>> 6;
    boolean known = (walkedPieces[word] & 1L << start) != 0;
    walkedPieces[word] |= 1L << start;
    return known;
  }

  /** Returns the offset of a TTL field that has octets in a range, or {@link #NONE}. */
  private int ttlWithin(int from, int to) {
    if (isBetween(lastEntry, from, to)) {
      return NONE;
    }
    if (isBetween(lastEntry + 1, from, to)) {
      lastEntry++;
      return NONE;
    }
    int low = index.questionEnd;
    int high = index.additionalEnd;
    while (low < high) {
      int middle = low + high >>> 1;
      if (index.fixed(middle) + EntryPlace.TTL_AT + TTL_OCTETS <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    lastEntry = Math.max(low - 1, index.questionEnd);
    for (int entry = low; entry < index.additionalEnd; entry++) {
      int ttl = index.fixed(entry) + EntryPlace.TTL_AT;
      if (ttl >= to) {
        return NONE;
      }
      if (isTime(index.type(entry))) {
        return ttl;
      }
    }
    return NONE;
  }

  /** Returns whether a range is between the TTL field of an entry and that of the next entry. */
  private boolean isBetween(int entry, int from, int to) {
    int next = entry + 1;
    return entry < index.additionalEnd
        && index.fixed(entry) + EntryPlace.TTL_AT + TTL_OCTETS <= from
        && (next == index.additionalEnd || index.fixed(next) + EntryPlace.TTL_AT >= to);
  }
}
