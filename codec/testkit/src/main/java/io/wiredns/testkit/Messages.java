package io.wiredns.testkit;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.stateful.DsoMessage;
import io.wiredns.stateful.KeepAlive;
import io.wiredns.stateful.UnknownTlv;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Generators of well-formed messages, as servers and clients send them, with records of every type
 * in the standard registry. A response, referral, negative answer or update that would be longer
 * than 8,192 octets is generated without its answer and authority sections. The generators are
 * stateless and may be shared among threads.
 *
 * @since 0.1
 */
public final class Messages {
  /** The time at which {@link #signed()} messages are signed. */
  public static final Instant SIGNED_AT = Instant.ofEpochSecond(1_700_000_000L);

  /** The maximum size of a generated message in octets. */
  static final int LARGEST = 8_192;

  /** A size in octets that most messages do not exceed. */
  private static final int USUAL = 4_096;

  private static final List<RecordType> ASKED =
      List.of(
          RecordType.A,
          RecordType.AAAA,
          RecordType.MX,
          RecordType.TXT,
          RecordType.HTTPS,
          RecordType.NS,
          RecordType.SOA,
          RecordType.SRV,
          RecordType.ANY);

  private Messages() {}

  /**
   * Returns the key of {@link #signed()} messages.
   *
   * @return a key for HMAC-SHA256
   */
  public static TsigKey key() {
    return TsigKey.of(Name.of("testkit.example."), TsigAlgorithm.HMAC_SHA256, new byte[32]);
  }

  /**
   * Generates messages with a random one of the other generators of this class; of a zone transfer
   * it is one message. Queries are the simplest.
   *
   * @return the generator
   */
  public static Generator<Message> any() {
    List<Generator<Message>> kinds =
        List.of(
            queries(),
            responses(),
            referrals(),
            negatives(),
            updates(),
            choices -> choices.oneOf(transfers().make(choices)),
            signed(),
            statefuls());
    return choices -> choices.oneOf(kinds).make(choices);
  }

  /**
   * Removes the answer and authority sections of messages that are too long for the mutators,
   * because the data of some types have no bound.
   */
  private static Generator<Message> shortened(Generator<Message> generator) {
    return choices -> {
      Message message = generator.make(choices);
      MessageBuilder builder = message.toBuilder();
      boolean all = octets(message).length <= LARGEST;
      return all ? message : builder.clear(Section.ANSWER).clear(Section.AUTHORITY).build();
    };
  }

  /**
   * Generates queries: one question, and in half of them EDNS.
   *
   * @return the generator
   */
  public static Generator<Message> queries() {
    return Messages::query;
  }

  private static Message query(Choices choices) {
    Name name = Names.plausible().make(choices);
    MessageBuilder builder =
        Message.builder()
            .id((int) choices.bits(16))
            .recursionDesired(choices.chance(1, 2))
            .question(new Question(name, asked(choices)));
    edns(builder, choices);
    return builder.build();
  }

  private static RecordType asked(Choices choices) {
    return choices.chance(1, 4) ? choices.oneOf(Records.dataTypes()) : choices.oneOf(ASKED);
  }

  private static void edns(MessageBuilder builder, Choices choices) {
    if (choices.chance(1, 2)) {
      builder.edns(Options.edns().make(choices));
    }
  }

  /**
   * Generates responses: up to two aliases, up to three records of the QTYPE, and sometimes name
   * servers and their addresses.
   *
   * @return the generator
   */
  public static Generator<Message> responses() {
    return shortened(Messages::response);
  }

  private static Message response(Choices choices) {
    Name zone = Names.zone(choices);
    Name owner = Names.below(zone, choices);
    RecordType type = asked(choices);
    MessageBuilder builder = answering(owner, type, choices);
    for (int aliases = choices.below(3); aliases > 0; aliases--) {
      Name target = Names.below(zone, choices);
      builder.answer(new ResourceRecord(owner, choices.bits(17), new Cname(target)));
      owner = target;
    }
    long ttl = choices.bits(17);
    for (int records = choices.below(4); records > 0; records--) {
      RData rdata =
          type.equals(RecordType.ANY)
              ? Records.rdata().make(choices)
              : Records.rdata(type).make(choices);
      builder.answer(new ResourceRecord(owner, ttl, rdata));
    }
    if (choices.chance(1, 3)) {
      servers(builder, zone, choices);
    }
    if (choices.chance(1, 3)) {
      builder.additional(Records.record(Names.below(zone, choices), choices));
    }
    edns(builder, choices);
    return builder.build();
  }

