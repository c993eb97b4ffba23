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
 * <p>This class does not check what the TLVs mean to a session, nor which TLV is allowed in which
 * message. A session answers an unknown primary TLV in a request with DSOTYPENI and ignores unknown
 * additional TLVs. Flags other than QR are not kept; according to RFC 8490 section 5.4.1 they are
 * sent as 0 and ignored.
 *
 * @param id the identifier, 0 to 65535; a message that is not a response is unidirectional if its
 *     identifier is 0. A response with identifier 0 is not refused
 * @param response whether the message is a response
 * @param rcode the RCODE, 0 to 15; it has a meaning in a response only. The factory methods set
 *     NOERROR in other messages, but the constructor does not check it
 * @param tlvs the TLVs in message order; in a request or unidirectional message the first is the
 *     primary TLV, and the others are additional TLVs
 * @since 0.1
 */
public record DsoMessage(int id, boolean response, Rcode rcode, List<DsoTlv> tlvs) {
  private static final int COUNTS_OFFSET = 4;
  private static final int OPCODE_SHIFT = 11;
  private static final Octets HEADER = Octets.of(new byte[WireLimits.HEADER_OCTETS]);

  /** The first size of the buffer in octets, enough for most messages. */
  private static final int FIRST_ROOM = 512;

  /**
   * Creates a message from its parts.
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
      throw new IllegalArgumentException(
          "RCODE " + rcode + " needs OPT, which a DSO message cannot have");
    }
    tlvs = List.copyOf(tlvs);
  }

  /**
   * Creates a request, which asks for a response.
   *
   * @param id 1 to 65535
   * @param tlvs the primary TLV and the additional ones; an empty array is not refused, although
   *     RFC 8490 requires a primary TLV
   * @return the message
   * @throws IllegalArgumentException if the identifier is out of range
   */
  public static DsoMessage request(int id, DsoTlv... tlvs) {
    if (id == 0) {
      throw new IllegalArgumentException("ID 0 is reserved for unidirectional messages");
    }
    return new DsoMessage(id, false, Rcode.NOERROR, List.of(tlvs));
  }

  /**
   * Creates a unidirectional message, which asks for no response.
   *
   * @param tlvs the primary TLV and the additional ones; an empty array is not refused, although
   *     RFC 8490 requires a primary TLV
   * @return the message, with ID 0
   */
  public static DsoMessage unidirectional(DsoTlv... tlvs) {
    return new DsoMessage(0, false, Rcode.NOERROR, List.of(tlvs));
  }

  /**
   * Creates a response to a request.
   *
   * @param request the request
   * @param rcode the RCODE of the response, 0 to 15
   * @param tlvs the TLVs of the response; may be empty
   * @return the message
   * @throws IllegalArgumentException if {@code request} is itself a response or has ID 0, or the
   *     RCODE does not fit its field
   */
  public static DsoMessage responseTo(DsoMessage request, Rcode rcode, DsoTlv... tlvs) {
    if (request.response || request.id == 0) {
      throw new IllegalArgumentException("only a request can be answered");
    }
    return new DsoMessage(request.id, true, rcode, List.of(tlvs));
  }

  /**
   * Returns whether this message is unidirectional: it asks for no response and is not a response.
   *
   * @return true if the ID is 0 and QR is clear
   */
  public boolean isUnidirectional() {
    return id == 0 && !response;
  }

  /**
   * Returns the first TLV, which determines the operation of a request or unidirectional message.
   *
   * @return the TLV, or empty if there is none
   */
  public Optional<DsoTlv> primary() {
    return tlvs.stream().findFirst();
  }

  /**
   * Returns all TLVs except the first.
   *
   * @return the TLVs in their order; may be empty
   */
  public List<DsoTlv> additionals() {
    return tlvs.isEmpty() ? tlvs : tlvs.subList(1, tlvs.size());
  }

  /**
   * Reads the TLVs of a message.
   *
   * @param message a message of opcode DSO
   * @return the DSO message
   * @throws WireFormatException if a TLV is malformed or a count of the header is not 0; offsets
   *     count from the message's first octet
   * @throws IllegalArgumentException if the message has another opcode
   */
  public static DsoMessage of(Message message) throws WireFormatException {
    return of(message, Registry.standard());
  }

