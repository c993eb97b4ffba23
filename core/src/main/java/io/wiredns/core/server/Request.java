package io.wiredns.core.server;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as a value: well-formed, no response, of an opcode that the server serves, of EDNS
 * version 0 if of any; its TSIG, if it has one, has verified.
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
   * Whether it came over TCP.
   *
   * @return false for UDP
   */
  public boolean isStream() {
    return terms.stream;
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
  public int limit() {
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
   * @throws IllegalArgumentException if the request came over UDP
   */
  public void follow(Iterator<Message> messages) {
    if (!terms.stream) {
      throw new IllegalArgumentException("over UDP there is one response");
    }
    following = Objects.requireNonNull(messages);
  }

  Iterator<Message> following() {
    return following;
  }

  RequestTerms terms() {
    return terms;
  }
}
