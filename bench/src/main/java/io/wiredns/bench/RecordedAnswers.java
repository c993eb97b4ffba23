package io.wiredns.bench;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The responses that the laboratory of the module {@code codec/dnssec} has recorded from zones that
 * BIND, Knot and ldns have signed, from its root zone down.
 */
final class RecordedAnswers {
  private static final int NAME = 1;
  private static final int QUESTION_NAME = 5;
  private static final int QUESTION_TYPE = 6;
  private static final int ANCHOR_OWNER = 2;
  private static final int ANCHOR_DATA = 3;

  private final Map<String, Question> situations = new HashMap<>();
  private final Map<Question, byte[]> responses = new HashMap<>();
  private Instant at;
  private String anchor;

  /** Reads the recorded responses. */
  RecordedAnswers() {
    for (String[] cells : table(open("situations.tsv"))) {
      switch (cells[0]) {
        case "at" -> at = Instant.parse(cells[1]);
        case "anchor" -> {
          if (cells[1].equals("root")) {
            anchor = cells[ANCHOR_OWNER] + " IN DNSKEY " + cells[ANCHOR_DATA] + "\n";
          }
        }
        default ->
            situations.put(cells[NAME], question(cells[QUESTION_NAME], cells[QUESTION_TYPE]));
      }
    }
    try {
      for (String[] cells : table(new GZIPInputStream(open("messages.tsv.gz")))) {
        responses.put(question(cells[0], cells[1]), Base64.getDecoder().decode(cells[2]));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream open(String name) {
    InputStream in = RecordedAnswers.class.getResourceAsStream("laboratory/" + name);
    if (in == null) {
      throw new IllegalStateException("the jar has no " + name);
    }
    return in;
  }

  private static List<String[]> table(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Question question(String name, String type) {
    return new Question(Name.of(name), RecordType.parse(type));
  }

  /** Returns the time at which the responses were recorded. */
  Instant at() {
    return at;
  }

  /** Returns the key of the root zone as a line of a file of trust anchors. */
  byte[] anchor() {
    return anchor.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns what is asked in a situation. */
  Question question(String situation) {
    Question question = situations.get(situation);
    if (question == null) {
      throw new IllegalArgumentException("no situation " + situation + " is recorded");
    }
    return question;
  }

  /** Returns the response to a question. */
  byte[] response(Question question) {
    byte[] response = responses.get(question);
    if (response == null) {
      throw new IllegalArgumentException("no response to " + question + " is recorded");
    }
    return response;
  }
}
