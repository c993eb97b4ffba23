package io.wiredns.doctor.survey;

import io.wiredns.doctor.ServerPlace;

/**
 * A resolver to ask.
 *
 * @param place its address
 * @param origin where it was found, such as {@code /etc/resolv.conf}
 */
public record ResolverPlace(ServerPlace place, String origin) {}
