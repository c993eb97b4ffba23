package io.wiredns.command.query;

import io.wiredns.command.dig.DigLine;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Operand;
import io.wiredns.command.line.Subcommand;
import io.wiredns.command.line.Syntax;
import io.wiredns.command.line.Usage;
import io.wiredns.command.output.StandardOutput;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks servers, one query after the other; accepts dig's words. */
public final class QueryCommand implements Subcommand {
  private final Operand parameters = new Operand(0, Operand.MANY, "WORD", "Words as in dig.");

  private final Appendable out;

  /** Whether nothing has been asked, so that the first lines are still to be written. */
  private boolean isFirst = true;

  /** Creates a command whose words come from a command line. */
  public QueryCommand() {
    this(null);
  }

  private QueryCommand(Appendable out) {
    this.out = out;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
            "query",
            "Asks a server and shows the response as dig does, then its meaning.",
            "All words of dig 9.18 are understood, with their abbreviations: they have",
            "dig's meaning, or are refused with the reason. Several names are several",
            "queries; words before the first name are meant for all. ~/.digrc has",
            "defaults. Without @server, the servers of /etc/resolv.conf are asked.",
            "",
            "  +short +json +yaml  only the data; the RFC 8427 object; dig's YAML",
            "  +noall +answer ...  only some parts: +[no]cmd +comments +question",
            "                      +answer +authority +additional +stats; +qr: the query",
            "  +multiline ...      +ttlunits +nottlid +noclass +rrcomments +nocrypto",
            "                      +split=N +unknownformat +expandaaaa +identify +idnout",
            "  +tcp +norecurse     over TCP; without RD; other flags: +cd +noad +aaflag",
            "                      +raflag +tcflag +zflag +opcode=N +header-only +qid=N",
            "  +dnssec +nsid       with DO; with the NSID option; +subnet=ADDR/LEN",
            "                      +cookie[=HEX] +expire +keepalive +padding=N +coflag",
            "                      +ednsopt=CODE[:HEX] +ednsflags=N +edns=N +bufsize=N",
            "  +noedns             without OPT",
            "  +timeout=S +tries=N seconds a try, 5; tries over UDP, 3; +ignore: not over",
            "                      TCP after TC; +nofail: the next server after SERVFAIL",
            "  +trace +nssearch    from the root down; the SOA of every server of a zone",
            "  AXFR IXFR=N         as the type: the whole zone; its changes after serial N",
            "  +search +domain=D   with the search list of resolv.conf; +ndots=N",
            "  +dns64prefix        the NAT64 prefixes of the network",
            "  -x ADDR -p PORT     the PTR record of an address; another port than 53",
            "  -y [ALG:]NAME:SECRET  signed with TSIG, hmac-sha256 by default",
            "  -k FILE             the same, with the first key of a file of tsig-keygen",
            "  -b ADDR[#PORT]      sent from this address and port",
            "  -4 -6 -t -c -q      one family only; type, class, name",
            "  -f FILE             a command line in each line; - is standard input",
            "  --format text|json  as +nojson, +json; --json is short for --format json",
            "  -r -u -v -h         without ~/.digrc; microseconds; the version; this help",
            "",
            "Exit status: 0 for a response, whatever its RCODE, 1 for none, or only one",
            "that is truncated, malformed or not signed as required, or a transfer that",
            "fails, 2 for wrong use; of several queries the highest. It is not dig's.")
        .synopsis(
            "wiredns query [@server[#port]] name [type] [class] [-x ADDRESS] [-p PORT] [+WORD...]")
        .verbatim(parameters);
  }

  @Override
  public Integer call() throws IOException, InputException {
    List<String> words = QueryFormat.inDigsWords(parameters.all());
    try (Writer out = new OutputStreamWriter(StandardOutput.open(), StandardCharsets.UTF_8)) {
      return run(words, out);
    }
  }

  /** Sends the queries that the words describe and appends the output; returns the exit status. */
  public static int run(List<String> words, Appendable out) throws IOException, InputException {
    String home = System.getenv("HOME");
    return run(words, home == null ? null : Path.of(home, ".digrc"), out);
  }

  /** Does the same with a file of defaults, which may be missing; null for none. */
  public static int run(List<String> words, Path defaults, Appendable out)
      throws IOException, InputException {
    return new QueryCommand(out).runAll(words, defaults);
  }

  private int runAll(List<String> words, Path defaults) throws IOException, InputException {
    if (words.contains("--help")) {
      return help();
    }
    Lookup common = DigLine.defaults();
    if (defaults != null && !DigLine.leavesDefaultsOut(words)) {
      read(defaults, common);
    }
    DigLine line = DigLine.of(words, common);
    if (common.all.help) {
      return help();
    }
    if (common.all.version) {
      out.append(Usage.VERSION).append('\n');
      return ExitStatus.GOOD;
    }
    int status = run(line, words);
    return common.all.batch == null ? status : Math.max(status, batch(common));
  }

  private int help() throws IOException {
    out.append(Usage.commandLine(this).getUsageMessage());
    return ExitStatus.GOOD;
  }

  /** Reads a file of defaults, if there is one. */
  private static void read(Path defaults, Lookup common) throws IOException, InputException {
    if (Files.notExists(defaults)) {
      return;
    }
    int number = 0;
    for (String line : Files.readAllLines(defaults, StandardCharsets.UTF_8)) {
      number++;
      try {
        DigLine.ofDefaults(words(line), common);
      } catch (InputException wrong) {
        throw new InputException(defaults + ":" + number + ": " + wrong.getMessage());
      }
    }
  }

  private static List<String> words(String line) {
    String bare = line.strip();
    return bare.isEmpty() ? List.of() : List.of(bare.split("\\s+"));
  }

  /** Runs the lines of a file one by one, so that they may come from a pipe. */
  private int batch(Lookup common) throws IOException, InputException {
    String name = common.all.batch;
    int status = ExitStatus.GOOD;
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        List<String> words = words(line);
        if (words.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
          continue;
        }
        try {
          status = Math.max(status, run(DigLine.ofBatch(words, common), words));
        } catch (InputException wrong) {
          throw new InputException(name + ":" + number + ": " + wrong.getMessage());
        }
      }
    }
    return status;
  }

  private static InputStream open(String name) throws IOException {
    return name.equals("-")
        ? new FileInputStream(FileDescriptor.in)
        : Files.newInputStream(Path.of(name));
  }

  private int run(DigLine line, List<String> words) throws IOException, InputException {
    int status = ExitStatus.GOOD;
    for (String warning : line.warnings()) {
      System.err.println("wiredns: " + warning);
    }
    String before = "";
    for (Lookup lookup : line.lookups()) {
      if (lookup == line.lookups().get(0)) {
        before = greeting(lookup, words);
      }
      status = Math.max(status, new LookupRun(lookup, before, out).run());
      before = "";
    }
    return status;
  }

  /** Returns a key as a word without its secret, since outputs are shown to others. */
  private static String withoutSecret(String word) {
    int colon = word.lastIndexOf(':');
    return colon < 0 ? word : DigWords.printable(word.substring(0, colon)) + ":...";
  }

  /** Returns a word with its letters of any script, but without what controls a terminal. */
  private static String visible(String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char letter = word.charAt(i);
      boolean plain = letter < 0x7F ? letter >= ' ' : Character.isLetterOrDigit(letter);
      text.append(plain ? letter : '?');
    }
    return text.toString();
  }

  /** Returns the lines that repeat the command line, without secrets. */
  private String greeting(Lookup lookup, List<String> words) throws IOException, InputException {
    StringBuilder lines = new StringBuilder(isFirst ? "\n" : "");
    lines.append("; <<>> wiredns <<>>");
    String last = "";
    for (String word : words) {
      boolean isKey = last.equals("-y") || word.startsWith("-y");
      lines.append(' ').append(isKey ? withoutSecret(word) : visible(word));
      last = word;
    }
    lines.append('\n');
    if (isFirst) {
      if (!lookup.servers.isEmpty()) {
        List<InetSocketAddress> servers = LookupRun.servers(lookup);
        lines.append("; (").append(servers.size());
        lines.append(servers.size() == 1 ? " server found)\n" : " servers found)\n");
      }
      lines.append(";; global options:").append(lookup.all.brief ? " +short" : "");
      lines.append(lookup.all.cmd ? " +cmd" : "").append('\n');
      isFirst = false;
    }
    return lines.toString();
  }
}
