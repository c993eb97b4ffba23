package io.wiredns.doctor.survey;

import io.wiredns.codec.wire.Name;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was found out about the addresses of a name server, without the glue of its parent.
 *
 * @param name the name server
 * @param addresses the addresses that its own zone has
 * @param alias the target, if the name is an alias
 * @param isKnown whether a server of its zone answered
 * @param how how they were found, or why not
 * @param seen the replies that say so
 */
public record AddressView(
    Name name,
    Set<InetAddress> addresses,
    Optional<Name> alias,
    boolean isKnown,
    String how,
    List<Observation> seen) {
  public AddressView {
    addresses = Collections.unmodifiableSet(new LinkedHashSet<>(addresses));
    seen = List.copyOf(seen);
  }
}
