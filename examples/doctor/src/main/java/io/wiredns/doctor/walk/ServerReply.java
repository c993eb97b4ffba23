package io.wiredns.doctor.walk;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.response.Outcome;
import io.wiredns.doctor.exchange.NetworkText;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came back from one server for one question: a response, or the reason why there is none.
 *
 * @param server the server
 * @param question the question
 * @param transport the transport of the response, or of the last attempt
 * @param elapsed the time of the whole exchange, with all its attempts
 * @param octets the length of the response, or 0
 * @param message the response, or null
 * @param outcome its meaning, or null
 * @param before what happened before the response, and what else arrived, in words; empty if it
 *     came at once
 * @param trouble the reason why there is no response, in words; null if there is one
 */
public record ServerReply(
    InetSocketAddress server,
    Question question,
    Transport transport,
    Duration elapsed,
    int octets,
    Message message,
    Outcome outcome,
    List<String> before,
    String trouble) {
  /** Returns whether there is a response. */
  public boolean isAnswered() {
    return message != null;
  }

  /** Returns the reason why there is no response, with the time of the whole exchange. */
  public String troubleInTime() {
    return elapsed.isZero() ? trouble : trouble + "; in all " + NetworkText.duration(elapsed);
  }

  public Optional<Rcode> rcode() {
    return outcome == null ? Optional.empty() : outcome.rcode();
  }

  public boolean isAuthoritative() {
    return isAnswered() && (message.flags() & Header.AA) != 0;
  }

  /** Returns the extended errors of the response. */
  public List<ExtendedError> extendedErrors() {
    return outcome == null ? List.of() : outcome.extendedErrors();
  }

  /** Returns the data of one kind in some sections of the response. */
  public <T extends RData> List<T> data(Class<T> kind, Section... sections) {
    return records(kind, sections).stream()
        .map(record -> record.rdata(kind).orElseThrow())
        .toList();
  }

  /** Returns the records with data of one kind in some sections of the response. */
  public List<ResourceRecord> records(Class<? extends RData> kind, Section... sections) {
    if (!isAnswered()) {
      return List.of();
    }
    return List.of(sections).stream()
        .flatMap(section -> message.records(section).stream())
        .filter(record -> record.rdata(kind).isPresent())
        .toList();
  }
}
