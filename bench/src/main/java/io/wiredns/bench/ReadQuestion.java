package io.wiredns.bench;

import io.wiredns.codec.message.QuestionView;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Reads header and first question only, as a server or filter does first. */
@State(Scope.Thread)
public class ReadQuestion extends Settings {
  private final QuestionView view = new QuestionView();

  /**
   * Measures WireDNS, with one view for all messages.
   *
   * @param in the set
   * @return a sum of the fields read
   */
  @Benchmark
  public int wiredns(Inputs in) {
    int sum = 0;
    for (ByteBuffer message : in.messages) {
      if (!view.tryWrap(message)) {
        throw new IllegalStateException("a question of the set is malformed", view.failure());
      }
      sum += view.id() + view.flags();
      if (view.questionCount() > 0) {
        sum += view.typeValue() + view.classValue() + view.name().length();
      }
    }
    return sum;
  }

  /**
   * Measures the floor: the same checks and fields, written directly on arrays.
   *
   * @param in the set
   * @return the same sum
   */
  @Benchmark
  public int floor(Inputs in) {
    int sum = 0;
    for (byte[] message : in.octets) {
      int question = Floor.question(message, message.length);
      if (question < 0) {
        throw new IllegalStateException("a question of the set is malformed");
      }
      sum += question;
    }
    return sum;
  }
}
