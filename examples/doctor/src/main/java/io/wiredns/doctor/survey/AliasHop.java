package io.wiredns.doctor.survey;

import io.wiredns.codec.wire.Name;
import java.util.Optional;

/**
 * An alias on the way from the name, and what the servers of its target answered.
 *
 * @param alias the alias
 * @param target its target
 * @param zone the zone in which the target was looked up; the last one that was reached
 * @param seen the reply for the target; empty if no server of its zone has one of use, or if the
 *     alias ends a circle
 * @param isCircle whether the target was on the way already
 */
public record AliasHop(
    Name alias, Name target, Optional<Name> zone, Optional<Observation> seen, boolean isCircle) {}
