package io.wiredns.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Written;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.ResourceRecord;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransferProperties {
  /** All correct AXFR responses with one kind of record and three serials. */
  private static final Pattern ZONE = Pattern.compile("(S[345])( a)* \\1");

  /** All correct responses to an IXFR from serial 3, with one kind of record and three serials. */
  private static final Pattern ANSWER =
      Pattern.compile(
          "S3|S3 S3|(S[45])( a)* \\1"
              + "|(S[45]) S3( a)* \\3( a)* \\3"
              + "|S5 S3( a)* S4( a)* S4( a)* S5( a)* S5");

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.of("S3", "S4", "S5", "a").list().ofMinSize(1).ofMaxSize(10);
  }

  /** Transfers whose end is likely to be correct. */
  @Provide
  Arbitrary<List<String>> nearly() {
    return Arbitraries.of(
            "S5 a a S5",
            "S5 S5",
            "S3",
            "S4 S3 a S4 a S4",
            "S5 S3 a S5 S5",
            "S5 S3 S4 a S4 a S5 a S5",
            "S5 S3 a S4 S4 S5 S5")
        .map(text -> List.of(text.split(" ")))
        .flatMap(
            words ->
                Arbitraries.integers()
                    .between(0, words.size() * 3)
                    .map(
                        at -> {
                          List<String> changed = new ArrayList<>(words);
                          if (at < words.size()) {
                            changed.set(at, "S4");
                          } else if (at < 2 * words.size()) {
                            changed.add(at - words.size(), "a");
                          }
                          return changed;
                        }));
  }

  private static String split(List<String> words, long cuts) {
    StringBuilder text = new StringBuilder(words.get(0));
    for (int i = 1; i < words.size(); i++) {
      text.append((cuts >>> i & 1) == 0 ? " " : "|").append(words.get(i));
    }
    return text.toString();
  }

  /** Returns whether a decoder accepts a whole transfer and is complete at its end. */
  private static boolean isTaken(TransferRequest request, String notation) {
    TransferDecoder decoder = TransferDecoder.builder(request, Streams.ID).build();
    try {
      for (MessageBuilder message : Streams.messages(request, notation)) {
        if (decoder.isComplete()) {
          return false; // There is a message after the end.
        }
        decoder.take(Written.buffer(message.build()), Instant.EPOCH);
        for (var batch = decoder.next(); batch != null; batch = decoder.next()) {
          assertFalse(batch.records().isEmpty());
        }
      }
      return decoder.isComplete();
    } catch (TransferException refused) {
      assertFalse(decoder.isComplete());
      return false;
    }
  }

  @Property(tries = 2000)
  void aZoneIsTakenIfItIsOne(@ForAll @From("words") List<String> words, @ForAll long cuts) {
    assertEquals(
        ZONE.matcher(String.join(" ", words)).matches(),
        isTaken(Streams.axfr(), split(words, cuts)));
  }

  @Property(tries = 2000)
  void anAnswerToAnIxfrIsTakenIfItIsOne(
      @ForAll @From("nearly") List<String> words, @ForAll long cuts) {
    assertTakenIfRight(words, cuts);
  }

  @Property(tries = 2000)
  void anyWordsAreTakenIfTheyAreAnAnswer(
      @ForAll @From("words") List<String> words, @ForAll long cuts) {
    assertTakenIfRight(words, cuts);
  }

  private static void assertTakenIfRight(List<String> words, long cuts) {
    String whole = String.join(" ", words);
    String notation = split(words, cuts);
    // A message with only serial 3 means up to date, and nothing may follow it.
    boolean right =
        ANSWER.matcher(whole).matches() && !(whole.equals("S3 S3") && notation.contains("|"));
    assertEquals(right, isTaken(Streams.ixfr(3), notation), notation);
  }

  /**
   * Differences between random versions, split into messages anywhere, lead to the last version.
   */
  @Property(tries = 300)
  void differencesLeadToTheLastVersion(@ForAll long seed) throws TransferException {
    Random random = new Random(seed);
    long serial = random.nextLong() & 0xFFFF_FFFFL;
    Set<String> version = version(random);
    ZoneCopy copy = ZoneCopy.of(Streams.ZONE, records(serial, version));
    long first = serial;
    StringBuilder differences = new StringBuilder();
    int steps = 1 + random.nextInt(4);
    for (int i = 0; i < steps; i++) {
      Set<String> next = version(random);
      differences.append(" S").append(serial);
      words(minus(version, next), random, differences);
      serial = serial + 1 + random.nextInt(1000) & 0xFFFF_FFFFL;
      differences.append(" S").append(serial);
      words(minus(next, version), random, differences);
      version = next;
    }
    String whole = "S" + serial + differences + " S" + serial;
    List<ByteBuffer> messages = messages(Streams.ixfr(first), whole, random);
    TransferDecoder decoder = TransferDecoder.builder(copy.request(), Streams.ID).build();
    assertTrue(copy.apply(batches(decoder, messages)));
    Differences.assertSameElements(expected(serial, version), content(copy), "records of the zone");
    // A transfer of the complete zone has the same result.
    ZoneCopy other = ZoneCopy.of(Streams.ZONE, records(7, version(random)));
    StringBuilder zone = new StringBuilder();
    words(version, random, zone);
    List<ByteBuffer> full = messages(Streams.axfr(), "S" + serial + zone + " S" + serial, random);
    other.apply(batches(TransferDecoder.builder(Streams.axfr(), Streams.ID).build(), full));
    Differences.assertSameElements(content(copy), content(other), "records of the zone");
  }

  /**
   * If a random octet of a random message is changed, the transfer fails or is another valid
   * transfer.
   */
  @Property(tries = 1000)
  void damagedMessagesAreRefusedOrTaken(@ForAll long seed) {
    Random random = new Random(seed);
    List<ByteBuffer> messages = messages(Streams.ixfr(3), "S5 S3 a b S4 c S4 c S5 d S5", random);
    ByteBuffer damaged = messages.get(random.nextInt(messages.size()));
    for (int i = 0; i <= random.nextInt(3); i++) {
      damaged.put(random.nextInt(damaged.limit()), (byte) random.nextInt());
    }
    TransferDecoder decoder = TransferDecoder.builder(Streams.ixfr(3), Streams.ID).build();
    try {
      batches(decoder, messages);
    } catch (TransferException refused) {
      assertTrue(
          refused.messageNumber() >= 1 && refused.messageNumber() <= messages.size(), "" + refused);
      int size = messages.get((int) refused.messageNumber() - 1).limit();
      assertTrue(refused.offset().orElse(-1) <= size, "" + refused);
    }
  }

  private static List<TransferBatch> batches(TransferDecoder decoder, List<ByteBuffer> messages)
      throws TransferException {
    List<TransferBatch> batches = new ArrayList<>();
    for (ByteBuffer message : messages) {
      if (decoder.isComplete()) {
        break;
      }
      decoder.take(message, Instant.EPOCH);
      for (var batch = decoder.next(); batch != null; batch = decoder.next()) {
        batches.add(batch);
      }
    }
    return batches;
  }

  private static List<ByteBuffer> messages(TransferRequest request, String words, Random random) {
    String notation = split(Arrays.asList(words.split(" ")), random.nextLong());
    return Streams.messages(request, notation).stream()
        .map(message -> Written.buffer(message.build()))
        .toList();
  }

  private static Set<String> version(Random random) {
    Set<String> version = new TreeSet<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      version.add("n" + random.nextInt(20));
    }
    return version;
  }

  private static Set<String> minus(Set<String> from, Set<String> what) {
    Set<String> left = new LinkedHashSet<>(from);
    left.removeAll(what);
    return left;
  }

  private static void words(Set<String> version, Random random, StringBuilder into) {
    List<String> words = new ArrayList<>(version);
    Collections.shuffle(words, random);
    words.forEach(word -> into.append(' ').append(word));
  }

  private static List<ResourceRecord> records(long serial, Set<String> version) {
    return Streams.records("S" + serial + " " + String.join(" ", version));
  }

  private static Set<String> expected(long serial, Set<String> version) {
    Set<String> expected = new TreeSet<>(version);
    expected.add("S" + serial);
    return expected;
  }

  private static Set<String> content(ZoneCopy copy) {
    List<String> words = copy.records().map(Streams::word).toList();
    Set<String> content = new TreeSet<>(words);
    assertEquals(words.size(), content.size(), words.stream().collect(Collectors.joining(" ")));
    return content;
  }
}
