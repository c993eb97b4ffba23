/**
 * Authoritative answers from zone files: {@link io.wiredns.zone.Zone} holds a zone, {@link
 * io.wiredns.zone.Lookup} finds what a question is answered with, {@link
 * io.wiredns.zone.ZoneServer} serves answers and transfers.
 */
package io.wiredns.zone;
