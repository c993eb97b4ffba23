/**
 * Reads packet captures and returns the DNS messages in them.
 *
 * <p>{@link io.wiredns.capture.DnsCapture} reads a file in one pass. Its memory is limited, even if
 * the file is long or hostile:
 *
 * <ul>
 *   <li>one packet of at most 256 KiB,
 *   <li>4 MiB of incomplete IP datagrams,
 *   <li>16 MiB of directions of TCP connections,
 *   <li>65,536 descriptions of interfaces in pcapng,
 *   <li>for xz, a dictionary that may use the rest of the heap.
 * </ul>
 *
 * <p>What is dropped to stay within these limits is counted in {@link
 * io.wiredns.capture.CaptureCounters}.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.capture;
