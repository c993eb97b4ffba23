package io.wiredns.command;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.command.situation.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Builds a capture of queries and replies over UDP, packet by packet. */
public final class CraftedCapture {
  private static final long START = Instant.parse("2026-11-22T12:00:00Z").getEpochSecond();
  private static final int RAW_IP = 101;
  private static final int HEADERS = 28;

  private record Asked(String client, String server, int port, Message message) {}

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Asked> asked = new ArrayList<>();

  public CraftedCapture() {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putLong(0);
    header.putInt(65_535).putInt(RAW_IP);
    out.writeBytes(header.array());
  }

  /** Adds a query at a time in milliseconds; the words are name, type, and what it has. */
  public CraftedCapture ask(long at, String client, String server, String words)
      throws IOException {
    return ask(at, client, server, query(1000 + asked.size(), words));
  }

  /** Adds a query of any kind. */
  public CraftedCapture ask(long at, String client, String server, Message query)
      throws IOException {
    Asked next = new Asked(client, server, 20_000 + asked.size(), query);
    asked.add(next);
    packet(at, client, next.port, server, 53, query.toWire());
    return this;
  }

  /** Adds a reply to the n-th query, from 1 on. */
  public CraftedCapture reply(long at, int number, Reply reply) throws IOException {
    Asked to = asked.get(number - 1);
    return reply(at, number, reply.to(to.message));
  }

  /** Adds a reply with a header and records, as {@link Reply#of} takes them. */
  public CraftedCapture reply(long at, int number, String header, String... records)
      throws IOException {
    return reply(at, number, Reply.of(header, records));
  }

  /** Adds the octets of a reply to the n-th query. */
  public CraftedCapture reply(long at, int number, byte[] octets) throws IOException {
    Asked to = asked.get(number - 1);
    packet(at, to.server, 53, to.client, to.port, octets);
    return this;
  }

  public byte[] octets() {
    return out.toByteArray();
  }

  public static Message query(int id, String words) {
    String[] all = words.split(" ");
    MessageBuilder query = Message.builder().id(id);
    query.question(new Question(Name.of(all[0]), RecordType.parse(all[1])));
    Edns edns = Edns.request();
    boolean plain = false;
    for (int i = 2; i < all.length; i++) {
      switch (all[i]) {
        case "rd" -> query.recursionDesired(true);
        case "cd" -> query.checkingDisabled(true);
        case "do" -> edns = edns.withDnssecOk(true);
        case "plain" -> plain = true;
        case "subnet" -> edns = edns.withOption(subnet());
        case "cookie" ->
            edns = edns.withOption(Cookie.ofClient(Octets.fromHex("0102030405060708")));
        case "servercookie" ->
            edns =
                edns.withOption(
                    new Cookie(
                        Octets.fromHex("0102030405060708"), Octets.fromHex("1112131415161718")));
        case "version1" -> edns = edns.withVersion(1);
        case "status" -> query.opcode(Opcode.STATUS);
        default -> throw new IllegalArgumentException(all[i]);
      }
    }
    return (plain ? query : query.edns(edns)).build();
  }

  private static ClientSubnet subnet() {
    try {
      return ClientSubnet.of(InetAddress.getByName("192.0.2.0"), 24);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void packet(long at, String from, int source, String to, int destination, byte[] payload)
      throws IOException {
    int length = HEADERS + payload.length;
    ByteBuffer packet = ByteBuffer.allocate(16 + length).order(ByteOrder.LITTLE_ENDIAN);
    packet.putInt((int) (START + at / 1000)).putInt((int) (at % 1000) * 1000);
    packet.putInt(length).putInt(length).order(ByteOrder.BIG_ENDIAN);
    packet.putShort((short) 0x4500).putShort((short) length).putInt(0);
    packet.putShort((short) 0x4011).putShort((short) 0);
    packet.put(InetAddress.getByName(from).getAddress());
    packet.put(InetAddress.getByName(to).getAddress());
    packet.putShort((short) source).putShort((short) destination);
    packet.putShort((short) (length - 20)).putShort((short) 0).put(payload);
    out.writeBytes(packet.array());
  }
}
