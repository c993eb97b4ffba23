package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as a {@link Message}. It is well-formed and not a response, and its opcode is one that
 * the server serves; its EDNS version, if it has an OPT record, is 0, and its TSIG, if it has one,
 * has been verified.
 *
 * <p>A QUERY, NOTIFY or UPDATE has exactly one question. The server itself answers all others: it
 * sends a cookie in response to a QUERY without a question that only asks for one (RFC 7873 section
 * 5.4), and FORMERR in response to the rest (RFC 9619 section 4, RFC 1996 section 3.7, RFC 2136
 * section 3.1.1). Only a request of another opcode that the server was configured to serve may have
 * no question.
 *
 * <p>May be shared among threads, except that {@link #follow} is for one thread.
 *
 * @since 0.1
 */
public final class Request {
  private final Message message;
  private final RequestContext context;
  private Iterator<Message> following;

  Request(Message message, RequestContext context) {
    this.message = message;
    this.context = context;
  }

  /**
   * Returns the request as a message.
   *
   * @return the message, with its OPT and TSIG records as received
   */
  public Message message() {
    return message;
  }

  /**
   * Returns the question.
   *
   * @return the first question of the message
   * @throws IllegalStateException if there is no question, see {@link #hasQuestion}; never for a
   *     QUERY, NOTIFY or UPDATE, because the server answers those without a question itself
   */
  public Question question() {
    return message
        .question()
        .orElseThrow(() -> new IllegalStateException("the request has no question"));
  }

  /**
   * Returns whether the request has a question.
   *
   * @return true if there is one; always true for a QUERY, NOTIFY or UPDATE, because the server
   *     answers those without a question itself
   */
  public boolean hasQuestion() {
    return message.question().isPresent();
  }

  /**
   * Returns the address of the client. Over UDP it may be forged, unless the request has a TSIG key
   * or a valid server cookie.
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
   * Returns the key that signed the request.
   *
   * @return the key with which its TSIG was verified, or empty if it has no TSIG
   */
  public Optional<TsigKey> key() {
    return Optional.ofNullable(context.key);
  }

  /**
   * Returns whether the request has a valid server cookie: one that this server, or another with
   * the same secret, gave to the client's address within the last hour; RFC 7873.
   *
   * @return true if the cookie shows that the source address is not forged
   */
  public boolean hasGoodCookie() {
    return context.goodCookie;
  }

  /**
   * Returns the maximum size of the response, including OPT and TSIG; a longer response is
   * truncated.
   *
   * @return the number of octets, 512 to 65,535
   */
  public int maxOctets() {
    return context.limit;
  }

  /**
   * Sends more messages after the one that the handler returns, as a zone transfer does (RFC 5936
   * section 2.2). The server calls the iterator on one of its threads, for one message at a time,
   * and only when the client has read enough of the earlier ones. If the request was signed, all
   * messages are signed as one stream. Must be called before the handler's stage completes.
   *
   * <p>If too many transfers are in progress, this one waits, or the client gets SERVFAIL and the
   * iterator is not called: see {@link DnsServer.Builder#maxTransfers}.
   *
   * @param messages the further messages; the iterator must not block. If it throws, the client
   *     gets SERVFAIL and the connection is closed
   * @throws IllegalStateException if the request came over UDP
   */
  public void follow(Iterator<Message> messages) {
    if (!context.stream) {
      throw new IllegalStateException("over UDP there is only one response");
    }
    following = Objects.requireNonNull(messages, "messages");
  }

  Iterator<Message> following() {
    return following;
  }

  RequestContext context() {
    return context;
  }

  @Override
  public String toString() {
    return message.question().map(Object::toString).orElse(message.opcode().toString())
        + " from "
        + source()
        + " over "
        + transport();
  }
}
