package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Allocations;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import org.junit.jupiter.api.Test;

/** The classifier allocates its result and nothing else, however long the response is. */
class ResponseAllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int MEASURED = 10_000;

  /** What a result without names and chain takes: state, evidence and the outcome itself. */
  private static final long SMALL_RESULT = 600;

  /** A window on a name that the JIT compiler keeps now and then. */
  private static final long NOISE = 64;

  /** The octets that one classification allocates once it is warm; the least of several tries. */
  private static long allocation(Message query, Message response) {
    ResponseClassifier classifier = new ResponseClassifier();
    MessageView asked = Replies.view(query);
    MessageView answered = Replies.view(response);
    int kinds = 0;
    for (int i = 0; i < WARM_UP; i++) {
      kinds += classifier.classify(asked, answered).kind().ordinal();
    }
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = Allocations.octets();
      for (int i = 0; i < MEASURED; i++) {
        kinds += classifier.classify(asked, answered).kind().ordinal();
      }
      least = Math.min(least, (Allocations.octets() - before) / MEASURED);
    }
    assertTrue(kinds >= 0);
    return least;
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
    long shortOne = allocation(query, answer(0));
    long longOne = allocation(query, answer(60));
    assertTrue(longOne <= shortOne + NOISE, longOne + " octets, " + shortOne + " for a short one");
    assertTrue(shortOne <= SMALL_RESULT, "octets: " + shortOne);
  }

  @Test
  void anErrorCostsItsResult() {
    Message query = Replies.query("www.example", "A");
    Message refused = Replies.to(query).rcode(Rcode.REFUSED).message();
    long octets = allocation(query, refused);
    assertTrue(octets <= SMALL_RESULT, "octets: " + octets);
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
    long few = allocation(query, some.message());
    long many = allocation(query, more.message());
    assertTrue(many <= few + NOISE, many + " octets, " + few + " for few records");
  }
}
