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
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A request where it lies, and the response where it is written. Belongs to a thread of the server
 * and is used again for its next request: valid until {@link ViewHandler#handle} returns.
 *
 * <p>The request is well-formed, no response, of an opcode that the server serves, of EDNS version
 * 0 if of any; its TSIG, if it has one, has verified. The response is begun: it has header and
 * question, ID, opcode, RD and CD of the request, RCODE 0, and room is kept for OPT, cookie and
 * TSIG, which the server adds.
 *
 * @since 0.1
 */
public final class ServerExchange {
  final MessageView view;
  final MessageWriter writer;
  final RequestTerms terms = new RequestTerms();
  final List<EdnsOption> options = new ArrayList<>();
  Question question;
  int flags;
  int rcode;
  boolean truncated;

  ServerExchange(MessageView view, MessageWriter writer) {
    this.view = view;
    this.writer = writer;
  }

  /** Forgets what was said of a response. */
  void restart() {
    if (!options.isEmpty()) {
      options.clear();
    }
    flags = 0;
    rcode = 0;
    truncated = false;
  }

  /**
   * The request.
   *
   * @return shows it
   */
  public MessageView request() {
    return view;
  }

  /**
   * What kind of request it is.
   *
   * @return one of the opcodes that the server serves
   */
  public Opcode opcode() {
    return terms.opcode();
  }

  /**
   * The question.
   *
   * @return the first question as a value
   * @throws IllegalStateException if there is none, which {@link #hasQuestion} tells; never for a
   *     QUERY, NOTIFY or UPDATE, which the server answers with FORMERR if they do not have exactly
   *     one
   */
  public Question question() {
    if (question == null) {
      throw new IllegalStateException("the request has no question");
    }
    return question;
  }

  /**
   * Whether there is a question.
   *
   * @return true for each QUERY, NOTIFY and UPDATE
   */
  public boolean hasQuestion() {
    return question != null;
  }

  /**
   * Takes the records of the response, in the order of their sections; the question is in it.
   *
   * @return a writer whose {@code record} and {@code rrset} say what does not fit; it is begun, and
   *     the server finishes it
   */
  public MessageWriter writer() {
    return writer;
  }

  /**
   * Who asks.
   *
   * @return address and port
   */
  public InetSocketAddress source() {
    return terms.source;
  }

  /**
   * At which address of the server.
   *
   * @return address and port that the server listens at
   */
  public InetSocketAddress local() {
    return terms.local;
  }

  /**
   * How the request came.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return terms.transport();
  }

  /**
   * Whether the request has an OPT record.
   *
   * @return whether the response will have one
   */
  public boolean hasEdns() {
    return terms.edns;
  }

  /**
   * Whether the request has the DO bit.
   *
   * @return whether the client wants DNSSEC records
   */
  public boolean isDnssecOk() {
    return terms.dnssecOk;
  }

  /**
   * The key that the request is signed with.
   *
   * @return the key with which its TSIG has verified, or nothing if it has no TSIG
   */
  public Optional<TsigKey> key() {
    return Optional.ofNullable(terms.key);
  }

  /**
   * Whether the request has a cookie that this server gave that address within the last hour.
   *
   * @return true if the source is not forged
   */
  public boolean hasGoodCookie() {
    return terms.goodCookie;
  }

  /**
   * The most octets that the response may have.
   *
   * @return 512 to 65,535
   */
  public int maxOctets() {
    return terms.limit;
  }

  /**
   * Sets the AA bit of the response.
   *
   * @param on whether the answer is the zone's own
   */
  public void authoritative(boolean on) {
    flag(Header.AA, on);
  }

  /**
   * Sets the RA bit of the response.
   *
   * @param on whether the server looks elsewhere too
   */
  public void recursionAvailable(boolean on) {
    flag(Header.RA, on);
  }

  /**
   * Sets the AD bit of the response.
   *
   * @param on whether the answer was validated
   */
  public void authenticData(boolean on) {
    flag(Header.AD, on);
  }

  private void flag(int bit, boolean on) {
    flags = on ? flags | bit : flags & ~bit;
  }

  /** Sets the TC bit of the response: something that belongs into it did not fit. */
  public void truncated() {
    truncated = true;
  }

  /**
   * Sets the RCODE of the response.
   *
   * @param rcode the code; one above 15 comes out as SERVFAIL if the request has no OPT
   */
  public void rcode(Rcode rcode) {
    Objects.requireNonNull(rcode, "rcode");
    this.rcode = rcode.value();
  }

  /**
   * Adds an option to the response, such as an extended error (RFC 8914); without effect if the
   * request has no OPT, or if there is no room at the end.
   *
   * @param option the option
   */
  public void option(EdnsOption option) {
    Objects.requireNonNull(option, "option");
    options.add(option);
  }

  @Override
  public String toString() {
    return (question == null ? opcode() : question) + " from " + source() + " over " + transport();
  }
}
