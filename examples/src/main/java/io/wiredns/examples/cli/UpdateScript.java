package io.wiredns.examples.cli;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.zone.UpdateSender;
import io.wiredns.inspect.DigText;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Runs the lines of a script in nsupdate's language. A line that is wrong ends it with its place;
 * an update that a server refuses does not.
 */
final class UpdateScript {
  private final RemoteOptions remote;
  private final DnsClient client;
  private final String file;
  private final Words words = new Words();

  /** The changes since the last send. */
  private UpdateDraft draft = new UpdateDraft();

  private InetSocketAddress server;
  private Name zone;
  private RecordClass zoneClass = RecordClass.IN;
  private long defaultTtl = -1;
  private Optional<TsigKey> key;
  private Message answer;
  private int status = Wiredns.GOOD;

  UpdateScript(RemoteOptions remote, DnsClient client, String file)
      throws InputException, IOException {
    this.remote = remote;
    this.client = client;
    this.file = file;
    key = remote.key();
  }

  /** Runs all lines; the exit status. */
  int run(BufferedReader lines) throws IOException, InputException {
    long number = 0;
    boolean goesOn = true;
    for (String line = lines.readLine(); line != null && goesOn; line = lines.readLine()) {
      number++;
      try {
        goesOn = line(line);
      } catch (TextFormatException wrong) {
        throw at(
            number,
            "column %d: expected %s, found %s"
                .formatted(wrong.column(), wrong.expected(), wrong.found()));
      } catch (IllegalArgumentException | InputException wrong) {
        throw at(number, wrong.getMessage());
      }
    }
    if (goesOn) {
      send();
    }
    return status;
  }

  private InputException at(long line, String reason) {
    return new InputException(file + ":" + line + ": " + reason);
  }

  /** Runs a line; false if it is the last. */
  private boolean line(String line) throws TextFormatException, IOException, InputException {
    byte[] octets = (line + "\n").getBytes(StandardCharsets.ISO_8859_1);
    if (!new EntryScanner(new ByteArrayInputStream(octets)).next(words)) {
      if (line.isBlank()) {
        send();
      }
      return true;
    }
    String command = words.text(0).toLowerCase(Locale.ROOT);
    switch (command) {
      case "server" -> server();
      case "zone" -> zone = only(1) ? words.name(1, "the zone", Name.ROOT) : null;
      case "class" -> zoneClass = recordClass();
      case "ttl" -> defaultTtl = only(1) ? words.period(1, "a TTL in seconds") : -1;
      case "key" -> key = Optional.of(key());
      case "show" -> show();
      case "send" -> send();
      case "answer" -> showAnswer();
      case "quit" -> {
        return false;
      }
      case "prereq", "require" -> prerequisite(1);
      case "nxdomain", "yxdomain", "nxrrset", "yxrrset" -> prerequisite(0);
      case "update" -> change(1);
      case "add", "delete", "del" -> change(0);
      case "debug", "version", "help", "?" ->
          throw new InputException("see wiredns update --help; a script has no use for " + command);
      case "gsstsig", "oldgsstsig", "realm", "local", "check-names" ->
          throw new InputException("nsupdate's command " + command + " is not known here");
      default -> throw words.wrong(0, "a command such as server, zone, prereq, update or send");
    }
    return true;
  }

  private void prerequisite(int from) throws TextFormatException {
    draft.prerequisite(words, from, zoneClass);
    draft.checkLast(zone, zoneClass);
  }

  private void change(int from) throws TextFormatException {
    draft.change(words, from, zoneClass, defaultTtl);
    draft.checkLast(zone, zoneClass);
  }

  /** Whether so many words follow the command, and no more. */
  private boolean only(int count) throws TextFormatException {
    if (words.count() <= count) {
      throw words.wrong(words.count(), "a word more");
    }
    words.end(count + 1);
    return true;
  }

  private void server() throws TextFormatException, InputException {
    if (words.count() < 2) {
      throw words.wrong(1, "the server's address");
    }
    if (words.count() == 2) {
      server = remote.server(words.text(1));
      return;
    }
    only(2);
    String port = words.text(2);
    if (!port.matches("[0-9]{1,5}")) {
      throw words.wrong(2, "a port");
    }
    server = DigWords.server(words.text(1), Integer.parseInt(port));
  }

  private RecordClass recordClass() throws TextFormatException {
    only(1);
    try {
      return RecordClass.parse(words.text(1));
    } catch (IllegalArgumentException unknown) {
      throw words.wrong(1, "a class");
    }
  }

  private TsigKey key() throws TextFormatException, InputException {
    only(2);
    String name = words.text(1);
    return DigWords.key(name + ":" + words.text(2));
  }

  private void show() throws IOException, InputException {
    Name shown = zone != null ? zone : draft.isEmpty() ? Name.ROOT : findZone().zone();
    print("Outgoing update query:\n", draft.build(shown, zoneClass));
  }

  private void showAnswer() throws IOException, InputException {
    if (answer == null) {
      throw new InputException("there is no answer yet");
    }
    print("Answer:\n", answer);
  }

  private static void print(String title, Message message) throws IOException {
    System.out.print(title);
    DigText.standard().write(message, System.out);
  }

  private UpdateZone findZone() throws IOException, InputException {
    return UpdateZone.find(client, Optional.ofNullable(server), draft.firstName(), zoneClass);
  }

  private void send() throws IOException, InputException {
    if (draft.isEmpty()) {
      return;
    }
    Name to = zone;
    InetSocketAddress primary = server;
    if (to == null || primary == null) {
      UpdateZone found =
          to == null ? findZone() : UpdateZone.find(client, Optional.empty(), to, zoneClass);
      to = to == null ? found.zone() : to;
      primary = primary == null ? found.primary() : primary;
    }
    Message update = draft.build(to, zoneClass);
    draft = new UpdateDraft();
    RequestOptions unsigned = RequestOptions.to(primary).withTimeout(remote.timeout());
    try {
      RequestOptions options = key.map(unsigned::withKey).orElse(unsigned);
      answer = new UpdateSender(client).send(update, options).join();
    } catch (CompletionException failure) {
      System.err.println(
          "wiredns: update of "
              + to
              + " at "
              + DigWords.text(primary)
              + ": "
              + Failures.reason((Throwable) failure));
      status = Wiredns.UNUSABLE;
      return;
    }
    Rcode rcode = answer.rcode();
    if (!rcode.equals(Rcode.NOERROR)) {
      System.err.println(
          "wiredns: update of " + to + " failed: " + rcode + Failures.meaning(rcode));
      status = Math.max(status, Wiredns.MALFORMED);
    }
  }
}
