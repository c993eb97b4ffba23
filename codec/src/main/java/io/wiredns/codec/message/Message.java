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

// This file is long because a message's factories, its parts and its ways to the wire are methods
// of one value, each with its contract; the work is done by the other classes of the package.

/**
 * A DNS message as an immutable value; RFC 1035 section 4.
 *
 * <pre>
 *   header | questions | answer records | authority records | additional records
 * </pre>
 *
 * <p>Everything that was read is here and is written again: bits without a meaning, unknown types,
 * the case of names, the order of records, and the places of OPT and TSIG in the additional
 * section. Two messages are equal if their content is; names compare without regard to case.
 *
 * <p>The lists of questions and records, and sublists of them, are views: whoever keeps one keeps
 * all records of the message. {@link List#copyOf} makes a list that holds its own entries only.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class Message {
  /** Where {@link #toWire()} begins: most messages have fewer octets. */
  private static final int FIRST_ROOM = 1024;

  /** Sixteen bits each, unsigned. */
  private final char id;

  private final char flags;
  private final Question[] questions;
  private final ResourceRecord[] records;
  private final int answerEnd;
  private final int authorityEnd;
  private final Octets body;

  /**
   * Whether a strict parser takes what is written of this, as far as its values are this library's.
   */
  private final boolean checked;

  /** Takes the arrays themselves. */
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
   * Reads a message, strictly: octets after the last record are a fault.
   *
   * <p>To read many messages, reuse a {@link MessageView} and call {@link MessageView#toMessage}.
   *
   * @param message the message and nothing else
   * @return the message, which keeps nothing of the array
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(byte[] message) throws WireFormatException {
    return new MessageView().wrap(message).toMessage();
  }

  /**
   * Reads a message, strictly, with types and options of a user's.
   *
   * @param message the message and nothing else
   * @param registry decodes RDATA and options
   * @return the message, which keeps nothing of the array
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(byte[] message, Registry registry) throws WireFormatException {
    return new MessageView(registry).wrap(message).toMessage();
  }

  /**
   * Reads a message, strictly: octets after the last record are a fault.
   *
   * <p>To read many messages, reuse a {@link MessageView} and call {@link MessageView#toMessage}.
   *
   * @param message the message from position to limit, nothing else; not disturbed, its byte order
   *     does not matter
   * @return the message, which keeps nothing of the buffer
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(ByteBuffer message) throws WireFormatException {
    return new MessageView().wrap(message).toMessage();
  }

  /**
   * Reads a message, strictly, with types and options of a user's.
   *
   * @param message the message from position to limit, nothing else; not disturbed
   * @param registry decodes RDATA and options
   * @return the message, which keeps nothing of the buffer
   * @throws WireFormatException if it is malformed
   */
  public static Message parse(ByteBuffer message, Registry registry) throws WireFormatException {
    return new MessageView(registry).wrap(message).toMessage();
  }

  /**
   * Reads what is good of a message.
   *
   * @param message the message and nothing else
   * @return what could be read, and all that was wrong
   */
  public static TolerantResult parseTolerant(byte[] message) {
    return parseTolerant(message, Registry.standard());
  }

  /**
   * Reads what is good of a message with types and options of a user's.
   *
   * @param message the message and nothing else
   * @param registry decodes RDATA and options
   * @return what could be read, and all that was wrong
   */
  public static TolerantResult parseTolerant(byte[] message, Registry registry) {
    MessageView view = new MessageView(registry);
    return result(view, view.wrapTolerant(message));
  }

  /**
   * Reads what is good of a message.
   *
   * @param message the message from position to limit; not disturbed
   * @return what could be read, and all that was wrong
   */
  public static TolerantResult parseTolerant(ByteBuffer message) {
    return parseTolerant(message, Registry.standard());
  }

  /**
   * Reads what is good of a message with types and options of a user's.
   *
   * @param message the message from position to limit; not disturbed
   * @param registry decodes RDATA and options
   * @return what could be read, and all that was wrong
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
   * A message to be filled in.
   *
   * @return a builder without anything: ID 0, no flags, opcode QUERY
   */
  public static MessageBuilder builder() {
    return new MessageBuilder();
  }

  /**
   * A query of class IN that wants recursion.
   *
   * @param id the identifier, 0 to 65535; against forgery it must be hard to guess (RFC 5452)
   * @param name what is asked about
   * @param type what is asked for
   * @return the query, without EDNS
   * @throws IllegalArgumentException if the identifier is out of range
   */
  public static Message query(int id, Name name, RecordType type) {
    return builder().id(id).recursionDesired(true).question(new Question(name, type)).build();
  }

  /**
   * An UPDATE to be filled in, of a zone of class IN; RFC 2136.
   *
   * @param zone the zone's name
   * @return a builder without prerequisites and changes
   */
  public static UpdateBuilder update(Name zone) {
    return update(zone, RecordClass.IN);
  }

  /**
   * An UPDATE to be filled in; RFC 2136.
   *
   * @param zone the zone's name
   * @param zoneClass its class
   * @return a builder without prerequisites and changes
   * @throws IllegalArgumentException if zones have no such class: ANY, NONE, 0
   */
  public static UpdateBuilder update(Name zone, RecordClass zoneClass) {
    return new UpdateBuilder(zone, zoneClass);
  }

  /**
   * A NOTIFY to be filled in: a zone of class IN has changed; RFC 1996.
   *
   * @param zone the zone's name
   * @return a builder without a hint
   */
  public static NotifyBuilder notify(Name zone) {
    return notify(zone, RecordClass.IN, RecordType.SOA);
  }

  /**
   * A NOTIFY to be filled in: records of a zone have changed; RFC 1996, RFC 9859.
   *
   * @param zone the zone's name; for CDS and CSYNC the child's
   * @param zoneClass its class
   * @param type SOA, or CDS or CSYNC (RFC 9859 section 4)
   * @return a builder without a hint
   * @throws IllegalArgumentException if no record has that type
   */
  public static NotifyBuilder notify(Name zone, RecordClass zoneClass, RecordType type) {
    return new NotifyBuilder(zone, zoneClass, type);
  }

  /**
   * A response to be filled in: ID, opcode, RD, CD and questions of the query, QR set, and OPT if
   * the query has it, with DO as there. Nothing else is copied (RFC 6895 section 2). A response of
   * opcode DSO has neither questions nor OPT (RFC 8490 section 5.4).
   *
   * <p>Without OPT in the query the response must have none (RFC 6891 section 7), so the builder
   * ignores {@link MessageBuilder#option option}, {@link MessageBuilder#dnssecOk dnssecOk}, {@link
   * MessageBuilder#udpPayloadSize udpPayloadSize} and {@link MessageBuilder#ednsVersion
   * ednsVersion}. To a query whose EDNS version is above 0 the RCODE is BADVERS (RFC 6891 section
   * 6.1.3), until another is set.
   *
   * @param query the query
   * @return a builder
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
   * This message to be changed.
   *
   * @return a builder with all that is in this message
   */
  public MessageBuilder toBuilder() {
    return new MessageBuilder(this);
  }

  /**
   * The identifier.
   *
   * @return 0 to 65535
   */
  public int id() {
    return id;
  }

  /**
   * The second sixteen bits of the header, for the masks of {@link Header}.
   *
   * @return 0 to 65535
   */
  public int flags() {
    return flags;
  }

  /**
   * The header, with the counts of what this message holds.
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
   * Whether this is a response.
   *
   * @return the QR bit
   */
  public boolean isResponse() {
    return (flags & Header.QR) != 0;
  }

  /**
   * Whether something that belongs to the answer was left out.
   *
   * @return the TC bit
   */
  public boolean isTruncated() {
    return (flags & Header.TC) != 0;
  }

  /**
   * The kind of message.
   *
   * @return the opcode
   */
  public Opcode opcode() {
    return Opcode.of((flags & Header.OPCODE_MASK) >>> Header.OPCODE_SHIFT);
  }

  /**
   * The RCODE of header and OPT together; RFC 6891 section 6.1.3. An OPT record out of place, which
   * only tolerant parsing lets pass, has no part in it.
   *
   * @return the twelve bits
   */
  public Rcode rcode() {
    int low = flags & Header.RCODE_MASK;
    ResourceRecord opt = opt();
    return Rcode.of(opt == null ? low : Rcode.compose(low, opt.ttlField() >>> 24));
  }

  /**
   * The questions; in UPDATE the zone.
   *
   * @return an unmodifiable list
   */
  public List<Question> questions() {
    return slice(questions, 0, questions.length);
  }

  /**
   * The first question, which of most messages is the only one. A well-formed message may have
   * none.
   *
   * @return the question, or nothing if there is none
   */
  public Optional<Question> question() {
    return questions.length == 0 ? Optional.empty() : Optional.of(questions[0]);
  }

  /**
   * The records of the answer section; in UPDATE the prerequisites.
   *
   * @return an unmodifiable list
   */
  public List<ResourceRecord> answers() {
    return slice(records, 0, answerEnd);
  }

  /**
   * The records of the authority section; in UPDATE the changes.
   *
   * @return an unmodifiable list
   */
  public List<ResourceRecord> authorities() {
    return slice(records, answerEnd, authorityEnd);
  }

  /**
   * The records of the additional section, OPT and TSIG among them where they came.
   *
   * @return an unmodifiable list
   */
  public List<ResourceRecord> additionals() {
    return slice(records, authorityEnd, records.length);
  }

  /**
   * The records of a section.
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
   * What the message says by EDNS.
   *
   * <p>After tolerant parsing an OPT record out of place or with an owner other than the root is a
   * record like all others, and says nothing here. Each malformed option is a {@link
   * io.wiredns.codec.edns.MalformedOption} in its place, and nothing stands behind an option whose
   * length is wrong; the record itself still has all octets.
   *
   * @return the OPT record's content, or nothing if there is no OPT
   */
  public Optional<Edns> edns() {
    ResourceRecord opt = opt();
    return opt == null ? Optional.empty() : edns(opt);
  }

  /** What an OPT record says; nothing if its options are not known. */
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
   * How many octets a response to this message may have over UDP: what OPT says, at least 512 (RFC
   * 6891 section 6.2.3); 512 without OPT. {@link #toWire(int)} and {@link
   * MessageWriter#writeTruncated} take it as their limit.
   *
   * @return 512 to 65535
   */
  public int maxResponseOctets() {
    return Math.max(
        WireLimits.UDP_OCTETS, edns().map(Edns::udpPayloadSize).orElse(WireLimits.UDP_OCTETS));
  }

  /**
   * The TSIG record, the last of the additional section; its owner is the key's name. After
   * tolerant parsing one out of place or of another class than ANY is a record like all others.
   *
   * @return the record, whose data are {@link Tsig}, or nothing
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

  /** The first OPT record that is where it belongs; null if there is none. */
  private ResourceRecord opt() {
    for (int i = authorityEnd; i < records.length; i++) {
      if (records[i].type().equals(RecordType.OPT) && records[i].name().isRoot()) {
        return records[i];
      }
    }
    return null;
  }

  /**
   * What follows the header of a DNS Stateful Operations message: its TLVs; RFC 8490 section 5.4.
   *
   * @return the octets, empty for every other message
   */
  public Octets body() {
    return body;
  }

  /**
   * Writes the message, compressed. {@link MessageWriter#write} does the same with a writer that
   * can be reused, and says false where this method throws because there is no room. A message that
   * was parsed tolerantly is held to the rules of the standard registry here; a writer that was
   * made with another registry holds it to those.
   *
   * @param out takes the octets at its position, which moves past them
   * @throws BufferOverflowException if they do not fit; the text says how many octets the message
   *     has and how many there was room for. The position is as before then
   * @throws IllegalArgumentException if the buffer is read-only, or a strict parser would not
   *     accept the message: it holds malformed RDATA or options, or OPT or TSIG out of place; the
   *     position is as before then
   */
  public void write(ByteBuffer out) {
    int room = out.remaining();
    if (!new MessageWriter().write(this, out)) {
      throw noRoom(room);
    }
  }

  /** Why the message does not fit: it is written once more to learn its size. */
  private NoRoom noRoom(int room) {
    ByteBuffer largest = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    return room < WireLimits.MESSAGE_OCTETS && new MessageWriter().write(this, largest)
        ? new NoRoom(
            "the message has %d octets, and there is room for %d"
                .formatted(largest.position(), room))
        : new NoRoom("a message has at most 65535 octets, and this one would have more");
  }

  /**
   * The message as it is on the wire, compressed.
   *
   * @return its octets, in an array of the caller's own
   * @throws BufferOverflowException if they would be more than 65,535, which is what a message has
   *     at most
   * @throws IllegalArgumentException if a strict parser would not accept the message: it holds
   *     malformed RDATA or options, or OPT or TSIG out of place
   */
  public byte[] toWire() {
    MessageWriter writer = new MessageWriter();
    for (int room = FIRST_ROOM; ; room = Math.min(8 * room, WireLimits.MESSAGE_OCTETS)) {
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
   * As much of the message as a limit allows, compressed: what a server sends over UDP. What is
   * left out, and when TC is set, {@link MessageWriter#writeTruncated} says. Not for UPDATE, whose
   * records cannot be left out.
   *
   * @param limit the most octets that there may be; more than 65,535 count as that
   * @return the octets, in an array of the caller's own
   * @throws BufferOverflowException if not even header, questions, OPT and TSIG fit
   * @throws IllegalArgumentException if the limit is negative, or a strict parser would not accept
   *     the message: it holds malformed RDATA or options, or OPT or TSIG out of place
   */
  public byte[] toWire(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit of " + limit + " octets");
    }
    int room = Math.min(limit, WireLimits.MESSAGE_OCTETS);
    ByteBuffer out = ByteBuffer.allocate(room);
    if (new MessageWriter().writeTruncated(this, out, room) == WriteResult.NOTHING) {
      throw new NoRoom(
          "header, questions, OPT and TSIG of the message do not fit " + room + " octets");
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

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, id << 16 | flags);
    state = KeyedHash.add(state, (long) answerEnd << 32 | authorityEnd);
    state = KeyedHash.add(state, Arrays.asList(questions));
    state = KeyedHash.add(state, Arrays.asList(records));
    return KeyedHash.end(KeyedHash.add(state, body));
  }

  /**
   * One line for logs: kind, ID, flags, RCODE, the first question, how many more of them and how
   * many records there are.
   */
  @Override
  public String toString() {
    return "%s %s %s, %d answer, %d authority, %d additional"
        .formatted(
            Lines.of(opcode(), flags, id),
            rcode(),
            Lines.questions(questions),
            answerEnd,
            authorityEnd - answerEnd,
            records.length - authorityEnd);
  }

  /** An empty list holds on to nothing. */
  private static <T> List<T> slice(T[] items, int from, int to) {
    return from == to ? List.of() : new ArraySlice<>(items, from, to);
  }
}
