package io.wiredns.stateful;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireWriter;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message of DNS Stateful Operations; RFC 8490 section 5.4: a header whose counts are 0, and TLVs
 * instead of sections.
 *
 * <pre>
 *   ID 16 | QR, OPCODE 6, Z, RCODE 16 | four counts, 0 | { TLV } zero or more times
 * </pre>
 *
 * <p>What the TLVs mean to a session, and in which message each may be, is the session's to judge:
 * an unknown primary TLV in a request is answered with DSOTYPENI, unknown additional ones are
 * ignored. Flags other than QR are not kept; RFC 8490 section 5.4.1 has them sent as 0 and ignored.
 *
 * @param id the identifier, 0 to 65535; 0 in a unidirectional message only
 * @param response whether the message is a response
 * @param rcode what a response says, 0 to 15; NOERROR in all other messages
 * @param tlvs the TLVs in their order: in a request or unidirectional message the first is the
 *     primary one, all others are additional
 * @since 0.1
 */
public record DsoMessage(int id, boolean response, Rcode rcode, List<DsoTlv> tlvs) {
  private static final int COUNTS_OFFSET = 4;
  private static final int OPCODE_SHIFT = 11;
  private static final Octets HEADER = Octets.of(new byte[WireLimits.HEADER_OCTETS]);

  /** Enough for most messages. */
  private static final int FIRST_ROOM = 512;

  /**
   * The message of its parts.
   *
   * @param id 0 to 65535
   * @param response whether it is a response
   * @param rcode 0 to 15
   * @param tlvs the TLVs in their order
   * @throws IllegalArgumentException if the identifier or the RCODE does not fit its field
   */
  public DsoMessage {
    TlvRanges.u16("ID", id);
    if (rcode.isExtended()) {
      throw new IllegalArgumentException("RCODE " + rcode + " needs OPT, which DSO does not have");
    }
    tlvs = List.copyOf(tlvs);
  }

  /**
   * A request, which wants a response.
   *
   * @param id 1 to 65535
   * @param tlvs the primary TLV and the additional ones
   * @return the message
   * @throws IllegalArgumentException if the identifier is out of range
   */
  public static DsoMessage request(int id, DsoTlv... tlvs) {
    if (id == 0) {
      throw new IllegalArgumentException("ID 0 is that of a unidirectional message");
    }
    return new DsoMessage(id, false, Rcode.NOERROR, List.of(tlvs));
  }

  /**
   * A message that wants no response.
   *
   * @param tlvs the primary TLV and the additional ones
   * @return the message, with ID 0
   */
  public static DsoMessage unidirectional(DsoTlv... tlvs) {
    return new DsoMessage(0, false, Rcode.NOERROR, List.of(tlvs));
  }

  /**
   * A response to a request.
   *
   * @param request the request
   * @param rcode what the response says, 0 to 15
   * @param tlvs the TLVs of the response, perhaps none
   * @return the message
   * @throws IllegalArgumentException if the request is none, or the RCODE does not fit its field
   */
  public static DsoMessage responseTo(DsoMessage request, Rcode rcode, DsoTlv... tlvs) {
    if (request.response || request.id == 0) {
      throw new IllegalArgumentException("only a request is answered");
    }
    return new DsoMessage(request.id, true, rcode, List.of(tlvs));
  }

  /**
   * Whether this message wants no response and is none.
   *
   * @return true if the ID is 0 and QR is clear
   */
  public boolean isUnidirectional() {
    return id == 0 && !response;
  }

  /**
   * The first TLV, by which a request or unidirectional message is told.
   *
   * @return the TLV, or nothing if there is none
   */
  public Optional<DsoTlv> primary() {
    return tlvs.stream().findFirst();
  }

  /**
   * All TLVs but the first.
   *
   * @return the TLVs in their order, perhaps none
   */
  public List<DsoTlv> additionals() {
    return tlvs.isEmpty() ? tlvs : tlvs.subList(1, tlvs.size());
  }

  /**
   * Reads the TLVs of a message.
   *
   * @param message a message of opcode DSO
   * @return what it says
   * @throws WireFormatException if a TLV is malformed or the header counts sections; offsets count
   *     from the message's first octet
   * @throws IllegalArgumentException if the opcode is another
   */
  public static DsoMessage of(Message message) throws WireFormatException {
    return of(message, Registry.standard());
  }

  /**
   * Reads the TLVs of a message, RDATA inside them with the types of a user's.
   *
   * @param message a message of opcode DSO
   * @param registry decodes RDATA
   * @return what it says
   * @throws WireFormatException if a TLV is malformed or the header counts sections; offsets count
   *     from the message's first octet
   * @throws IllegalArgumentException if the opcode is another
   */
  public static DsoMessage of(Message message, Registry registry) throws WireFormatException {
    if (!message.opcode().equals(Opcode.DSO)) {
      throw new IllegalArgumentException("opcode " + message.opcode() + " is not DSO");
    }
    Header header = message.header();
    checkCounts(header);
    return new DsoMessage(
        message.id(),
        message.isResponse(),
        Rcode.of(header.rcodeBits()),
        tlvs(message.body(), registry));
  }

  /**
   * Refuses a header whose counts are not zero, as those of all DSO messages are.
   *
   * @param header the header of a message of opcode DSO
   * @throws WireFormatException if it counts questions or records
   */
  public static void checkCounts(Header header) throws WireFormatException {
    int entries =
        header.questionCount()
            + header.answerCount()
            + header.authorityCount()
            + header.additionalCount();
    if (entries > 0) {
      Diagnosis diagnosis = new Diagnosis();
      diagnosis.set(DsoFault.DSO_COUNTS, COUNTS_OFFSET, entries, 0);
      throw diagnosis.exception("header counts");
    }
  }

