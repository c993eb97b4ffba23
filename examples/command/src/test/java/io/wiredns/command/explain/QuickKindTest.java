package io.wiredns.command.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.core.FrameReader;
import io.wiredns.testkit.Choices;
import io.wiredns.testkit.Generator;
import io.wiredns.testkit.Messages;
import io.wiredns.testkit.Mutators;
import io.wiredns.testkit.Planted;
import io.wiredns.testkit.Records;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares {@link QuickKind} with decoding and with {@link ResponseClassifier}. */
class QuickKindTest {
  private final MessageView view = new MessageView();
  private final MessageView asked = new MessageView();
  private final ResponseClassifier classifier = new ResponseClassifier();
  private final QuickKind quick = new QuickKind();

  private final MessageView other = new MessageView();

  private int messages;
  private int good;
  private int read;
  private int responses;
  private int sure;

  /** Compares the results for a message, which may be a response to the query, if not null. */
  private void check(byte[] query, byte[] message) {
    boolean known = quick.read(ByteBuffer.wrap(message), view);
    messages++;
    good += isGood(message) ? 1 : 0;
    read += known ? 1 : 0;
    if (!known) {
      return;
    }
    assertTrue(isGood(message), () -> "malformed: " + Octets.of(message));
    assertEquals(view.isResponse(), quick.isResponse());
    if (!view.isResponse()) {
      return;
    }
    compare(quick.kind(), classifier.classify(view), message);
    if (query != null && asked.tryWrap(query) && !asked.isResponse()) {
      if (quick.read(ByteBuffer.wrap(query), other)) {
        long place = quick.place();
        quick.read(ByteBuffer.wrap(message), other);
        responses++;
        int result = quick.kind(query, place);
        sure += result == QuickKind.UNSURE ? 0 : 1;
        compare(result, classifier.classify(asked, view), message);
      }
    }
  }

  private boolean isGood(byte[] message) {
    try {
      view.wrap(message).toMessage();
      return true;
    } catch (WireFormatException malformed) {
      return false;
    }
  }

  private void compare(int result, Outcome outcome, byte[] message) {
    if (result != QuickKind.UNSURE) {
      assertEquals(QuickKind.of(outcome), result, () -> outcome + " " + Octets.of(message));
    }
  }

  private static byte[] octets(Message message) {
    return message.toWire();
  }

  @Test
  void agreesOnTheCaptures() throws IOException {
    for (String file : List.of("bind", "knot", "nsd", "unbound")) {
      byte[] query = null;
      try (InputStream in = Files.newInputStream(Shared.capture(file + ".pcap"));
          DnsCapture capture = DnsCapture.open(in, Set.of(53, 5301))) {
        for (DnsPayload next = capture.next(); next != null; next = capture.next()) {
          byte[] message = new byte[next.octets().remaining()];
          next.octets().get(message);
          check(query, message);
          query = message;
        }
      }
    }
    assertTrue(read > 0.99 * good, read + " of " + good);
    assertTrue(messages > good);
    assertTrue(sure > 0.98 * responses, sure + " of " + responses);
  }

  @Test
  void agreesOnTheCorpus() throws IOException {
    Random random = new Random(1);
    byte[] before = null;
    try (InputStream file = Files.newInputStream(Shared.file("corpus").resolve("messages.bin"))) {
      FrameReader in = new FrameReader(new BufferedInputStream(file));
      for (ByteBuffer next = in.next(); next != null; next = in.next()) {
        byte[] message = new byte[next.remaining()];
        next.get(message);
        check(before, message);
        before = message.clone();
        if (message.length > 3) {
          before[2] &= 0x7F;
          check(before, message);
          message[2] |= (byte) 0x80;
          check(before, message);
          for (int i = 0; i < 4; i++) {
            message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
            check(before, message);
          }
        }
      }
    }
  }

  @Test
  void agreesOnGeneratedMessages() {
    Choices choices = Choices.seeded(1);
    Random random = new Random(2);
    List<Generator<Message>> kinds =
        List.of(Messages.any(), Messages.responses(), Messages.referrals(), Messages.negatives());
    for (int i = 0; i < 400; i++) {
      byte[] message = octets(kinds.get(i & 3).make(choices));
      byte[] query = message.clone();
      query[2] &= 0x7F;
      check(query, message);
      message[3] = (byte) random.nextInt(256);
      check(query, message);
      message[random.nextInt(message.length)] = (byte) random.nextInt(256);
      check(query, message);
      Planted planted = Mutators.planted().make(choices);
      check(query, planted.message().toArray());
    }
  }