  private static MessageBuilder answering(Name name, RecordType type, Choices choices) {
    return Message.builder()
        .id((int) choices.bits(16))
        .response(true)
        .authoritative(choices.chance(1, 2))
        .recursionDesired(choices.chance(1, 2))
        .recursionAvailable(choices.chance(1, 2))
        .question(new Question(name, type));
  }

  private static void servers(MessageBuilder builder, Name zone, Choices choices) {
    for (int servers = choices.between(1, 3); servers > 0; servers--) {
      Name server = zone.child(Octets.utf8("ns" + servers));
      builder.authority(new ResourceRecord(zone, 86_400, new Ns(server)));
      builder.additional(new ResourceRecord(server, 86_400, new A((int) choices.bits(32))));
      if (choices.chance(1, 2)) {
        Ipv6 address = new Ipv6(choices.bits(64), choices.bits(64));
        builder.additional(new ResourceRecord(server, 86_400, new Aaaa(address)));
      }
    }
  }

  /**
   * Generates referrals: the servers of a child zone and their addresses, sometimes with DS; RFC
   * 1034 section 4.3.2.
   *
   * @return the generator
   */
  public static Generator<Message> referrals() {
    return shortened(
        choices -> {
          Name zone = Names.zone(choices);
          MessageBuilder builder =
              answering(Names.below(zone, choices), asked(choices), choices).authoritative(false);
          servers(builder, zone, choices);
          if (choices.chance(1, 3)) {
            builder.authority(
                new ResourceRecord(zone, 3_600, Records.rdata(RecordType.DS).make(choices)));
          }
          edns(builder, choices);
          return builder.build();
        });
  }

  /**
   * Generates negative answers: NXDOMAIN or NODATA, with SOA and sometimes NSEC, NSEC3 and RRSIG of
   * random content; RFC 2308.
   *
   * @return the generator
   */
  public static Generator<Message> negatives() {
    return shortened(
        choices -> {
          Name zone = Names.zone(choices);
          Name name = Names.below(zone, choices);
          MessageBuilder builder = answering(name, asked(choices), choices);
          builder.rcode(choices.chance(1, 2) ? Rcode.NXDOMAIN : Rcode.NOERROR);
          builder.authority(soa(zone, choices));
          for (RecordType type : List.of(RecordType.NSEC, RecordType.NSEC3, RecordType.RRSIG)) {
            if (choices.chance(1, 3)) {
              builder.authority(new ResourceRecord(name, 300, Records.rdata(type).make(choices)));
            }
          }
          edns(builder, choices);
          return builder.build();
        });
  }

  private static ResourceRecord soa(Name zone, Choices choices) {
    Name server = zone.child(Octets.utf8("ns1"));
    Name mailbox = zone.child(Octets.utf8("hostmaster"));
    return new ResourceRecord(
        zone, 3_600, new Soa(server, mailbox, choices.bits(32), 7_200, 900, 1_209_600, 300));
  }

  /**
   * Generates dynamic updates: a zone, and up to two prerequisites and three changes, which may be
   * additions or deletions; RFC 2136 section 2.
   *
   * @return the generator
   */
  public static Generator<Message> updates() {
    return shortened(Messages::update);
  }

  private static Message update(Choices choices) {
    Name zone = Names.zone(choices);
    MessageBuilder builder =
        Message.builder()
            .id((int) choices.bits(16))
            .opcode(Opcode.UPDATE)
            .question(new Question(zone, RecordType.SOA));
    for (int prerequisites = choices.below(3); prerequisites > 0; prerequisites--) {
      builder.answer(change(zone, choices));
    }
    for (int changes = choices.below(4); changes > 0; changes--) {
      builder.authority(change(zone, choices));
    }
    edns(builder, choices);
    return builder.build();
  }

