package io.wiredns.core.client;

import io.wiredns.codec.code.Opcode;
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
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encodes a query for one server, according to the known properties of the server and the queries
 * already sent.
 */
final class QueryEncoder {
  private final ClientParts parts;
  private final MessageWriter writer;
  private final ByteBuffer out = ByteBuffer.allocate(SentQuery.PREFIX + WireLimits.MESSAGE_OCTETS);

  QueryEncoder(ClientParts parts) {
    this.parts = parts;
    writer = new MessageWriter(parts.settings.registry);
  }

  /**
   * Encodes a query without its ID, which {@link #finish} sets.
   *
   * @throws IllegalArgumentException if the query does not fit in a message
   */
  SentQuery encode(PendingRequest<?> request, Target target) {
    SentQuery sent = new SentQuery(request, target, target.stream);
    QueryTail tail = tail(request.query, target);
    if (tail != null) {
      sent.frame = frame(request.query, tail, sent);
    } else {
      general(sent);
    }
    if (parts.settings.mixedCase && isPlain(request.query)) {
      mixCase(sent);
    }
    return sent;
  }

  /** Returns the known tail of a query; null if there is none. */
  private static QueryTail tail(Message query, Target target) {
    QueryTail tail = target.upstream.tail(target.stream);
    return tail != null && tail.isCurrent(target.upstream) && isBare(query) && target.isDefault()
        ? tail
        : null;
  }

  /** Returns the octets of a query that has one question, and a known tail. */
  private static byte[] frame(Message query, QueryTail tail, SentQuery sent) {
    Question question = query.questions().get(0);
    Name name = question.name();
    int end = SentQuery.PREFIX + WireLimits.HEADER_OCTETS + name.length() + 4;
    sent.questionEnd = end - SentQuery.PREFIX;
    byte[] frame = new byte[end + tail.length()];
    put16(frame, 0, frame.length - SentQuery.PREFIX);
    put16(frame, SentQuery.PREFIX + 2, query.flags());
    put16(frame, SentQuery.PREFIX + 4, 1);
    put16(frame, SentQuery.PREFIX + 10, tail.length() == 0 ? 0 : 1);
    name.copyTo(frame, SentQuery.PREFIX + WireLimits.HEADER_OCTETS);
    put16(frame, end - 4, question.type().value());
    put16(frame, end - 2, question.recordClass().value());
    tail.copyTo(sent, frame, end);
    return frame;
  }

  private static void put16(byte[] octets, int at, int value) {
    octets[at] = (byte) (value >>> 8);
    octets[at + 1] = (byte) value;
  }

  /** Encodes any query. */
  private void general(SentQuery sent) {
    PendingRequest<?> request = sent.request;
    Target target = sent.target;
    if (target.key != null) {
      sent.signer = new TsigClient(target.key);
    }
    int reserved = sent.signer == null ? 0 : sent.signer.signatureOctets();
    Edns edns = edns(request, target, sent);
    ResourceRecord opt = edns == null ? null : ResourceRecord.of(edns);
    write(request.query, opt, sent, reserved);
    if (edns != null && parts.settings.paddingBlock > 0) {
      int octets = out.position() - SentQuery.PREFIX;
      Padding padding = Padding.toBlock(octets, parts.settings.paddingBlock, reserved);
      if (octets + padding.octets().length() + reserved + 4 <= WireLimits.MESSAGE_OCTETS) {
        write(request.query, ResourceRecord.of(edns.withOption(padding)), sent, reserved);
      }
    }
    if (edns != null) {
      sent.ednsVersion = edns.version();
      sent.udpPayloadSize = edns.udpPayloadSize();
    }
    if (sent.signer == null) {
      sent.frame = frame();
    }
    if (isBare(request.query)
        && target.isDefault()
        && parts.settings.paddingBlock == 0
        && (edns != null || !parts.settings.edns)) {
      int end = SentQuery.PREFIX + sent.questionEnd;
      target.upstream.tail(sent.stream, new QueryTail(sent, out.array(), end, out.position()));
    }
  }

  /** Returns a copy of the frame that was written last. */
  private byte[] frame() {
    put16(out.array(), 0, out.position() - SentQuery.PREFIX);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Sets the ID of the query, and signs it if it has a key. */
  void finish(SentQuery sent, int id) {
    sent.id = id;
    if (sent.signer != null) {
      out.putShort(SentQuery.PREFIX, (short) id);
      if (!sent.signer.sign(out, SentQuery.PREFIX, parts.seconds.now())) {
        throw new IllegalArgumentException("the signed message exceeds 65535 octets");
      }
      sent.frame = frame();
    } else {
      put16(sent.frame, SentQuery.PREFIX, id);
    }
  }

  /** Returns the length of the message encoded last, without its signature. */
  int octets(SentQuery sent) {
    return (sent.frame == null ? out.position() : sent.frame.length) - SentQuery.PREFIX;
  }

  /** Returns the EDNS fields of the query, or null if it has no OPT record. */
  private Edns edns(PendingRequest<?> request, Target target, SentQuery sent) {
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
          sent.clientCookie = cookie.client();
          sent.serverCookieSent = cookie.hasServer();
        }
        if (!(option instanceof ClientSubnet && target.withoutSubnet)) {
          options.add(option);
        }
      }
    }
    if (settings.cookies && sent.clientCookie == null && !target.withoutOptions) {
      options.add(cookie(target, sent));
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
   * Makes the cookie of a query. The server cookie is sent over UDP only: over TCP it is not
   * needed, and without it a response shows whether the server still supports cookies.
   */
  private static Cookie cookie(Target target, SentQuery sent) {
    Octets server = target.stream ? Octets.EMPTY : target.upstream.serverCookie();
    sent.clientCookie = target.upstream.clientCookie();
    sent.serverCookieSent = server.length() > 0;
    return new Cookie(sent.clientCookie, server);
  }

  private void write(Message query, ResourceRecord opt, SentQuery sent, int reserved) {
    out.clear().position(SentQuery.PREFIX);
    writer.begin(out, WireLimits.MESSAGE_OCTETS - reserved, 0, query.flags());
    boolean fits = true;
    for (Question question : query.questions()) {
      fits &= writer.question(question);
    }
    sent.questionEnd = writer.length();
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

  /** Returns whether the message has one question and no records, not even OPT. */
  private static boolean isBare(Message query) {
    return query.questions().size() == 1
        && query.answers().isEmpty()
        && query.authorities().isEmpty()
        && query.additionals().isEmpty();
  }

  /**
   * Returns whether the message is of opcode QUERY, with one question and no records but OPT, so
   * that no other name can be compressed to the question's name, whose case is changed.
   */
  private static boolean isPlain(Message query) {
    return query.opcode().equals(Opcode.QUERY)
        && query.questions().size() == 1
        && query.answers().isEmpty()
        && query.authorities().isEmpty()
        && query.additionals().size() == (query.edns().isPresent() ? 1 : 0);
  }

  private void mixCase(SentQuery sent) {
    sent.mixedCase = true;
    byte[] octets = sent.frame == null ? out.array() : sent.frame;
    int at = SentQuery.PREFIX + WireLimits.HEADER_OCTETS;
    int end = SentQuery.PREFIX + sent.questionEnd - 4;
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
