package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.guide.TypeDescription;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Searches for expensive inputs. For each operation it keeps the inputs with the highest costs per
 * octet in steps, octets moved and octets allocated, changes them, and keeps results that cost
 * more. The same seed repeats the same search.
 */
final class CostSearch {
  /**
   * The maximum length of an input: small enough for thousands of trials, large enough to show
   * quadratic cost.
   */
  private static final int MOST = 12_288;

  private static final int TURN = 20;
  private static final int KEPT = 4;

  /** The number of usual messages that are also seeds. */
  private static final int SOME = 50;

  private final Law law;
  private final Random random;
  private final CostMutator mutator;
  private final Map<String, Best> best = new LinkedHashMap<>();
  private long runs;

  /** The most expensive inputs of an operation, for each part of the cost in descending order. */
  static final class Best {
    final List<List<Found>> parts =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** An input that exceeds the stated cost; null if none is known. */
    Found excess;

    /**
     * The rank is the cost above the fixed cost of any input; the total cost decides between equal
     * ranks.
     */
    private static double rank(Found found, int which) {
      return found.cost().beyond(which) + found.cost().part(which) / 1e9;
    }

    private void add(Found found) {
      for (int which = 0; which < 3; which++) {
        List<Found> part = parts.get(which);
        int place = 0;
        while (place < part.size() && rank(part.get(place), which) >= rank(found, which)) {
          place++;
        }
        if (place < KEPT) {
          part.add(place, found);
          if (part.size() > KEPT) {
            part.remove(KEPT);
          }
        }
      }
    }
  }

  /** An input, its origin and its cost. */
  record Found(byte[] input, String origin, Law.Cost cost) {}

  CostSearch(Law law, long seed) {
    this.law = law;
    random = new Random(seed);
    List<byte[]> messages = new ArrayList<>(WorstMessages.of(MOST).values());
    List<byte[]> texts = new ArrayList<>(WorstTexts.of(MOST).values());
    examples(messages, texts);
    messages.addAll(MessageSets.octets("mixed").subList(0, SOME));
    mutator = new CostMutator(random, MOST, messages, texts);
  }

  /** Adds messages and lines of a zone file with the examples of each type. */
  private static void examples(List<byte[]> messages, List<byte[]> texts) {
    StringBuilder lines = new StringBuilder();
    for (TypeDescription type : TypeDescription.all()) {
      for (TypeDescription.Example example : type.examples()) {
        ResourceRecord record = new ResourceRecord(Name.of("a.example."), 300, example.rdata());
        if (!type.type().isMeta()) {
          lines.append(record).append('\n');
          ByteBuffer out = ByteBuffer.allocate(MOST);
          Message.builder().response(true).answer(record).build().write(out);
          messages.add(Arrays.copyOf(out.array(), out.position()));
        }
      }
    }
    texts.add(lines.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Returns how many inputs have been tried. */
  long runs() {
    return runs;
  }

  /** Returns the most expensive inputs of each operation. */
  Map<String, Best> best() {
    return best;
  }

  /** Tries an input on all operations that accept its kind. */
  void seed(String origin, byte[] input, boolean text) {
    for (String operation : law.operations()) {
      if (Law.takesText(operation) == text) {
        attempt(operation, origin, input);
      }
    }
  }

  /** Tries all known inputs on all operations. */
  void seeds() {
    WorstMessages.of(MOST).forEach((name, input) -> seed(name, input, false));
    WorstTexts.of(MOST).forEach((name, input) -> seed(name, input, true));
  }

  /** Searches for more expensive inputs while the condition is true. */
  void search(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      for (String operation : law.operations()) {
        for (int turn = 0; turn < TURN && goesOn.getAsBoolean(); turn++) {
          climb(operation);
        }
      }
    }
  }

  private void climb(String operation) {
    Best known = best.get(operation);
    boolean text = Law.takesText(operation);
    byte[] from = text ? mutator.text() : mutator.message();
    String origin = "a seed";
    if (known != null && random.nextInt(8) > 0) {
      List<Found> part = known.parts.get(random.nextInt(3));
      Found parent = part.get(random.nextInt(part.size()));
      from = parent.input();
      origin = parent.origin();
    }
    String child = origin.endsWith(", changed") ? origin : origin + ", changed";
    attempt(operation, child, text ? mutator.changedText(from) : mutator.changedMessage(from));
  }

  private void attempt(String operation, String origin, byte[] input) {
    Law.Cost cost = law.cost(operation, input);
    runs++;
    if (cost == null || cost.octets() < 64) {
      return;
    }
    if (law.excess(operation, cost) != null) {
      // Count again, because the first run may have loaded classes.
      cost = law.cost(operation, input);
    }
    Found found = new Found(input, origin, cost);
    Best known = best.computeIfAbsent(operation, name -> new Best());
    if (law.excess(operation, cost) != null && known.excess == null) {
      known.excess = found;
    }
    known.add(found);
  }
}
