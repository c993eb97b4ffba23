package io.wiredns.doctor.laboratory;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Answers one query by the actions of a {@link Rule}.
 *
 * <ul>
 *   <li>{@code drop}: no reply; {@code close} and {@code reset}: the connection ends without one;
 *       {@code delay=MS}: the reply comes later.
 *   <li>{@code rcode=X}: an empty reply with this code; {@code spoil=X}: the reply with this code.
 *   <li>{@code upstream=ADDRESS}: another server's reply; {@code plain}: the reply to the same
 *       query without EDNS; {@code version0}: the reply to the same query with version 0.
 *   <li>{@code aa noaa tc ra}: flags; {@code noanswer noauthority noadditional noopt}: without it;
 *       {@code answer=RECORD authority=RECORD additional=RECORD}: with a record; {@code ttl=N}: all
 *       TTLs of answers; {@code ede=CODE} or {@code ede=CODE:TEXT}: with an extended error; {@code
 *       badcookie}: an empty reply with BADCOOKIE and the cookies.
 *   <li>{@code id}, {@code question=NAME_TYPE}: another ID or question; {@code source=ADDRESS}:
 *       from another address; {@code cut=N}: without the last octets; {@code trail=HEX}: more
 *       octets; {@code patch=OFFSET:HEX}: other octets, from the end if the offset is negative.
 *   <li>{@code clock=SECONDS}: checks and signs with TSIG as a server whose clock differs by so
 *       much, with the key {@link #KEY}.
 * </ul>
 */
final class Answerer {
  /** The key of the laboratory, as dig's {@code -y} takes it. */
  static final String KEY = "hmac-sha256:lab.key:bGFib3JhdG9yeS1sYWJvcmF0b3J5LWxhYm9yYXRvcnk=";

  private final ScriptedAuthority.Query query;
  private final List<Rule.Word> actions;

  Answerer(ScriptedAuthority.Query query, List<Rule.Word> actions) {
    this.query = query;
    this.actions = actions;
  }

  void run() throws IOException, WireFormatException {
    for (Rule.Word action : actions) {
      switch (action.key()) {
        case "drop" -> {
          return;
        }
        case "close" -> {
          query.close();
          return;
        }
        case "reset" -> {
          query.reset();
          return;
        }
        case "clock" -> {
          query.send(withOtherClock(Duration.ofSeconds(action.number())));
          return;
        }
        case "delay" -> {
          if (!slept(action.number())) {
            return;
          }
        }
        default -> {}
      }
    }
    send(changed());
  }

  private static boolean slept(int milliseconds) {
    try {
      Thread.sleep(milliseconds); // The server is slow; nothing waits for the end of this time.
      return true;
    } catch (InterruptedException ended) {
      return false;
    }
  }

  private void send(Message reply) throws IOException {
    int limit = query.isTcp() ? 65_535 : query.message().maxResponseOctets();
    byte[] octets = reply.toWire(limit);
    InetAddress source = null;
    for (Rule.Word action : actions) {
      switch (action.key()) {
        case "id" -> octets[0] ^= 1;
        case "cut" -> octets = Arrays.copyOf(octets, octets.length - action.number());
        case "trail" -> {
          byte[] more = HexFormat.of().parseHex(action.value());
          octets = Arrays.copyOf(octets, octets.length + more.length);
          System.arraycopy(more, 0, octets, octets.length - more.length, more.length);
        }
        case "patch" -> {
          String[] parts = action.value().split(":");
          int at = Integer.parseInt(parts[0]);
          byte[] other = HexFormat.of().parseHex(parts[1]);
          System.arraycopy(other, 0, octets, at < 0 ? octets.length + at : at, other.length);
        }
        case "source" -> source = InetAddress.getByName(action.value());
        default -> {}
      }
    }
    if (source == null) {
      query.send(octets);
    } else {
      query.sendFrom(octets, source);
    }
  }

  private Message changed() throws WireFormatException, IOException {
    MessageBuilder reply = base().toBuilder();
    for (Rule.Word action : actions) {
      switch (action.key()) {
        case "rcode", "spoil" -> reply.rcode(Rcode.parse(action.value()));
        case "badcookie" -> reply.rcode(Rcode.BADCOOKIE).option(cookie());
        case "ede" -> reply.option(extendedError(action.value()));
        case "aa" -> reply.authoritative(true);
        case "noaa" -> reply.authoritative(false);
        case "tc" -> reply.truncated(true);
        case "ra" -> reply.recursionAvailable(true);
        case "noopt" -> reply.withoutEdns();
        case "noanswer" -> reply.clear(Section.ANSWER);
        case "noauthority" -> reply.clear(Section.AUTHORITY);
        case "answer" -> reply.answer(record(action.value()));
        case "authority" -> reply.authority(record(action.value()));
        case "additional" -> reply.additional(record(action.value()));
        case "ttl" -> {
          List<ResourceRecord> answers = reply.build().answers();
          reply.clear(Section.ANSWER);
          answers.forEach(one -> reply.answer(one.withTtl(action.number())));
        }
        default -> {}
      }
    }
    Message made = reply.build();
    for (Rule.Word action : actions) {
      if (action.key().equals("question")) {
        made = withQuestion(made, action.value());
      }
    }
    return made;
  }

  /** Returns the reply that is to be changed. */
  private Message base() throws WireFormatException, IOException {
    Message asked = query.message();
    InetAddress server = query.upstream();
    for (Rule.Word action : actions) {
      switch (action.key()) {
        case "rcode", "badcookie" -> {
          return Message.responseTo(asked).build();
        }
        case "upstream" -> server = InetAddress.getByName(action.value());
        case "plain" -> asked = asked.toBuilder().withoutEdns().build();
        case "version0" -> asked = asked.toBuilder().ednsVersion(0).build();
        default -> {}
      }
    }
    return Message.parse(ScriptedAuthority.ask(asked.toWire(), server));
  }

  private static Message withQuestion(Message reply, String text) {
    String[] words = text.split(" ");
    Question other = new Question(Name.of(words[0]), RecordType.parse(words[1]));
    MessageBuilder changed =
        Message.builder().id(reply.id()).flags(reply.flags()).rcode(reply.rcode()).question(other);
    reply.answers().forEach(changed::answer);
    reply.authorities().forEach(changed::authority);
    reply.additionals().forEach(changed::additional);
    return changed.build();
  }

  private Cookie cookie() {
    return query
        .message()
        .edns()
        .flatMap(edns -> edns.option(Cookie.class))
        .map(cookie -> cookie.withServer(Octets.fromHex("0102030405060708")))
        .orElseThrow();
  }

  private static ExtendedError extendedError(String value) {
    String[] parts = value.split(":", 2);
    ExtendedErrorCode code = ExtendedErrorCode.of(Integer.parseInt(parts[0]));
    return parts.length == 1 ? ExtendedError.of(code) : ExtendedError.of(code, parts[1]);
  }

  private static ResourceRecord record(String text) {
    try {
      return ResourceRecord.parse(text);
    } catch (TextFormatException wrong) {
      throw new IllegalArgumentException(text, wrong);
    }
  }

  private byte[] withOtherClock(Duration difference) throws WireFormatException, IOException {
    Instant now = Instant.now().plus(difference);
    TsigServer server = new TsigServer(TsigKeyRing.of(TsigKey.parse(KEY)));
    ByteBuffer out = ByteBuffer.allocate(65_535);
    if (!server.verify(ByteBuffer.wrap(query.octets()), now).isVerified()) {
      server.writeError(out, now);
    } else {
      out.put(Message.parse(query.reply()).toWire());
      server.sign(out, 0, now);
    }
    return Arrays.copyOf(out.array(), out.position());
  }
}
