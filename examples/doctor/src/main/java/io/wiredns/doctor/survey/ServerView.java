package io.wiredns.doctor.survey;

import io.wiredns.doctor.ServerPlace;

/**
 * An address of a server of a zone.
 *
 * @param place name and address
 * @param isAtParent whether the parent names the server
 * @param isAtZone whether the zone itself names the server
 * @param isGlue whether the address is in a referral of the parent
 * @param isOwn whether the address is in the zone of the server's name, or that is not known
 */
public record ServerView(
    ServerPlace place, boolean isAtParent, boolean isAtZone, boolean isGlue, boolean isOwn) {}
