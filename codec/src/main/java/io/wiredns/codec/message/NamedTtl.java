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
 * Looks for a name that is made of octets of a TTL field. A compression pointer may lead to any
 * octet before its own piece of the name, and a label may run across whatever follows, so a message
 * can be well-formed and have its names change with its TTLs.
 *
 * <p>Names are those of questions and owners and those that readers expand in RDATA: by {@link
 * RDataNames} where the standard registry reads a type, whatever the class, by decoding where a
 * user's decoder does. Each piece of a name that a pointer leads to is walked once, however many
 * names share it.
 */
final class NamedTtl {
  /** No name reads a TTL. */
  static final int NONE = -1;

  /** Stands for what has not been looked for. */
  private static final int UNKNOWN = -2;

  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int TTL_OCTETS = 4;

  /** A power of two. */
  private static final int RECENT = 16;

  private static final int LAST_GENERATION = 0xFFFF;

  /**
   * As many pieces are walked again before it pays to keep which are known: 2 KiB are cleared for
   * that.
   */
  private static final int EFFORT = 64;

  private final MessageIndex index;
  private final RecordData data;

  /**
   * One bit for each offset that a pointer can say: whether the piece that starts there is good. Of
   * meaning once {@link #effort} is more than {@link #EFFORT}; before, of another message.
   */
  private final long[] walked = new long[(WireLimits.POINTER_OFFSET + 1) / Long.SIZE];

  /** The message's octets, the index's, and the index after the last. */
  private byte[] octets;

  private int end;

  /** Where the first TTL field starts: pieces that end before it need no search. */
  private int firstTtl;

  /**
   * Pieces that are good, by the lowest bits of where they start: the message's generation in the
   * upper half and the offset in the lower, or 0. What names lead to again and again is walked
   * once, and nothing needs to be cleared.
   */
  private final int[] recent = new int[RECENT];

  /** The message's number, 1 to {@link #LAST_GENERATION}; 0 before the first. */
  private int generation;

  /**
   * The entry whose TTL field was the last before a piece: most pieces come in the order of
   * records, and need no search.
   */
  private int hint;

  /** How many pieces have been walked in this message, up to one more than {@link #EFFORT}. */
  private int effort;

  /** What was found in the message that is shown, or {@link #UNKNOWN}. */
  private int found = UNKNOWN;

  NamedTtl(MessageIndex index, RecordData data) {
    this.index = index;
    this.data = data;
  }

  /** Whether the TTL field of a record of this type is a time. */
  static boolean isTime(int type) {
    return type != OPT && type != TSIG;
  }

  /** Forgets what was found: the index shows another message. */
  void forget() {
    found = UNKNOWN;
  }

  /** The offset of a TTL field that a name reads, or {@link #NONE}; looked for once. */
  int offset() {
    if (found == UNKNOWN) {
      found = find();
    }
    return found;
  }

  /**
   * Looks at all names of the message that the index shows.
   *
   * @return the offset of a TTL field that a name reads, or {@link #NONE}
   */
  private int find() {
    int records = index.questionEnd;
    int entries = index.additionalEnd;
    if (records == entries) {
      return NONE;
    }
    octets = index.octets;
    end = index.end;
    firstTtl = index.fixed(records) + EntryPlace.TTL_AT;
    hint = records;
    effort = 0;
    if (++generation > LAST_GENERATION) {
      generation = 1;
      Arrays.fill(recent, 0);
    }
    int ttl = NONE;
    // The first question's name comes before all else that a name could be made of.
    for (int entry = 1; entry < records && ttl == NONE; entry++) {
      ttl = owner(index.place(entry));
    }
    if (ttl != NONE) {
      return ttl;
    }
    return data.hasOwnTypes() ? ownTypes(records, entries) : standardTypes(records, entries);
  }

  private int standardTypes(int records, int entries) {
    byte[] a = octets;
    int question = index.flatQuestion();
    for (int entry = records; entry < entries; entry++) {
      long place = index.place(entry);
      int ttl = (int) place == question && question != 0 ? NONE : owner(place);
      int fixed = EntryPlace.fixed(place);
      int type = Bytes.u16(a, fixed);
      if (RDataNames.has(type) && ttl == NONE) {
        int rdata = fixed + EntryPlace.RECORD_FIXED;
        ttl = rdata(type, rdata, rdata + Bytes.u16(a, rdata - 2));
      }
      if (ttl != NONE) {
        return ttl;
      }
    }
    return NONE;
  }

