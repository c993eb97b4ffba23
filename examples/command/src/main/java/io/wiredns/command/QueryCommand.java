package io.wiredns.command;

import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.RData;
import io.wiredns.core.client.DnsClient;
import io.wiredns.core.client.DnsClientException;
import io.wiredns.core.client.RequestOptions;
import io.wiredns.inspect.DigText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks a server; accepts dig's words. */
final class QueryCommand implements Subcommand {
  private final Operand parameters = new Operand(0, Operand.MANY, "WORD", "Words as in dig.");

  private final QueryWords words;
  private final Appendable out;

  /** Creates a command whose words come from a command line. */
  QueryCommand() {
    this(null, null);
  }

  private QueryCommand(QueryWords words, Appendable out) {
    this.words = words;
    this.out = out;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
            "query",
            "Queries a server and shows the response as dig does, then its meaning.",
            "The last line says what the response means for the query and what a",
            "program does next. Without @server, the servers of /etc/resolv.conf are asked.",
            "",
            "  +short +json        only the data; only the RFC 8427 object",
            "  +tcp +norecurse     over TCP; without RD",
            "  +dnssec +nsid +cd   with DO; with the NSID option; with CD",
            "  +subnet=ADDR/LEN    with the client subnet",
            "  +cookie[=HEX]       with this cookie; +nocookie without one",
            "  +bufsize=N +noedns  the UDP payload size in OPT, 1232; without OPT",
            "  +timeout=S +tries=N seconds a try, 5; tries over UDP, 3",
            "  +trace              from the root down, server by server; stops where the",
            "                      servers of a zone fail, and says why and what to do",
            "  +nssearch           the SOA record of each server of the zone, what fails,",
            "                      and which serials differ",
            "  -x ADDR -p PORT     the PTR record of an address; another port than 53",
            "  -y [ALG:]NAME:SECRET  signed with TSIG, hmac-sha256 by default; a response",
            "                      without a valid signature is ignored",
            "  -k FILE             the same, with the first key of a file of tsig-keygen",
            "  -4 -6 -t -c -q      one family only; type, class, name",
            "",
            "Exit status: 0 for a response, 1 for none, 2 for wrong use.")
        .synopsis(
            "wiredns query [@server[#port]] name type [class] [-x ADDRESS] [-p PORT] [+WORD...]")
        .verbatim(parameters);
  }

  @Override
  public Integer call() throws IOException, InputException {
    List<String> words = parameters.all();
    if (words.equals(List.of("--help")) || words.equals(List.of("-h"))) {
      Usage.commandLine(this).usage(System.out);
      return Wiredns.GOOD;
    }
    try (Writer out = new OutputStreamWriter(StandardOutput.open(), StandardCharsets.US_ASCII)) {
      return run(words, out);
    }
  }

  /** Sends the query that the words describe and appends the output; returns the exit status. */
  static int run(List<String> words, Appendable out) throws IOException, InputException {
    return new QueryCommand(QueryWords.of(words), out).run();
  }

  private int run() throws IOException, InputException {
    if (words.trace || words.nsSearch) {
      return QueryTrace.run(lookup(), servers(), out);
    }
    try (DnsClient client = client()) {
      return ask(client);
    }
  }

  private Lookup lookup() {
    Lookup lookup = new Lookup(new DigGlobals());
    lookup.all.port = words.port;
    lookup.all.family = words.family;
    lookup.all.timeoutSeconds = words.timeoutSeconds;
    lookup.all.json = words.json;
    lookup.all.brief = words.brief;
    lookup.all.key = words.key;
    lookup.name = words.name;
    lookup.type = words.type;
    lookup.recordClass = words.recordClass;
    lookup.tcp = words.tcp;
    lookup.tries = words.tries;
    lookup.trace = words.trace;
    lookup.nsSearch = words.nsSearch;
    lookup.cookies = words.cookies;
    lookup.dnssec = words.dnssec;
    lookup.cd = words.checkingDisabled;
    lookup.ednsVersion = words.edns ? 0 : -1;
    lookup.payloadOctets = words.bufferOctets;
    return lookup;
  }

  private DnsClient client() throws IOException {
    Duration wait = Duration.ofSeconds(words.timeoutSeconds);
    return DnsClient.builder()
        .firstWait(wait)
        .maxWait(wait)
        .tcpWait(wait)
        .timeout(wait.multipliedBy(2L * words.tries + 2))
        .maxTries(words.tries)
        .edns(words.edns)
        .cookies(words.cookies)
        .build();
  }

  private List<InetSocketAddress> servers() throws IOException, InputException {
    List<String> names = words.server != null ? List.of(words.server) : DigWords.resolvers();
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String name : names) {
      for (InetSocketAddress server : DigWords.servers(name, words.port)) {
        boolean six = server.getAddress() instanceof Inet6Address;
        if (words.family == 0 || words.family == (six ? 6 : 4)) {
          servers.add(server);
        }
      }
    }
    if (servers.isEmpty()) {
      throw new InputException("no server to query; name one as @server");
    }
    return servers;
  }

  private int ask(DnsClient client) throws IOException, InputException {
    RequestOptions options =
        RequestOptions.DEFAULT
            .withServers(servers())
            .withTransport(words.tcp ? Transport.TCP : Transport.UDP);
    if (words.key != null) {
      options = options.withKey(words.key);
    }
    InterpretedResponse answered;
    try {
      answered = get(client.send(words.query(), options, InterpretedResponse::read));
    } catch (DnsClientException none) {
      out.append(";; no response: ").append(none.getMessage()).append('\n');
      return Wiredns.MALFORMED;
    }
    if (words.json) {
      answered.json(out);
      out.append('\n');
    } else if (words.brief) {
      for (ResourceRecord record : answered.message().answers()) {
        out.append(data(record.rdata())).append('\n');
      }
    } else {
      full(answered);
    }
    return Wiredns.GOOD;
  }

  /** Waits for the result of a request; the only expected failure is the client's own exception. */
  static <T> T get(CompletableFuture<T> future) throws DnsClientException {
    try {
      return future.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof DnsClientException known) {
        throw known;
      }
      throw failure;
    }
  }

  private static String data(RData data) {
    return data.toText();
  }

  private void full(InterpretedResponse answered) throws IOException {
    Message message = answered.message();
    out.append("\n; <<>> wiredns <<>>\n;; Got answer:\n");
    boolean unavailable = (message.flags() & Header.RD) != 0 && (message.flags() & Header.RA) == 0;
    DigText.standard().write(message, unavailable ? warned(out) : out);
    InetSocketAddress server = answered.delivery().server();
    String address = server.getAddress().getHostAddress();
    out.append("\n;; Query time: " + answered.delivery().elapsed().toMillis() + " msec\n");
    String named = words.server == null ? address : words.server;
    out.append(";; SERVER: " + address + "#" + server.getPort() + "(" + named + ") (");
    out.append(answered.delivery().transport() + ")\n;; WHEN: ");
    out.append(DigDate.of(ZonedDateTime.now(ZoneId.systemDefault())));
    out.append("\n;; MSG SIZE  rcvd: " + answered.delivery().responseOctets() + "\n");
    out.append(answered.outcomeLine());
  }

  /** Inserts a warning after the second line, which contains the flags, as dig does. */
  private static Appendable warned(Appendable out) {
    return new LineInserter(out, 2, ";; WARNING: recursion requested but not available\n");
  }
}
