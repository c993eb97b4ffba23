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
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.core.server;
