package io.wiredns.command;

import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;

/** What a command line in dig's words sets for all its queries, wherever it is said. Mutable. */
final class DigGlobals {
  /** The value of {@link #split} for the width of dig's choice. */
  static final int USUAL_SPLIT = -1;

  int port = 53;

  /** The address family: 4, 6, or 0 for both. */
  int family;

  /** The local address and port; null for the choice of the system. */
  InetSocketAddress local;

  /** The key; null for none. */
  TsigKey key;

  int timeoutSeconds = 5;

  /** Whether the first line repeats the command line. */
  boolean cmd = true;

  boolean brief;
  boolean json;
  boolean yaml;
  boolean search;
  boolean showSearch;

  /** The dots that make a name absolute; negative for those of resolv.conf. */
  int ndots = -1;

  /** The only domain of the search list; null for those of resolv.conf. */
  String domain;

  /** The number of characters after which long fields are divided; 0 for not at all. */
  int split = USUAL_SPLIT;

  /** The file with one command line a line; null for none. */
  String batch;

  /** Whether the command line asks only for the help, or the version. */
  boolean help;

  boolean version;
}
