package io.wiredns.command.query;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.command.dig.DigDate;
import io.wiredns.command.dig.DigLayout;
import io.wiredns.command.dig.DigOptions;
import io.wiredns.command.dig.DigRData;
import io.wiredns.command.dig.DigYaml;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.output.Voice;
import io.wiredns.doctor.exchange.ExchangeAttempt;
import io.wiredns.doctor.exchange.Exchanged;
import io.wiredns.doctor.exchange.QueryPlan;
import io.wiredns.inspect.Rfc8427Json;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes what a query found, in the form that its words ask for. */
final class LookupOutput {
  private final Lookup lookup;
  private final DigOptions shown;
  private final Appendable out;

  /** What is written before the first other text; empty after that. */
  private String before;

  /** Creates an object that writes {@code before} before any other text. */
  LookupOutput(Lookup lookup, String before, Appendable out) {
    this.lookup = lookup;
    shown = lookup.shown;
    this.out = out;
    this.before = shown.shows(DigOptions.Part.CMD) && !shown.isJson() ? before : "";
  }

  /** Writes the lines that repeat the command line, if they are to be shown. */
  void begin() throws IOException {
    out.append(before);
    before = "";
  }

  /** Writes the query that is about to be sent. */
  void query(QueryPlan plan) throws IOException {
    if (!shown.shows(DigOptions.Part.QUERY) || shown.isJson()) {
      return;
    }
    begin();
    StringBuilder text = new StringBuilder();
    Message query = plan.query();
    int octets = query.toWire().length;
    if (shown.isYaml()) {
      Transport transport = plan.tcp() ? Transport.TCP : Transport.UDP;
      DigYaml.Circumstances how =
          new DigYaml.Circumstances(
              Instant.now(), null, octets, plan.servers().get(0), transport, plan.local());
      new DigYaml(shown, text).message(query, query, how);
    } else if (!shown.isShort()) {
      new DigLayout(shown, text).query(query, octets);
    }
    out.append(text);
  }

  /** Writes what was found. */
  void found(Exchanged exchanged) throws IOException {
    begin();
    if (lookup.showBadCookie) {
      for (ExchangeAttempt attempt : exchanged.attempts()) {
        boolean isRepeated = attempt != exchanged.shown() && attempt.message != null;
        if (isRepeated && DigLayout.rcode(attempt.message.rcode()).equals("BADCOOKIE")) {
          response(attempt);
        }
      }
    }
    ExchangeAttempt attempt = exchanged.shown();
    if (attempt != null && shown.isJson()) {
      Rfc8427Json.standard().write(attempt.response, out);
      out.append('\n');
    } else if (attempt != null && attempt.message == null) {
      if (lookup.bestEffort && !shown.isShort() && !shown.isYaml()) {
        malformed(attempt);
        statistics(exchanged);
      }
    } else if (attempt != null) {
      response(attempt);
      statistics(exchanged);
    }
    StoryText story = new StoryText(exchanged);
    if (shown.tellsStory()) {
      story.write(out);
      out.append('\n');
    } else if (shown.isJson()) {
      story.writeJson(out);
    } else if (shown.isYaml()) {
      story.writeYaml(out);
    } else {
      story.writeBriefly(out);
    }
  }

  private void response(ExchangeAttempt attempt) throws IOException {
    StringBuilder text = new StringBuilder();
    Message message = attempt.message;
    if (shown.dns64Prefix) {
      prefixes(message, text);
    } else if (shown.isYaml()) {
      DigYaml.Circumstances how =
          new DigYaml.Circumstances(
              attempt.at,
              attempt.at.plus(attempt.elapsed),
              attempt.response.length,
              attempt.server,
              attempt.transport,
              lookup.all.local);
      new DigYaml(shown, text).message(message, attempt.query, how);
    } else if (shown.isShort()) {
      brief(attempt, text);
    } else {
      new DigLayout(shown, text).response(attempt.query, message);
    }
    out.append(text);
  }

  private void brief(ExchangeAttempt attempt, StringBuilder text) {
    if (!shown.answer) {
      return;
    }
    DigRData data = new DigRData(shown, text);
    for (ResourceRecord record : attempt.message.answers()) {
      data.append(record.rdata());
      shown.identified(attempt.server, attempt.elapsed, text).append('\n');
    }
  }

  /** Writes the intact parts of a malformed response. */
  private void malformed(ExchangeAttempt attempt) throws IOException {
    StringBuilder text = new StringBuilder();
    Message.parseTolerant(attempt.response)
        .message()
        .ifPresent(intact -> new DigLayout(shown, text).response(attempt.query, intact));
    out.append(text);
  }

  private void statistics(Exchanged exchanged) throws IOException {
    ExchangeAttempt attempt = exchanged.shown();
    String server = Voice.server(attempt.server) + "(" + Voice.host(attempt.server) + ")";
    boolean isText = !shown.isShort() && !shown.isYaml();
    if (shown.stats && isText) {
      long micros = exchanged.whole().toNanos() / 1_000;
      out.append(";; Query time: ");
      out.append(shown.microseconds ? micros + " usec\n" : micros / 1_000 + " msec\n");
      out.append(";; SERVER: " + server + " (" + attempt.transport + ")\n;; WHEN: ");
      out.append(DigDate.of(ZonedDateTime.now(ZoneId.systemDefault())));
      out.append("\n;; MSG SIZE  rcvd: " + attempt.response.length + "\n");
    } else if (shown.identify && isText) {
      out.append(";; Received " + attempt.response.length + " bytes from " + server);
      out.append(" in " + shown.time(attempt.elapsed) + "\n\n");
    }
  }

  /** Appends the prefixes in the addresses of ipv4only.arpa; RFC 7050, RFC 6052. */
  private static void prefixes(Message message, StringBuilder text) throws IOException {
    Set<String> found = new LinkedHashSet<>();
    for (ResourceRecord record : message.answers()) {
      if (record.rdata() instanceof Aaaa aaaa) {
        byte[] octets = aaaa.address().toInetAddress().getAddress();
        for (int bits : new int[] {32, 40, 48, 56, 64, 96}) {
          if (hasWellKnownAddress(octets, bits / 8)) {
            found.add(prefix(octets, bits));
          }
        }
      }
    }
    for (String prefix : found) {
      text.append(prefix).append('\n');
    }
  }

  /** Returns whether 192.0.0.170 or 192.0.0.171 is after a prefix; octet 8 is left out. */
  private static boolean hasWellKnownAddress(byte[] octets, int length) {
    int[] wanted = {192, 0, 0};
    int at = length;
    for (int i = 0; i < 4; i++, at++) {
      at += at == 8 ? 1 : 0;
      int octet = octets[at] & 0xFF;
      if (i < 3 ? octet != wanted[i] : (octet & 0xFE) != 170) {
        return false;
      }
    }
    return true;
  }

  private static String prefix(byte[] octets, int bits) throws IOException {
    byte[] prefix = new byte[octets.length];
    System.arraycopy(octets, 0, prefix, 0, bits / 8);
    return Voice.address(InetAddress.getByAddress(prefix)) + "/" + bits;
  }
}
