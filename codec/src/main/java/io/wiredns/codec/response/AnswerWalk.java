package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks from the name asked for through CNAME and DNAME records of the answer section to data, or
 * to where there are none. The order of the records is of no account: of several aliases of a name,
 * which no zone may have, the one with the least target is followed.
 */
final class AnswerWalk {
  /** How a walk ends. */
  enum End {
    DATA,
    NOTHING,
    LOOP,
    TOO_MANY,
    NAME_TOO_LONG
  }

  private static final int CNAME = RecordType.CNAME.value();
  private static final int DNAME = RecordType.DNAME.value();
  private static final int ANY = RecordType.ANY.value();
  private static final int CLASS_ANY = RecordClass.ANY.value();

  /** Where the walk stands; at its end the name that the response is about. */
  final ScratchName current = new ScratchName();

  private final ScratchName start = new ScratchName();
  private final ScratchName owner = new ScratchName();
  private final ScratchName target = new ScratchName();
  private final ScratchName best = new ScratchName();
  private final ScratchName bestOwner = new ScratchName();
  private final ScratchName substituted = new ScratchName();

  private MessageView view;
  private int type;
  private int recordClass;

  /** The numbers of the records that aliases were taken from, in the order of the walk. */
  private final int[] aliases = new int[ResponseClassifier.CHAIN_LINKS];

  private List<ChainLink> links;

  /** The matching records, and the first of them; -1 if there are none. */
  int matches;

  int firstMatch;

  /** The least TTL of what the walk has used. */
  long ttl;

  /** The end of the walk for a question of a response. */
  End walk(MessageView view, int type, int recordClass) throws WireFormatException {
    this.view = view;
    this.type = type;
    this.recordClass = recordClass;
    links = null;
    ttl = Integer.MAX_VALUE;
    start.question(view, 0);
    current.copy(start);
    for (int link = 0; ; link++) {
      if (match()) {
        return End.DATA;
      }
      int alias = cname();
      int dname = dname();
      if (alias < 0 && dname < 0) {
        return End.NOTHING;
      }
      if (link == ResponseClassifier.CHAIN_LINKS) {
        return End.TOO_MANY;
      }
      boolean made = dname >= 0 && substituted.substitute(current, bestOwner, best);
      if (alias < 0 && !made) {
        return End.NAME_TOO_LONG;
      }
      if (alias >= 0) {
        target.target(record(alias));
      }
      // A CNAME that is what the DNAME gives was made by the server.
      boolean byDname = made && (alias < 0 || substituted.same(target));
      if (step(link, byDname ? dname : alias, byDname)) {
        return End.LOOP;
      }
    }
  }

  /** Goes on to the next name; whether that is one where the walk has been. */
  private boolean step(int link, int number, boolean byDname) {
    RecordView record = record(number);
    ScratchName next = byDname ? substituted : target;
    owner.owner(record);
    long seconds = seconds(record);
    ttl = Math.min(ttl, seconds);
    if (links == null) {
      links = new ArrayList<>(2);
    }
    aliases[link] = number;
    links.add(
        new ChainLink(
            byDname ? RecordType.DNAME : RecordType.CNAME,
            link == 0 ? start.toName() : links.get(link - 1).target(),
            owner.toName(),
            next.toName(),
            seconds));
    current.copy(next);
    if (current.same(start)) {
      return true;
    }
    for (int before = 0; before < link; before++) {
      target.value(links.get(before).target());
      if (current.same(target)) {
        return true;
      }
    }
    return false;
  }

  /** Looks for data of the type at the present name. */
  private boolean match() {
    matches = 0;
    firstMatch = -1;
    long least = Integer.MAX_VALUE;
    for (int i = 0; i < view.count(Section.ANSWER); i++) {
      RecordView record = record(i);
      if ((type == ANY || record.typeValue() == type) && isOfClass(record) && isOwned(record)) {
        firstMatch = matches++ == 0 ? i : firstMatch;
        least = Math.min(least, seconds(record));
      }
    }
    if (matches > 0) {
      ttl = Math.min(ttl, least);
    }
    return matches > 0;
  }

  private boolean isOwned(RecordView record) {
    owner.owner(record);
    return owner.same(current);
  }

  /**
   * Whether the target just loaded is to be taken rather than the best before: the lesser one, or
   * of equal ones the one that holds for less long, so that the order of records is of no account.
   */
  private boolean isBetter(RecordView record, int before) {
    int order = target.compare(best);
    return order < 0 || order == 0 && seconds(record) < seconds(record(before));
  }

  /** The CNAME of the present name with the least target, or -1. */
  private int cname() throws WireFormatException {
    int found = -1;
    for (int i = 0; i < view.count(Section.ANSWER); i++) {
      RecordView record = record(i);
      if (record.typeValue() == CNAME && isOfClass(record) && isOwned(record)) {
        load(record);
        if (found < 0 || isBetter(record, found)) {
          found = i;
          best.copy(target);
        }
      }
    }
    return found;
  }

  /** The DNAME nearest above the present name, of several the one with the least target, or -1. */
  private int dname() throws WireFormatException {
    int found = -1;
    for (int i = 0; i < view.count(Section.ANSWER); i++) {
      RecordView record = record(i);
      if (record.typeValue() != DNAME || !isOfClass(record)) {
        continue;
      }
      owner.owner(record);
      if (!current.isAtOrBelow(owner) || current.same(owner)) {
        continue;
      }
      load(record);
      if (found < 0
          || owner.length() > bestOwner.length()
          || owner.length() == bestOwner.length() && isBetter(record, found)) {
        found = i;
        best.copy(target);
        bestOwner.copy(owner);
      }
    }
    return found;
  }

  private void load(RecordView record) throws WireFormatException {
    if (!target.target(record)) {
      throw ResponseClassifier.fault(record);
    }
  }

  private boolean isOfClass(RecordView record) {
    return recordClass == CLASS_ANY || record.classValue() == recordClass;
  }

  private RecordView record(int number) {
    return view.record(Section.ANSWER, number);
  }

  /** A TTL with the top bit set counts as zero; RFC 2181 section 8. */
  static long seconds(RecordView record) {
    long ttl = record.ttl();
    return ttl > Integer.MAX_VALUE ? 0 : ttl;
  }

  /** The steps of the walk. */
  List<ChainLink> links() {
    return links == null ? List.of() : List.copyOf(links);
  }

  /** Adds the records of the steps. */
  void evidence(List<Evidence> evidence) {
    for (int i = 0; links != null && i < links.size(); i++) {
      evidence.add(ResponseClassifier.evidence(Section.ANSWER, aliases[i], record(aliases[i])));
    }
  }
}
