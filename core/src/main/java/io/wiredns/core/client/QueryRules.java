package io.wiredns.core.client;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/** Checks that a message is a query that has exactly one response. */
final class QueryRules {
  private QueryRules() {}

  /** Returns a query in class IN with RD set. */
  static Message query(Name name, RecordType type) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    return Message.query(0, name, type);
  }

  /**
   * Checks a query before it is sent.
   *
   * @throws IllegalArgumentException if it is a response, a DSO message, already signed, or an AXFR
   *     query
   */
  static void check(Message query) {
    Objects.requireNonNull(query, "query");
    String wrong = null;
    if (query.isResponse()) {
      wrong = "a response cannot be sent as a query: ";
    } else if (query.opcode().equals(Opcode.DSO)) {
      wrong = "DSO needs a session, which this client does not have: ";
    } else if (query.tsig().isPresent()) {
      wrong = "the query is already signed, but the client changes its ID; set the key instead: ";
    } else if (!query.questions().isEmpty()
        && query.questions().get(0).type().equals(RecordType.AXFR)) {
      wrong = "a zone transfer has more than one response, use ZoneTransfer: ";
    }
    if (wrong != null) {
      throw new IllegalArgumentException(
          wrong + (query.questions().isEmpty() ? query.opcode() : query.questions().get(0)));
    }
  }
}
