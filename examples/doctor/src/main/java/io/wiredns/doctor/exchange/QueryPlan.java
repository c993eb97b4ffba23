package io.wiredns.doctor.exchange;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * What {@link QueryExchange} sends, and to whom.
 *
 * @param servers the servers, at least one; they are asked in this order
 * @param local the address and port to send from; null for any
 * @param query the complete query with ID, flags, OPT and options, which is changed only as a
 *     server's responses require; without TSIG
 * @param key the key that signs the query; null for none
 * @param tcp whether the query is sent over TCP from the start
 * @param tries how often a silent server is asked
 * @param timeout the time for a response, and for a connection
 * @param rules which responses lead to another query
 */
public record QueryPlan(
    List<InetSocketAddress> servers,
    InetSocketAddress local,
    Message query,
    TsigKey key,
    boolean tcp,
    int tries,
    Duration timeout,
    Rules rules) {
  /**
   * Which responses lead to another query.
   *
   * @param followsTruncation whether a truncated response leads to a query over TCP
   * @param negotiatesVersion whether BADVERS leads to a query with the server's version
   * @param repeatsBadCookie whether BADCOOKIE leads to a query with the server's cookie
   * @param nextAfterServfail whether SERVFAIL leads to a query to the next server
   * @param changesQuery whether anything else than the query of the plan is ever sent
   */
  public record Rules(
      boolean followsTruncation,
      boolean negotiatesVersion,
      boolean repeatsBadCookie,
      boolean nextAfterServfail,
      boolean changesQuery) {
    public static final Rules USUAL = new Rules(true, true, true, false, true);

    /** The query of the plan is sent as it is, whatever comes back. */
    public static final Rules NONE = new Rules(false, false, false, false, false);
  }
}
