package io.wiredns.command;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.core.client.DnsClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** Compares the answers of servers. */
final class CompareCommand implements Subcommand {
  /** The answer of a server, or the reason why there is none. */
  private record ServerAnswer(InetSocketAddress server, String answer, boolean answered) {}

  private final RemoteOptions remote = new RemoteOptions();

  private final Operand words =
      new Operand(
              3,
              Operand.MANY,
              "NAME TYPE SERVER[#PORT]... [+norecurse]",
              "The question and the servers; +norecurse: without the RD flag.")
          .literal();

  @Override
  public Syntax syntax() {
    return new Syntax(
            "compare",
            "Asks several servers the same question and shows a row for each, to see whether a change has"
                + " reached all of them.",
            "A row starts with = if most servers have this answer, and with ! if not. The order of records"
                + " and their TTLs are ignored; of SOA records only the serial is compared.",
            "Exit status: 0 if all answers are equal, 1 if they differ, 2 for wrong use or if a server does"
                + " not respond.")
        .options(remote.options())
        .operand(words);
  }

  @Override
  public Integer call() throws IOException, InputException {
    List<String> plain = new ArrayList<>();
    boolean recurse = true;
    for (String word : words.all()) {
      if (word.equalsIgnoreCase("+norecurse") || word.equalsIgnoreCase("+norec")) {
        recurse = false;
      } else if (word.startsWith("+")) {
        throw new InputException("compare has no option " + DigWords.printable(word));
      } else {
        plain.add(word.startsWith("@") ? word.substring(1) : word);
      }
    }
    if (plain.size() < 3) {
      throw new InputException("usage: wiredns compare NAME TYPE SERVER SERVER...");
    }
    RecordType type = DigWords.type(plain.get(1));
    Question question = new Question(DigWords.name(plain.get(0)), type);
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String word : plain.subList(2, plain.size())) {
      servers.add(remote.server(word));
    }
    if (type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR)) {
      throw new InputException("compare cannot transfer a zone; use wiredns axfr");
    }
    Message query = Message.builder().recursionDesired(recurse).question(question).build();
    return show(ask(query, servers));
  }

  private List<ServerAnswer> ask(Message query, List<InetSocketAddress> servers)
      throws IOException, InputException {
    try (DnsClient client = RemoteOptions.client()) {
      List<CompletableFuture<Message>> answers = new ArrayList<>();
      for (InetSocketAddress server : servers) {
        answers.add(client.send(query, remote.request(server)));
      }
      List<ServerAnswer> rows = new ArrayList<>();
      for (int i = 0; i < servers.size(); i++) {
        try {
          rows.add(new ServerAnswer(servers.get(i), text(answers.get(i).join()), true));
        } catch (CompletionException failure) {
          rows.add(new ServerAnswer(servers.get(i), Failures.reason((Throwable) failure), false));
        }
      }
      return rows;
    }
  }

  /** Returns an answer as one line; two answers are equal if their lines are. */
  private static String text(Message answer) {
    if (!answer.rcode().equals(Rcode.NOERROR)) {
      return answer.rcode().toString();
    }
    if (answer.answers().isEmpty()) {
      return "NODATA";
    }
    return answer.answers().stream()
        .map(CompareCommand::text)
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String text(ResourceRecord record) {
    String data =
        record
            .rdata(Soa.class)
            .map(soa -> "serial " + soa.serial() + " " + soa.mname() + " " + soa.rname())
            .orElseGet(() -> record.rdata().toText());
    return record.type() + " " + data;
  }

  private static int show(List<ServerAnswer> rows) {
    Map<String, Long> votes =
        rows.stream()
            .filter(ServerAnswer::answered)
            .collect(
                Collectors.groupingBy(ServerAnswer::answer, TreeMap::new, Collectors.counting()));
    long most = votes.values().stream().mapToLong(count -> count).max().orElse(0);
    String usual =
        rows.stream()
            .filter(row -> row.answered() && votes.get(row.answer()) == most)
            .map(ServerAnswer::answer)
            .findFirst()
            .orElse(null);
    int width = rows.stream().mapToInt(row -> DigWords.text(row.server()).length()).max().orElse(0);
    for (ServerAnswer row : rows) {
      String mark = row.answered() && row.answer().equals(usual) ? "=" : "!";
      String server = DigWords.text(row.server());
      System.out.println(
          mark + " " + server + " ".repeat(width - server.length() + 2) + row.answer());
    }
    boolean silent = rows.stream().anyMatch(row -> !row.answered());
    System.out.println(
        votes.size() == 1 && !silent
            ? "all %d say the same".formatted(rows.size())
            : "%d of %d say what most say, %d answers differ, %d did not answer"
                .formatted(
                    most,
                    rows.size(),
                    rows.stream().filter(ServerAnswer::answered).count() - most,
                    rows.stream().filter(row -> !row.answered()).count()));
    return silent ? Wiredns.UNUSABLE : votes.size() > 1 ? Wiredns.MALFORMED : Wiredns.GOOD;
  }
}
