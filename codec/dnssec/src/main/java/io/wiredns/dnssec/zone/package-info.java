/**
 * Whole zones: their digests (ZONEMD), and whether they are signed as DNSSEC requires.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * @since 0.1
 */
package io.wiredns.dnssec.zone;
