package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Queries and responses for tests, with records written as in zone files. */
public final class Replies {
  public static final int ID = 4711;

  private Replies() {}

  public static Message query(String name, String type) {
    return Message.query(ID, Name.of(name), RecordType.parse(type));
  }

  /** Checks that an outcome is of one of some kinds, and returns it. */
  public static Outcome of(Outcome outcome, Outcome.Kind... kinds) {
    assertTrue(List.of(kinds).contains(outcome.kind()), outcome::toString);
    return outcome;
  }

  /** Starts a response to a query. */
  public static Reply to(Message query) {
    return new Reply(query);
  }

  /** Starts a response to a query for a name and a type. */
  public static Reply to(String name, String type) {
    return new Reply(query(name, type));
  }

  /** Reads a record from a line; the TTL is 3600 if the line has none. */
  public static ResourceRecord record(String line) {
    byte[] text = ("$TTL 3600\n" + line + "\n").getBytes(StandardCharsets.US_ASCII);
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(text), Name.ROOT)) {
      return reader.next();
    } catch (TextFormatException wrong) {
      throw new IllegalArgumentException(line, wrong);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static List<ResourceRecord> records(String... lines) {
    List<ResourceRecord> records = new ArrayList<>();
    for (String line : lines) {
      records.add(record(line));
    }
    return records;
  }

  public static MessageView view(Message message) {
    try {
      return new MessageView().wrap(Written.buffer(message));
    } catch (WireFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** A builder of a response. */
  public static final class Reply {
    private final Message query;
    public final MessageBuilder builder;

    Reply(Message query) {
      this.query = query;
      builder = Message.responseTo(query);
    }

    public Reply rcode(Rcode rcode) {
      builder.rcode(rcode);
      return this;
    }

    public Reply answer(String... lines) {
      records(lines).forEach(record -> builder.record(Section.ANSWER, record));
      return this;
    }

    public Reply authority(String... lines) {
      records(lines).forEach(record -> builder.record(Section.AUTHORITY, record));
      return this;
    }

    public Reply additional(String... lines) {
      records(lines).forEach(record -> builder.record(Section.ADDITIONAL, record));
      return this;
    }

    public Message message() {
      return builder.build();
    }

    public Outcome outcome() {
      return ResponseClassifier.classify(query, message());
    }

    public Outcome outcome(String zone) {
      return new ResponseClassifier().classify(view(query), view(message()), Name.of(zone));
    }
  }

  /** Returns the fields of an outcome's evidence. */
  public static String fields(Outcome outcome) {
    return outcome.evidence().stream().map(Evidence::field).collect(Collectors.joining(", "));
  }
}