  /**
   * Reads the TLVs of a message, and RDATA inside them with the decoders of a registry.
   *
   * @param message a message of opcode DSO
   * @param registry decodes RDATA
   * @return the DSO message
   * @throws WireFormatException if a TLV is malformed or a count of the header is not 0; offsets
   *     count from the message's first octet
   * @throws IllegalArgumentException if the message has another opcode
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
   * Checks that the counts of a header are zero, as they are in all DSO messages.
   *
   * @param header the header of a message of opcode DSO
   * @throws WireFormatException if a count is not zero
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
   * @param body the octets after a header
   * @return the TLVs in their order
   * @throws WireFormatException if one is malformed; offsets count from the header's first octet
   * @throws IllegalArgumentException if the body is longer than 65,523 octets
   */
  public static List<DsoTlv> tlvs(Octets body) throws WireFormatException {
    return tlvs(body, Registry.standard());
  }

  /**
   * Reads TLVs, and RDATA inside them with the decoders of a registry.
   *
   * @param body the octets after a header
   * @param registry decodes RDATA
   * @return the TLVs in their order
   * @throws WireFormatException if one is malformed; offsets count from the header's first octet
   * @throws IllegalArgumentException if the body is longer than 65,523 octets
   */
  public static List<DsoTlv> tlvs(Octets body, Registry registry) throws WireFormatException {
    return new TlvReader(body, registry).strict();
  }

  /**
   * Reads TLVs and collects their faults. A TLV that breaks the rules of its type is returned as a
   * {@link MalformedTlv} with its octets. Reading ends at a TLV that extends past the end of the
   * body; that TLV is dropped.
   *
   * @param body the octets after a header
   * @param faults receives the faults; offsets count from the header's first octet
   * @return the TLVs in their order
   * @throws IllegalArgumentException if the body is longer than 65,523 octets
   */
  public static List<DsoTlv> tlvsTolerant(Octets body, List<WireFormatException> faults) {
    return tlvsTolerant(body, faults, Registry.standard());
  }

  /**
   * Reads TLVs and collects their faults; RDATA inside the TLVs is read with the decoders of a
   * registry.
   *
   * @param body the octets after a header
   * @param faults receives the faults; offsets count from the header's first octet
   * @param registry decodes RDATA
   * @return the TLVs in their order
   * @throws IllegalArgumentException if the body is longer than 65,523 octets
   */
  public static List<DsoTlv> tlvsTolerant(
      Octets body, List<WireFormatException> faults, Registry registry) {
    return new TlvReader(body, registry).tolerant(faults);
  }

  /**
   * Returns the TLVs in wire format, as the body of a message.
   *
   * @return the octets
   * @throws IllegalArgumentException if they do not fit a message, or a strict reader would not
   *     accept them: one is malformed, or is opaque ({@link UnknownTlv}, {@code UnknownRData}) with
   *     octets that break the rules of their type or contain pointers
   */
  public Octets body() {
    return body(Registry.standard());
  }

  /**
   * Returns the TLVs in wire format, for a reader with a registry.
   *
   * @param registry the registry of the reader
   * @return the octets
   * @throws IllegalArgumentException if they do not fit a message, or a strict reader would not
   *     accept them, as {@link #body()} says
   */
  public Octets body(Registry registry) {
    Objects.requireNonNull(registry);
    tlvs.forEach(tlv -> TlvReader.checkOpaque(tlv, registry));
    Octets body = written();
    try {
      new TlvReader(body, registry).strict();
    } catch (WireFormatException malformed) {
      throw new IllegalArgumentException(
          "the TLVs are malformed: " + malformed.getMessage(), malformed);
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
            tlvs.size() + " TLVs need more than the " + room + " octets of a message");
      }
    }
  }

  /**
   * Writes header octets before the TLVs, because the offsets of compressed names count from the
   * header.
   */
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
   * Converts this message to a {@link Message}.
   *
   * @return the message, without sections
   * @throws IllegalArgumentException if the TLVs do not fit a message, or a strict reader would not
   *     accept them, as {@link #body()} says
   */
  public Message toMessage() {
    return toMessage(Registry.standard());
  }

  /**
   * Converts this message to a {@link Message}, for a reader with a registry.
   *
   * @param registry the registry of the reader
   * @return the message, without sections
   * @throws IllegalArgumentException if the TLVs do not fit a message, or a strict reader would not
   *     accept them, as {@link #body()} says
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
