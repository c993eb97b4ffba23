package io.wiredns.codec.edns;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;
import java.util.Optional;

/**
 * Where resolvers are to report what goes wrong with a zone; RFC 9567 section 5. At most one in a
 * response, which nobody asked for.
 *
 * <pre>
 *   AGENT DOMAIN, uncompressed name
 * </pre>
 *
 * @param agentDomain the domain that reports go below; with the root there is nothing to report to
 * @since 0.1
 */
public record ReportChannel(Name agentDomain) implements EdnsOption {
  private static final Octets REPORT_LABEL = Octets.utf8("_er");

  /**
   * The option of its field.
   *
   * @param agentDomain the domain
   */
  public ReportChannel {
    Objects.requireNonNull(agentDomain);
  }

  /**
   * The name to ask for a TXT record with, which is the report; RFC 9567 section 6.1.1: {@code
   * _er.qtype.qname.info-code._er.agent-domain}, both numbers in decimal.
   *
   * @param name the name that was asked for
   * @param type the type that was asked for
   * @param infoCode what went wrong
   * @return the name; nothing if it would be longer than 255 octets or the agent domain is the
   *     root, and then no report is sent
   */
  public Optional<Name> reportName(Name name, RecordType type, ExtendedErrorCode infoCode) {
    Octets typeLabel = Octets.utf8(Integer.toString(type.value()));
    Octets codeLabel = Octets.utf8(Integer.toString(infoCode.value()));
    int length =
        2 * (1 + REPORT_LABEL.length())
            + (1 + typeLabel.length())
            + (name.length() - 1)
            + (1 + codeLabel.length())
            + agentDomain.length();
    if (agentDomain.isRoot() || length > WireLimits.NAME_OCTETS) {
      return Optional.empty();
    }
    Name agent = agentDomain.child(REPORT_LABEL).child(codeLabel);
    return Optional.of(name.append(agent).child(typeLabel).child(REPORT_LABEL));
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static ReportChannel read(FieldReader in) {
    return new ReportChannel(in.name("REPORT-CHANNEL agent domain", NameRule.PLAIN));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("REPORT-CHANNEL agent domain", agentDomain, NameRule.PLAIN);
  }

  @Override
  public OptionCode code() {
    return OptionCode.REPORT_CHANNEL;
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
