package io.wiredns.core.client;

import io.netty.buffer.ByteBuf;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Padding;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Makes the octets of a query for one server, by what is known of it and what was tried there. */
final class QueryEncoder {
  private final ClientParts parts;
  private final MessageWriter writer;
  private final ByteBuffer out = ByteBuffer.allocate(Leg.PREFIX + WireLimits.MESSAGE_OCTETS);

  QueryEncoder(ClientParts parts) {
    this.parts = parts;
    writer = new MessageWriter(parts.settings.registry);
  }

  /**
   * Makes a query without its ID, which {@link #finish} sets.
   *
   * @throws IllegalArgumentException if it does not fit a message
   */
  Leg encode(PendingRequest<?> request, Target target) {
    Leg leg = new Leg(request, target, target.stream);
    if (target.key != null) {
      leg.signer = new TsigClient(target.key);
    }
    int reserved = leg.signer == null ? 0 : leg.signer.signatureOctets();
    Edns edns = edns(request, target, leg);
    ResourceRecord opt = edns == null ? null : opt(edns);
    write(request.query, opt, leg, reserved);
    if (edns != null && parts.settings.paddingBlock > 0) {
      int octets = out.position() - Leg.PREFIX;
      Padding padding = Padding.toBlock(octets, parts.settings.paddingBlock, reserved);
      if (octets + padding.octets().length() + reserved + 4 <= WireLimits.MESSAGE_OCTETS) {
        write(request.query, opt(edns.withOption(padding)), leg, reserved);
      }
    }
    if (edns != null) {
      leg.ednsVersion = edns.version();
      leg.udpPayloadSize = edns.udpPayloadSize();
    }
    if (parts.settings.mixedCase && isPlain(request.query)) {
      mixCase(leg);
    }
    return leg;
  }

  /** Gives a leg its ID, signs it if it is to be signed, and makes its frame. */
  void finish(Leg leg, int id) {
    out.putShort(Leg.PREFIX, (short) id);
    if (leg.signer != null && !leg.signer.sign(out, Leg.PREFIX, parts.seconds.now())) {
      throw new IllegalArgumentException("the signed message exceeds 65535 octets");
    }
    int octets = out.position() - Leg.PREFIX;
    out.putShort(0, (short) octets);
    ByteBuf frame = parts.allocator.directBuffer(out.position(), out.position());
    frame.writeBytes(out.array(), out.arrayOffset(), out.position());
    leg.frame = frame;
    leg.id = id;
  }

  /** How many octets the message has that was encoded last, without a signature. */
  int octets() {
    return out.position() - Leg.PREFIX;
  }

  private static ResourceRecord opt(Edns edns) {
    return new ResourceRecord(
        Name.ROOT,
        RecordClass.of(edns.udpPayloadSize()),
        edns.ttlField() & 0xFFFF_FFFFL,
        new Opt(edns.options()));
  }

  /** What the query says by EDNS, or null if nothing. */
  private Edns edns(PendingRequest<?> request, Target target, Leg leg) {
    ClientSettings settings = parts.settings;
    Edns own = request.edns;
    if (target.withoutEdns || own == null && !settings.edns) {
      return null;
    }
    if (target.upstream.lacksEdns() && !request.needsEdns) {
      return null;
    }
    List<EdnsOption> options = new ArrayList<>();
    if (own != null && !target.withoutOptions) {
      for (EdnsOption option : own.options()) {
        if (option instanceof Cookie cookie) {
          leg.clientCookie = cookie.client();
          leg.serverCookieSent = cookie.hasServer();
        }
        if (!(option instanceof ClientSubnet && target.withoutSubnet)) {
          options.add(option);
        }
      }
    }
    if (settings.cookies && leg.clientCookie == null && !target.withoutOptions) {
      options.add(cookie(target, leg));
    }
    int size = own == null ? settings.udpPayloadSize : own.udpPayloadSize();
    if (target.udpPayloadSize >= 0) {
      size = Math.min(size, target.udpPayloadSize);
    }
    int version = own == null ? 0 : own.version();
    if (target.ednsVersion >= 0) {
      version = target.ednsVersion;
    }
    return Edns.ofFields(size, version << 16 | (own == null ? 0 : own.flags()), options);
  }

  /**
   * The server's part goes along over UDP. Over TCP nobody needs it, and there a server that has
   * forgotten cookies can say so.
   */
  private static Cookie cookie(Target target, Leg leg) {
    Octets server = target.stream ? Octets.EMPTY : target.upstream.serverCookie();
    leg.clientCookie = target.upstream.clientCookie();
    leg.serverCookieSent = server.length() > 0;
    return new Cookie(leg.clientCookie, server);
  }

  private void write(Message query, ResourceRecord opt, Leg leg, int reserved) {
    out.clear().position(Leg.PREFIX);
    writer.begin(out, WireLimits.MESSAGE_OCTETS - reserved, 0, query.flags());
    boolean fits = true;
    for (Question question : query.questions()) {
      fits &= writer.question(question);
    }
    leg.questionEnd = writer.length();
    for (ResourceRecord record : query.answers()) {
      fits &= writer.record(Section.ANSWER, record);
    }
    for (ResourceRecord record : query.authorities()) {
      fits &= writer.record(Section.AUTHORITY, record);
    }
    for (ResourceRecord record : query.additionals()) {
      if (!record.type().equals(RecordType.OPT)) {
        fits &= writer.record(Section.ADDITIONAL, record);
      }
    }
    if (opt != null) {
      fits &= writer.record(Section.ADDITIONAL, opt);
    }
    writer.finish();
    if (!fits) {
      throw new IllegalArgumentException("the query exceeds 65535 octets");
    }
  }

  /** A question and perhaps OPT: no other name can point into the question's. */
  private static boolean isPlain(Message query) {
    return query.opcode().equals(Opcode.QUERY)
        && query.questions().size() == 1
        && query.answers().isEmpty()
        && query.authorities().isEmpty()
        && query.additionals().size() == (query.edns().isPresent() ? 1 : 0);
  }

  private void mixCase(Leg leg) {
    leg.mixedCase = true;
    byte[] octets = out.array();
    int at = out.arrayOffset() + Leg.PREFIX + WireLimits.HEADER_OCTETS;
    int end = out.arrayOffset() + Leg.PREFIX + leg.questionEnd - 4;
    int bits = 0;
    for (int i = at, letters = 0; i < end; i++) {
      int lower = octets[i] | 0x20;
      if (lower >= 'a' && lower <= 'z') {
        if (letters++ % 16 == 0) {
          bits = parts.random.next16();
        }
        octets[i] = (byte) (lower ^ (bits & 1) << 5);
        bits >>>= 1;
      }
    }
  }
}
