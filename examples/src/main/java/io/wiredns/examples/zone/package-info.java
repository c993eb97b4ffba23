/**
 * Authoritative answers from zone files: {@link io.wiredns.examples.zone.Zone} holds a zone, {@link
 * io.wiredns.examples.zone.Lookup} finds what a question is answered with, {@link
 * io.wiredns.examples.zone.ZoneServer} serves answers and transfers.
 */
package io.wiredns.examples.zone;
