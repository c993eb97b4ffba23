package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Bytes;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.ForwardingReader;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.WireLimits;

/**
 * Looks for a name that is made of octets of a TTL field. A compression pointer may lead to any
 * octet before its own piece of the name, and a label may run across whatever follows, so a message
 * can be well-formed and have its names change with its TTLs.
 *
 * <p>Names are those of questions and owners and those that readers expand in RDATA: by {@link
 * RDataNames} where the standard registry reads a type, by decoding where a user's decoder does.
 * Each piece of a name that a pointer leads to is walked once, however many names share it.
 */
final class NamedTtl {
  /** No name reads a TTL. */
  static final int NONE = -1;

  private static final int OPT = RecordType.OPT.value();
  private static final int TSIG = RecordType.TSIG.value();
  private static final int TTL_OCTETS = 4;

  private final MessageIndex index;
  private final RecordData data;

  /**
   * One bit for each offset that a pointer can say: whether the piece that starts there is good.
   */
  private final long[] walked = new long[(WireLimits.POINTER_OFFSET + 1) / Long.SIZE];

  private byte[] octets;
  private int end;

  /** Where the first TTL field starts: pieces that end before it need no search. */
  private int firstTtl;

  /** The index after the first piece of the last name that was walked. */
  private int after;

  NamedTtl(MessageIndex index, RecordData data) {
    this.index = index;
    this.data = data;
  }

  /** Whether the TTL field of a record of this type is a time. */
  static boolean isTime(int type) {
    return type != OPT && type != TSIG;
  }

  /**
   * Looks at all names of the message that the index shows.
   *
   * @return the offset of a TTL field that a name reads, or {@link #NONE}
   */
  int find() {
    int records = index.questionEnd;
    int entries = index.additionalEnd;
    if (records == entries) {
      return NONE;
    }
    octets = index.octets;
    end = index.end;
    firstTtl = index.fixed(records) + MessageIndex.TTL_AT;
    clearWalked();
    boolean own = data.hasOwnTypes();
    int question = index.flatQuestion();
    int ttl = NONE;
    for (int entry = 0; entry < entries && ttl == NONE; entry++) {
      long place = index.place(entry);
      boolean asked = (int) place == question && question != 0;
      if (!asked && MessageIndex.flat(place) != MessageIndex.owner(place)) {
        ttl = walk(MessageIndex.owner(place), end);
      }
      if (entry >= records && ttl == NONE) {
        int type = Bytes.u16(octets, MessageIndex.fixed(place));
        if (own && data.isOwn(entry)) {
          ttl = decode(entry);
        } else if (RDataNames.has(type) && !data.isOpaque(entry)) {
          ttl = rdata(entry, type);
        }
      }
    }
    return ttl;
  }

  private void clearWalked() {
    int words = Math.min(walked.length, end / Long.SIZE + 1);
    for (int i = 0; i < words; i++) {
      walked[i] = 0;
    }
  }

  private int rdata(int entry, int type) {
    int to = index.rdataEnd(entry);
    int p = RDataNames.first(octets, index.rdata(entry), to, type);
    int ttl = NONE;
    for (int names = RDataNames.count(type); names > 0 && p >= 0 && p < to; names--) {
      ttl = walk(p, to);
      if (ttl != NONE) {
        break;
      }
      p = after;
    }
    return ttl;
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
        found[0] = walk(in.position(), to);
      }
      return in.name(field, rule);
    }
  }

  /**
   * Walks a name as far as it is not known, by the rules that readers have; it may break them.
   *
   * @param at the index of its first octet
   * @param inlineEnd the index after the last octet that its first piece may have
   * @return the offset of a TTL field that it reads, or {@link #NONE}
   */
  private int walk(int at, int inlineEnd) {
    byte[] a = octets;
    int start = at;
    int limit = inlineEnd;
    after = -1;
    while (true) {
      int p = start;
      int b = 0;
      while (p < limit && (b = a[p]) > 0 && b <= WireLimits.LABEL_OCTETS) {
        p += b + 1;
      }
      boolean pointer = p + 1 < limit && (b & 0xC0) == 0xC0;
      int to = Math.min(p + (pointer ? 2 : 1), limit);
      if (start == at) {
        after = p < limit && (pointer || b == 0) ? to : -1;
      } else if (to > firstTtl) {
        int ttl = ttlWithin(start, to);
        if (ttl != NONE) {
          return ttl;
        }
      }
      if (p >= limit || !pointer) {
        return NONE;
      }
      int target = Bytes.u16(a, p) & WireLimits.POINTER_OFFSET;
      long bit = 1L << target;
      int word = target / Long.SIZE;
      if (target >= start || target < WireLimits.HEADER_OCTETS || (walked[word] & bit) != 0) {
        return NONE;
      }
      walked[word] |= bit;
      start = target;
      limit = end;
    }
  }

  /** The offset of a TTL field that has an octet in a range, or {@link #NONE}. */
  private int ttlWithin(int from, int to) {
    int low = index.questionEnd;
    int high = index.additionalEnd;
    while (low < high) {
      int middle = low + high >>> 1;
      if (index.fixed(middle) + MessageIndex.TTL_AT + TTL_OCTETS <= from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    for (int entry = low; entry < index.additionalEnd; entry++) {
      int ttl = index.fixed(entry) + MessageIndex.TTL_AT;
      if (ttl >= to) {
        return NONE;
      }
      if (isTime(index.type(entry))) {
        return ttl;
      }
    }
    return NONE;
  }
}
