package io.wiredns.command;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.wire.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * One query in dig's words: what is asked, how it is sent, and what is shown. {@link LookupMessage}
 * makes its octets. Mutable while the words are read.
 */
final class Lookup implements Cloneable {
  /** What the command line sets for all queries. */
  final DigGlobals all;

  DigOptions shown;

  /** The servers in the words of the command line; empty for those of resolv.conf. */
  List<String> servers = new ArrayList<>();

  /** The name as it was typed; null if there is none. */
  String text;

  /** The name to query, which is set before the query is made. */
  Name name;

  /** The type; null until the words have been read. */
  RecordType type;

  RecordClass recordClass;

  /** The serial of {@code IXFR=n}; -1 for none. */
  long serial = -1;

  boolean tcp;

  /** Whether a word chose the transport, so that the type does not. */
  boolean transportIsSet;

  /** Whether a truncated response is not asked for again over TCP. */
  boolean ignore;

  /** Whether another server is asked after SERVFAIL. */
  boolean nextAfterServfail;

  boolean bestEffort;
  boolean badCookie = true;
  boolean showBadCookie;
  int tries = 3;
  boolean trace;
  boolean nsSearch;

  int opcode;
  boolean aa;
  boolean tc;
  boolean rd = true;
  boolean ra;
  boolean z;
  boolean ad = true;
  boolean cd;
  boolean headerOnly;

  /** The ID; -1 for a random one. */
  int id = -1;

  /** The EDNS version; -1 for no OPT. */
  int ednsVersion;

  /** Whether a response with BADVERS is answered with a lower version. */
  boolean negotiatesEdns = true;

  boolean dnssec;
  boolean compactOk;

  /** Other flags of OPT. */
  int ednsFlags;

  int payloadOctets = 1232;
  boolean nsid;
  boolean expire;
  boolean keepalive;
  boolean cookies = true;

  /** The cookie of the command line; null for a random one. */
  EdnsOption cookie;

  /** The client subnet; null for none. */
  EdnsOption subnet;

  /** The options of {@code +ednsopt}. */
  List<EdnsOption> options = new ArrayList<>();

  /** The query is padded to a multiple of these octets; 0 for no padding. */
  int paddingBlock;

  boolean idnIn;

  /** The words that were said, as far as +trace and +nssearch must know them. */
  DigWalkWords said = new DigWalkWords();

  Lookup(DigGlobals all) {
    this.all = all;
    shown = new DigOptions(all);
  }

  /** Returns a copy that further words can change. */
  Lookup copy() {
    try {
      Lookup copy = (Lookup) clone();
      copy.shown = shown.copy();
      copy.said = said.copy();
      copy.servers = new ArrayList<>(servers);
      copy.options = new ArrayList<>(options);
      return copy;
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  boolean isTransfer() {
    return RecordType.AXFR.equals(type) || RecordType.IXFR.equals(type);
  }
}
