package io.wiredns.core;

import io.wiredns.codec.message.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * A request that a server has answered or dropped, for statistics. The object is reused: it is
 * valid only until {@link EventListener#finished} returns, on the thread that called it.
 *
 * @since 0.1
 */
public interface FinishedRequest {
  /**
   * Returns the address of the client.
   *
   * @return the client's address and port
   */
  InetSocketAddress peer();

  /**
   * Returns the transport of the request.
   *
   * @return UDP or TCP
   */
  Transport transport();

  /**
   * Returns the type that was asked for.
   *
   * @return the value of the type of the first question, 0 to 65,535; 0 also if there is no
   *     question or if the request is malformed, has an opcode that the server does not serve, or
   *     is a DNS stateful operation
   */
  int typeValue();

  /**
   * Returns the RCODE of the response.
   *
   * @return the RCODE with the upper bits of the OPT record, 0 to 4,095, of the last message if
   *     there were several; -1 if there was no response
   */
  int rcodeValue();

  /**
   * Returns the size of the request.
   *
   * @return the number of octets, without the prefix of a message over TCP
   */
  int requestOctets();

  /**
   * Returns the size of the response.
   *
   * @return the number of octets of all its messages, of which a zone transfer has many, without
   *     their prefixes over TCP; 0 if there was no response
   */
  long responseOctets();

  /**
   * Returns the time that the server took.
   *
   * @return the time from when the request was read until its response was sent over UDP or written
   *     to the buffer of the connection, or until it was dropped
   */
  Duration elapsed();
}
