package io.wiredns.embed;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.dnssec.chain.ChainStep;
import io.wiredns.dnssec.chain.KnownRecords;
import io.wiredns.dnssec.chain.Validation;
import io.wiredns.dnssec.chain.Validator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * Validates an answer with DNSSEC: asks a resolver for it and for all records that lead from the
 * trust anchor to it; RFC 4035 section 5. The resolver need not be trusted.
 */
public final class ValidateAnswer {
  private final DnsClient client;
  private final Validator validator;

  /**
   * Creates an object that asks with a client.
   *
   * @param client a client whose server answers for all zones, such as a resolver
   * @param validator the validator with the trust anchors
   */
  public ValidateAnswer(DnsClient client, Validator validator) {
    this.client = client;
    this.validator = validator;
  }

  /**
   * Asks until nothing is missing, and validates.
   *
   * @param question the question
   * @param at the time for which signatures must be valid
   * @return the verdict with its reason, and the chain
   * @throws IOException if a question gets no response
   * @throws InterruptedException if the thread is interrupted
   */
  public Validation ask(Question question, Instant at) throws IOException, InterruptedException {
    KnownRecords known = new KnownRecords();
    Validation result = validator.validate(question, known, at);
    while (!result.needs().isEmpty()) {
      for (Question need : result.needs()) {
        known.add(client.query(query(need)));
      }
      result = validator.validate(question, known, at);
    }
    return result;
  }

  /** DO brings the signatures, CD brings answers that the resolver finds bogus too. */
  private static Message query(Question question) {
    return Message.builder()
        .question(question)
        .recursionDesired(true)
        .checkingDisabled(true)
        .dnssecOk(true)
        .build();
  }

  /**
   * Validates an answer of a resolver and prints the chain and the verdict.
   *
   * @param arguments the address of a resolver, a name, and a type
   * @throws IOException if a question gets no response
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    InetSocketAddress server = new InetSocketAddress(InetAddress.getByName(arguments[0]), 53);
    Question question = new Question(Name.of(arguments[1]), RecordType.parse(arguments[2]));
    try (DnsClient client = DnsClient.builder().server(server).build()) {
      ValidateAnswer answers = new ValidateAnswer(client, Validator.standard());
      Validation result = answers.ask(question, Instant.now());
      for (ChainStep step : result.steps()) {
        System.out.println(step.zone() + ", " + step.signatures().size() + " signatures verified");
      }
      System.out.println(
          result.verdict().getClass().getSimpleName() + ": " + result.verdict().finding());
    }
  }
}
