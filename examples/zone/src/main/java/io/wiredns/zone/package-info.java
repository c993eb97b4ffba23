/**
 * Authoritative answers from zone files. {@link io.wiredns.zone.Zone} contains the records of a
 * zone, and {@link io.wiredns.zone.ZoneServer} answers queries about zones and transfers them.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.zone;
