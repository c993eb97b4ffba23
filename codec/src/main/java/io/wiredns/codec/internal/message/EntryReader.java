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
 * Reads the part of a record's text after the owner: {@code [TTL] [class] type RDATA}, with TTL and
 * class in either order; RFC 1035 section 5.1. It determines the TTL of records that have none. For
 * one thread at a time.
 *
 * @since 0.1
 */
public final class EntryReader {
  private static final long UNKNOWN = -1;

  private final RecordClass zoneClass;
  private final Registry registry;
  private final WordMemo<CodePoint> mnemonics = new WordMemo<>();

  /** The TTL of $TTL, or the MINIMUM field of SOA if there is no $TTL; in seconds. */
  private long defaultTtl = UNKNOWN;

  private long lastTtl = UNKNOWN;

  /**
   * Creates a reader.
   *
   * @param zoneClass the class of records whose text has no class
   * @param registry the registry with the types
   */
  public EntryReader(RecordClass zoneClass, Registry registry) {
    this.zoneClass = Objects.requireNonNull(zoneClass);
    this.registry = Objects.requireNonNull(registry);
  }

  /**
   * Returns whether a type is not allowed for records of a zone: QTYPEs, meta types and the
   * reserved type 0.
   *
   * @param type the type
   * @return true if no zone has such records
   */
  public static boolean isMeta(RecordType type) {
    return type.isMeta() || type.value() == 0;
  }

  /**
   * Returns whether a class is not allowed for records of a zone: ANY, NONE and the reserved class
   * 0.
   *
   * @param recordClass the class
   * @return true if no zone has such records
   */
  public static boolean isMeta(RecordClass recordClass) {
    return recordClass.equals(RecordClass.ANY)
        || recordClass.equals(RecordClass.NONE)
        || recordClass.value() == 0;
  }

  /**
   * Sets the default TTL, from $TTL; RFC 2308 section 4.
   *
   * @param seconds the TTL in seconds; not checked
   */
  public void defaultTtl(long seconds) {
    defaultTtl = seconds;
  }

  /**
   * Reads a record.
   *
   * @param words the words of the entry
   * @param from the index of the first word after the owner
   * @param owner the owner of the record
   * @param origin the name that is appended to relative names; null if all names must be absolute
   * @return the record
   * @throws TextFormatException if the words are not a record that a zone may have
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
      throw words.wrong(i - 1, "a type that is allowed in zones (RFC 6895 section 3.1)");
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
      throw words.wrong(at, "a TTL, as neither $TTL nor an earlier record has one");
    }
    return ttl;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static RecordClass checked(RecordClass found, Words words, int at)
      throws TextFormatException {
    if (isMeta(found)) {
      throw words.wrong(at, "a class that is allowed in zones (RFC 6895 section 3.2)");
    }
    return found;
  }

  /** Returns the class or the type that a word denotes; null if it denotes neither. */
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
