package io.wiredns.codec.response;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the CNAME and DNAME records of the answer section from the QNAME to the data, or to a
 * name without data. The order of the records does not matter: if a name has several aliases, which
 * is not allowed in a zone, the one with the least target is followed.
 */
final class AnswerWalk {
  /** The current name of the walk; at the end, the name to which the aliases lead. */
  final NameBuffer current = new NameBuffer();

  private final NameBuffer start = new NameBuffer();
  private final NameBuffer owner = new NameBuffer();
  private final NameBuffer target = new NameBuffer();
  private final NameBuffer dnameOwner = new NameBuffer();
  private final NameBuffer dnameTarget = new NameBuffer();
  private final NameBuffer substituted = new NameBuffer();
  private final AnswerTable table = new AnswerTable();

  private MessageView view;

  /** The indexes of the alias records that were followed, in the order of the walk. */
  private final int[] aliases = new int[ResponseClassifier.MAX_CHAIN_LINKS];

  private List<ChainLink> links;

  /** The number of matching records, and the index of the first; -1 if there is none. */
  int matches;

  int firstMatch;

  /** The least TTL of the records that the walk has used. */
  long ttl;

  /**
   * Follows the aliases in the answer to a question, and keeps them and the matching records.
   *
   * @return {@code ANSWER} or {@code NODATA} for the last name of the walk, or the kind of the
   *     fault in the chain
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
      // A CNAME with the target that the DNAME yields was synthesized by the server.
      boolean byDname = made && (alias < 0 || substituted.same(target));
      if (step(link, byDname ? dname : alias, byDname)) {
        return Outcome.Kind.ALIAS_LOOP;
      }
    }
  }

  /** Continues with the next name; returns whether the walk has visited it before. */
  private boolean step(int link, int number, boolean byDname) {
    RecordView record = record(number);
    NameBuffer next = byDname ? substituted : target;
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

  /**
   * Counts the requested records whose owner is the QNAME itself, as in most responses, so that no
   * alias need be followed. Returns whether there are any.
   */
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

  /**
   * Returns {@code number}; throws the fault of the record at {@code malformed} if that is not -1.
   */
  private int sound(int number, int malformed) throws WireFormatException {
    if (malformed >= 0) {
      throw RecordEvidence.fault(record(malformed));
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

  /** Returns the TTL of a record in seconds; 0 if its top bit is set, RFC 2181 section 8. */
  static long seconds(RecordView record) {
    long ttl = record.ttl();
    return ttl > Integer.MAX_VALUE ? 0 : ttl;
  }

  /** Drops the reference to the view. */
  void release() {
    view = null;
    links = null;
    table.release();
  }

  /** Returns the aliases that were followed, in order. */
  List<ChainLink> links() {
    return links == null ? List.of() : List.copyOf(links);
  }

  /** Adds the alias records that were followed. */
  void evidence(List<Evidence> evidence) {
    for (int i = 0; links != null && i < links.size(); i++) {
      evidence.add(RecordEvidence.evidence(Section.ANSWER, aliases[i], record(aliases[i])));
    }
  }
}
