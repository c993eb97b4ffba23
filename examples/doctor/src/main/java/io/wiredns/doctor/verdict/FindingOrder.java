package io.wiredns.doctor.verdict;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The order of findings, which does not depend on the order in which they were found: by check, by
 * zone from the root down, errors before warnings, by server. Findings are equal in this order only
 * if they are equal.
 */
final class FindingOrder {
  static final Comparator<Finding> BY_WALK =
      Comparator.comparing(Finding::check)
          .thenComparing(Finding::zone, absentFirst(FindingOrder::compareDownwards))
          .thenComparing(Finding::severity)
          .thenComparing(Finding::server, absentFirst(FindingOrder::compareServers))
          .thenComparing(Finding::summary)
          .thenComparing(FindingOrder::allElse);

  private FindingOrder() {}

  private static <T> Comparator<Optional<T>> absentFirst(Comparator<T> order) {
    return (one, other) ->
        one.isEmpty() || other.isEmpty()
            ? Boolean.compare(one.isPresent(), other.isPresent())
            : order.compare(one.get(), other.get());
  }

  /** Compares names from the root down. */
  static int compareDownwards(Name one, Name other) {
    int byDepth = Integer.compare(one.labelCount(), other.labelCount());
    return byDepth == 0 ? one.compareTo(other) : byDepth;
  }

  private static int compareServers(ServerPlace one, ServerPlace other) {
    int byName = absentFirst(Comparator.<Name>naturalOrder()).compare(one.name(), other.name());
    return byName == 0 ? compareAddresses(one.address(), other.address()) : byName;
  }

  private static int compareAddresses(InetSocketAddress one, InetSocketAddress other) {
    byte[] first = one.getAddress().getAddress();
    byte[] second = other.getAddress().getAddress();
    int byLength = Integer.compare(first.length, second.length);
    int byOctets = byLength == 0 ? Arrays.compareUnsigned(first, second) : byLength;
    return byOctets == 0 ? Integer.compare(one.getPort(), other.getPort()) : byOctets;
  }

  private static String allElse(Finding finding) {
    return finding.evidence().stream()
        .map(Evidence::toString)
        .collect(
            Collectors.joining(
                "\n",
                finding.rfc() + "\n" + finding.remedy() + "\n" + finding.command() + "\n",
                ""));
  }
}
