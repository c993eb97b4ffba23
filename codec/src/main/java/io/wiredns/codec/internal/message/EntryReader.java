package io.wiredns.codec.internal.message;

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
import java.util.Objects;

/**
 * Reads what stands behind an owner: {@code [TTL] [class] type RDATA}, TTL and class in either
 * order. Knows which TTL a record without one has.
 *
 * @since 0.1
 */
public final class EntryReader {
  private static final long UNKNOWN = -1;

  private final RecordClass zoneClass;
  private final Registry registry;
  private final WordMemo<CodePoint> mnemonics = new WordMemo<>();

  /** That of $TTL, or the SOA minimum that stands in for it. */
  private long defaultTtl = UNKNOWN;

  private long lastTtl = UNKNOWN;

  /**
   * A reader of entries.
   *
   * @param zoneClass the class of records that say none
   * @param registry knows the types
   */
  public EntryReader(RecordClass zoneClass, Registry registry) {
    this.zoneClass = Objects.requireNonNull(zoneClass);
    this.registry = Objects.requireNonNull(registry);
  }

  /**
   * Whether no record of a zone has a type: QTYPEs, meta types and the reserved 0.
   *
   * @param type the type
   * @return true if there are no such records
   */
  public static boolean isMeta(RecordType type) {
    return type.isMeta() || type.value() == 0;
  }

  /**
   * Whether no record of a zone has a class: ANY, NONE and the reserved 0.
   *
   * @param recordClass the class
   * @return true if there are no such records
   */
  public static boolean isMeta(RecordClass recordClass) {
    return recordClass.equals(RecordClass.ANY)
        || recordClass.equals(RecordClass.NONE)
        || recordClass.value() == 0;
  }

  /**
   * What $TTL says.
   *
   * @param seconds the TTL
   */
  public void defaultTtl(long seconds) {
    defaultTtl = seconds;
  }

  /**
   * Reads a record.
   *
   * @param words the words
   * @param from the index of the first word after the owner
   * @param owner the owner
   * @param origin completes relative names; null if there must be none
   * @return the record
   * @throws TextFormatException if the words are no record of a zone
   */
  public ResourceRecord read(Words words, int from, Name owner, Name origin)
      throws TextFormatException {
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

  private CodePoint parse(String text) {
    try {
      return RecordClass.parse(text);
    } catch (IllegalArgumentException noClass) {
      return registry.type(text).orElse(null);
    }
  }
}