  private static ResourceRecord change(Name zone, Choices choices) {
    Name owner = Names.below(zone, choices);
    return switch (choices.below(4)) {
      case 0, 1 -> update(owner, RecordClass.IN, choices);
      case 2 -> update(owner, RecordClass.NONE, choices);
      default ->
          new ResourceRecord(
              owner,
              choices.oneOf(List.of(RecordClass.ANY, RecordClass.NONE)),
              0,
              new EmptyRData(choices.oneOf(ASKED)));
    };
  }

  /**
   * Returns a record of an update whose data are not empty, because empty data would be read as
   * missing data.
   */
  private static ResourceRecord update(Name owner, RecordClass recordClass, Choices choices) {
    RData rdata = Records.rdata().make(choices);
    boolean empty = rdata.toGenericText().equals("\\# 0");
    return new ResourceRecord(owner, recordClass, 0, empty ? new A((int) choices.bits(32)) : rdata);
  }

  /**
   * Generates zone transfers as lists of one to three messages: SOA first and last, the question in
   * the first message only or in all; RFC 5936 section 2.2.
   *
   * @return the generator
   */
  public static Generator<List<Message>> transfers() {
    return Messages::transfer;
  }

  private static List<Message> transfer(Choices choices) {
    Name zone = Names.zone(choices);
    Question question = new Question(zone, RecordType.AXFR);
    int id = (int) choices.bits(16);
    int count = choices.between(1, 3);
    boolean always = choices.chance(1, 2);
    ResourceRecord soa = soa(zone, choices);
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MessageBuilder builder = Message.builder().id(id).response(true).authoritative(true);
      if (i == 0 || always) {
        builder.question(question);
      }
      if (i == 0) {
        builder.answer(soa);
      }
      for (int records = choices.below(5); records > 0; records--) {
        ResourceRecord record = Records.record(Names.below(zone, choices), choices);
        if (record.rdata().toGenericText().length() < LARGEST / 4) {
          builder.answer(record);
        }
      }
      if (i == count - 1) {
        builder.answer(soa);
      }
      messages.add(builder.build());
    }
    return List.copyOf(messages);
  }

  /**
   * Generates queries and updates signed with {@link #key()} at {@link #SIGNED_AT}; RFC 8945.
   *
   * @return the generator
   */
  public static Generator<Message> signed() {
    return choices -> {
      Message message = (choices.chance(1, 2) ? updates() : queries()).make(choices);
      ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
      message.write(out);
      if (!new TsigClient(key()).sign(out, 0, SIGNED_AT)) {
        throw new AssertionError("no room for TSIG after " + out.position() + " octets");
      }
      return parsed(Arrays.copyOf(out.array(), out.position()));
    };
  }

  /**
   * Generates messages of DNS Stateful Operations with one or two TLVs: Keepalive, or types without
   * a decoder; RFC 8490.
   *
   * @return the generator
   */
  public static Generator<Message> statefuls() {
    return choices -> {
      DsoMessage message =
          switch (choices.below(3)) {
            case 0 -> DsoMessage.request((int) choices.bits(16) | 1, keepAlive(choices));
            case 1 ->
                DsoMessage.request(
                    (int) choices.bits(16) | 1,
                    keepAlive(choices),
                    new UnknownTlv(
                        DsoType.of(choices.between(0xF800, 0xFBFF)), choices.someOctets(0, 60)));
            default ->
                DsoMessage.unidirectional(
                    new UnknownTlv(DsoType.of(0xF800), choices.someOctets(0, 60)));
          };
      return message.toMessage();
    };
  }

  private static KeepAlive keepAlive(Choices choices) {
    return new KeepAlive(choices.bits(32), choices.bits(32));
  }

  private static Message parsed(byte[] octets) {
    try {
      return Message.parse(ByteBuffer.wrap(octets));
    } catch (WireFormatException impossible) {
      throw new AssertionError("a message of our own is malformed", impossible);
    }
  }

  /** Returns the octets of a message, with names compressed. */
  static byte[] octets(Message message) {
    ByteBuffer out = ByteBuffer.allocate(USUAL);
    if (!new MessageWriter().write(message, out)) {
      out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
      message.write(out);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Returns the octets of RDATA, without compression. */
  static byte[] octets(RData rdata) {
    return rdata.toOctets().toArray();
  }
}
