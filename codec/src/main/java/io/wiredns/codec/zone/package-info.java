/**
 * Zone files, RFC 1035 section 5: reading them record by record, writing them, and checking whether
 * what they say is a zone.
 */
package io.wiredns.codec.zone;
