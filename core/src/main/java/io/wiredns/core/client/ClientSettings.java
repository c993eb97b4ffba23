package io.wiredns.core.client;

import io.netty.buffer.ByteBufAllocator;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.core.EventListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What a client was built with; the builder says what each means. */
record ClientSettings(
    List<InetSocketAddress> servers,
    InetAddress localAddress,
    SourcePorts sourcePorts,
    boolean edns,
    int udpPayloadSize,
    boolean cookies,
    boolean mixedCase,
    int paddingBlock,
    TsigKey key,
    Duration timeout,
    Duration firstWait,
    Duration maxWait,
    Duration tcpWait,
    Duration idleTimeout,
    int maxTries,
    int maxInFlight,
    int maxQueued,
    EventListener<? super ClientEvent> listener,
    Registry registry,
    ByteBufAllocator allocator,
    RandomGenerator random,
    LongSupplier nanoTime,
    LongSupplier epochSeconds) {}
