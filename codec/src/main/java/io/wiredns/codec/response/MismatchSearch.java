package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.message.MessageAccess;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;

/** Compares a response with its query; RFC 5452 section 9.1, RFC 7873 section 5.3. */
final class MismatchSearch {
  private static final MessageAccess ACCESS = MessageAccess.get();

  private static final int QR_AT = 2;
  private static final int QUESTION_COUNT_AT = 4;

  private final NameBuffer wanted = new NameBuffer();
  private final NameBuffer found = new NameBuffer();
  private List<Difference> differences;
  private List<Evidence> evidence;

  /**
   * Returns all differences of the response from what the query requires; if the query is unknown,
   * only QR is compared.
   *
   * @param query the query, or null if it is unknown
   * @param asked the options of the query
   * @param response the response
   * @param options the options of the response
   * @param evidence receives the fields of the response that differ
   */
  List<Difference> search(
      MessageView query,
      OptionWalk asked,
      MessageView response,
      OptionWalk options,
      List<Evidence> evidence) {
    differences = null;
    this.evidence = evidence;
    if (!response.isResponse()) {
      add(Difference.Field.QR, 1, 0, "QR", QR_AT);
    }
    if (query == null) {
      return differences == null ? List.of() : List.copyOf(differences);
    }
    compare(Difference.Field.ID, query.id(), response.id(), "ID", 0);
    if (ResponseClassifier.opcode(query) != ResponseClassifier.opcode(response)) {
      add(
          Difference.Field.OPCODE,
          Opcode.of(ResponseClassifier.opcode(query)),
          Opcode.of(ResponseClassifier.opcode(response)),
          "OPCODE",
          QR_AT);
    }
    questions(query, response);
    cookies(asked, response, options);
    if (query.tsig() != null
        && response.tsig() == null
        && mustBeSigned(query, asked, response, options)) {
      add(Difference.Field.TSIG_MISSING, "a TSIG", "none", "ARCOUNT", 10);
    }
    return differences == null ? List.of() : List.copyOf(differences);
  }

  /** Drops the references to the differences. */
  void release() {
    differences = null;
    evidence = null;
  }

  /**
   * Returns whether the response to a signed query must have a TSIG. A later message of a transfer
   * may be unsigned (RFC 8945 section 5.3.1). So may a BADCOOKIE response with the query's own
   * cookie: a server can send it before it checks the TSIG (Knot does), and it causes only a
   * repeat.
   */
  private static boolean mustBeSigned(
      MessageView query, OptionWalk asked, MessageView response, OptionWalk options) {
    if (response.rcodeValue() == Rcode.BADCOOKIE.value()) {
      return !(asked.hasCookie() && options.hasCookie() && asked.sameClient(options));
    }
    boolean continued =
        ResponseClassifier.isTransfer(query)
            && response.count(Section.ANSWER) > 0
            && response.record(Section.ANSWER, 0).typeValue() != RecordType.SOA.value();
    return !continued;
  }

  private void questions(MessageView query, MessageView response) {
    int count = response.count(Section.QUESTION);
    if (count == 0 && mayBeEmpty(query, response)) {
      return;
    }
    int asked = query.count(Section.QUESTION);
    compare(Difference.Field.QUESTION_COUNT, asked, count, "QDCOUNT", QUESTION_COUNT_AT);
    int at = WireLimits.HEADER_OCTETS;
    for (int i = 0; i < count && i < asked; i++) {
      at = question(query, response, i, at);
    }
  }

  /**
   * Returns whether the question may be left out: in errors (in a QUERY other than NXDOMAIN),
   * because the server may not have understood it; in UPDATE and DSO; in transfers, of which only
   * the first message needs it (RFC 5936 section 2.2.1).
   */
  private static boolean mayBeEmpty(MessageView query, MessageView response) {
    int rcode = response.rcodeValue();
    int opcode = ResponseClassifier.opcode(query);
    boolean denied = rcode == Rcode.NXDOMAIN.value() && opcode == Opcode.QUERY.value();
    return rcode != Rcode.NOERROR.value() && !denied
        || opcode == Opcode.UPDATE.value()
        || opcode == Opcode.DSO.value()
        || ResponseClassifier.isTransfer(query);
  }

  /** Compares a question that starts at an offset, and returns the offset after it. */
  private int question(MessageView query, MessageView response, int number, int at) {
    wanted.question(query, number);
    found.question(response, number);
    String path = "question[" + number + "] ";
    if (!wanted.same(found)) {
      add(Difference.Field.QUESTION_NAME, wanted.toName(), found.toName(), path + "name", at);
    }
    int end = ACCESS.questionTypeOffset(response, number);
    if (query.questionTypeValue(number) != response.questionTypeValue(number)) {
      add(
          Difference.Field.QUESTION_TYPE,
          query.questionType(number),
          response.questionType(number),
          path + "type",
          end);
    }
    if (query.questionClassValue(number) != response.questionClassValue(number)) {
      add(
          Difference.Field.QUESTION_CLASS,
          query.questionClass(number),
          response.questionClass(number),
          path + "class",
          end + 2);
    }
    return end + 4;
  }

  private void cookies(OptionWalk asked, MessageView response, OptionWalk options) {
    if (!asked.hasCookie()) {
      return;
    }
    if (options.hasCookie()) {
      if (!asked.sameClient(options)) {
        add(
            Difference.Field.COOKIE,
            asked.clientCookie(),
            options.clientCookie(),
            "OPT COOKIE",
            options.cookieOffset());
      }
    } else if (asked.hasServerCookie()) {
      int at = response.opt() == null ? QUESTION_COUNT_AT + 6 : response.opt().offset();
      add(Difference.Field.COOKIE_MISSING, "a cookie", "none", "OPT", at);
    }
  }

  private void compare(Difference.Field field, int wanted, int found, String path, int at) {
    if (wanted != found) {
      add(field, wanted, found, path, at);
    }
  }

  private void add(Difference.Field field, Object wanted, Object found, String path, int at) {
    if (differences == null) {
      differences = new ArrayList<>(2);
    }
    differences.add(new Difference(field, wanted.toString(), found.toString()));
    evidence.add(new Evidence(path, at));
  }
}
