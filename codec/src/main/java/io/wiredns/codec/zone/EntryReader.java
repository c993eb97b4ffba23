package io.wiredns.codec.zone;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataText;
import io.wiredns.codec.internal.text.WordMemo;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;

/**
 * Reads what stands behind an owner: {@code [TTL] [class] type RDATA}, TTL and class in either
 * order. Knows which TTL a record without one has.
 */
final class EntryReader {
  private static final long UNKNOWN = -1;

  private final RecordClass zoneClass;
  private final Registry registry;
  private final WordMemo<CodePoint> mnemonics = new WordMemo<>();

  /** That of $TTL, or the SOA minimum that stands in for it. */
  private long defaultTtl = UNKNOWN;

  private long lastTtl = UNKNOWN;

  EntryReader(RecordClass zoneClass, Registry registry) {
    this.zoneClass = zoneClass;
    this.registry = registry;
  }

  /** Whether no record of a zone has a type: QTYPEs, meta types and the reserved 0. */
  static boolean isMeta(RecordType type) {
    return type.isMeta() || type.value() == 0;
  }

  /** Whether no record of a zone has a class: ANY, NONE and the reserved 0. */
  static boolean isMeta(RecordClass recordClass) {
    return recordClass.equals(RecordClass.ANY)
        || recordClass.equals(RecordClass.NONE)
        || recordClass.value() == 0;
  }

  /** What $TTL says. */
  void defaultTtl(long seconds) {
    defaultTtl = seconds;
  }

  /**
   * Reads a record.
   *
   * @param from the index of the first word behind the owner
   */
  ResourceRecord read(Words words, int from, Name owner, Name origin) throws TextFormatException {
    int i = from;
    long ttl = UNKNOWN;
    RecordClass recordClass = null;
    RecordType type = null;
    while (type == null) {
      if (ttl == UNKNOWN && isDigit(words.first(i))) {
        ttl = words.period(i, "a TTL");
      } else {
        CodePoint meaning = mnemonic(words, i);
        if (meaning instanceof RecordType found) {
          type = found;
        } else if (meaning instanceof RecordClass found && recordClass == null) {
          recordClass = checked(found, words, i);
        } else {
          throw words.wrong(
              i, recordClass == null ? "a TTL, a class or a type" : "a TTL or a type");
        }
      }
      i++;
    }
    if (isMeta(type)) {
      throw words.wrong(i - 1, "a type that zones may have, RFC 6895 section 3.1");
    }
    recordClass = recordClass == null ? zoneClass : recordClass;
    if (ttl != UNKNOWN) {
      lastTtl = ttl;
    }
    RData rdata = RDataText.parse(type, recordClass, words, i, origin, registry);
    if (ttl == UNKNOWN) {
      ttl = impliedTtl(rdata, words, from);
    }
    return new ResourceRecord(owner, recordClass, ttl, rdata);
  }

  private long impliedTtl(RData rdata, Words words, int at) throws TextFormatException {
    if (defaultTtl == UNKNOWN && lastTtl == UNKNOWN && rdata instanceof Soa soa) {
      defaultTtl = soa.minimum();
    }
    long ttl = defaultTtl != UNKNOWN ? defaultTtl : lastTtl;
    if (ttl == UNKNOWN) {
      throw words.wrong(at, "a TTL, for no $TTL and no record before has one");
    }
    return ttl;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static RecordClass checked(RecordClass found, Words words, int at)
      throws TextFormatException {
    if (isMeta(found)) {
      throw words.wrong(at, "a class that zones may have, RFC 6895 section 3.2");
    }
    return found;
  }

  /** The class or the type that a word says; null if it says neither. */
  private CodePoint mnemonic(Words words, int at) {
    if (words.first(at) < 0) {
      return null;
    }
    CodePoint known = mnemonics.get(words, at);
    if (known == null) {
      String text = words.text(at);
      known = parse(text);
      if (known != null) {
        mnemonics.put(words, at, known);
      }
    }
    return known;
  }

  private static CodePoint parse(String text) {
    try {
      return RecordClass.parse(text);
    } catch (IllegalArgumentException noClass) {
      try {
        return RecordType.parse(text);
      } catch (IllegalArgumentException noType) {
        return null;
      }
    }
  }
}