  /**
   * Reads TLVs.
   *
   * @param body what follows a header
   * @return the TLVs in their order
   * @throws WireFormatException if one is malformed; offsets count from the header's first octet
   * @throws IllegalArgumentException if the body is longer than any message
   */
  public static List<DsoTlv> tlvs(Octets body) throws WireFormatException {
    return tlvs(body, Registry.standard());
  }

  /**
   * Reads TLVs, RDATA inside them with the types of a user's.
   *
   * @param body what follows a header
   * @param registry decodes RDATA
   * @return the TLVs in their order
   * @throws WireFormatException if one is malformed; offsets count from the header's first octet
   * @throws IllegalArgumentException if the body is longer than any message
   */
  public static List<DsoTlv> tlvs(Octets body, Registry registry) throws WireFormatException {
    return new TlvReader(body, registry).strict();
  }

  /**
   * Reads what is good of TLVs: each that breaks the rules of its type comes out as a {@link
   * MalformedTlv} with the octets that it has, and nothing behind a TLV whose length is wrong comes
   * out at all.
   *
   * @param body what follows a header
   * @param faults takes what is wrong; offsets count from the header's first octet
   * @return the TLVs in their order
   * @throws IllegalArgumentException if the body is longer than any message
   */
  public static List<DsoTlv> tlvsTolerant(Octets body, List<WireFormatException> faults) {
    return tlvsTolerant(body, faults, Registry.standard());
  }

  /**
   * Reads what is good of TLVs, RDATA inside them with the types of a user's.
   *
   * @param body what follows a header
   * @param faults takes what is wrong; offsets count from the header's first octet
   * @param registry decodes RDATA
   * @return the TLVs in their order
   * @throws IllegalArgumentException if the body is longer than any message
   */
  public static List<DsoTlv> tlvsTolerant(
      Octets body, List<WireFormatException> faults, Registry registry) {
    return new TlvReader(body, registry).tolerant(faults);
  }

  /**
   * The TLVs on the wire, as the body of a message.
   *
   * @return the octets
   * @throws IllegalArgumentException if they fit no message, or a strict reader would not take
   *     them: one is malformed, or stands for octets, as {@link UnknownTlv} and {@code
   *     UnknownRData} do, that break the rules of their type or have pointers
   */
  public Octets body() {
    return body(Registry.standard());
  }

  /**
   * The TLVs on the wire, for a reader that knows a user's types.
   *
   * @param registry that of the reader
   * @return the octets
   * @throws IllegalArgumentException if they fit no message, or a strict reader would not take
   *     them, as {@link #body()} says
   */
  public Octets body(Registry registry) {
    Objects.requireNonNull(registry);
    tlvs.forEach(tlv -> TlvReader.checkOpaque(tlv, registry));
    Octets body = written();
    try {
      new TlvReader(body, registry).strict();
    } catch (WireFormatException malformed) {
      throw new IllegalArgumentException(
          "TLVs that no strict reader takes: " + malformed.getMessage(), malformed);
    }
    return body;
  }

  private Octets written() {
    for (int room = FIRST_ROOM; ; room = Math.min(2 * room, WireLimits.MESSAGE_OCTETS)) {
      byte[] octets = new byte[room];
      WireWriter out = new WireWriter();
      out.open(octets, 0, room);
      write(out);
      if (!out.overflowed()) {
        int from = WireLimits.HEADER_OCTETS;
        return Octets.of(octets, from, out.length() - from);
      }
      if (room == WireLimits.MESSAGE_OCTETS) {
        throw new IllegalArgumentException(
            tlvs.size() + " TLVs have more than the " + room + " octets of a message");
      }
    }
  }

  /** Names are compressed with offsets from the header, so its octets come first. */
  private void write(WireWriter out) {
    out.octets("header", HEADER, OctetsText.HEX);
    for (DsoTlv tlv : tlvs) {
      out.codePoint16("DSO-TYPE", tlv.type());
      int opened = out.open16("DSO-LENGTH");
      tlv.write(out);
      out.close(opened);
    }
  }

  /**
   * The message as all others are.
   *
   * @return the message, without sections
   * @throws IllegalArgumentException if the TLVs do not fit it, or a strict reader would not take
   *     them, as {@link #body()} says
   */
  public Message toMessage() {
    return toMessage(Registry.standard());
  }

  /**
   * The message as all others are, for a reader that knows a user's types.
   *
   * @param registry that of the reader
   * @return the message, without sections
   * @throws IllegalArgumentException if the TLVs do not fit it, or a strict reader would not take
   *     them, as {@link #body()} says
   */
  public Message toMessage(Registry registry) {
    Octets body = body(registry);
    int flags = (response ? Header.QR : 0) | Opcode.DSO.value() << OPCODE_SHIFT | rcode.value();
    ByteBuffer octets = ByteBuffer.allocate(WireLimits.HEADER_OCTETS + body.length());
    new Header(id, flags, 0, 0, 0, 0).write(octets);
    body.copyTo(octets.array(), WireLimits.HEADER_OCTETS);
    try {
      return Message.parse(octets.rewind());
    } catch (WireFormatException impossible) {
      throw new AssertionError("a header and TLVs were refused", impossible);
    }
  }
}
