package io.wiredns.dnssec.chain;

import io.wiredns.codec.Resource;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * The situations that {@code src/test/recorders/laboratory/record.py} has recorded from servers of
 * others, with all messages that a validator may ask for.
 */
final class Laboratory {
  /** The rounds after which a validator that still needs something is stuck. */
  private static final int ROUNDS = 200;

  private static final Laboratory INSTANCE = new Laboratory();

  private final Instant at;
  private final List<Situation> situations = new ArrayList<>();
  private final Map<String, TrustAnchors> anchors = new HashMap<>();
  private final Map<Question, byte[]> messages = new HashMap<>();

  /**
   * A situation.
   *
   * @param name its name
   * @param signer bind, knot, ldns or none
   * @param algorithm the algorithm of its zone
   * @param denial nsec, nsec3 or optout
   * @param question what is asked
   * @param anchor the word of the trust anchor
   * @param verdict the verdict that the RFCs rule
   * @param reason the name of the reason that was planted
   * @param about the type of records in which the reason lies, or an empty string
   * @param rule RFC and section
   */
  record Situation(
      String name,
      String signer,
      int algorithm,
      String denial,
      Question question,
      String anchor,
      String verdict,
      String reason,
      String about,
      String rule) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * What a validator said, and what it asked for.
   *
   * @param validation the last result
   * @param asked the questions that were answered, and the one that could not be
   * @param missing the questions for which nothing is recorded
   */
  record Outcome(Validation validation, Set<Question> asked, Set<Question> missing) {
    String verdict() {
      return validation.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
  }

  private Laboratory() {
    Instant time = null;
    for (String[] cells : Resource.table(Laboratory.class, "situations.tsv")) {
      switch (cells[0]) {
        case "at" -> time = Instant.parse(cells[1]);
        case "anchor" -> anchors.put(cells[1], anchor(Name.of(cells[2]), cells[3]));
        default ->
            situations.add(
                new Situation(
                    cells[1],
                    cells[2],
                    Integer.parseInt(cells[3]),
                    cells[4],
                    question(cells[5], cells[6]),
                    cells[7],
                    cells[8],
                    cells[9],
                    cells[10],
                    cells[11]));
      }
    }
    at = time;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Laboratory.class.getResourceAsStream("messages.tsv.gz")),
                StandardCharsets.US_ASCII))) {
      in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(
              cells ->
                  messages.put(question(cells[0], cells[1]), Base64.getDecoder().decode(cells[2])));
    } catch (IOException recorded) {
      throw new UncheckedIOException(recorded);
    }
  }

  static Laboratory instance() {
    return INSTANCE;
  }

  Instant at() {
    return at;
  }

  List<Situation> situations() {
    return List.copyOf(situations);
  }

  Map<Question, byte[]> messages() {
    return Map.copyOf(messages);
  }

  TrustAnchors anchors(String word) {
    return anchors.get(word);
  }

  /** Validates with what the validator asks for, and nothing else. */
  Outcome judge(Situation situation) {
    return judge(situation, Validator.builder(anchors.get(situation.anchor())).build(), at);
  }

  /** Validates with what the validator asks for, and the responses to some other questions. */
  Outcome judge(Situation situation, Set<Question> others) {
    KnownRecords known = new KnownRecords();
    others.forEach(question -> known.add(parsed(messages.get(question))));
    return judge(situation, Validator.builder(anchors.get(situation.anchor())).build(), at, known);
  }

  /** Validates with another validator or at another time. */
  Outcome judge(Situation situation, Validator validator, Instant time) {
    return judge(situation, validator, time, new KnownRecords());
  }

  private Outcome judge(
      Situation situation, Validator validator, Instant time, KnownRecords known) {
    Set<Question> asked = new HashSet<>();
    Set<Question> missing = new HashSet<>();
    Validation validation = validator.validate(situation.question(), known, time);
    for (int round = 0; !validation.needs().isEmpty() && missing.isEmpty(); round++) {
      if (round == ROUNDS) {
        throw new AssertionError(situation + " still needs " + validation.needs());
      }
      for (Question need : validation.needs()) {
        if (!asked.add(need)) {
          throw new AssertionError(situation + " needs " + need + " again");
        }
        byte[] wire = messages.get(need);
        if (wire == null) {
          missing.add(need);
        } else {
          known.add(parsed(wire));
        }
      }
      validation = validator.validate(situation.question(), known, time);
    }
    return new Outcome(validation, asked, missing);
  }

  static Message parsed(byte[] wire) {
    try {
      return Message.parse(wire);
    } catch (WireFormatException recorded) {
      throw new AssertionError("a recorded message cannot be read", recorded);
    }
  }

  private static Question question(String name, String type) {
    return new Question(Name.of(name), RecordType.parse(type), RecordClass.IN);
  }

  private static TrustAnchors anchor(Name zone, String key) {
    try {
      Dnskey data = (Dnskey) RData.parse(RecordType.DNSKEY, key, Name.ROOT, Registry.standard());
      return TrustAnchors.of(List.of(new TrustAnchor(zone, data)));
    } catch (TextFormatException recorded) {
      throw new AssertionError("a recorded key cannot be read", recorded);
    }
  }
}
