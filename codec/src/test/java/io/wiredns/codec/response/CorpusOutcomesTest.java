package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.message.MessageView;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The captured and damaged messages of the corpus, each as the response to the previous message.
 */
class CorpusOutcomesTest {
  @Test
  void everyMessageOfTheCorpusHasAnOutcome() {
    MessageView view = new MessageView();
    MessageView before = new MessageView();
    ResponseClassifier classifier = new ResponseClassifier();
    Map<Outcome.Kind, Integer> kinds = new EnumMap<>(Outcome.Kind.class);
    boolean paired = false;
    int messages = 0;
    for (byte[] message : Shared.corpus()) {
      messages++;
      if (!view.tryWrap(message)) {
        continue;
      }
      Outcome outcome = classifier.classify(view);
      kinds.merge(outcome.kind(), 1, Integer::sum);
      boolean query = (view.flags() & 0x8000) == 0;
      assertTrue(
          query == (outcome.kind() == Outcome.Kind.MISMATCH)
              || outcome.kind() == Outcome.Kind.MALFORMED,
          outcome::toString);
      for (Evidence evidence : outcome.evidence()) {
        assertTrue(evidence.offset() <= message.length, evidence::toString);
      }
      if (paired && before.id() != view.id()) {
        Outcome.Kind kind = classifier.classify(before, view).kind();
        assertTrue(kind == Outcome.Kind.MISMATCH || kind == Outcome.Kind.MALFORMED);
      }
      paired = before.tryWrap(message);
    }
    assertTrue(messages > 3000, "messages: " + messages);
    assertTrue(kinds.size() > 12, kinds.toString());
  }
}
