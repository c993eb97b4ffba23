package io.wiredns.command.update;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.RemoteOptions;
import io.wiredns.command.output.Voice;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.core.zone.UpdateSender;
import io.wiredns.doctor.report.JsonLine;
import io.wiredns.inspect.DigText;
import io.wiredns.inspect.Rfc8427Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Runs a script in nsupdate's language. An error in a line ends the script, and the message states
 * the line; an update that a server refuses does not end it.
 */
public final class UpdateScript {
  private static final String ONE_MORE = "a word more";

  private final RemoteOptions remote;
  private final DnsClient client;
  private final String file;
  private final boolean isJson;

  /** The prerequisites and changes since the last message was sent. */
  private UpdateDraft draft = new UpdateDraft();

  private InetSocketAddress server;
  private Name zone;
  private RecordClass zoneClass = RecordClass.IN;
  private long defaultTtl = -1;
  private Optional<TsigKey> key;
  private Message answer;
  private int status = ExitStatus.GOOD;

  public UpdateScript(RemoteOptions remote, DnsClient client, String file, boolean isJson)
      throws InputException, IOException {
    this.remote = remote;
    this.client = client;
    this.file = file;
    this.isJson = isJson;
    key = remote.key();
  }

  /** Runs all lines; returns the exit status. */
  public int run(BufferedReader lines) throws IOException, InputException {
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

  /** Runs a line; returns false if it is the last one. */
  private boolean line(String text) throws TextFormatException, IOException, InputException {
    ScriptLine line = new ScriptLine(text);
    if (!line.hasMore()) {
      if (text.isBlank()) {
        send();
      }
      return true;
    }
    String command = line.lower("a command");
    switch (command) {
      case "server" -> server(line);
      case "zone" -> zone = name(line);
      case "class" -> zoneClass = recordClass(line);
      case "ttl" -> defaultTtl = ttl(line);
      case "key" -> key = Optional.of(key(line));
      case "show" -> show();
      case "send" -> send();
      case "answer" -> showAnswer();
      case "quit" -> {
        return false;
      }
      case "prereq", "require" -> prerequisite(line.lower(UpdateDraft.PREREQUISITES), line);
      case "nxdomain", "yxdomain", "nxrrset", "yxrrset" -> prerequisite(command, line);
      case "update" -> change(line.lower("add or delete"), line);
      case "add", "delete", "del" -> change(command, line);
      case "debug", "version", "help", "?" ->
          throw new InputException(
              "a script cannot use " + command + "; see wiredns update --help");
      case "gsstsig", "oldgsstsig", "realm", "local", "check-names" ->
          throw new InputException("nsupdate's command " + command + " is not supported");
      default -> throw line.wrong("a command such as server, zone, prereq, update or send");
    }
    return true;
  }

  private void prerequisite(String form, ScriptLine line) throws TextFormatException {
    draft.prerequisite(form, line, zoneClass);
    draft.checkLast(zone, zoneClass);
  }

  private void change(String form, ScriptLine line) throws TextFormatException {
    draft.change(form, line, zoneClass, defaultTtl);
    draft.checkLast(zone, zoneClass);
  }

  private static Name name(ScriptLine line) throws TextFormatException {
    Name name = line.name(ONE_MORE);
    line.end();
    return name;
  }

  private static long ttl(ScriptLine line) throws TextFormatException {
    long seconds = line.ttl("a TTL in seconds");
    line.end();
    return seconds;
  }

  private void server(ScriptLine line) throws TextFormatException, InputException {
    String address = line.word("the server's address");
    if (!line.hasMore()) {
      server = remote.server(address);
      return;
    }
    String port = line.word("a port");
    if (!port.matches("[0-9]{1,5}")) {
      throw line.wrong("a port");
    }
    line.end();
    server = DigWords.server(address, Integer.parseInt(port));
  }

  private static RecordClass recordClass(ScriptLine line) throws TextFormatException {
    String word = line.word(ONE_MORE);
    try {
      RecordClass said = RecordClass.parse(word);
      line.end();
      return said;
    } catch (IllegalArgumentException unknown) {
      throw line.wrong("a class");
    }
  }

  private static TsigKey key(ScriptLine line) throws TextFormatException, InputException {
    String name = line.word(ONE_MORE);
    String secret = line.word(ONE_MORE);
    line.end();
    return DigWords.key(name + ":" + secret);
  }

  private void show() throws IOException, InputException {
    Name shown = zone != null ? zone : draft.isEmpty() ? Name.ROOT : findZone().zone();
    print("Outgoing update query:\n", draft.build(shown, zoneClass));
  }

  private void showAnswer() throws IOException, InputException {
    if (answer == null) {
      throw new InputException("there is no response yet");
    }
    print("Answer:\n", answer);
  }

  private void print(String title, Message message) throws IOException {
    if (isJson) {
      Rfc8427Json.standard().write(message, System.out);
      System.out.println();
      return;
    }
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
      String reason = Failures.reason((Throwable) failure);
      tell(to, primary, "failure", reason);
      System.err.println(
          "wiredns: update of " + to + " at " + Voice.server(primary) + ": " + reason);
      status = ExitStatus.UNUSABLE;
      return;
    }
    Rcode rcode = answer.rcode();
    tell(to, primary, "rcode", rcode.toString());
    if (!rcode.equals(Rcode.NOERROR)) {
      System.err.println(
          "wiredns: update of " + to + " failed: " + rcode + Failures.meaning(rcode));
      status = Math.max(status, ExitStatus.MALFORMED);
    }
  }

  /**
   * Writes the result of an update in JSON. As text, there are only failures, on standard error.
   */
  private void tell(Name to, InetSocketAddress primary, String key, String result) {
    if (isJson) {
      JsonLine line = new JsonLine().text("zone", to.toString());
      System.out.println(line.text("server", Voice.server(primary)).text(key, result));
    }
  }
}
