package io.wiredns.core.server;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as a view of its octets, and the response being written into the send buffer. The
 * exchange belongs to one thread of the server, which reuses the object for the next request: it is
 * valid only until {@link ViewHandler#handle} returns.
 *
 * <p>The request is well-formed and not a response, and its opcode is one that the server serves;
 * its EDNS version, if it has an OPT record, is 0, and its TSIG, if it has one, has been verified.
 * The response already has a header and the question: ID, opcode, RD and CD of the request, and
 * RCODE 0. Room is reserved for OPT, cookie and TSIG, which the server adds.
 *
 * @since 0.1
 */
public final class ServerExchange {
  final MessageView view;
  final MessageWriter writer;
  final RequestContext context = new RequestContext();
  final List<EdnsOption> options = new ArrayList<>();
  Question question;
  int flags;
  int rcode;
  boolean truncated;

  ServerExchange(MessageView view, MessageWriter writer) {
    this.view = view;
    this.writer = writer;
  }

  /** Clears the settings of a handler for the response. */
  void restart() {
    if (!options.isEmpty()) {
      options.clear();
    }
    flags = 0;
    rcode = 0;
    truncated = false;
    context.isLimitedBy = false;
    context.limitedBy = 0;
  }

  /**
   * Returns the request.
   *
   * @return a view of the request
   */
  public MessageView request() {
    return view;
  }

  /**
   * Returns the opcode of the request.
   *
   * @return one of the opcodes that the server serves
   */
  public Opcode opcode() {
    return context.opcode();
  }

  /**
   * Returns the question.
   *
   * @return the first question as a {@link Question}
   * @throws IllegalStateException if there is no question, see {@link #hasQuestion}; never for a
   *     QUERY, NOTIFY or UPDATE: the server itself answers those that do not have exactly one
   *     question
   */
  public Question question() {
    if (question == null) {
      throw new IllegalStateException("the request has no question");
    }
    return question;
  }

  /**
   * Returns whether the request has a question.
   *
   * @return true if there is one; always true for a QUERY, NOTIFY or UPDATE
   */
  public boolean hasQuestion() {
    return question != null;
  }

  /**
   * Returns the writer of the response, to which the handler adds records in the order of the
   * sections. The question has already been written.
   *
   * @return a writer that has been begun and that the server finishes; its {@code record} and
   *     {@code rrset} return whether the records fit
   */
  public MessageWriter writer() {
    return writer;
  }

  /**
   * Returns the address of the client.
   *
   * @return the client's address and port
   */
  public InetSocketAddress source() {
    return context.source;
  }

  /**
   * Returns the address of the server that received the request.
   *
   * @return the address and port that the server listens on
   */
  public InetSocketAddress local() {
    return context.local;
  }

  /**
   * Returns the transport of the request.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return context.transport();
  }

  /**
   * Returns whether the request has an OPT record.
   *
   * @return true if the request has one, and so will the response; false for a DNS stateful
   *     operation
   */
  public boolean hasEdns() {
    return context.edns;
  }

  /**
   * Returns whether the DO bit of the request is set.
   *
   * @return true if the client asks for DNSSEC records
   */
  public boolean isDnssecOk() {
    return context.dnssecOk;
  }

  /**
   * Returns the key that signed the request.
   *
   * @return the key with which its TSIG was verified, or empty if it has no TSIG
   */
  public Optional<TsigKey> key() {
    return Optional.ofNullable(context.key);
  }

  /**
   * Returns whether the request has a valid server cookie: one that this server, or another with
   * the same secret, gave to the client's address within the last hour.
   *
   * @return true if the cookie shows that the source address is not forged
   */
  public boolean hasGoodCookie() {
    return context.goodCookie;
  }

  /**
   * Returns the maximum size of the response, including OPT and TSIG.
   *
   * @return the number of octets, 512 to 65,535
   */
  public int maxOctets() {
    return context.limit;
  }

  /**
   * Sets the AA bit of the response.
   *
   * @param on true if the answer comes from a zone of which the server is an authority
   */
  public void authoritative(boolean on) {
    flag(Header.AA, on);
  }

  /**
   * Sets the RA bit of the response.
   *
   * @param on true if the server offers recursion
   */
  public void recursionAvailable(boolean on) {
    flag(Header.RA, on);
  }

  /**
   * Sets the AD bit of the response.
   *
   * @param on true if all data of the answer have been validated
   */
  public void authenticData(boolean on) {
    flag(Header.AD, on);
  }

  private void flag(int bit, boolean on) {
    flags = on ? flags | bit : flags & ~bit;
  }

  /** Sets the TC bit of the response, because something that belongs in it did not fit. */
  public void truncated() {
    truncated = true;
  }

  /**
   * Sets the RCODE of the response.
   *
   * @param rcode the code; a code above 15 becomes SERVFAIL if the request has no OPT record
   */
  public void rcode(Rcode rcode) {
    Objects.requireNonNull(rcode, "rcode");
    this.rcode = rcode.value();
  }

  /**
   * Adds an option to the response, such as an extended DNS error (RFC 8914). It has no effect if
   * the request has no OPT record, or if the finished response has no room for it.
   *
   * @param option the option
   */
  public void option(EdnsOption option) {
    Objects.requireNonNull(option, "option");
    options.add(option);
  }

  /**
   * Counts the response under another name than that of the question for the {@link RateLimit}.
   * Without this call, all answers for one name share an allowance, and so do all referrals, all
   * responses that a name does not exist, all responses that a name has no records of the type, and
   * all errors. A handler should call it with the owner of the wildcard or DNAME from which it
   * makes an answer, because otherwise every name below it has an allowance of its own; with the
   * owner of the delegation for a referral; and with the name of the zone for a name or records
   * that do not exist.
   *
   * @param name the name whose allowance the response uses
   */
  public void limitBy(Name name) {
    context.limitedBy = Objects.requireNonNull(name, "name").hashCode();
    context.isLimitedBy = true;
  }

  @Override
  public String toString() {
    return (question == null ? opcode() : question) + " from " + source() + " over " + transport();
  }
}
