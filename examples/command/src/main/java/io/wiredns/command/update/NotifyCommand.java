package io.wiredns.command.update;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Failures;
import io.wiredns.command.line.FormatOptions;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Option;
import io.wiredns.command.line.RemoteOptions;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.output.Voice;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.zone.NotifySender;
import io.wiredns.doctor.report.JsonLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Tells servers that a zone has changed. */
public final class NotifyCommand implements Subcommand {
  private final RemoteOptions remote = new RemoteOptions();

  private final Option<String> type =
      Option.text(
              "--type",
              "TYPE",
              "The type of the records that have changed: SOA by default, or CDS or CSYNC (RFC 9859).")
          .or("SOA");

  private final FormatOptions format = new FormatOptions("a line for each server");

  private final Operand words =
      new Operand(
              2, Operand.MANY, "ZONE @SERVER[#PORT]...", "The name of the zone, and the servers.")
          .literal();

  @Override
  public Syntax syntax() {
    return new Syntax(
            "notify",
            "Tells servers that a zone has changed (RFC 1996), so that they transfer it, and shows a line"
                + " with the response of each server.",
            "Exit status: 0 if all servers accepted, 1 if a server refused, 2 for wrong use or if a server"
                + " does not respond.")
        .options(type)
        .options(format.options())
        .options(remote.options())
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    List<InetSocketAddress> servers = new ArrayList<>();
    String zone = null;
    for (String word : words.all()) {
      if (word.startsWith("@")) {
        servers.add(remote.server(word.substring(1)));
      } else if (zone == null) {
        zone = word;
      } else {
        throw new InputException(
            "notify needs one zone, " + DigWords.printable(word) + " is another");
      }
    }
    if (zone == null || servers.isEmpty()) {
      throw new InputException("usage: wiredns notify ZONE @SERVER");
    }
    return tell(message(zone), servers);
  }

  private Message message(String zone) throws InputException {
    RecordType changed = DigWords.type(type.get());
    try {
      return Message.notify(DigWords.name(zone), RecordClass.IN, changed).build();
    } catch (IllegalArgumentException refused) {
      throw new InputException("--type: " + refused.getMessage());
    }
  }

  private int tell(Message notify, List<InetSocketAddress> servers)
      throws IOException, InputException {
    int status = ExitStatus.GOOD;
    try (DnsClient client = RemoteOptions.client()) {
      Map<InetSocketAddress, CompletableFuture<Message>> answers =
          new NotifySender(client).sendAll(notify, servers, remote.request());
      for (var entry : answers.entrySet()) {
        String server = Voice.server(entry.getKey());
        JsonLine line = new JsonLine().text("server", server);
        String said;
        try {
          Rcode rcode = entry.getValue().join().rcode();
          boolean heard = rcode.equals(Rcode.NOERROR);
          said = heard ? "heard" : rcode + Failures.meaning(rcode);
          line.flag("heard", heard).text("rcode", rcode.toString());
          status = heard ? status : Math.max(status, ExitStatus.MALFORMED);
        } catch (CompletionException failure) {
          said = Failures.reason((Throwable) failure);
          line.flag("heard", false).text("failure", said);
          status = ExitStatus.UNUSABLE;
        }
        System.out.println(format.isJson() ? line : server + "  " + said);
      }
    }
    return status;
  }
}
