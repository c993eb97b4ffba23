package io.wiredns.command.dig;

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
public final class Lookup implements Cloneable {
  /** What the command line sets for all queries. */
  public final DigGlobals all;

  public DigOptions shown;

  /** The servers in the words of the command line; empty for those of resolv.conf. */
  public List<String> servers = new ArrayList<>();

  /** The name as it was typed; null if there is none. */
  public String text;

  /** The name to query, which is set before the query is made. */
  public Name name;

  /** The type; null until the words have been read. */
  public RecordType type;

  public RecordClass recordClass;

  /** The serial of {@code IXFR=n}; -1 for none. */
  public long serial = -1;

  public boolean tcp;

  /** Whether a word chose the transport, so that the type does not. */
  public boolean transportIsSet;

  /** Whether a truncated response is not asked for again over TCP. */
  public boolean ignore;

  /** Whether another server is asked after SERVFAIL. */
  public boolean nextAfterServfail;

  public boolean bestEffort;
  public boolean badCookie = true;
  public boolean showBadCookie;
  public int tries = 3;
  public boolean trace;
  public boolean nsSearch;

  int opcode;
  boolean aa;
  boolean tc;
  public boolean rd = true;
  boolean ra;
  boolean z;
  public boolean ad = true;
  boolean cd;
  boolean headerOnly;

  /** The ID; -1 for a random one. */
  int id = -1;

  /** The EDNS version; -1 for no OPT. */
  int ednsVersion;

  /** Whether a response with BADVERS is answered with a lower version. */
  public boolean negotiatesEdns = true;

  public boolean dnssec;
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

  public boolean idnIn;

  /** The words that were said, as far as +trace and +nssearch must know them. */
  DigWalkWords said = new DigWalkWords();

  public Lookup(DigGlobals all) {
    this.all = all;
    shown = new DigOptions(all);
  }

  /** Returns a copy that further words can change. */
  public Lookup copy() {
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

  public boolean isTransfer() {
    return RecordType.AXFR.equals(type) || RecordType.IXFR.equals(type);
  }
}
