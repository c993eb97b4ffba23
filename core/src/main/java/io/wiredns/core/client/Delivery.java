package io.wiredns.core.client;

import io.wiredns.codec.wire.Octets;
import java.net.InetSocketAddress;

/**
 * How a response came.
 *
 * @param server which server sent it
 * @param stream whether it came over TCP
 * @param octets its length
 * @param elapsedNanos the time since its query was sent for the last time, nanoseconds
 * @param query the query as it was sent, with ID, EDNS and TSIG
 * @since 0.1
 */
public record Delivery(
    InetSocketAddress server, boolean stream, int octets, long elapsedNanos, Octets query) {}
