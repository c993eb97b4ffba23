package io.wiredns.doctor.survey;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.doctor.ServerPlace;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Stray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One query, and what came back. Immutable.
 *
 * @param probe what it was sent for
 * @param zone the zone that the server was asked as a server of; empty for a resolver
 * @param server the server
 * @param query the query without TSIG
 * @param transport UDP or TCP
 * @param result what came of it
 * @param reply the reply; empty if there is none or it is malformed
 * @param octets the length of the reply, also of a malformed one; 0 if there is none
 * @param fault the fault of a malformed reply
 * @param signature why the reply's TSIG was not verified; empty if it was, or none was sent
 * @param words what came of it in words
 * @param strays what else arrived
 * @param elapsed the time until the reply, or until it was no longer awaited
 * @param at the time of the query
 */
public record Observation(
    Probe probe,
    Optional<Name> zone,
    ServerPlace server,
    Message query,
    Transport transport,
    ExchangeAttempt.Result result,
    Optional<Message> reply,
    int octets,
    Optional<WireFormatException> fault,
    Optional<TsigResult> signature,
    String words,
    List<Stray> strays,
    Duration elapsed,
    Instant at) {
  public Observation {
    strays = List.copyOf(strays);
  }

  public Question question() {
    return query.questions().get(0);
  }

  public RecordType type() {
    return question().type();
  }

  public boolean isTcp() {
    return transport == Transport.TCP;
  }

  /** Returns whether there is a reply, whatever it says. */
  public boolean isAnswered() {
    return reply.isPresent();
  }

  /** Returns whether nothing came back, neither a reply nor a malformed one. */
  public boolean isLost() {
    return reply.isEmpty() && fault.isEmpty();
  }

  /** Returns whether the way to the server is closed: a port, a route or a connection. */
  public boolean isUnreachable() {
    return result == ExchangeAttempt.Result.UNREACHABLE;
  }

  public Optional<Rcode> rcode() {
    return reply.map(Message::rcode);
  }

  public boolean has(Rcode rcode) {
    return rcode().filter(rcode::equals).isPresent();
  }

  /** Returns whether there is a reply with a flag of the header. */
  public boolean hasFlag(int flag) {
    return reply.filter(message -> (message.flags() & flag) != 0).isPresent();
  }

  public boolean isAuthoritative() {
    return hasFlag(Header.AA);
  }

  public boolean isTruncated() {
    return hasFlag(Header.TC);
  }

  /** Returns the records of a type in a section; none if there is no reply. */
  public List<ResourceRecord> records(Section section, RecordType type) {
    return reply
        .map(
            message ->
                message.records(section).stream()
                    .filter(record -> record.type().equals(type))
                    .toList())
        .orElse(List.of());
  }

  /** Returns the records of the answer that have the name and type of the question. */
  public List<ResourceRecord> answers() {
    return records(Section.ANSWER, type()).stream()
        .filter(record -> record.name().equals(question().name()))
        .toList();
  }

  /** Returns the SOA record of a section. */
  public Optional<ResourceRecord> soa(Section section) {
    return records(section, RecordType.SOA).stream().findFirst();
  }

  /** Returns the data of the SOA record in the answer. */
  public Optional<Soa> soa() {
    return soa(Section.ANSWER).flatMap(record -> record.rdata(Soa.class));
  }

  /** Returns the extended errors of the reply. */
  public List<ExtendedError> extendedErrors() {
    return reply
        .flatMap(Message::edns)
        .map(edns -> edns.options(ExtendedError.class))
        .orElse(List.of());
  }

  /** Returns whether the reply is a negative answer: NXDOMAIN, or no record and no referral. */
  public boolean isNegative() {
    return has(Rcode.NXDOMAIN) || isNoData();
  }

  /** Returns whether the reply says that the name has no record of the type. */
  public boolean isNoData() {
    return has(Rcode.NOERROR)
        && !isTruncated()
        && reply.orElseThrow().answers().isEmpty()
        && (isAuthoritative() || records(Section.AUTHORITY, RecordType.NS).isEmpty());
  }

  /** Returns the query in a line. */
  public String queryText() {
    StringBuilder text = new StringBuilder();
    text.append(question().name()).append(' ').append(type());
    text.append(" to ").append(server).append(" over ").append(transport);
    if ((query.flags() & Header.RD) != 0) {
      text.append(", RD");
    }
    if ((query.flags() & Header.CD) != 0) {
      text.append(", CD");
    }
    query
        .edns()
        .ifPresentOrElse(
            edns -> {
              text.append(", EDNS ").append(edns.version());
              text.append(" with room for ").append(edns.udpPayloadSize()).append(" octets");
              if (edns.isDnssecOk()) {
                text.append(", DO");
              }
              if ((edns.flags() & ~0x8000) != 0) {
                text.append(", flags 0x%04x".formatted(edns.flags()));
              }
              edns.options().forEach(option -> text.append(", option ").append(option.code()));
            },
            () -> text.append(", without EDNS"));
    return text.toString();
  }

  /** Returns the reply in a line, or that there was none. */
  public String replyText() {
    if (reply.isEmpty()) {
      return words + " after " + elapsed.toMillis() + " ms";
    }
    Message message = reply.get();
    StringBuilder text = new StringBuilder(message.rcode().toString());
    text.append(hasFlag(Header.AA) ? ", AA" : "");
    text.append(hasFlag(Header.TC) ? ", TC" : "");
    text.append(hasFlag(Header.RA) ? ", RA" : "");
    text.append(hasFlag(Header.AD) ? ", AD" : "");
    text.append(", ").append(message.answers().size()).append(" answers");
    text.append(", ").append(message.authorities().size()).append(" authority records");
    text.append(message.edns().isPresent() ? ", EDNS" : ", no EDNS");
    extendedErrors().forEach(error -> text.append(", ").append(error.toText()));
    text.append(", ").append(octets).append(" octets in ");
    text.append(elapsed.toMillis()).append(" ms");
    return text.toString();
  }
}
