package io.wiredns.command.dig;

import io.wiredns.command.output.Voice;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What is shown of one query and its response, and how: dig's options for output. Mutable while the
 * words are read.
 */
public final class DigOptions implements Cloneable {
  /** The parts of the output that dig's words switch. */
  public enum Part {
    /** The line that repeats the command line. */
    CMD,
    /** The query, before it is sent. */
    QUERY,
    /** The lines about the header and OPT, and the titles of sections. */
    COMMENTS,
    QUESTION,
    ANSWER,
    AUTHORITY,
    ADDITIONAL,
    /** The lines about time, server and size. */
    STATS
  }

  private final DigGlobals all;

  boolean query;
  boolean comments = true;
  boolean question = true;
  public boolean answer = true;
  boolean authority = true;
  boolean additional = true;
  public boolean stats = true;

  boolean multiline;
  boolean ttl = true;
  boolean ttlUnits;
  boolean recordClass = true;
  boolean crypto = true;
  boolean generic;
  boolean expandAaaa;
  public boolean oneSoa;
  public boolean identify;
  public boolean dns64Prefix;
  public boolean microseconds;
  boolean idnOut;

  /** Whether records have comments: 1 for yes, -1 for no, 0 if only with several lines. */
  int rrComments;

  public DigOptions(DigGlobals all) {
    this.all = all;
  }

  DigOptions copy() {
    try {
      return (DigOptions) clone();
    } catch (CloneNotSupportedException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Sets what {@code +all} and {@code +noall} switch. */
  void all(boolean on) {
    question = on;
    authority = on;
    answer = on;
    additional = on;
    comments = on;
    stats = on;
    all.cmd = on;
  }

  /** Sets what {@code +short} implies. */
  void brief() {
    all.cmd = false;
    additional = false;
    answer = true;
    authority = false;
    question = false;
    comments = false;
    stats = false;
    rrComments = -1;
  }

  /** Sets what {@code +trace} implies. The story of a walk stays, though not dig's statistics. */
  void walk() {
    identify = true;
    comments = false;
    rrComments = 0;
    question = false;
    authority = true;
    additional = false;
  }

  /** Returns whether only the data of the answer are shown. */
  public boolean isShort() {
    return all.brief;
  }

  public boolean isJson() {
    return all.json;
  }

  public boolean isYaml() {
    return all.yaml;
  }

  public boolean shows(Part part) {
    return switch (part) {
      case CMD -> all.cmd && !all.brief;
      case QUERY -> query;
      case COMMENTS -> comments;
      case QUESTION -> question;
      case ANSWER -> answer;
      case AUTHORITY -> authority;
      case ADDITIONAL -> additional;
      case STATS -> stats;
    };
  }

  /**
   * Returns whether the lines about attempts, outcome and cause are shown: those of {@code +stats}
   * that are not dig's own.
   */
  public boolean tellsStory() {
    return stats && !all.brief && !all.json && !all.yaml;
  }

  /** Returns a time as dig writes it, in milliseconds or, with {@code -u}, in microseconds. */
  public String time(Duration elapsed) {
    return microseconds ? elapsed.toNanos() / 1_000 + " us" : elapsed.toMillis() + " ms";
  }

  /** Appends the server and time of a reply to its data, if {@code +identify} asks for them. */
  public StringBuilder identified(InetSocketAddress server, Duration elapsed, StringBuilder text) {
    if (identify) {
      text.append(" from server ").append(Voice.address(server.getAddress()));
      text.append(" in ").append(time(elapsed)).append('.');
    }
    return text;
  }

  /** Returns the number of characters after which long fields are divided; 0 for not at all. */
  int split() {
    if (all.split != DigGlobals.USUAL_SPLIT) {
      return all.split;
    }
    return multiline && !all.brief ? 44 : 56;
  }
}
