package io.wiredns.doctor.verdict;

import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.Severity;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the findings of a walk explain which others.
 *
 * <p>Findings of one check about one zone are one fault that was seen several times: the first of
 * them explains the others, unless the table has a cause for them. An error is explained by errors
 * only.
 */
final class Explanations {
  private final List<Finding> findings;
  private final ZoneServers servers;

  /** For each finding those that it explains directly. */
  private final List<BitSet> effects = new ArrayList<>();

  /** For each finding those that explain it directly. */
  private final List<BitSet> causes = new ArrayList<>();

  /** Explains findings, which are sorted: of one fault, errors stand before warnings. */
  Explanations(List<Finding> findings, ZoneServers servers) {
    this.findings = findings;
    this.servers = servers;
    for (int i = 0; i < findings.size(); i++) {
      effects.add(new BitSet());
      causes.add(new BitSet());
    }
    for (int cause = 0; cause < findings.size(); cause++) {
      for (int effect = 0; effect < findings.size(); effect++) {
        if (explains(findings.get(cause), findings.get(effect))) {
          add(cause, effect);
        }
      }
    }
    addRepeated();
  }

  private void add(int cause, int effect) {
    effects.get(cause).set(effect);
    causes.get(effect).set(cause);
  }

  private boolean explains(Finding cause, Finding effect) {
    return (effect.severity() != Severity.ERROR || cause.severity() == Severity.ERROR)
        && !fault(cause).equals(fault(effect))
        && Relations.of(cause.check()).stream()
            .anyMatch(row -> row.effects().contains(effect.check()) && holds(row, cause, effect));
  }

  /** Lets the first finding of a fault explain the others of which the table knows no cause. */
  private void addRepeated() {
    Map<Fault, Integer> first = new HashMap<>();
    for (int i = 0; i < findings.size(); i++) {
      if (causes.get(i).isEmpty()) {
        Integer earlier = first.putIfAbsent(fault(findings.get(i)), i);
        if (earlier != null) {
          add(earlier, i);
        }
      }
    }
  }

  private static Fault fault(Finding finding) {
    return new Fault(finding.check(), finding.zone());
  }

  private boolean holds(Relation row, Finding cause, Finding effect) {
    return switch (row.scope()) {
      case SAME_SERVER -> isAtServerOf(cause, effect);
      case ONE_SIDED ->
          isSameZone(cause, effect)
              && effect.server().isPresent()
              && servers.isOneSided(effect.zone().get(), effect.server().get());
      case SAME_ZONE -> isSameZone(cause, effect) && reaches(cause, effect);
      case ZONES_BELOW -> isAtOrBelow(cause, effect) && reaches(cause, effect);
      case ROOT_ZONE -> effect.zone().filter(Name::isRoot).isPresent();
      case ANY -> true;
    };
  }

  private boolean isAtServerOf(Finding cause, Finding effect) {
    return cause.server().isPresent() && effect.server().isPresent()
        ? address(cause).equals(address(effect))
        : isSameZone(cause, effect) && reaches(cause, effect);
  }

  /**
   * Returns whether what is about one server bears on the effect: on the same server, or on the
   * whole zone and those below if all servers of the zone fail.
   */
  private boolean reaches(Finding cause, Finding effect) {
    if (cause.server().isEmpty() || cause.zone().isEmpty()) {
      return true;
    }
    boolean isAboutServer = effect.server().isPresent() && cause.zone().equals(effect.zone());
    return isAboutServer
        ? address(cause).equals(address(effect))
        : servers.allFail(cause.zone().get(), cause.check());
  }

  private static boolean isSameZone(Finding cause, Finding effect) {
    return cause.zone().isPresent() && cause.zone().equals(effect.zone());
  }

  /** Returns whether the zone of the effect is that of the cause or below; no zone is above all. */
  private static boolean isAtOrBelow(Finding cause, Finding effect) {
    if (cause.zone().isEmpty() || effect.zone().isEmpty()) {
      return cause.zone().isEmpty();
    }
    return effect.zone().get().isSubdomainOf(cause.zone().get());
  }

  private static Optional<InetSocketAddress> address(Finding finding) {
    return finding.server().map(server -> server.address());
  }

  /** Returns the findings that a finding explains, directly or through others. */
  BitSet reach(int cause) {
    BitSet reached = new BitSet();
    BitSet open = (BitSet) effects.get(cause).clone();
    for (int next = open.nextSetBit(0); next >= 0; next = open.nextSetBit(0)) {
      open.clear(next);
      if (!reached.get(next)) {
        reached.set(next);
        open.or(effects.get(next));
      }
    }
    return reached;
  }

  /** Returns the findings that explain a finding directly. */
  BitSet causes(int effect) {
    return causes.get(effect);
  }

  /**
   * Returns the number of different errors that a finding explains, a check and a zone being one;
   * that it was seen several times itself does not count.
   */
  int explained(int cause) {
    Fault own = fault(findings.get(cause));
    return (int)
        reach(cause).stream()
            .mapToObj(findings::get)
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Explanations::fault)
            .filter(fault -> !fault.equals(own))
            .distinct()
            .count();
  }

  /** What findings of one check about one zone have in common. */
  private record Fault(Check check, Optional<Name> zone) {}
}
