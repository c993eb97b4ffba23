package io.wiredns.command.dig;

import io.wiredns.codec.code.RecordType;
import io.wiredns.command.line.InputException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The words that were said for a query, and which of them {@code +trace} and {@code +nssearch}
 * refuse, because both ask many queries and have an output of their own. All other words have an
 * effect on them. Mutable while the words are read.
 */
final class DigWalkWords {
  private static final String ONE = "is for one query and its response, and %s asks many";
  private static final String WHOLE = "is for a whole name, which %s takes as it is";
  private static final String DATA = "is for whole records, and %s shows only the data of SOA";

  /** Words that both refuse, when they are switched on. */
  private static final Map<DigOption, String> WALKS = new EnumMap<>(DigOption.class);

  /** Words that only {@code +nssearch} refuses, when they are switched on. */
  private static final Map<DigOption, String> SEARCHES = new EnumMap<>(DigOption.class);

  static {
    WALKS.put(DigOption.QR, ONE);
    WALKS.put(DigOption.HEADER_ONLY, "leaves out the question, without which %s gets no answers");
    WALKS.put(DigOption.BESTEFFORT, "shows malformed responses, and %s asks another server then");
    WALKS.put(DigOption.SHOWBADCOOKIE, ONE);
    WALKS.put(DigOption.IGNORE, "takes truncated responses, and %s needs whole ones");
    WALKS.put(DigOption.FAIL, "ends at SERVFAIL, and %s asks the next server then");
    WALKS.put(DigOption.DNS64PREFIX, ONE);
    WALKS.put(DigOption.ONESOA, "is for the types AXFR and IXFR, which %s does not ask for");
    WALKS.put(DigOption.YAML, "does not go with %s; use +json");
    WALKS.put(DigOption.SEARCH, WHOLE);
    WALKS.put(DigOption.DEFNAME, WHOLE);
    WALKS.put(DigOption.DOMAIN, WHOLE);
    WALKS.put(DigOption.NDOTS, WHOLE);
    WALKS.put(DigOption.SHOWSEARCH, WHOLE);
    SEARCHES.put(DigOption.TRACE, "does not go with %s; ask one after the other");
    for (DigOption option :
        Set.of(
            DigOption.ADDITIONAL,
            DigOption.AUTHORITY,
            DigOption.CLASS,
            DigOption.COMMENTS,
            DigOption.MULTILINE,
            DigOption.QUESTION,
            DigOption.RRCOMMENTS,
            DigOption.TTLID,
            DigOption.TTLUNITS,
            DigOption.IDNOUT)) {
      SEARCHES.put(option, DATA);
    }
    SEARCHES.put(DigOption.CMD, "is for other queries; %s does not repeat its words");
    SEARCHES.put(DigOption.EXPANDAAAA, "is for AAAA records, and %s shows SOA");
    SEARCHES.put(DigOption.SPLIT, "is for long data, and %s shows SOA");
    SEARCHES.put(DigOption.CRYPTO, "is for keys and signatures, and %s shows SOA");
  }

  /** The options that were named, and whether they were switched on; of several words the last. */
  private final Map<DigOption, Boolean> said = new EnumMap<>(DigOption.class);

  /** The type that was named; null for none. */
  private RecordType type;

  DigWalkWords copy() {
    DigWalkWords copy = new DigWalkWords();
    copy.said.putAll(said);
    copy.type = type;
    return copy;
  }

  void say(DigOption option, boolean on) {
    said.put(option, on);
  }

  void say(RecordType named) {
    type = named;
  }

  /** Forgets all words: those of a file of defaults are meant where they have an effect. */
  void clear() {
    said.clear();
    type = null;
  }

  /** Refuses what has no effect on a query with {@code +trace} or {@code +nssearch}. */
  void check(Lookup lookup) throws InputException {
    if (!lookup.trace && !lookup.nsSearch) {
      return;
    }
    String walk = lookup.nsSearch ? "+nssearch" : "+trace";
    for (Map.Entry<DigOption, Boolean> word : said.entrySet()) {
      DigOption option = word.getKey();
      String reason = word.getValue() ? WALKS.get(option) : null;
      if (reason == null && lookup.nsSearch && word.getValue()) {
        reason = SEARCHES.get(option);
      }
      if (reason != null) {
        throw new InputException("+" + option.word + " " + reason.formatted(walk));
      }
    }
    if (lookup.isTransfer()) {
      throw new InputException(walk + " does not transfer zones; leave out " + lookup.type);
    }
    boolean isOther = type != null && !Set.of(RecordType.SOA, RecordType.NS).contains(type);
    if (lookup.nsSearch && isOther) {
      throw new InputException("+nssearch asks for SOA; leave out the type " + type);
    }
    if (lookup.all.local != null && lookup.all.local.getPort() != 0) {
      throw new InputException(
          "-b's port is for one query, and " + walk + " asks many; leave out the port");
    }
  }
}