  /** Every type of the registry, good and with an octet or the length changed. */
  @Test
  void agreesOnTheDataOfEveryType() {
    Choices choices = Choices.seeded(3);
    Random random = new Random(4);
    Message query = Message.query(1, Name.of("www.example"), RecordType.A);
    for (int i = 0; i < 9_000; i++) {
      ResourceRecord record = Records.records().make(choices);
      if (record.type().equals(RecordType.OPT) || record.type().equals(RecordType.TSIG)) {
        continue;
      }
      byte[] message;
      message = octets(Message.responseTo(query).record(Section.ANSWER, record).build());
      check(null, message);
      for (int j = 0; j < 3; j++) {
        byte[] changed = message.clone();
        int from = message.length - Math.min(message.length - 30, 40);
        changed[from + random.nextInt(message.length - from)] = (byte) random.nextInt(256);
        check(null, changed);
      }
    }
  }

  private static final String[] NAMES = {
    "a.example.", "B.example.", "b.A.example.", "c.b.a.example.", "example.", "x.test.", "."
  };
  private static final String[] ANSWERS = {
    "%s 60 A 192.0.2.1",
    "%s 7 A 192.0.2.2",
    "%s 60 TXT x",
    "%s 60 CNAME %s",
    "%s 60 DNAME %s",
    "%s 5 CH TXT x"
  };
  private static final String[] AUTHORITIES = {
    "%s 60 NS %s",
    "%s 5 NS %s",
    "%s 60 SOA %s hm. 1 2 3 4 5",
    "%s 60 NSEC %s A TYPE128",
    "%s 60 NSEC %s A"
  };

  private static ResourceRecord record(String[] forms, Random random) throws Exception {
    return ResourceRecord.parse(
        forms[random.nextInt(forms.length)].formatted(
            NAMES[random.nextInt(NAMES.length)], NAMES[random.nextInt(NAMES.length)]));
  }

  @Test
  void agreesOnResponsesWithFewNames() throws Exception {
    Random random = new Random(5);
    String[] types = {"A", "TXT", "CNAME", "ANY", "DS", "AXFR", "TKEY"};
    int[] rcodes = {0, 0, 0, 3, 2, 6, 16, 23};
    for (int i = 0; i < 20_000; i++) {
      Name name = Name.of(NAMES[random.nextInt(NAMES.length)]);
      RecordType type = RecordType.parse(types[random.nextInt(types.length)]);
      Message query = Message.query(random.nextInt(2), name, type);
      Rcode rcode = Rcode.of(rcodes[random.nextInt(rcodes.length)]);
      MessageBuilder response = Message.responseTo(query);
      if (rcode.isExtended()) {
        response.edns(io.wiredns.codec.edns.Edns.request());
      }
      response.rcode(rcode);
      for (int j = random.nextInt(4); j > 0; j--) {
        response.record(Section.ANSWER, record(ANSWERS, random));
      }
      for (int j = random.nextInt(4); j > 0; j--) {
        response.record(Section.AUTHORITY, record(AUTHORITIES, random));
      }
      byte[] octets = octets(response.build());
      check(octets(query), octets);
      octets[2] ^= (byte) (random.nextInt(8) == 0 ? 2 : 0);
      octets[random.nextInt(12)] ^= (byte) (random.nextInt(16) == 0 ? 1 : 0);
      check(octets(query), octets);
    }
  }

  /** Returns a message with one question, RCODE NOERROR, and the rest as octets. */
  private static byte[] message(int flags, int[] counts, byte[] qname, String rest) {
    return Hex.of(
        "0007",
        Hex.u16(flags),
        Hex.u16(counts[0]) + Hex.u16(counts[1]) + Hex.u16(counts[2]) + Hex.u16(counts[3]),
        Hex.text(qname) + "0001 0001" + rest);
  }

  private static byte[] name(int octets) {
    byte[] name = new byte[octets];
    Arrays.fill(name, (byte) 'x');
    for (int at = 0; at < octets; at += 33) {
      name[at] = (byte) Math.min(32, octets - at - 2);
    }
    name[octets - 1] = 0;
    return name;
  }

