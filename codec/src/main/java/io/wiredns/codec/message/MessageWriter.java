package io.wiredns.codec.message;

import io.wiredns.codec.internal.wire.WireWriter;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * Writes messages to a ByteBuffer of the caller, with compressed names (RFC 1035 section 4.1.4)
 * where RFC 3597 section 4 permits it.
 *
 * <p>A writer writes either a whole message at once ({@link #write}, {@link #writeTruncated}), or
 * piece by piece: call {@link #begin}, then add questions and records in the order of their
 * sections, then call {@link #finish}. A question or record that does not fit is not written at
 * all. A pointer is used only for suffixes whose octets are identical, so the case of a name never
 * changes.
 *
 * <p>If a message would have more than 65,535 octets this way, {@link #write} and {@link
 * #writeTruncated} write it again with more pointers: names are also compressed in the RDATA of the
 * other types whose names a receiver must expand (RFC 3597 section 4: RP, AFSDB, RT, SIG, PX, NXT,
 * NAPTR, SRV), and pointers may lead to every name of the message. So every message that a strict
 * parser accepts can be written, with one exception: pointers of a parsed message may lead to
 * octets where no label of a name starts, such as the text of a TXT record or the middle of a
 * label. No sender that conforms to RFC 1035 section 4.1.4 uses such pointers. The writer must
 * write the names that were found there in full, so the message may become too long. A message that
 * is written piece by piece is never written again in this way, because its earlier records have
 * already been written.
 *
 * <p>The position of the buffer moves past the message when the message is finished, and does not
 * change if the message does not fit; the byte order does not matter. A buffer with an array is
 * written in place, so the octets after its position may change even if the message does not fit; a
 * direct buffer is filled by one bulk copy.
 *
 * <p>Reusable, for one thread at a time. A writer keeps the memory that it has allocated, at most
 * 640 KiB, but no message. Once its memory suffices for the messages, it allocates nothing more,
 * except in {@link #writeTruncated} if additional records do not fit, and to check a message that
 * was parsed tolerantly, or that is written with another registry than the standard one and has
 * RDATA or options that are given as octets.
 *
 * @since 0.1
 */
public final class MessageWriter {
  private final WireWriter wire = new WireWriter();
  private final Registry registry;
  private final WriteRules rules;

  /**
   * Decides which records are left out of a message; null before the first {@link #writeTruncated}.
   */
  private Truncation truncation;

  private byte[] scratch = new byte[0];
  private ByteBuffer target;

  /** The number of entries written, by section, 0 to 65535. */
  private final int[] counts = new int[4];

  /** The ordinal of the current section. */
  private int section;

  private boolean headerFits;

  /** Creates a writer with the standard registry. */
  public MessageWriter() {
    this(Registry.standard());
  }

  /**
   * Creates a writer with a registry. RDATA and options given as octets must follow the rules of
   * the decoders in the registry.
   *
   * @param registry the registry of the parsers
   */
  public MessageWriter(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
    rules = new WriteRules(registry);
  }

  /** Checks a message, unless it is known to be writable for the parsers of the registry. */
  private void check(Message message) {
    if (!message.isChecked() || registry != Registry.standard() && WriteRules.hasOctets(message)) {
      WriteRules.check(message, registry);
    }
  }

  /**
   * Writes a whole message or nothing. {@link Message#write} does the same but throws a
   * BufferOverflowException if the message does not fit.
   *
   * @param message the message
   * @param out the buffer to write to; the limit is what remains of it, at most 65,535 octets
   * @return true if the message fitted; if not, the position of the buffer has not changed
   * @throws IllegalArgumentException if the buffer is read-only, or a strict parser would not
   *     accept the message: it holds malformed RDATA or options, or OPT or TSIG out of place
   */
  public boolean write(Message message, ByteBuffer out) {
    check(message);
    begin(out, WireLimits.MESSAGE_OCTETS, message.id(), message.flags());
    try {
      return writeWhole(message);
    } catch (RuntimeException | Error failure) { // a user's record type may throw anything
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

  /**
   * Writes a message again with all possible pointers, if even the largest buffer was too small.
   */
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

  /** Returns whether there is room for the largest message. */
  private boolean isLargest() {
    return wire.capacity() == WireLimits.MESSAGE_OCTETS;
  }

  /**
   * Writes as much of a message as fits; RRsets are written whole or left out, and room for OPT and
   * TSIG is reserved. After an RRset of the answer or authority section that does not fit, only OPT
   * and TSIG follow. TC is set if records of the answer or authority section do not fit, or
   * addresses that a referral needs (RFC 9471); it is not set if only other additional records are
   * left out.
   *
   * <p>Not for UPDATE, whose records cannot be left out: use {@link #write}.
   *
   * @param message the message
   * @param out the buffer to write to
   * @param limit the maximum number of octets, such as a client's UDP payload size; it is reduced
   *     to 65,535 and to what remains in the buffer
   * @return which part of the message was written
   * @throws IllegalArgumentException if the limit is negative, the buffer is read-only, or a strict
   *     parser would not accept the message: it holds malformed RDATA or options, or OPT or TSIG
   *     out of place
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
    } catch (RuntimeException | Error failure) { // a user's record type may throw anything
      abandon();
      throw failure;
    }
  }

  /**
   * Starts a message.
   *
   * @param out the buffer to write to, from its position
   * @param limit the maximum number of octets; it is reduced to 65,535 and to what remains in the
   *     buffer
   * @param id the identifier, 0 to 65535
   * @param flags the second 16 bits of the header, 0 to 65535
   * @return this
   * @throws IllegalArgumentException if the buffer is read-only or a number is out of range
   */
  public MessageWriter begin(ByteBuffer out, int limit, int id, int flags) {
    if (out.isReadOnly()) {
      throw new IllegalArgumentException("the buffer is read-only: " + out);
    }
    if (limit < 0 || id >>> 16 != 0 || flags >>> 16 != 0) {
      throw new IllegalArgumentException(
          "limit "
              + limit
              + " is negative, or ID "
              + id
              + " or flags "
              + flags
              + " not in 0..65535");
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
   * @throws IllegalArgumentException if the opcode is DSO, whose messages have no questions
   * @throws IllegalStateException if a record has already been added, or no message has been begun
   */
  public boolean question(Question question) {
    checkTurn(Section.QUESTION);
    rules.checkSections();
    return append(question);
  }

  /** Adds a question without a check of the opcode; see {@link #question}. */
  boolean append(Question question) {
    enterSection(Section.QUESTION);
    long mark = wire.mark();
    put(question);
    boolean kept = keepIfFits(mark, 1);
    if (kept) {
      rules.question(question);
    }
    return kept;
  }

  /**
   * Adds a record.
   *
   * @param section the section: the current one or a later one
   * @param record the record
   * @return whether it fitted; if not, nothing of it was written
   * @throws IllegalArgumentException for the question section, or if a strict parser would not
   *     accept the record here: its RDATA is malformed, it is OPT or TSIG out of place, it comes
   *     after TSIG, or the opcode is DSO; nothing of the record is written then
   * @throws IllegalStateException if a record of a later section has been added, or no message has
   *     been begun
   */
  public boolean record(Section section, ResourceRecord record) {
    return rrset(section, List.of(record));
  }

  /**
   * Adds records that belong together, such as an RRset: all of them or none.
   *
   * @param section the section: the current one or a later one
   * @param records the records
   * @return whether all fitted; if not, nothing of them was written
   * @throws IllegalArgumentException for the question section, or if a strict parser would not
   *     accept a record here, as described at {@link #record}; nothing of them is written then
   * @throws IllegalStateException if a record of a later section has been added, or no message has
   *     been begun
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

  /** Adds records that have been checked; see {@link #rrset}. */
  boolean append(Section section, List<ResourceRecord> records) {
    int before = this.section;
    enterSection(section);
    long mark = wire.mark();
    try {
      for (int i = 0; i < records.size(); i++) { // by index, because an iterator would be allocated
        put(records.get(i));
      }
    } catch (RuntimeException | Error failure) { // a user's record type may throw anything
      wire.undoTo(mark);
      this.section = before;
      throw failure;
    }
    boolean kept = keepIfFits(mark, records.size());
    if (!kept) {
      this.section = before;
    }
    return kept;
  }

  /** Returns the number of records of the additional section that have been written. */
  int additionalCount() {
    return counts[3];
  }

  private boolean keepIfFits(long mark, int entries) {
    // The count needs no check: 65,535 octets cannot hold more entries than fit its 16 bits.
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

  private void enterSection(Section section) {
    checkTurn(section);
    this.section = section.ordinal();
  }

  private void checkTurn(Section section) {
    checkBegun();
    if (section.ordinal() < this.section) {
      throw new IllegalStateException(
          section + " cannot be written after " + Section.values()[this.section]);
    }
  }

  /**
   * Reserves room in the message that has been begun, for records that must come at the end: OPT
   * and TSIG.
   *
   * @param octets the number of octets, 0 or more
   * @throws IllegalArgumentException if the number is negative, or less room is left
   */
  public void reserve(int octets) {
    if (octets < 0 || octets > wire.room() - wire.length()) {
      throw new IllegalArgumentException(
          octets + " octets cannot be reserved, of " + (wire.room() - wire.length()) + " left");
    }
    wire.room(wire.room() - octets);
  }

  /**
   * Releases reserved room.
   *
   * @param octets the number of octets, 0 or more
   * @throws IllegalArgumentException if the number is negative, or less room is reserved
   */
  public void release(int octets) {
    if (octets < 0 || octets > wire.capacity() - wire.room()) {
      throw new IllegalArgumentException(
          octets
              + " octets cannot be released, of "
              + (wire.capacity() - wire.room())
              + " reserved");
    }
    wire.room(wire.room() + octets);
  }

  /**
   * Sets the TC bit, unless not even the header fitted.
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
   * Returns the length of the message so far.
   *
   * @return the number of octets, including the header; after {@link #finish} those of the last
   *     message, and 0 before the first
   */
  public int length() {
    return wire.length();
  }

  /**
   * Finishes the message: writes its counts and moves the position of the buffer past it.
   *
   * @return the length of the message in octets; 0 if not even the header fitted, in which case
   *     nothing is written
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
