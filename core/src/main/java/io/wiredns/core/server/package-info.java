/**
 * A server for DNS over UDP and TCP: {@link io.wiredns.core.server.DnsServer} with its handlers,
 * settings and events.
 *
 * <pre>
 *   packet -> RequestProcessor: header, TSIG
 *          -> RequestRules: opcode, EDNS, questions, cookie
 *          -> ViewHandler, which answers, drops, or passes on
 *             -> ExchangeWriter: OPT, TC, TSIG
 *          -> RequestHandler, which answers at once or later
 *             -> ReplyWriter: ID, OPT, TC, TSIG
 *          -> RateLimiter -> packet
 * </pre>
 *
 * <p>The server itself applies these rules, so that handlers need not:
 *
 * <ul>
 *   <li>responses, and packets too short for a header, are never answered;
 *   <li>malformed requests get FORMERR, and unsupported opcodes NOTIMP;
 *   <li>EDNS (RFC 6891): the response has an OPT record if and only if the request has one (never
 *       if it is a DNS stateful operation); BADVERS for a version above 0; FORMERR for a second or
 *       malformed OPT; unknown options are ignored and not echoed;
 *   <li>a message of a {@link RequestHandler} that is larger than the request and this server allow
 *       is truncated at an RRset boundary; a {@link ViewHandler} is told which records do not fit;
 *   <li>TSIG (RFC 8945), cookies (RFC 7873, RFC 9018), NSID (RFC 5001), edns-tcp-keepalive;
 *   <li>connections, requests in flight, transfers, memory, idle time, handler time and the rate of
 *       responses to each source are limited.
 * </ul>
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.core.server;