  private static final String ADDRESS = "0001 0001 0000003C 0004 C0000201";
  private static final String OPT = "00 0029 04D0 00000000";

  @Test
  void agreesOnNamesAtTheirLimits() {
    int refused = 0;
    for (int octets : new int[] {3, 100, 190, 197, 220, 240, 250, 255}) {
      byte[] qname = name(octets);
      byte[] query = message(0, new int[] {1, 0, 0, 0}, qname, "");
      for (int label = 0; label < 64; label++) {
        String before = label == 0 ? "" : "%02x".formatted(label) + "78".repeat(label);
        byte[] response = message(0x8000, new int[] {1, 1, 0, 0}, qname, before + "C00C" + ADDRESS);
        refused += isGood(response) ? 0 : 1;
        check(query, response);
      }
      int owner = 12 + octets + 4;
      for (int target = 0; target <= owner + 2; target++) {
        String pointer = Hex.u16(0xC000 | target);
        byte[] response = message(0x8000, new int[] {1, 1, 0, 0}, qname, pointer + ADDRESS);
        refused += isGood(response) ? 0 : 1;
        check(query, response);
        String server = "00 0002 0001 0000003C 0002 " + pointer;
        check(query, message(0x8000, new int[] {1, 0, 1, 0}, qname, server));
      }
    }
    assertTrue(refused > 100, refused + " refused");
  }

  @Test
  void agreesOnCookiesAndPlacesOfOptAndNumbersOfQuestions() {
    byte[] qname = name(9);
    List<String> cookies = new ArrayList<>(List.of("0000"));
    for (int octets : new int[] {8, 16, 24, 40}) {
      for (String first : List.of("01", "02")) {
        String data = first + "07".repeat(octets - 1);
        cookies.add(Hex.u16(octets + 4) + "000A" + Hex.u16(octets) + data);
      }
    }
    for (String asked : cookies) {
      byte[] query = message(0, new int[] {1, 0, 0, 1}, qname, OPT + asked);
      for (String found : cookies) {
        String rest = "C00C" + ADDRESS + OPT + found;
        for (int flags : new int[] {0x8000, 0x8003, 0x8800, 0xA000}) {
          check(query, message(flags, new int[] {1, 1, 0, 1}, qname, rest));
          check(query, message(flags, new int[] {1, 2, 0, 0}, qname, rest));
          check(query, message(flags, new int[] {1, 1, 1, 0}, qname, rest));
          check(query, message(flags, new int[] {1, 1, 0, 0}, qname, "C00C" + ADDRESS));
          String second = "C00C 0001 0001" + rest;
          check(query, message(flags, new int[] {2, 1, 0, 1}, qname, second));
        }
        byte[] twice = message(0, new int[] {2, 0, 0, 1}, qname, "C00C 0001 0001" + OPT + asked);
        String rests = "C00C 0001 0001 C00C" + ADDRESS + OPT + found;
        check(twice, message(0x8000, new int[] {2, 1, 0, 1}, qname, rests));
        check(
            twice,
            message(0x8000, new int[] {2, 0, 0, 1}, qname, rests.substring(0, 15) + OPT + found));
      }
    }
    assertTrue(sure > 100, sure + " sure");
  }

  @Test
  void allocatesNothing() throws IOException {
    List<byte[]> messages = new ArrayList<>();
    Choices choices = Choices.seeded(6);
    Message query = Message.query(7, Name.of("www.example"), RecordType.A);
    for (RecordType type :
        List.of(RecordType.A, RecordType.NS, RecordType.MX, RecordType.RRSIG, RecordType.NSEC3)) {
      ResourceRecord record = Records.records(type).make(choices);
      messages.add(octets(query));
      messages.add(octets(Message.responseTo(query).record(Section.ANSWER, record).build()));
    }
    Exchanges exchanges = new Exchanges();
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    long least = Long.MAX_VALUE;
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 5; round++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      for (byte[] message : messages) {
        assertTrue(quick.read(buffer.clear().put(message).flip(), view));
        if (quick.isResponse()) {
          int slot = exchanges.of(buffer);
          quick.kind(exchanges.array(slot), exchanges.place(slot));
          exchanges.answered(slot);
        } else {
          exchanges.query(buffer, quick.place());
        }
      }
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(least < 200, least + " octets"); // the iterator of the list, and no more
  }
}
