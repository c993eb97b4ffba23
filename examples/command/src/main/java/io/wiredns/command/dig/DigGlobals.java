package io.wiredns.command.dig;

import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;

/** What a command line in dig's words sets for all its queries, wherever it is said. Mutable. */
public final class DigGlobals {
  /** The value of {@link #split} for the width of dig's choice. */
  static final int USUAL_SPLIT = -1;

  public int port = 53;

  /** The address family: 4, 6, or 0 for both. */
  public int family;

  /** The local address and port; null for the choice of the system. */
  public InetSocketAddress local;

  /** The key; null for none. */
  public TsigKey key;

  public int timeoutSeconds = 5;

  /** Whether the first line repeats the command line. */
  public boolean cmd = true;

  public boolean brief;
  boolean json;
  boolean yaml;
  public boolean search;
  public boolean showSearch;

  /** The dots that make a name absolute; negative for those of resolv.conf. */
  public int ndots = -1;

  /** The only domain of the search list; null for those of resolv.conf. */
  public String domain;

  /** The number of characters after which long fields are divided; 0 for not at all. */
  int split = USUAL_SPLIT;

  /** The file with one command line a line; null for none. */
  public String batch;

  /** Whether the command line asks only for the help, or the version. */
  public boolean help;

  public boolean version;
}
