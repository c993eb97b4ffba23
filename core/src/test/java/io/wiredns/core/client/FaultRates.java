package io.wiredns.core.client;

/**
 * How often which fault happens: of 1,000 packets each way, or of 1,000 connections.
 *
 * @param lost packets that never arrive
 * @param doubled packets that arrive twice
 * @param delayed packets that arrive up to {@code delayMillis} later, behind others
 * @param corrupted packets with bits flipped
 * @param corruptAnywhere whether in all octets, or in header and question only
 * @param cut packets whose end is missing
 * @param forged responses before which forged ones come
 * @param mute connections that are taken, and nothing is ever passed on
 * @param halfOpen connections on which at some octet nothing passes any more
 * @param reset connections that are reset at some octet
 * @param hungUp connections that are closed at some octet
 * @param split connections whose octets come one to three at a time
 * @param joined connections whose octets are held back and come together
 * @param slow connections that take what the client sends a few octets at a time
 * @param delayMillis the longest delay
 */
record FaultRates(
    int lost,
    int doubled,
    int delayed,
    int corrupted,
    boolean corruptAnywhere,
    int cut,
    int forged,
    int mute,
    int halfOpen,
    int reset,
    int hungUp,
    int split,
    int joined,
    int slow,
    int delayMillis) {}
