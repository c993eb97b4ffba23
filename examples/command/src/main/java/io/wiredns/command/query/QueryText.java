package io.wiredns.command.query;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.message.Question;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;

/** Writes the command that asks a query again, with another word. */
final class QueryText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/:#@+=-]+");

  private final Exchanged exchanged;

  QueryText(Exchanged exchanged) {
    this.exchanged = exchanged;
  }

  /** Returns the command for the same server. */
  String with(String... words) {
    ExchangeAttempt attempt = exchanged.shown() == null ? exchanged.last() : exchanged.shown();
    return command(attempt.server, words);
  }

  /** Returns the simplest query to the same server, which every server answers. */
  String ofRoot() {
    return "wiredns query @" + place(exchanged.last().server) + " . NS +norecurse +noedns";
  }

  /** Returns the command for another server. */
  String at(InetSocketAddress server) {
    return command(server);
  }

  private String command(InetSocketAddress server, String... words) {
    StringBuilder command = new StringBuilder("wiredns query @").append(place(server));
    exchanged.plan().query().question().ifPresent(question -> add(question, command));
    for (String word : words) {
      command.append(' ').append(word);
    }
    return command.toString();
  }

  /** Returns a server as a word after {@code @}. */
  static String place(InetSocketAddress server) {
    return server.getPort() == 53 ? Voice.address(server.getAddress()) : Voice.server(server);
  }

  private static void add(Question question, StringBuilder command) {
    command.append(' ').append(word(question.name().toString()));
    command.append(' ').append(question.type());
    if (!question.recordClass().equals(RecordClass.IN)) {
      command.append(' ').append(question.recordClass());
    }
  }

  /** Returns a word as a shell needs it. */
  static String word(String text) {
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
