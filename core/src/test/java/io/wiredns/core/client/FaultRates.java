package io.wiredns.core.client;

/**
 * The frequency of each fault: per 1,000 packets in each direction, or per 1,000 connections.
 *
 * @param lost packets that never arrive
 * @param doubled packets that arrive twice
 * @param delayed packets that arrive up to {@code delayMillis} later, after others
 * @param corrupted packets with bits flipped
 * @param corruptAnywhere whether any octet may be corrupted, or only those of header and question
 * @param cut packets that are truncated
 * @param forged responses that are preceded by forged ones
 * @param mute connections that are accepted but on which nothing is passed on
 * @param halfOpen connections on which nothing passes after some octet
 * @param reset connections that are reset after some octet
 * @param hungUp connections that are closed after some octet
 * @param split connections whose octets arrive one to three at a time
 * @param joined connections whose octets are held back and arrive together
 * @param slow connections that read a few of the client's octets at a time
 * @param delayMillis the maximum delay in milliseconds
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