  private int ownTypes(int records, int entries) {
    int ttl = NONE;
    for (int entry = records; entry < entries && ttl == NONE; entry++) {
      ttl = owner(index.place(entry));
      if (ttl == NONE && data.isOwn(entry)) {
        ttl = decode(entry);
      } else if (ttl == NONE && RDataNames.has(index.type(entry))) {
        ttl = rdata(index.type(entry), index.rdata(entry), index.rdataEnd(entry));
      }
    }
    return ttl;
  }

  /** An owner is good, so if it does not lie flat in its own place its last two octets point. */
  private int owner(long place) {
    return EntryPlace.flat(place) == EntryPlace.owner(place)
        ? NONE
        : target(Pointer.target(octets, EntryPlace.fixed(place) - Pointer.OCTETS));
  }

  private int rdata(int type, int from, int to) {
    if (to - from >= 2 && octets[to - 1] != 0 && RDataNames.endsWithItsName(type)) {
      // No root ends the name, so a pointer does; data with more are malformed wherever it leads.
      return pointer(to - Pointer.OCTETS, to);
    }
    int p = RDataNames.first(octets, from, to, type);
    for (int names = RDataNames.count(type); names > 0 && p >= 0 && p < to; names--) {
      int last = WireNames.pieceEnd(octets, p, to);
      if (last >= to) {
        return NONE;
      }
      int ttl = pointer(last, to);
      if (ttl != NONE) {
        return ttl;
      }
      p = octets[last] == 0 ? last + 1 : last + Pointer.OCTETS;
    }
    return NONE;
  }

  /** The same for a type that a user's decoder reads, which alone knows where its names are. */
  private int decode(int entry) {
    int to = index.rdataEnd(entry);
    int[] found = {NONE};
    data.decode(entry, in -> new Names(in, found, to));
    return found[0];
  }

  /** Sees the names that a decoder reads. */
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
        found[0] = pointer(WireNames.pieceEnd(octets, in.position(), to), to);
      }
      return in.name(field, rule);
    }
  }

  /** Follows the pointer at an index, if there is one before {@code to}. */
  private int pointer(int at, int to) {
    return Pointer.isAt(octets, at, to) ? target(Pointer.target(octets, at)) : NONE;
  }

  /**
   * Walks the pieces that a pointer leads to, by the rules that readers have; they may break them.
   *
   * @return the offset of a TTL field that a name reads which is made of them, or {@link #NONE}
   */
  private int target(int target) {
    int known = generation << Short.SIZE | target;
    if (recent[target & RECENT - 1] == known) {
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
    recent[target & RECENT - 1] = known;
    return NONE;
  }

  /** Whether a piece has been walked before, as is kept of a message whose names cost much. */
  private boolean isKnown(int start) {
    if (effort < EFFORT) {
      effort++;
      return false;
    }
    if (effort == EFFORT) {
      Arrays.fill(walked, 0, Math.min(walked.length, end / Long.SIZE + 1), 0);
      effort++;
    }
    int word = start >>> 6;
    boolean known = (walked[word] & 1L << start) != 0;
    walked[word] |= 1L << start;
    return known;
  }

  /** The offset of a TTL field that has an octet in a range, or {@link #NONE}. */
  private int ttlWithin(int from, int to) {
    if (isBetween(hint, from, to)) {
      return NONE;
    }
    if (isBetween(hint + 1, from, to)) {
      hint++;
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
    hint = Math.max(low - 1, index.questionEnd);
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

  /** Whether a range lies between the TTL fields of an entry and the one after it. */
  private boolean isBetween(int entry, int from, int to) {
    int next = entry + 1;
    return entry < index.additionalEnd
        && index.fixed(entry) + EntryPlace.TTL_AT + TTL_OCTETS <= from
        && (next == index.additionalEnd || index.fixed(next) + EntryPlace.TTL_AT >= to);
  }
}
