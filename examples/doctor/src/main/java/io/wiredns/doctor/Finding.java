package io.wiredns.doctor;

import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param check the check
 * @param severity how much it matters
 * @param server the server that it is about; empty if it is not about one
 * @param zone the zone that it is about; empty if it is not about one
 * @param summary one sentence
 * @param evidence the lines on which it is based: query, reply, record, octet
 * @param rfc the rule, such as {@code RFC 9471 section 3}; empty if no RFC has it
 * @param remedy who can mend it and how, in a sentence or two; empty if all is good
 * @param command one command that shows it, such as {@code dig +norec @192.0.2.1 example.org NS}
 * @since 0.1
 */
public record Finding(
    Check check,
    Severity severity,
    Optional<ServerPlace> server,
    Optional<Name> zone,
    String summary,
    List<Evidence> evidence,
    String rfc,
    String remedy,
    String command) {
  /**
   * Creates an instance from its components.
   *
   * @param check the check
   * @param severity how much it matters
   * @param server the server that it is about
   * @param zone the zone that it is about
   * @param summary one sentence
   * @param evidence the lines on which it is based; copied
   * @param rfc the rule
   * @param remedy who can mend it and how
   * @param command one command that shows it
   * @throws IllegalArgumentException if the check is {@link Check#B7} and the severity {@link
   *     Severity#ERROR}: names resolve with one server, too
   */
  public Finding {
    Objects.requireNonNull(check);
    Objects.requireNonNull(severity);
    if (check == Check.B7 && severity == Severity.ERROR) {
      throw new IllegalArgumentException(check + " is never an error");
    }
    Objects.requireNonNull(server);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(summary);
    evidence = List.copyOf(evidence);
    Objects.requireNonNull(rfc);
    Objects.requireNonNull(remedy);
    Objects.requireNonNull(command);
  }

  /** Returns check, severity and summary on one line. */
  @Override
  public String toString() {
    return check + " " + severity + ": " + summary;
  }
}
