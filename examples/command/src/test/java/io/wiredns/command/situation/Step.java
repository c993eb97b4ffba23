package io.wiredns.command.situation;

import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;

/** What a {@link ScriptedServer} does with a query. */
public interface Step {
  void handle(ScriptedServer.Query query) throws IOException;

  /** No reply. */
  static Step silence() {
    return query -> {};
  }

  /**
   * A reply; see {@link Reply#of}. The methods of the reply change it: another ID, question, port,
   * address, cookies, damage, twice.
   */
  static Reply reply(String header, String... records) {
    return Reply.of(header, records);
  }

  /** Octets after the ID of the query, in hexadecimal digits; spaces are skipped. */
  static Step octets(String hex) {
    return query -> {
      byte[] rest = HexFormat.of().parseHex(hex.replace(" ", ""));
      byte[] id = Message.builder().id(query.message().id()).build().toWire();
      byte[] all = Arrays.copyOf(id, 2 + rest.length);
      System.arraycopy(rest, 0, all, 2, rest.length);
      query.send(all);
    };
  }

  /** The first octets of a reply over TCP, its length among them; then the connection is closed. */
  static Step closeAfter(int octets, Reply reply) {
    return query -> {
      byte[] frame = ScriptedServer.frame(reply.to(query.message()));
      query.raw(Arrays.copyOf(frame, Math.min(octets, frame.length)));
      query.close();
    };
  }

  /** The first octets of a reply over TCP, its length among them; then nothing. */
  static Step stopAfter(int octets, Reply reply) {
    return query -> {
      byte[] frame = ScriptedServer.frame(reply.to(query.message()));
      query.raw(Arrays.copyOf(frame, Math.min(octets, frame.length)));
    };
  }

  /** A connection that is closed without a reply; over TCP only. */
  static Step close() {
    return ScriptedServer.Query::close;
  }

  /** A connection that is reset without a reply; over TCP only. */
  static Step reset() {
    return ScriptedServer.Query::reset;
  }

  /** Several steps for one query, such as a wrong reply and then the right one. */
  static Step all(Step... steps) {
    return query -> {
      for (Step step : steps) {
        step.handle(query);
      }
    };
  }

  /** The same after a time; other queries are handled meanwhile. */
  default Step after(int milliseconds) {
    return query -> {
      try {
        Thread.sleep(milliseconds); // The server is slow; nothing waits for the end of this time.
      } catch (InterruptedException interrupted) {
        return;
      }
      handle(query);
    };
  }

  /** This step if a condition holds, otherwise another. */
  default Step when(Predicate<ScriptedServer.Query> condition, Step otherwise) {
    return query -> (condition.test(query) ? this : otherwise).handle(query);
  }

  /** Whether a query has an OPT record. */
  static boolean edns(ScriptedServer.Query query) {
    return query.message().edns().isPresent();
  }

  /** Whether a query has a cookie of the server. */
  static boolean serverCookie(ScriptedServer.Query query) {
    return query
        .message()
        .edns()
        .flatMap(edns -> edns.option(Cookie.class))
        .filter(Cookie::hasServer)
        .isPresent();
  }

  /** Whether a query came over TCP. */
  static boolean tcp(ScriptedServer.Query query) {
    return query.isTcp();
  }

  /** Whether a query is for a name and type, such as {@code "www.example. A"}. */
  static Predicate<ScriptedServer.Query> question(String nameAndType) {
    return query ->
        query
            .message()
            .question()
            .map(question -> question.name() + " " + question.type())
            .filter(nameAndType::equalsIgnoreCase)
            .isPresent();
  }

  /** Whether the size that a query allows for UDP is at most this. */
  static Predicate<ScriptedServer.Query> sizeAtMost(int octets) {
    return query -> query.message().edns().map(Edns::udpPayloadSize).orElse(512) <= octets;
  }
}
