/**
 * Reads packet captures and yields the DNS messages in them.
 *
 * <p>{@link io.wiredns.examples.capture.DnsCapture} is the way in. It reads pcap and pcapng files,
 * plain or packed with gzip or xz, from any stream and in one pass. What it holds at a time is
 * bounded however long or hostile the file is: one packet of at most 256 KiB, 256 unfinished IP
 * datagrams of at most 64 KiB each, 16384 TCP directions which together hold at most 32 MiB, and
 * for xz a dictionary of at most 128 MiB.
 */
package io.wiredns.examples.capture;
