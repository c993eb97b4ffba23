package io.wiredns.doctor.judge;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.Check;
import io.wiredns.doctor.Evidence;
import io.wiredns.doctor.Finding;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.Severity;
import io.wiredns.doctor.exchange.NetworkText;
import io.wiredns.doctor.survey.Observation;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A finding that is being written. Mutable; for one thread. */
final class Draft {
  /** As many records as a person reads. */
  private static final int MOST_RECORDS = 8;

  private static final int USUAL_PORT = 53;

  private final Check check;
  private final Severity severity;
  private final List<Evidence> evidence = new ArrayList<>();
  private ServerPlace server;
  private Name zone;
  private String summary = "";
  private String rfc = "";
  private String remedy = "";
  private String command = "";

  private Draft(Check check, Severity severity) {
    this.check = check;
    this.severity = severity;
    rfc = check.rfcs().isEmpty() ? "" : check.rfcs().get(0);
  }

  static Draft error(Check check) {
    return new Draft(check, Severity.ERROR);
  }

  static Draft warning(Check check) {
    return new Draft(check, Severity.WARNING);
  }

  static Draft good(Check check) {
    return new Draft(check, Severity.GOOD);
  }

  static Draft of(Check check, boolean isError) {
    return isError ? error(check) : warning(check);
  }

  Draft at(ServerPlace place) {
    server = place;
    return this;
  }

  Draft in(Name name) {
    zone = name;
    return this;
  }

  Draft says(String form, Object... values) {
    summary = form.formatted(values);
    return this;
  }

  Draft rfc(String text) {
    rfc = text;
    return this;
  }

  Draft mend(String form, Object... values) {
    remedy = form.formatted(values);
    return this;
  }

  Draft run(String text) {
    command = text;
    return this;
  }

  /** Sets a question to the server as the command that shows the finding. */
  Draft dig(ServerPlace place, Name name, RecordType type, String... options) {
    return run(digText(place, name, type, options));
  }

  /** Adds a query and its reply to the evidence. */
  Draft seen(Observation observation) {
    add(Evidence.Kind.QUERY, observation.queryText());
    return add(Evidence.Kind.REPLY, observation.replyText());
  }

  Draft seen(List<Observation> observations) {
    observations.stream().limit(MOST_RECORDS).forEach(this::seen);
    return this;
  }

  Draft record(ResourceRecord record) {
    return add(Evidence.Kind.RECORD, record.toString());
  }

  Draft records(List<ResourceRecord> records) {
    records.stream().limit(MOST_RECORDS).forEach(this::record);
    return this;
  }

  Draft add(Evidence.Kind kind, String text) {
    evidence.add(new Evidence(kind, text));
    return this;
  }

  Finding done() {
    return new Finding(
        check,
        severity,
        Optional.ofNullable(server),
        Optional.ofNullable(zone),
        summary,
        evidence,
        rfc,
        remedy,
        command);
  }

  static String digText(ServerPlace place, Name name, RecordType type, String... options) {
    InetSocketAddress address = place.address();
    StringBuilder text = new StringBuilder("dig +norec @");
    text.append(NetworkText.address(address.getAddress()));
    if (address.getPort() != USUAL_PORT) {
      text.append(" -p ").append(address.getPort());
    }
    text.append(' ').append(name).append(' ').append(type);
    for (String option : options) {
      text.append(' ').append(option);
    }
    return text.toString();
  }
}
