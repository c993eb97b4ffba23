package io.wiredns.dnssec;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.RRset;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Rrsig;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** A process of python3 with dnspython, which signs and validates RRsets. */
final class Dnspython implements AutoCloseable {
  private final Path program;
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader replies;

  /** A key and the signature that was made with its private half. */
  record Signed(Dnskey key, Rrsig signature) {}

  Dnspython() throws IOException {
    program = Files.createTempFile("wiredns", ".py");
    try (InputStream in = Dnspython.class.getResourceAsStream("dnspython_peer.py")) {
      Files.write(program, in.readAllBytes());
    }
    process =
        new ProcessBuilder("/usr/bin/python3", program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    requests = process.outputWriter(StandardCharsets.US_ASCII);
    replies = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Signs a set with its own key of an algorithm. */
  Signed sign(DnssecAlgorithm algorithm, RRset set, Name signer, long inception, long expiration)
      throws IOException, TextFormatException {
    String[] words =
        ask("sign", algorithm.value(), set(set), inception, expiration, name(signer), data(set))
            .split(" ");
    return new Signed(
        (Dnskey) parsed(RecordType.DNSKEY, words[0]), (Rrsig) parsed(RecordType.RRSIG, words[1]));
  }

  /** Returns "verified", or "rejected" and the reason. */
  String verify(Rrsig signature, RRset set, Name keyOwner, Dnskey key, long now)
      throws IOException {
    return ask(
        "verify",
        now,
        set(set),
        data(set),
        signature.toOctets().toHex(),
        name(keyOwner),
        key.toOctets().toHex());
  }

  private String ask(Object... words) throws IOException {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(word).append(' ');
    }
    requests.write(line.append('\n').toString());
    requests.flush();
    String reply = replies.readLine();
    if (reply == null || reply.startsWith("failed")) {
      throw new AssertionError("dnspython says " + reply + " to " + line);
    }
    return reply;
  }

  private static String set(RRset set) {
    return name(set.name()) + " " + set.type().value() + " " + set.ttl();
  }

  private static String data(RRset set) {
    return set.rdatas().stream()
        .map(rdata -> rdata.toOctets().length() == 0 ? "-" : rdata.toOctets().toHex())
        .collect(Collectors.joining(","));
  }

  private static String name(Name name) {
    return name.toWire().toHex();
  }

  private static RData parsed(RecordType type, String hex) throws TextFormatException {
    Octets octets = Octets.fromHex(hex);
    return RData.parse(
        type, "\\# " + octets.length() + " " + octets.toHex(), Name.ROOT, Registry.standard());
  }

  @Override
  public void close() throws IOException {
    requests.close();
    process.destroy();
    Files.delete(program);
  }
}
