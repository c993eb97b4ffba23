/**
 * A server for DNS over UDP and TCP: {@link io.wiredns.core.server.DnsServer} and what it is told
 * and tells.
 *
 * <pre>
 *   packet -> RequestProcessor: header, opcode, TSIG, EDNS, cookie
 *          -> ViewHandler, which answers, drops, or passes on
 *          -> RequestHandler, which answers now or later
 *          -> OPT, TC, TSIG, limit of rates -> packet
 * </pre>
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.core.server;
