package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.internal.wire.WireWriter;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.OctetsText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which RRsets are left out of a message that exceeds its limit. Of the answer and
 * authority sections these are the last ones. If both sections fit, only those RRsets of the
 * additional section are left out that do not fit; otherwise all. OPT and TSIG are never left out:
 * room for them is reserved. TC is set if necessary records are missing (RFC 2181 section 9, RFC
 * 9471). A {@link MessageWriter} creates one object of this class when it first truncates and keeps
 * it; the records themselves are written by the writer.
 */
final class Truncation {
  /** An OPT record without its RDATA: the root as owner, type, class, TTL and RDLENGTH. */
  private static final int EMPTY_OPT_OCTETS = 1 + EntryPlace.RECORD_FIXED;

  /**
   * The maximum number of octets of options whose memory is kept. Larger memory is released, so
   * that a writer keeps at most what its Javadoc promises.
   */
  private static final int KEPT_OCTETS = 1024;

  private final MessageWriter writer;

  /** The writer's buffer. */
  private final WireWriter wire;

  /** Measures the length of options; null before the first OPT that has options. */
  private RDataOctets measure;

  Truncation(MessageWriter writer, WireWriter wire) {
    this.writer = writer;
    this.wire = wire;
  }

  /**
   * Writes as much as fits of a message that has been begun and whose header fits.
   *
   * @param message the message, which follows the rules of {@link WriteRules}
   * @return which part of the message was written; after {@link WriteResult#NOTHING} the writer may
   *     hold a part of the message
   */
  WriteResult write(Message message) {
    for (Question question : message.questions()) {
      if (!writer.append(question)) {
        return WriteResult.NOTHING;
      }
    }
    wire.rest("body", message.body(), OctetsText.HEX);
    if (wire.overflowed()) {
      return WriteResult.NOTHING;
    }
    for (ResourceRecord record : message.additionals()) {
      int size = isMeta(record) ? maxOctets(record) : 0;
      if (size > wire.room() - wire.length()) {
        return WriteResult.NOTHING;
      }
      writer.reserve(size);
    }
    boolean whole =
        writeSets(message.answers(), Section.ANSWER)
            && writeSets(message.authorities(), Section.AUTHORITY);
    boolean reduced = false;
    if (whole) {
      whole = writeAdditionals(message, true);
      reduced = writer.additionalCount() < message.additionals().size();
    } else {
      writeAdditionals(message, false);
    }
    if (!whole) {
      writer.truncated();
      return WriteResult.TRUNCATED;
    }
    return reduced ? WriteResult.REDUCED : WriteResult.COMPLETE;
  }

  /** Writes the RRsets of a section as long as they fit, and returns whether all fitted. */
  private boolean writeSets(List<ResourceRecord> records, Section section) {
    for (int from = 0; from < records.size(); ) {
      int to = rrsetEnd(records, from);
      if (!writer.append(section, records.subList(from, to))) {
        return false;
      }
      from = to;
    }
    return true;
  }

  /**
   * Writes OPT, TSIG and, if {@code all}, the RRsets that fit. Returns whether no necessary RRset
   * is missing.
   */
  private boolean writeAdditionals(Message message, boolean all) {
    List<ResourceRecord> records = message.additionals();
    boolean whole = true;
    Set<Name> needed = null;
    for (int from = 0; from < records.size(); ) {
      int to = rrsetEnd(records, from);
      List<ResourceRecord> set = records.subList(from, to);
      if (isMeta(set.get(0))) {
        for (ResourceRecord record : set) {
          writer.release(maxOctets(record));
          writer.append(Section.ADDITIONAL, List.of(record));
        }
      } else if (all && !writer.append(Section.ADDITIONAL, set)) {
        needed = needed == null ? neededServers(message) : needed;
        whole &= !isAddress(set.get(0)) || !needed.contains(set.get(0).name());
      }
      from = to;
    }
    return whole;
  }

  /** Returns the index after the last record of the RRset that starts at {@code from}. */
  private static int rrsetEnd(List<ResourceRecord> records, int from) {
    int to = from + 1;
    while (to < records.size() && records.get(to).sameSet(records.get(from))) {
      to++;
    }
    return to;
  }

  private static boolean isMeta(ResourceRecord record) {
    return record.type().equals(RecordType.OPT) || record.type().equals(RecordType.TSIG);
  }

  private static boolean isAddress(ResourceRecord record) {
    return record.type().equals(RecordType.A) || record.type().equals(RecordType.AAAA);
  }

  /**
   * Returns the name servers of a referral that are at or below the zone cut; the referral needs
   * their addresses.
   */
  private static Set<Name> neededServers(Message message) {
    if (!message.answers().isEmpty()) {
      return Set.of();
    }
    Set<Name> servers = new HashSet<>();
    for (ResourceRecord authority : message.authorities()) {
      if (authority.rdata() instanceof Ns ns && ns.nsdname().isSubdomainOf(authority.name())) {
        servers.add(ns.nsdname());
      }
    }
    return servers;
  }

  /**
   * Returns an upper bound of the number of octets of OPT or TSIG, written here or later. For OPT
   * it is exact: its owner is the root, and options have no names that could be compressed.
   */
  private int maxOctets(ResourceRecord record) {
    if (record.type().equals(RecordType.TSIG)) {
      return octetsHere(record);
    }
    int length = optLength(record.rdata());
    return length < 0 ? Integer.MAX_VALUE : EMPTY_OPT_OCTETS + length;
  }

  /** Returns the length of the RDATA of OPT; -1 if it is too long for any record. */
  private int optLength(RData rdata) {
    if (rdata instanceof Opt opt && opt.options().isEmpty()) {
      return 0;
    }
    if (measure == null) {
      measure = new RDataOctets();
    }
    int length = measure.length(rdata);
    if (length < 0 || length > KEPT_OCTETS) {
      measure = null;
    }
    return length;
  }

  /**
   * Returns the number of octets that TSIG would have here. The compression of its owner, the name
   * of the key, depends on all names before, so the record is written, measured and undone. The
   * result is an upper bound: later names can only compress it better.
   */
  private int octetsHere(ResourceRecord record) {
    int room = wire.room();
    wire.room(wire.capacity());
    long mark = wire.mark();
    writer.put(record);
    int size = wire.overflowed() ? Integer.MAX_VALUE : wire.length() - WireWriter.lengthAt(mark);
    wire.undoTo(mark);
    wire.room(room);
    return size;
  }
}
