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
 * The Report-Channel option: the domain to which resolvers report errors of a zone; RFC 9567
 * section 5. A server sends at most one in a response, without having been asked for it.
 *
 * <pre>
 *   AGENT DOMAIN, uncompressed name
 * </pre>
 *
 * @param agentDomain the domain below which the names of reports are; the root means that there are
 *     no reports
 * @since 0.1
 */
public record ReportChannel(Name agentDomain) implements EdnsOption {
  private static final Octets REPORT_LABEL = Octets.utf8("_er");

  /**
   * Creates an option from its field.
   *
   * @param agentDomain the domain
   */
  public ReportChannel {
    Objects.requireNonNull(agentDomain);
  }

  /**
   * Returns the name of a report, which is sent as a query for a TXT record of this name; RFC 9567
   * section 6.1.1: {@code _er.qtype.qname.info-code._er.agent-domain}, both numbers in decimal.
   *
   * @param name the name that was asked for
   * @param type the type that was asked for
   * @param infoCode the code of the error
   * @return the name; empty if it would be longer than 255 octets or if the agent domain is the
   *     root, in which cases no report is sent
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
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
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
