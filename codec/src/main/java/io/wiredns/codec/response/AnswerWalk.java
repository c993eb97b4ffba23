package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks from the name asked for through CNAME and DNAME records of the answer section to data, or
 * to where there are none. The order of the records does not matter: of several aliases of a name,
 * which no zone may have, the one with the least target is followed.
 */
final class AnswerWalk {
  /** Where the walk stands; at its end the name that the response is about. */
  final ScratchName current = new ScratchName();

  private final ScratchName start = new ScratchName();
  private final ScratchName owner = new ScratchName();
  private final ScratchName target = new ScratchName();
  private final ScratchName dnameOwner = new ScratchName();
  private final ScratchName dnameTarget = new ScratchName();
  private final ScratchName substituted = new ScratchName();
  private final AnswerTable table = new AnswerTable();

  private MessageView view;

  /** The numbers of the records that aliases were taken from, in the order of the walk. */
  private final int[] aliases = new int[ResponseClassifier.MAX_CHAIN_LINKS];

  private List<ChainLink> links;

  /** The matching records, and the first of them; -1 if there are none. */
  int matches;

  int firstMatch;

  /** The least TTL of what the walk has used. */
  long ttl;

  /**
   * Walks for a question of a response.
   *
   * @return {@code ANSWER} or {@code NODATA}, wherever the walk has led; or why it leads nowhere
   */
  Outcome.Kind walk(MessageView view, int type, int recordClass) throws WireFormatException {
    this.view = view;
    links = null;
    matches = 0;
    firstMatch = -1;
    ttl = Integer.MAX_VALUE;
    start.question(view, 0);
    current.copy(start);
    if (match(type, recordClass)) {
      return Outcome.Kind.ANSWER;
    }
    table.fill(view, type, recordClass);
    for (int link = 0; ; link++) {
      AnswerTable.Entry here = table.find(current);
      if (here != null && here.matches > 0) {
        matches = here.matches;
        firstMatch = here.firstMatch;
        ttl = Math.min(ttl, here.ttl);
        return Outcome.Kind.ANSWER;
      }
      int alias = here == null ? -1 : sound(here.cname, here.malformedCname);
      AnswerTable.Entry above = table.findDname(current);
      int dname = above == null ? -1 : sound(above.dname, above.malformedDname);
      if (alias < 0 && dname < 0) {
        return Outcome.Kind.NODATA;
      }
      if (link == ResponseClassifier.MAX_CHAIN_LINKS) {
        return Outcome.Kind.ALIAS_TOO_MANY;
      }
      boolean made = dname >= 0 && substitute(record(dname));
      if (alias < 0 && !made) {
        return Outcome.Kind.ALIAS_TOO_LONG;
      }
      if (alias >= 0) {
        target.target(record(alias));
      }
      // A CNAME that is what the DNAME gives was made by the server.
      boolean byDname = made && (alias < 0 || substituted.same(target));
      if (step(link, byDname ? dname : alias, byDname)) {
        return Outcome.Kind.ALIAS_LOOP;
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

  /** Looks for data at the name asked for, where most responses have them. */
  private boolean match(int type, int recordClass) {
    long least = Integer.MAX_VALUE;
    for (int i = 0; i < view.count(Section.ANSWER); i++) {
      RecordView record = record(i);
      if (AnswerTable.isAsked(record, type) && AnswerTable.isOfClass(record, recordClass)) {
        owner.owner(record);
        if (owner.same(current)) {
          firstMatch = matches++ == 0 ? i : firstMatch;
          least = Math.min(least, seconds(record));
        }
      }
    }
    ttl = Math.min(ttl, least);
    return matches > 0;
  }

  /** A record's number, if none of its kind is malformed. */
  private int sound(int number, int malformed) throws WireFormatException {
    if (malformed >= 0) {
      throw RecordFindings.fault(record(malformed));
    }
    return number;
  }

  private boolean substitute(RecordView dname) {
    dnameOwner.owner(dname);
    dnameTarget.target(dname);
    return substituted.substitute(current, dnameOwner, dnameTarget);
  }

  private RecordView record(int number) {
    return view.record(Section.ANSWER, number);
  }

  /** A TTL with the top bit set counts as zero; RFC 2181 section 8. */
  static long seconds(RecordView record) {
    long ttl = record.ttl();
    return ttl > Integer.MAX_VALUE ? 0 : ttl;
  }

  /** Lets go of the view. */
  void release() {
    view = null;
    links = null;
    table.release();
  }

  /** The steps of the walk. */
  List<ChainLink> links() {
    return links == null ? List.of() : List.copyOf(links);
  }

  /** Adds the records of the steps. */
  void evidence(List<Evidence> evidence) {
    for (int i = 0; links != null && i < links.size(); i++) {
      evidence.add(RecordFindings.evidence(Section.ANSWER, aliases[i], record(aliases[i])));
    }
  }
}
