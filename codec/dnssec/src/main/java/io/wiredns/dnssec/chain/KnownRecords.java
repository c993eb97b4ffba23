package io.wiredns.dnssec.chain;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The responses and records that a caller has, for a {@link Validator}. Nothing in here is trusted.
 * Queries must have the DO flag, or else the responses have no signatures (RFC 3225), and should
 * have the CD flag if they go to a resolver, which would otherwise keep bogus answers back.
 *
 * <p>It keeps which signatures were found valid, so that the next validation with the same object
 * does not compute them again: neither those of the chain while records are still missing, nor
 * those of the zones above the next answer. Whether they are valid at the time is checked each
 * time.
 *
 * <p>For one thread at a time, also while a {@link Validator} reads it.
 *
 * @since 0.1
 */
public final class KnownRecords {
  private final Map<Question, KnownResponse> responses = new HashMap<>();
  private final List<ResourceRecord> loose = new ArrayList<>();

  /** Records outside of messages, or null if they must be grouped again. */
  private KnownResponse ofLoose;

  /** Creates an object without records. */
  public KnownRecords() {
    // Has no records.
  }

  /**
   * Adds a response. It replaces one to the same question, so that a caller can ask again
   * elsewhere.
   *
   * @param response a response with one question, and DNSSEC records in its sections
   * @return this object
   * @throws IllegalArgumentException if the message is a query, or has no question or several
   */
  public KnownRecords add(Message response) {
    if (!response.isResponse() || response.questions().size() != 1) {
      throw new IllegalArgumentException(
          "a known message is a response with one question, not " + response);
    }
    responses.put(response.questions().get(0), KnownResponse.of(response));
    return this;
  }

  /**
   * Adds records without a message, such as those of a zone file or a cache. They answer questions
   * for which there is no response, but deny nothing: the absence of a record is not known.
   *
   * @param records RRsets with their RRSIGs
   * @return this object
   */
  public KnownRecords add(Collection<ResourceRecord> records) {
    loose.addAll(List.copyOf(records));
    ofLoose = null;
    return this;
  }

  /**
   * Returns whether the response to a question is known, or records that answer it.
   *
   * @param question the question
   * @return true if so
   */
  public boolean contains(Question question) {
    return response(Objects.requireNonNull(question, "question")).isPresent();
  }

  Optional<KnownResponse> response(Question question) {
    KnownResponse response = responses.get(question);
    if (response != null) {
      return Optional.of(response);
    }
    KnownResponse records = loose();
    return records.answer(question).isPresent() ? Optional.of(records) : Optional.empty();
  }

  private KnownResponse loose() {
    if (ofLoose == null) {
      ofLoose = KnownResponse.of(loose);
    }
    return ofLoose;
  }
}
