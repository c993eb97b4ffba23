package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.WireWriter;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Writes messages into a caller's ByteBuffer, with compression (RFC 1035 section 4.1.4) where RFC
 * 3597 section 4 lets.
 *
 * <p>Either a whole message at once ({@link #write}, {@link #writeTruncated}), or piece by piece:
 * {@link #begin}, then questions and records in the order of their sections, each of which fits or
 * is undone, then {@link #finish}. A pointer is used only for octet-identical suffixes, so that the
 * case of a name never changes.
 *
 * <p>A message that 65,535 octets do not hold this way {@link #write} and {@link #writeTruncated}
 * write with pointers in all RDATA whose names a receiver has to expand (RFC 3597 section 4: RP,
 * AFSDB, RT, SIG, PX, NXT, NAPTR, SRV), and to every name of the message. So every message that a
 * strict parser takes can be written, with one exception: its pointers may lead to octets where no
 * label of a name starts, such as the text of a TXT record or the middle of a label, which no
 * sender does that keeps to RFC 1035 section 4.1.4. The names that it finds there have no other
 * place in the message, so what is written holds them besides, and may be too long. Piece by piece
 * a writer cannot do this: the records before have been written.
 *
 * <p>The buffer's position moves past the message when it is finished, and not at all if it does
 * not fit; its byte order does not matter. An array-backed buffer is written in place, so octets
 * after its position may change even then; a direct one gets one bulk copy. Reusable, for one
 * thread at a time, it keeps the memory that it has grown to, at most 640 KiB, and no message;
 * nothing is allocated once the writer has grown to the messages' size, but by {@link
 * #writeTruncated} if additional records do not fit.
 *
 * @since 0.1
 */
public final class MessageWriter {
  private final WireWriter wire = new WireWriter();
  private final Registry registry;
  private final WriteRules rules;

  /** Says what is left out of a message; null before the first {@link #writeTruncated}. */
  private Truncation truncation;

  private byte[] scratch = new byte[0];
  private ByteBuffer target;

  /** By section: how many entries have been written, 0 to 65535. */
  private final int[] counts = new int[4];

  /** The section of the last entry, by its ordinal. */
  private int section;

  private boolean headerFits;

  /** A writer for parsers that know the standard types. */
  public MessageWriter() {
    this(Registry.standard());
  }

  /**
   * A writer for parsers that know a user's types: RDATA and options that are given as octets must
   * keep to the rules that their decoders have.
   *
   * @param registry that of the parsers
   */
  public MessageWriter(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
    rules = new WriteRules(registry);
  }

  /** Refuses what has not been checked with this registry. */
  private void check(Message message) {
    if (!message.isChecked() || registry != Registry.standard()) {
      WriteRules.check(message, registry);
    }
  }

  /**
   * Writes a whole message or nothing. Where this method says false {@link Message#write} throws
   * BufferOverflowException.
   *
   * @param message the message
   * @param out takes it; what remains of it is the limit, or 65,535 octets
   * @return whether it fitted; if not, the buffer's position is as before
   * @throws IllegalArgumentException if the buffer is read-only, or a strict parser would not take
   *     the message: it holds malformed RDATA or options, or OPT or TSIG out of place
   */
  public boolean write(Message message, ByteBuffer out) {
    check(message);
    begin(out, WireLimits.MESSAGE_OCTETS, message.id(), message.flags());
    try {
      return writeWhole(message);
    } catch (RuntimeException | Error failure) { // a record type of the user's throws what it likes
      abandon();
      throw failure;
    }
  }

  private boolean writeWhole(Message message) {
    WireWriter wire = this.wire;
    long start = wire.mark();
    putAll(message);
    if (wire.overflowed()) {
      putCompressed(message, start);
    }
    counts[0] = message.questionArray().length;
    counts[1] = message.answerEnd();
    counts[2] = message.authorityEnd() - message.answerEnd();
    counts[3] = message.recordArray().length - message.authorityEnd();
    if (wire.overflowed()) {
      abandon();
      return false;
    }
    finish();
    return true;
  }

  /** Writes it again with all pointers that there can be, if nothing else helps. */
  private void putCompressed(Message message, long start) {
    if (isLargest()) {
      wire.undoTo(start);
      wire.compressAll();
      putAll(message);
    }
  }

  private void putAll(Message message) {
    for (Question question : message.questionArray()) {
      put(question);
    }
    for (ResourceRecord record : message.recordArray()) {
      put(record);
    }
    wire.rest("body", message.body(), OctetsText.HEX);
  }

  /** Whether there is room for as many octets as a message can have. */
  private boolean isLargest() {
    return wire.capacity() == WireLimits.MESSAGE_OCTETS;
  }

  /**
   * Writes as much of a message as fits, at RRset boundaries; OPT and TSIG have their room
   * reserved. If records of the answer or authority section do not fit, or addresses that a
   * referral needs (RFC 9471), TC is set; other additional records are left out without it.
   *
   * <p>Not for UPDATE, whose records cannot be left out: use {@link #write}.
   *
   * @param message the message
   * @param out takes it
   * @param limit the most octets that it may have, such as a client's UDP payload size
   * @return what was written
   * @throws IllegalArgumentException if the limit is negative, the buffer read-only, or a strict
   *     parser would not take the message: it holds malformed RDATA or options, or OPT or TSIG out
   *     of place
   */
  public WriteResult writeTruncated(Message message, ByteBuffer out, int limit) {
    check(message);
    begin(out, limit, message.id(), message.flags());
    try {
      if (truncation == null) {
        truncation = new Truncation(this, wire);
      }
      WriteResult result = headerFits ? truncation.write(message) : WriteResult.NOTHING;
      if (result != WriteResult.COMPLETE && result != WriteResult.REDUCED && isLargest()) {
        begin(out, limit, message.id(), message.flags());
        wire.compressAll();
        result = truncation.write(message);
      }
      if (result == WriteResult.NOTHING) {
        abandon();
      } else {
        finish();
      }
      return result;
    } catch (RuntimeException | Error failure) { // a record type of the user's throws what it likes
      abandon();
      throw failure;
    }
  }

  /**
   * Starts a message.
   *
   * @param out takes it, at its position
   * @param limit the most octets that it may have; more than 65,535 count as that, and more than
   *     remain in the buffer as these
   * @param id the identifier, 0 to 65535
   * @param flags the second sixteen bits of the header, 0 to 65535
   * @return this
   * @throws IllegalArgumentException if the buffer is read-only, or a number out of range
   */
  public MessageWriter begin(ByteBuffer out, int limit, int id, int flags) {
    if (out.isReadOnly()) {
      throw new IllegalArgumentException("a read-only buffer takes no message: " + out);
    }
    if (limit < 0 || id >>> 16 != 0 || flags >>> 16 != 0) {
      throw new IllegalArgumentException(
          "limit " + limit + ", ID " + id + " or flags " + flags + " out of range");
    }
    int room = Math.min(Math.min(out.remaining(), limit), WireLimits.MESSAGE_OCTETS);
    if (out.hasArray()) {
      wire.open(out.array(), out.arrayOffset() + out.position(), room);
    } else {
      if (scratch.length < room) {
        scratch = new byte[room];
      }
      wire.open(scratch, 0, room);
    }
    target = out;
    section = 0;
    counts[0] = counts[1] = counts[2] = counts[3] = 0;
    wire.u32("ID and flags", (long) id << 16 | flags);
    wire.u64("counts", 0);
    headerFits = !wire.overflowed();
    rules.begin(flags);
    return this;
  }

  /**
   * Adds a question.
   *
   * @param question the question
   * @return whether it fitted; if not, nothing of it was written
   * @throws IllegalArgumentException if the opcode is DSO, whose messages have no sections
   * @throws IllegalStateException if records came before, or no message has been begun
   */
  public boolean question(Question question) {
    checkTurn(Section.QUESTION);
    rules.checkSections();
    return append(question);
  }

  /** The same whatever the opcode is. */
  boolean append(Question question) {
    enter(Section.QUESTION);
    long mark = wire.mark();
    put(question);
    boolean kept = keep(mark, 1);
    if (kept) {
      rules.question(question);
    }
    return kept;
  }

  /**
   * Adds a record.
   *
   * @param section the section, the present one or a later one
   * @param record the record
   * @return whether it fitted; if not, nothing of it was written
   * @throws IllegalArgumentException for the question section, or if a strict parser would not
   *     accept the record here: its RDATA is malformed, it is OPT or TSIG out of place, or comes
   *     after TSIG, or the opcode is DSO; nothing of it was written then
   * @throws IllegalStateException if the section is over, or no message has been begun
   */
  public boolean record(Section section, ResourceRecord record) {
    return rrset(section, List.of(record));
  }

  /**
   * Adds records that belong together.
   *
   * @param section the section, the present one or a later one
   * @param records the records
   * @return whether all fitted; if not, nothing of them was written
   * @throws IllegalArgumentException for the question section, or if a strict parser would not
   *     accept a record here, as {@link #record} says; nothing of them was written then
   * @throws IllegalStateException if the section is over, or no message has been begun
   */
  public boolean rrset(Section section, List<ResourceRecord> records) {
    if (section == Section.QUESTION) {
      throw new IllegalArgumentException("QUESTION has no records");
    }
    checkTurn(section);
    if (!records.isEmpty()) {
      rules.checkSections();
    }
    rules.check(section, records);
    boolean kept = append(section, records);
    if (kept) {
      rules.written(records);
    }
    return kept;
  }

  /** The same for records that have been checked. */
  boolean append(Section section, List<ResourceRecord> records) {
    int before = this.section;
    enter(section);
    long mark = wire.mark();
    try {
      for (int i = 0; i < records.size(); i++) { // by index: an iterator is an allocation
        put(records.get(i));
      }
    } catch (RuntimeException | Error failure) { // a record type of the user's throws what it likes
      wire.undoTo(mark);
      this.section = before;
      throw failure;
    }
    boolean kept = keep(mark, records.size());
    if (!kept) {
      this.section = before;
    }
    return kept;
  }

  /** How many records of the additional section have been written. */
  int additionalCount() {
    return counts[3];
  }

  private boolean keep(long mark, int entries) {
    // The count needs no look: what 65,535 octets can hold fits its 16 bits.
    if (!headerFits || wire.overflowed()) {
      wire.undoTo(mark);
      return false;
    }
    counts[section] += entries;
    return true;
  }

  private void checkBegun() {
    if (target == null) {
      throw new IllegalStateException("no message has been begun");
    }
  }

  private void enter(Section section) {
    checkTurn(section);
    this.section = section.ordinal();
  }

  private void checkTurn(Section section) {
    checkBegun();
    if (section.ordinal() < this.section) {
      throw new IllegalStateException(section + " comes after " + Section.values()[this.section]);
    }
  }

  /**
   * Keeps room free for what must come at the end: OPT, TSIG.
   *
   * @param octets how many
   * @throws IllegalArgumentException if there are not so many
   */
  public void reserve(int octets) {
    if (octets < 0 || octets > wire.room() - wire.length()) {
      throw new IllegalArgumentException(
          octets + " octets cannot be reserved of " + (wire.room() - wire.length()));
    }
    wire.room(wire.room() - octets);
  }

  /**
   * Gives reserved room back.
   *
   * @param octets how many
   * @throws IllegalArgumentException if fewer are reserved
   */
  public void release(int octets) {
    if (octets < 0 || octets > wire.capacity() - wire.room()) {
      throw new IllegalArgumentException(
          octets + " octets cannot be released of " + (wire.capacity() - wire.room()));
    }
    wire.room(wire.room() + octets);
  }

  /**
   * Sets the TC bit, if there is a header.
   *
   * @throws IllegalStateException if no message has been begun
   */
  public void truncated() {
    checkBegun();
    if (!headerFits) {
      return;
    }
    wire.patch16(2, wire.peek16(2) | Header.TC);
  }

  /**
   * How many octets the message has so far.
   *
   * @return the length, header included
   */
  public int length() {
    return wire.length();
  }

  /**
   * Ends the message: its counts are written, and the buffer's position moves past it.
   *
   * @return how many octets the message has; 0 if not even the header fitted, and then nothing was
   *     written
   * @throws IllegalStateException if no message has been begun
   */
  public int finish() {
    checkBegun();
    if (!headerFits) {
      abandon();
      return 0;
    }
    int length = wire.length();
    for (int i = 0; i < counts.length; i++) {
      wire.patch16(4 + 2 * i, counts[i]);
    }
    if (!target.hasArray()) {
      target.put(target.position(), scratch, 0, length);
    }
    target.position(target.position() + length);
    abandon();
    return length;
  }

  private void abandon() {
    wire.close();
    target = null;
  }

  private void put(Question question) {
    wire.name(question.name());
    wire.u32(
        "type and class", (long) question.type().value() << 16 | question.recordClass().value());
  }

  void put(ResourceRecord record) {
    wire.name(record.name());
    wire.u64("type, class and TTL", record.fixed());
    int opened = wire.open16("RDLENGTH");
    record.rdata().write(wire);
    wire.close(opened);
  }
}
