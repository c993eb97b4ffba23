package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

// This file is long because the factories of a message, its accessors and its write methods belong
// to one public class, each with its Javadoc. Other classes of the package do the work.

/**
 * A DNS message as an immutable value; RFC 1035 section 4.
 *
 * <pre>
 *   header | questions | answer records | authority records | additional records
 * </pre>
 *
 * <p>A message keeps everything that was read, and writes it again: reserved bits, unknown types,
 * the case of names, the order of records, and the places of OPT and TSIG in the additional
 * section. Two messages are equal if their contents are equal; the case of names is ignored.
 *
 * <p>The lists of questions and records, and their sublists, are views of the message's arrays: as
 * long as such a list is kept, all questions or all records of the message stay in memory. Use
 * {@link List#copyOf} to make a list that holds only its own entries.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Message {
  /** The size of the first buffer of {@link #toWire()} in octets; most messages are shorter. */
  private static final int FIRST_BUFFER_OCTETS = 1024;

  private static final ResourceRecord[] NO_RECORDS = {};

  /** The identifier and the flags are unsigned numbers of 16 bits each. */
  private final char id;

  private final char flags;
  private final Question[] questions;
  private final ResourceRecord[] records;
  private final int answerEnd;
  private final int authorityEnd;
  private final Octets body;

  /**
   * True if the write rules need not be checked: a strict parser accepts the written message,
   * provided that the classes of all its values are this library's.
   */
  private final boolean checked;

  /** Creates a message that keeps the given arrays, not copies. */
  Message(
      int id,
      int flags,
      Question[] questions,
      ResourceRecord[] records,
      int answerEnd,
      int authorityEnd,
      Octets body,
      boolean checked) {
    this.id = (char) id;
    this.flags = (char) flags;
    this.questions = questions;
    this.records = records;
    this.answerEnd = answerEnd;
    this.authorityEnd = authorityEnd;
    this.body = body;
    this.checked = checked;
  }

  /**
   * Parses a message strictly; octets after the last record are a fault.
   *
   * <p>To read many messages, reuse a {@link MessageView} and call {@link MessageView#toMessage}.
   *
   * @param message the octets of the message, the whole array
   * @return the message; it keeps no reference to the array
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(byte[] message) throws WireFormatException {
    return new MessageView().wrap(message).toMessage();
  }

  /**
   * Parses a message strictly, with the types and options of a registry.
   *
   * @param message the octets of the message, the whole array
   * @param registry the registry that decodes RDATA and options
   * @return the message; it keeps no reference to the array
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(byte[] message, Registry registry) throws WireFormatException {
    return new MessageView(registry).wrap(message).toMessage();
  }

  /**
   * Parses a message strictly; octets after the last record are a fault.
   *
   * <p>To read many messages, reuse a {@link MessageView} and call {@link MessageView#toMessage}.
   *
   * @param message the message, from position to limit of the buffer, which do not change; the byte
   *     order does not matter
   * @return the message; it keeps no reference to the buffer
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(ByteBuffer message) throws WireFormatException {
    return new MessageView().wrap(message).toMessage();
  }

  /**
   * Parses a message strictly, with the types and options of a registry.
   *
   * @param message the message, from position to limit of the buffer, which do not change
   * @param registry the registry that decodes RDATA and options
   * @return the message; it keeps no reference to the buffer
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(ByteBuffer message, Registry registry) throws WireFormatException {
    return new MessageView(registry).wrap(message).toMessage();
  }

  /**
   * Parses a message tolerantly: reads the well-formed parts and collects the faults instead of
   * throwing an exception.
   *
   * @param message the octets of the message, the whole array
   * @return the parts that could be read, and all faults
   */
  public static TolerantResult parseTolerant(byte[] message) {
    return parseTolerant(message, Registry.standard());
  }

  /**
   * Parses a message tolerantly, with the types and options of a registry: reads the well-formed
   * parts and collects the faults instead of throwing an exception.
   *
   * @param message the octets of the message, the whole array
   * @param registry the registry that decodes RDATA and options
   * @return the parts that could be read, and all faults
   */
  public static TolerantResult parseTolerant(byte[] message, Registry registry) {
    MessageView view = new MessageView(registry);
    return result(view, view.wrapTolerant(message));
  }

  /**
   * Parses a message tolerantly: reads the well-formed parts and collects the faults instead of
   * throwing an exception.
   *
   * @param message the message, from position to limit of the buffer, which do not change
   * @return the parts that could be read, and all faults
   */
  public static TolerantResult parseTolerant(ByteBuffer message) {
    return parseTolerant(message, Registry.standard());
  }

  /**
   * Parses a message tolerantly, with the types and options of a registry: reads the well-formed
   * parts and collects the faults instead of throwing an exception.
   *
   * @param message the message, from position to limit of the buffer, which do not change
   * @param registry the registry that decodes RDATA and options
   * @return the parts that could be read, and all faults
   */
  public static TolerantResult parseTolerant(ByteBuffer message, Registry registry) {
    MessageView view = new MessageView(registry);
    return result(view, view.wrapTolerant(message));
  }

  private static TolerantResult result(MessageView view, List<WireFormatException> framing) {
    List<WireFormatException> faults = new ArrayList<>(framing);
    Optional<Message> read =
        view.hasHeader() ? Optional.of(view.toMessageTolerant(faults)) : Optional.empty();
    return new TolerantResult(read, faults);
  }

  /**
   * Returns a builder for a message.
   *
   * @return an empty builder: ID 0, no flags, opcode QUERY
   */
  public static MessageBuilder builder() {
    return new MessageBuilder();
  }

  /**
   * Returns a query of class IN with the RD bit set.
   *
   * @param id the identifier, 0 to 65535; it must be hard to guess, as a protection against forged
   *     responses (RFC 5452)
   * @param name the QNAME
   * @param type the QTYPE
   * @return the query, without EDNS
   * @throws IllegalArgumentException if the identifier is out of range
   */
  public static Message query(int id, Name name, RecordType type) {
    MessageBuilder.sixteenBits("ID", id);
    Question[] questions = {new Question(name, type)};
    return new Message(id, Header.RD, questions, NO_RECORDS, 0, 0, Octets.EMPTY, true);
  }

  /**
   * Returns a builder for an UPDATE of a zone of class IN; RFC 2136.
   *
   * @param zone the zone's name
   * @return a builder that has no prerequisites and no changes yet
   */
  public static UpdateBuilder update(Name zone) {
    return update(zone, RecordClass.IN);
  }

  /**
   * Returns a builder for an UPDATE; RFC 2136.
   *
   * @param zone the zone's name
   * @param zoneClass its class
   * @return a builder that has no prerequisites and no changes yet
   * @throws IllegalArgumentException if no zone can have the class: ANY, NONE or 0
   */
  public static UpdateBuilder update(Name zone, RecordClass zoneClass) {
    return new UpdateBuilder(zone, zoneClass);
  }

  /**
   * Returns a builder for a NOTIFY which says that a zone of class IN has changed; RFC 1996.
   *
   * @param zone the zone's name
   * @return a builder that has no hint yet
   */
  public static NotifyBuilder notify(Name zone) {
    return notify(zone, RecordClass.IN, RecordType.SOA);
  }

  /**
   * Returns a builder for a NOTIFY which says that records of a zone have changed; RFC 1996, RFC
   * 9859.
   *
   * @param zone the zone's name; for CDS and CSYNC the name of the child zone
   * @param zoneClass its class; not checked
   * @param type the type of the changed records: SOA, or CDS or CSYNC (RFC 9859 section 4); other
   *     types that a zone may have are not refused
   * @return a builder that has no hint yet
   * @throws IllegalArgumentException if no zone may have a record of that type
   */
  public static NotifyBuilder notify(Name zone, RecordClass zoneClass, RecordType type) {
    return new NotifyBuilder(zone, zoneClass, type);
  }

  /**
   * Returns a builder for a response. The response has ID, opcode, RD, CD and the questions of the
   * query, QR is set, and it has OPT if the query has OPT, with the same DO flag. Nothing else is
   * copied (RFC 6895 section 2). A response of opcode DSO has neither questions nor OPT (RFC 8490
   * section 5.4).
   *
   * <p>If the query has no OPT, the response must have none (RFC 6891 section 7), so the builder
   * ignores {@link MessageBuilder#option option}, {@link MessageBuilder#dnssecOk dnssecOk}, {@link
   * MessageBuilder#udpPayloadSize udpPayloadSize} and {@link MessageBuilder#ednsVersion
   * ednsVersion}, but not {@link MessageBuilder#edns edns}. If the EDNS version of the query is
   * above 0, the RCODE is BADVERS (RFC 6891 section 6.1.3) unless another is set.
   *
   * @param query the query
   * @return a builder for the response
   */
  public static MessageBuilder responseTo(Message query) {
    MessageBuilder response =
        builder()
            .id(query.id)
            .flags(query.flags & (Header.OPCODE_MASK | Header.RD | Header.CD))
            .response(true);
    if (query.opcode().equals(Opcode.DSO)) {
      return response.ignoreEdns();
    }
    for (Question question : query.questions()) {
      response.question(question);
    }
    Edns asked = query.edns().orElse(null);
    if (asked == null) {
      return response.ignoreEdns();
    }
    response.edns(Edns.request().withDnssecOk(asked.isDnssecOk()));
    return asked.version() == 0 ? response : response.rcode(Rcode.BADVERS);
  }

  /**
   * Returns a builder with everything that is in this message, to make a changed copy of it.
   *
   * @return a new builder
   */
  public MessageBuilder toBuilder() {
    return new MessageBuilder(this);
  }

  /**
   * Returns the identifier.
   *
   * @return 0 to 65535
   */
  public int id() {
    return id;
  }

  /**
   * Returns the second 16 bits of the header; {@link Header} has masks for them.
   *
   * @return 0 to 65535
   */
  public int flags() {
    return flags;
  }

  /**
   * Returns the header, with the numbers of questions and records of this message as its counts.
   *
   * @return the header
   */
  public Header header() {
    return new Header(
        id,
        flags,
        questions.length,
        answerEnd,
        authorityEnd - answerEnd,
        records.length - authorityEnd);
  }

  /**
   * Returns whether this is a response.
   *
   * @return the QR bit
   */
  public boolean isResponse() {
    return (flags & Header.QR) != 0;
  }

  /**
   * Returns whether the message is truncated: something that belongs to the answer was left out.
   *
   * @return the TC bit
   */
  public boolean isTruncated() {
    return (flags & Header.TC) != 0;
  }

  /**
   * Returns the opcode, the kind of message.
   *
   * @return the opcode
   */
  public Opcode opcode() {
    return Opcode.of((flags & Header.OPCODE_MASK) >>> Header.OPCODE_SHIFT);
  }

  /**
   * Returns the RCODE, from the bits of the header and of OPT; RFC 6891 section 6.1.3. An OPT
   * record out of place, which only tolerant parsing accepts, is ignored.
   *
   * @return the RCODE of twelve bits; of four bits if there is no OPT
   */
  public Rcode rcode() {
    int low = flags & Header.RCODE_MASK;
    ResourceRecord opt = opt();
    return Rcode.of(opt == null ? low : Rcode.compose(low, opt.ttlField() >>> 24));
  }

  /**
   * Returns the questions; in an UPDATE, the zone.
   *
   * @return an unmodifiable list
   */
  public List<Question> questions() {
    return slice(questions, 0, questions.length);
  }

  /**
   * Returns the first question, which is the only one in most messages. A well-formed message may
   * have none.
   *
   * @return the question, or an empty Optional if there is none
   */
  public Optional<Question> question() {
    return questions.length == 0 ? Optional.empty() : Optional.of(questions[0]);
  }

  /**
   * Returns the records of the answer section; in an UPDATE, the prerequisites.
   *
   * @return an unmodifiable list
   */
  public List<ResourceRecord> answers() {
    return slice(records, 0, answerEnd);
  }

  /**
   * Returns the records of the authority section; in an UPDATE, the changes.
   *
   * @return an unmodifiable list
   */
  public List<ResourceRecord> authorities() {
    return slice(records, answerEnd, authorityEnd);
  }

  /**
   * Returns the records of the additional section in wire order, including OPT and TSIG.
   *
   * @return an unmodifiable list
   */
  public List<ResourceRecord> additionals() {
    return slice(records, authorityEnd, records.length);
  }

  /**
   * Returns the records of a section.
   *
   * @param section answer, authority or additional
   * @return an unmodifiable list
   * @throws IllegalArgumentException for the question section, which has no records
   */
  public List<ResourceRecord> records(Section section) {
    section.requireRecords();
    return section == Section.ANSWER
        ? answers()
        : section == Section.AUTHORITY ? authorities() : additionals();
  }

  /**
   * Returns the EDNS content of the message, from its OPT record; RFC 6891 section 6.1.
   *
   * <p>After tolerant parsing, an OPT record out of place or with an owner other than the root is
   * an ordinary record, which this method ignores. Each malformed option is a {@link
   * io.wiredns.codec.edns.MalformedOption} in its place. The options end before one that extends
   * past the end of the RDATA; the record itself still has all octets.
   *
   * @return the content of the OPT record, or an empty Optional if there is no OPT, or its options
   *     could not be read
   */
  public Optional<Edns> edns() {
    ResourceRecord opt = opt();
    return opt == null ? Optional.empty() : edns(opt);
  }

  /**
   * Returns the content of an OPT record, or an empty Optional if its options could not be read.
   */
  static Optional<Edns> edns(ResourceRecord opt) {
    RData rdata = opt.rdata();
    if (rdata instanceof MalformedRData malformed && malformed.part().isPresent()) {
      rdata = malformed.part().get();
    }
    return rdata instanceof Opt options
        ? Optional.of(Edns.ofFields(opt.recordClass().value(), opt.ttlField(), options.options()))
        : Optional.empty();
  }

  /**
   * Returns the number of octets that a response to this message may have over UDP: the UDP payload
   * size of OPT, at least 512 (RFC 6891 section 6.2.3), or 512 without OPT. Pass it as the limit to
   * {@link #toWire(int)} or {@link MessageWriter#writeTruncated}.
   *
   * @return 512 to 65535
   */
  public int maxResponseOctets() {
    return Math.max(
        WireLimits.UDP_OCTETS, edns().map(Edns::udpPayloadSize).orElse(WireLimits.UDP_OCTETS));
  }

  /**
   * Returns the TSIG record, which is the last of the additional section; its owner is the name of
   * the key. After tolerant parsing, a TSIG record that is malformed, out of place or of a class
   * other than ANY is an ordinary record, which this method ignores.
   *
   * @return the record, whose data are a {@link Tsig}, or an empty Optional if there is none
   */
  public Optional<ResourceRecord> tsig() {
    if (records.length == authorityEnd) {
      return Optional.empty();
    }
    ResourceRecord last = records[records.length - 1];
    return last.rdata() instanceof Tsig && last.recordClass().equals(RecordClass.ANY)
        ? Optional.of(last)
        : Optional.empty();
  }

  /** Returns the first OPT record in its proper place; null if there is none. */
  private ResourceRecord opt() {
    for (int i = authorityEnd; i < records.length; i++) {
      if (records[i].type().equals(RecordType.OPT) && records[i].name().isRoot()) {
        return records[i];
      }
    }
    return null;
  }

  /**
   * Returns the octets after the header of a message for DNS Stateful Operations: its TLVs; RFC
   * 8490 section 5.4.
   *
   * @return the octets, empty for every other message
   */
  public Octets body() {
    return body;
  }

  /**
   * Writes the message with compressed names. {@link MessageWriter#write} does the same with a
   * writer that can be reused, and returns false where this method throws a
   * BufferOverflowException. A message that was parsed tolerantly must follow the rules of the
   * standard registry here; a writer that was made with another registry applies the rules of that
   * one.
   *
   * @param out the buffer to write to; its position moves past the message
   * @throws BufferOverflowException if the message does not fit; the exception's message says how
   *     many octets the message has and how many fit. The position of the buffer does not change
   *     then
   * @throws IllegalArgumentException if the buffer is read-only, or a strict parser would not
   *     accept the message: it holds malformed RDATA or options, or OPT or TSIG out of place; the
   *     position of the buffer does not change then
   */
  public void write(ByteBuffer out) {
    int room = out.remaining();
    if (!new MessageWriter().write(this, out)) {
      throw noRoom(room);
    }
  }

  /**
   * Returns the exception for a message that does not fit. It writes the message once more, to
   * learn its size.
   */
  private NoRoom noRoom(int room) {
    ByteBuffer largest = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    return room < WireLimits.MESSAGE_OCTETS && new MessageWriter().write(this, largest)
        ? new NoRoom(
            "the message has %d octets, the buffer has room for %d"
                .formatted(largest.position(), room))
        : new NoRoom("the message has more than 65535 octets");
  }

  /**
   * Returns the message in wire format, with compressed names.
   *
   * @return its octets, in a new array
   * @throws BufferOverflowException if it would have more than 65,535 octets, the maximum of a
   *     message
   * @throws IllegalArgumentException if a strict parser would not accept the message: it holds
   *     malformed RDATA or options, or OPT or TSIG out of place
   */
  public byte[] toWire() {
    MessageWriter writer = new MessageWriter();
    for (int room = FIRST_BUFFER_OCTETS; ; room = Math.min(8 * room, WireLimits.MESSAGE_OCTETS)) {
      ByteBuffer out = ByteBuffer.allocate(room);
      if (writer.write(this, out)) {
        return Arrays.copyOf(out.array(), out.position());
      }
      if (room == WireLimits.MESSAGE_OCTETS) {
        throw noRoom(room);
      }
    }
  }

  /**
   * Returns as much of the message as a limit allows, with compressed names, for a response over
   * UDP. {@link MessageWriter#writeTruncated} describes which records are left out and when TC is
   * set. Not for UPDATE, whose records cannot be left out.
   *
   * @param limit the maximum number of octets; values above 65,535 mean 65,535
   * @return the octets, in a new array
   * @throws BufferOverflowException if not even header, questions, OPT and TSIG fit
   * @throws IllegalArgumentException if the limit is negative, or a strict parser would not accept
   *     the message: it holds malformed RDATA or options, or OPT or TSIG out of place
   */
  public byte[] toWire(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("limit " + limit + " is negative");
    }
    int room = Math.min(limit, WireLimits.MESSAGE_OCTETS);
    ByteBuffer out = ByteBuffer.allocate(room);
    if (new MessageWriter().writeTruncated(this, out, room) == WriteResult.NOTHING) {
      throw new NoRoom(
          "header, questions, OPT and TSIG of the message need more than " + room + " octets");
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  boolean isChecked() {
    return checked;
  }

  Question[] questionArray() {
    return questions;
  }

  ResourceRecord[] recordArray() {
    return records;
  }

  int answerEnd() {
    return answerEnd;
  }

  int authorityEnd() {
    return authorityEnd;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Message that
        && id == that.id
        && flags == that.flags
        && answerEnd == that.answerEnd
        && authorityEnd == that.authorityEnd
        && Arrays.equals(questions, that.questions)
        && Arrays.equals(records, that.records)
        && body.equals(that.body);
  }

  /** Returns a hash that differs between processes, see {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, id << 16 | flags);
    state = KeyedHash.add(state, (long) answerEnd << 32 | authorityEnd);
    state = KeyedHash.add(state, Arrays.asList(questions));
    state = KeyedHash.add(state, Arrays.asList(records));
    return KeyedHash.end(KeyedHash.add(state, body));
  }

  /**
   * Returns one line for logs: opcode, ID, flags, RCODE, the first question, and the numbers of
   * further questions and of records.
   */
  @Override
  public String toString() {
    return "%s %s %s, %d answer, %d authority, %d additional"
        .formatted(
            LogLine.of(opcode(), flags, id),
            rcode(),
            LogLine.questions(questions),
            answerEnd,
            authorityEnd - answerEnd,
            records.length - authorityEnd);
  }

  /** Returns a list over a range of an array. An empty one keeps no reference to the array. */
  private static <T> List<T> slice(T[] items, int from, int to) {
    return from == to ? List.of() : new ArraySlice<>(items, from, to);
  }
}
