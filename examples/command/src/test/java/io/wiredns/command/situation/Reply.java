package io.wiredns.command.situation;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A reply of a {@link ScriptedServer}: a response to the query, which may then be changed. */
public final class Reply implements Step {
  private interface Sender {
    void send(ScriptedServer.Query query, byte[] octets) throws IOException;
  }

  private final String header;
  private final List<String> records;
  private final UnaryOperator<byte[]> change;
  private final Sender sender;

  private Reply(String header, List<String> records, UnaryOperator<byte[]> change, Sender sender) {
    this.header = header;
    this.records = records;
    this.change = change;
    this.sender = sender;
  }

  /**
   * Creates a reply with the ID, question and RD of the query, and OPT if the query has it.
   *
   * @param header the RCODE and flags, such as {@code "NOERROR aa"}; flags are {@code aa tc ra ad
   *     cd}; {@code noedns} leaves out OPT, {@code noquestion} the question; {@code query} makes it
   *     a query; {@code cookie} adds the cookies of this server if the query has one; {@code
   *     wrongcookie} returns another client cookie; {@code version=1} is the version of EDNS,
   *     {@code ede=18:text_of_it} an extended error
   * @param records the records in the form of zone files with absolute names, such as {@code
   *     "www.example. 60 A 192.0.2.1"}; those of other sections begin with {@code authority:} or
   *     {@code additional:}
   */
  public static Reply of(String header, String... records) {
    return new Reply(header, List.of(records), octets -> octets, ScriptedServer.Query::send);
  }

  @Override
  public void handle(ScriptedServer.Query query) throws IOException {
    sender.send(query, to(query.message()));
  }

  private Reply changed(UnaryOperator<byte[]> next) {
    return new Reply(header, records, octets -> next.apply(change.apply(octets)), sender);
  }

  private Reply sent(Sender other) {
    return new Reply(header, records, change, other);
  }

  /** With another ID than that of the query. */
  Reply otherId() {
    return changed(
        octets -> {
          octets[0] ^= 1;
          return octets;
        });
  }

  /** With another question, such as {@code "other.example. AAAA"}. */
  Reply otherQuestion(String question) {
    return new Reply(header + " question=" + question.replace(' ', '_'), records, change, sender);
  }

  /** From another port of the server's address; over UDP only. */
  Reply fromAnotherPort() {
    return sent(ScriptedServer.Query::sendFromAnotherPort);
  }

  /** From the server's port of another address of 127.0.0.0/8; over UDP only. */
  Reply from(String address) {
    return sent((query, octets) -> query.sendFrom(octets, address));
  }

  /** Twice. */
  Reply twice() {
    return sent(
        (query, octets) -> {
          sender.send(query, octets);
          sender.send(query, octets);
        });
  }

  /** Without its last octets. */
  Reply without(int last) {
    return changed(octets -> Arrays.copyOf(octets, octets.length - last));
  }

  /** With octets after its end, in hexadecimal digits. */
  Reply with(String hex) {
    byte[] more = HexFormat.of().parseHex(hex);
    return changed(
        octets -> {
          byte[] all = Arrays.copyOf(octets, octets.length + more.length);
          System.arraycopy(more, 0, all, octets.length, more.length);
          return all;
        });
  }

  /** With other octets at an offset, from the end if it is negative, in hexadecimal digits. */
  Reply patched(int offset, String hex) {
    byte[] patch = HexFormat.of().parseHex(hex);
    return changed(
        octets -> {
          int at = offset < 0 ? octets.length + offset : offset;
          System.arraycopy(patch, 0, octets, at, patch.length);
          return octets;
        });
  }

  /** Returns the octets of the reply to a query. */
  public byte[] to(Message query) {
    MessageBuilder reply = header.contains("question") ? unasked(query) : Message.responseTo(query);
    for (String word : header.split(" ")) {
      int equals = word.indexOf('=');
      String value = equals < 0 ? "" : word.substring(equals + 1).replace('_', ' ');
      switch (equals < 0 ? word : word.substring(0, equals)) {
        case "aa" -> reply.authoritative(true);
        case "tc" -> reply.truncated(true);
        case "ra" -> reply.recursionAvailable(true);
        case "ad" -> reply.authenticData(true);
        case "cd" -> reply.checkingDisabled(true);
        case "query" -> reply.response(false);
        case "noedns" -> reply.withoutEdns();
        case "noquestion" -> {}
        case "question" -> reply.question(question(value));
        case "cookie", "wrongcookie" ->
            query
                .edns()
                .flatMap(edns -> edns.option(Cookie.class))
                .ifPresent(cookie -> reply.option(cookie(cookie, word.startsWith("wrong"))));
        case "version" -> reply.ednsVersion(Integer.parseInt(value));
        case "ede" -> reply.option(extendedError(value));
        default -> reply.rcode(Rcode.parse(word.toUpperCase(Locale.ROOT)));
      }
    }
    records.forEach(record -> add(reply, record));
    return change.apply(reply.build().toWire());
  }

  /** Returns a response to a query without its question. */
  private static MessageBuilder unasked(Message query) {
    Message response = Message.responseTo(query).build();
    MessageBuilder reply = Message.builder().id(query.id()).flags(response.flags());
    response.edns().ifPresent(reply::edns);
    return reply;
  }

  private static Cookie cookie(Cookie query, boolean wrong) {
    Octets server = Octets.fromHex("0102030405060708");
    return new Cookie(wrong ? Octets.fromHex("ffffffffffffffff") : query.client(), server);
  }

  private static ExtendedError extendedError(String value) {
    String[] parts = value.split(":", 2);
    ExtendedErrorCode code = ExtendedErrorCode.of(Integer.parseInt(parts[0]));
    return parts.length == 1 ? ExtendedError.of(code) : ExtendedError.of(code, parts[1]);
  }

  private static Question question(String text) {
    String[] words = text.split(" ");
    return new Question(Name.of(words[0]), RecordType.parse(words[1]), RecordClass.IN);
  }

  private static void add(MessageBuilder reply, String text) {
    try {
      for (Section section : Section.values()) {
        String title = section.name().toLowerCase(Locale.ROOT) + ":";
        if (text.startsWith(title)) {
          reply.record(section, ResourceRecord.parse(text.substring(title.length()).strip()));
          return;
        }
      }
      reply.answer(ResourceRecord.parse(text));
    } catch (TextFormatException wrong) {
      throw new AssertionError(wrong);
    }
  }
}
