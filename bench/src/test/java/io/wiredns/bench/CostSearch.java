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
 * Looks for costly inputs: for each operation it keeps the inputs that have cost most for an octet,
 * in steps, in octets moved and in octets allocated, changes them, and keeps what costs more. The
 * same seed goes the same way.
 */
final class CostSearch {
  /** Small enough for thousands of trials, large enough that what is quadratic shows. */
  private static final int MOST = 12_288;

  private static final int TURN = 20;
  private static final int KEPT = 4;

  /** How many usual messages are seeds too. */
  private static final int SOME = 50;

  private final Law law;
  private final Random random;
  private final CostMutator mutator;
  private final Map<String, Best> best = new LinkedHashMap<>();
  private long runs;

  /** What has cost an operation most, for each part of its cost the dearest first. */
  static final class Best {
    final List<List<Found>> parts =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    /** An input over what is stated; null if none is known. */
    Found excess;

    /** What counts is beyond what any input may cost; below that, what leads there. */
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

  /** An input, where it comes from, and what it costs. */
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

  /** A message and a line of a zone file with each type's examples. */
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

  /** How many inputs have been tried. */
  long runs() {
    return runs;
  }

  /** The worst of each operation. */
  Map<String, Best> best() {
    return best;
  }

  /** Tries an input on all operations that take its kind. */
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

  /** Looks for worse inputs than are known as long as it may. */
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
      // Once more: classes may have been loaded.
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
