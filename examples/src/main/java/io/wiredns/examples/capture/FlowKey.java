package io.wiredns.examples.capture;

import java.net.InetSocketAddress;

/** One direction of a TCP connection. */
record FlowKey(InetSocketAddress source, InetSocketAddress destination) {}
