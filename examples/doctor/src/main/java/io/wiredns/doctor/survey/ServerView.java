package io.wiredns.doctor.survey;

import io.wiredns.doctor.ServerPlace;

/**
 * An address of a server of a zone.
 *
 * @param place name and address
 * @param isAtParent whether the parent names the server
 * @param isAtZone whether the zone itself names the server
 */
public record ServerView(ServerPlace place, boolean isAtParent, boolean isAtZone) {}
