/**
 * Reads packet captures and yields the DNS messages in them.
 *
 * <p>{@link io.wiredns.capture.DnsCapture} is the way in. It reads pcap and pcapng files, plain or
 * packed with gzip or xz, from any stream and in one pass. What it holds at a time is bounded
 * however long or hostile the file is: one packet of at most 256 KiB, unfinished IP datagrams of at
 * most 4 MiB, TCP directions of at most 16 MiB, the descriptions of 65536 interfaces in pcapng, and
 * for xz a dictionary as large as the heap allows beside all that. What was dropped to stay within
 * these bounds is counted.
 */
package io.wiredns.capture;
