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
 * A request as a value: well-formed, no response, of an opcode that the server serves, of EDNS
 * version 0 if of any; its TSIG, if it has one, has verified. A QUERY, a NOTIFY and an UPDATE have
 * exactly one question: the server answers all others with FORMERR (RFC 9619 section 4, RFC 1996
 * section 3.7, RFC 2136 section 3.1.1), and a QUERY that has none because it is for a cookie alone
 * with that cookie (RFC 7873 section 5.4). Only requests of other opcodes that the server was built
 * to serve can lack a question.
 *
 * <p>May be shared among threads, but for {@link #follow}.
 *
 * @since 0.1
 */
public final class Request {
  private final Message message;
  private final RequestTerms terms;
  private Iterator<Message> following;

  Request(Message message, RequestTerms terms) {
    this.message = message;
    this.terms = terms;
  }

  /**
   * The message.
   *
   * @return the message, with OPT and TSIG as they came
   */
  public Message message() {
    return message;
  }

  /**
   * The question.
   *
   * @return the first question of the message
   * @throws IllegalStateException if there is none, which {@link #hasQuestion} tells; never for a
   *     QUERY, NOTIFY or UPDATE
   */
  public Question question() {
    return message
        .question()
        .orElseThrow(() -> new IllegalStateException("the request has no question"));
  }

  /**
   * Whether there is a question.
   *
   * @return true for each QUERY, NOTIFY and UPDATE
   */
  public boolean hasQuestion() {
    return message.question().isPresent();
  }

  /**
   * Who asks. Over UDP anybody can say to be anybody, unless there is a key or a good cookie.
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
   * How it came.
   *
   * @return UDP or TCP
   */
  public Transport transport() {
    return terms.transport();
  }

  /**
   * The key that it is signed with.
   *
   * @return the key with which its TSIG has verified, or nothing if it has no TSIG
   */
  public Optional<TsigKey> key() {
    return Optional.ofNullable(terms.key);
  }

  /**
   * Whether it has a cookie that this server gave that address within the last hour; RFC 7873.
   *
   * @return true if the source is not forged
   */
  public boolean hasGoodCookie() {
    return terms.goodCookie;
  }

  /**
   * The most octets that a response may have, with OPT and TSIG; a longer one is truncated.
   *
   * @return 512 to 65,535
   */
  public int maxOctets() {
    return terms.limit;
  }

  /**
   * Has more messages sent after the one that the handler gives: a zone transfer (RFC 5936 section
   * 2.2). They are asked for one by one, on a thread of the server, when the client has taken those
   * before; all are signed as one stream if the request was. To be called before the handler's
   * stage completes.
   *
   * @param messages the further messages; must not block. If it throws, the client gets SERVFAIL
   *     and the connection is closed
   * @throws IllegalStateException if the request came over UDP
   */
  public void follow(Iterator<Message> messages) {
    if (!terms.stream) {
      throw new IllegalStateException("over UDP there is one response");
    }
    following = Objects.requireNonNull(messages, "messages");
  }

  Iterator<Message> following() {
    return following;
  }

  RequestTerms terms() {
    return terms;
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
