package io.wiredns.command;

import io.wiredns.core.client.ClientEvent;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.QueryAttempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says what the attempts of one request were, in the middle of a sentence. */
final class AttemptWords {
  private AttemptWords() {}

  /** Returns each attempt in words; equal ones that follow each other are counted. */
  static List<String> of(List<QueryAttempt> attempts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (QueryAttempt attempt : attempts) {
      counts.merge(attempt.sent().transport() + ": " + result(attempt), 1, Integer::sum);
    }
    List<String> words = new ArrayList<>();
    counts.forEach((text, count) -> words.add(count == 1 ? text : text + ", " + count + " times"));
    return words;
  }

  /** Returns the reason why there is no response, with everything that was seen. */
  static String failure(DnsClientException failure) {
    List<String> words = of(failure.attempts());
    if (words.isEmpty()) {
      return failure.getMessage();
    }
    String all = String.join("; ", words);
    return failure.reason() == DnsClientException.Reason.UNVERIFIED
        ? failure.getMessage() + " (" + all + ")"
        : all;
  }

  private static String result(QueryAttempt attempt) {
    StringBuilder text = new StringBuilder();
    switch (attempt.result()) {
      case ANSWERED, ANOTHER_SERVER ->
          text.append(attempt.rcode().map(Object::toString).orElse("a response"));
      case NEGOTIATED -> {
        text.append(attempt.rcode().map(Object::toString).orElse("a response"));
        attempt.step().ifPresent(step -> text.append(", then ").append(words(step)));
      }
      case SILENT, SUPERSEDED -> text.append("no reply");
      case UNREACHABLE -> text.append(AttemptText.network(attempt.failure().orElseThrow()));
      case CONNECTION_LOST -> text.append(AttemptText.ended(attempt.failure().orElseThrow()));
      case MALFORMED -> text.append("a malformed reply");
      case UNVERIFIED -> text.append("the server rejected the signature");
      case LOCAL_SHORTAGE -> text.append("this host could not send the query");
    }
    attempt.drops().forEach((event, count) -> text.append(", ").append(dropped(event, count)));
    attempt.fault().ifPresent(fault -> text.append(" (").append(fault.getMessage()).append(')'));
    return text.toString();
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String dropped(ClientEvent event, int count) {
    String reply = count == 1 ? "reply" : "replies";
    String first = count == 1 ? "a " : count + " ";
    String after =
        switch (event) {
          case DROPPED_SHORT -> " shorter than a header";
          case DROPPED_QUERY -> " without the QR flag";
          case DROPPED_UNKNOWN_ID -> " with another ID";
          case DROPPED_WRONG_QUESTION -> " with another question";
          case DROPPED_WRONG_CASE -> " with the question in other letters";
          case DROPPED_MALFORMED -> "";
          case DROPPED_WRONG_COOKIE -> " with another cookie";
          case DROPPED_WRONG_SIGNATURE -> " with a wrong signature";
          default -> " not matching the query";
        };
    return first + (after.isEmpty() ? "malformed " : "") + reply + after + " ignored";
  }
}
