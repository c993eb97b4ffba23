/**
 * Zone files, RFC 1035 section 5: {@link io.wiredns.codec.zone.ZoneReader} reads them record by
 * record, and {@link io.wiredns.codec.zone.ZoneWriter} writes them.
 */
package io.wiredns.codec.zone;
