package io.wiredns.codec.response;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.Await;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import org.junit.jupiter.api.Test;

/**
 * The classifier allocates only its result, however long the response is. This holds for code of
 * the JIT compiler, which eliminates objects that do not escape; until the compiled code is used,
 * which on a busy machine cannot be predicted by a number of iterations, views of records are
 * allocated too.
 */
class ResponseAllocationTest {
  private static final int MEASURED = 2_000;

  /** Size in octets of a result without names and chain: state, evidence and the outcome itself. */
  private static final long SMALL_RESULT = 600;

  /** Size in octets of an object that the JIT compiler does not always eliminate. */
  private static final long NOISE = 64;

  /** Classifies one response repeatedly. */
  private static final class Work {
    private final ResponseClassifier classifier = new ResponseClassifier();
    private final MessageView asked;
    private final MessageView answered;
    private int kinds;

    /** The octets per classification in the last measurement. */
    private long octets;

    Work(Message query, Message response) {
      asked = Replies.view(query);
      answered = Replies.view(response);
    }

    boolean allocates(long most) {
      long before = Allocations.octets();
      for (int i = 0; i < MEASURED; i++) {
        kinds += classifier.classify(asked, answered).kind().ordinal();
      }
      octets = (Allocations.octets() - before) / MEASURED;
      return octets <= most;
    }

    @Override
    public String toString() {
      return octets + " octets";
    }
  }

  private static void costsItsResult(Work one) {
    Await.until(() -> "no more than a result: " + one, () -> one.allocates(SMALL_RESULT));
  }

  /** Both are measured again each time, because recompilation changes the cost of both. */
  private static void costsNoMore(Work longOne, Work shortOne) {
    Await.until(
        () -> longOne + ", and no more than a result, " + shortOne + ", for a short one",
        () -> shortOne.allocates(SMALL_RESULT) && longOne.allocates(shortOne.octets + NOISE));
  }

  private static Message answer(int others) {
    Replies.Reply reply = Replies.to("www.example", "A").answer("www.example. A 192.0.2.1");
    for (int i = 0; i < others; i++) {
      reply.answer("other-" + i + ".example. TXT x");
      reply.authority(
          "other-" + i + ".example. RRSIG A 8 2 60 20300101000000 20200101000000 1 e. qg==");
      reply.additional("other-" + i + ".example. A 192.0.2.1");
    }
    return reply.message();
  }

  @Test
  void aLongResponseCostsNoMoreThanAShortOne() {
    Message query = Replies.query("www.example", "A");
    costsNoMore(new Work(query, answer(60)), new Work(query, answer(0)));
  }

  @Test
  void anErrorCostsItsResult() {
    Message query = Replies.query("www.example", "A");
    Message refused = Replies.to(query).rcode(Rcode.REFUSED).message();
    costsItsResult(new Work(query, refused));
  }

  @Test
  void aNegativeAnswerDoesNotCostWhatItPassesOver() {
    Message query = Replies.query("www.example", "A");
    String soa = "example. SOA ns. hm. 1 2 3 4 5";
    Replies.Reply some = Replies.to(query).authority(soa);
    Replies.Reply more = Replies.to(query).authority(soa);
    for (int i = 0; i < 50; i++) {
      more.authority("n" + i + ".example. NSEC z.example. A TXT");
    }
    costsNoMore(new Work(query, more.message()), new Work(query, some.message()));
  }
}
