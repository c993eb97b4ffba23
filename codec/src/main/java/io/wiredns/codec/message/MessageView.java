package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.message.MessageAccess;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

// This file is long because each part of a message that can be read without allocation has a public
// method with its Javadoc. Other classes of the package do the work.

/**
 * A view of a message in wire format, RFC 1035 section 4, which reads fields in place. Wrapping a
 * message, reading numbers and copying octets allocate nothing, once the view has grown to the
 * largest message.
 *
 * <p>{@link #wrap} makes one pass over the message: it walks the names of questions and owners,
 * checks lengths, counts and the places of OPT and TSIG, and refuses octets after the last record.
 * A message for DNS Stateful Operations whose counts are 0 may have octets after its header, its
 * {@link #body}. After wrap, no accessor can fail because of framing. RDATA, with its names, is
 * decoded at each request, and only then checked against its type. The buffer is read from position
 * to limit, which do not change; its byte order does not matter. The octets are copied once, in
 * bulk, into an array of the view, so later changes of the buffer do not affect the view.
 *
 * <p>A view keeps the memory that it has allocated: at most 640 KiB, which only the largest
 * messages with the smallest entries need. While it shows a message of which RDATA was requested,
 * it also keeps the decoded names that pointers repeat, at most as much as {@link Message#parse}
 * allocates. To free this memory, use a new view.
 *
 * <p>Reusable, for one thread at a time. The view, and each {@link RecordView} and {@link WireName}
 * that it returns, is valid until the next wrap.
 *
 * <p>A view that has refused a message still reports the {@link #fault}, its {@link #faultOffset
 * offset}, the {@link #length} of the message and, if the message {@link #hasHeader has a header},
 * {@link #id}, {@link #flags}, {@link #opcode} and {@link #header}, which an error response needs.
 * Methods that return other parts of the message throw IllegalStateException until the next wrap.
 * Before the first wrap, all methods that return a part of a message throw it. If a call of wrap
 * fails for another reason, such as a null buffer, the view does not change.
 *
 * @since 0.1
 */
public final class MessageView {
  static {
    MessageAccess.register(new ViewAccess());
  }

  private final MessageIndex index = new MessageIndex();
  private final RecordData data;

  /** Null until the first call of {@link #namedTtl}. */
  private TtlInNames ttlSearch;

  /** The record views that were requested, by entry; they are reused for every message. */
  private RecordView[] recordViews = new RecordView[0];

  /** Creates a view with the standard registry. It shows no message yet. */
  public MessageView() {
    this(Registry.standard());
  }

  /**
   * Creates a view with a registry. It shows no message yet.
   *
   * @param registry the registry that decodes RDATA
   */
  public MessageView(Registry registry) {
    data = new RecordData(Objects.requireNonNull(registry), index);
  }

  /**
   * Returns the registry of this view.
   *
   * @return the registry with which this view was created
   */
  public Registry registry() {
    return data.registry();
  }

  /**
   * Wraps a message: copies its octets and checks its framing.
   *
   * @param message the octets of the message, the whole array; copied
   * @return this view
   * @throws WireFormatException if its framing is malformed, or OPT or TSIG is out of place; the
   *     view then shows only the header, if there is one
   */
  public MessageView wrap(byte[] message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw index.failure();
    }
    return this;
  }

  /**
   * Wraps a message: copies its octets and checks its framing.
   *
   * @param message the message, from position to limit of the buffer, which do not change; copied
   * @return this view
   * @throws WireFormatException if its framing is malformed, or OPT or TSIG is out of place; the
   *     view then shows only the header, if there is one
   */
  public MessageView wrap(ByteBuffer message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw index.failure();
    }
    return this;
  }

  /**
   * Wraps a message, as {@link #wrap(byte[])} does, but without an exception: a malformed message
   * costs no allocation, which matters during a flood of them.
   *
   * @param message the octets of the message, the whole array; copied
   * @return true if the message was accepted; if not, {@link #fault}, {@link #faultOffset} and
   *     {@link #failure} describe the fault, and the view shows only the header, if there is one
   */
  public boolean tryWrap(byte[] message) {
    return walk(message, null);
  }

  /**
   * Wraps a message, as {@link #wrap(byte[])} does, but without an exception: a malformed message
   * costs no allocation, which matters during a flood of them.
   *
   * @param message the message, from position to limit of the buffer, which do not change; copied
   * @return true if the message was accepted; if not, {@link #fault}, {@link #faultOffset} and
   *     {@link #failure} describe the fault, and the view shows only the header, if there is one
   */
  public boolean tryWrap(ByteBuffer message) {
    return walk(message, null);
  }

  /**
   * Wraps a message tolerantly: shows all entries before the first that breaks the framing. OPT and
   * TSIG out of place, or with a wrong owner or class, are ordinary records: {@link #opt}, {@link
   * #tsig} and {@link #rcode} ignore them, and so does the {@link Message}. There are two
   * exceptions: an OPT whose owner is a pointer to a root, and a TSIG after which only records are
   * missing that the header counts, are not ignored. If there is no header, nothing is shown.
   *
   * @param message the octets of the message, the whole array; copied
   * @return the faults of framing and placement, in order; empty if there are none
   */
  public List<WireFormatException> wrapTolerant(byte[] message) {
    List<WireFormatException> faults = new ArrayList<>();
    return withFailure(faults, walk(message, faults));
  }

  /**
   * Wraps a message tolerantly, as {@link #wrapTolerant(byte[])} does.
   *
   * @param message the message, from position to limit of the buffer, which do not change; copied
   * @return the faults of framing and placement, in order; empty if there are none
   */
  public List<WireFormatException> wrapTolerant(ByteBuffer message) {
    List<WireFormatException> faults = new ArrayList<>();
    return withFailure(faults, walk(message, faults));
  }

  private List<WireFormatException> withFailure(List<WireFormatException> faults, boolean good) {
    if (!good) {
      faults.add(index.failure());
    }
    return faults;
  }

  private boolean walk(byte[] message, List<WireFormatException> misplaced) {
    int length = copiedOctets(message.length);
    byte[] a = arrayFor(length);
    System.arraycopy(message, 0, a, 0, length);
    return walk(a, length, message.length, misplaced);
  }

  private boolean walk(ByteBuffer message, List<WireFormatException> misplaced) {
    int sent = message.remaining();
    int length = copiedOctets(sent);
    byte[] a = arrayFor(length);
    int from = message.position();
    if (message.hasArray()) {
      // ByteBuffer.get takes longer than the copy.
      System.arraycopy(message.array(), message.arrayOffset() + from, a, 0, length);
    } else {
      message.get(from, a, 0, length);
    }
    return walk(a, length, sent, misplaced);
  }

  /**
   * Returns the number of octets to copy. One octet more than a message can have is enough to see
   * that it is too long.
   */
  private static int copiedOctets(int sent) {
    return Math.min(sent, WireLimits.MESSAGE_OCTETS + 1);
  }

  private byte[] arrayFor(int length) {
    int room = length + MessageIndex.READ_AHEAD_OCTETS;
    byte[] a = index.octets;
    return a.length < room
        ? new byte[Math.max(room, Math.min(2 * a.length, WireLimits.MESSAGE_OCTETS))]
        : a;
  }

  /**
   * Checks the structure of the copied message and keeps the places of its entries. Nothing from
   * here on can throw, so a call that throws has changed nothing.
   */
  private boolean walk(byte[] a, int length, int sent, List<WireFormatException> misplaced) {
    // Eight zeros after the end: word() returns them, and a walk past the end finds a root there.
    Bytes.put64(a, length, 0);
    data.reset();
    index.strict = misplaced == null;
    if (ttlSearch != null) {
      ttlSearch.forget();
    }
    boolean good = index.walk(a, length, sent, misplaced);
    if (good || !index.strict && length >= WireLimits.HEADER_OCTETS) {
      index.shown = length;
    } else {
      index.forget();
    }
    return good;
  }

  /** Throws an exception if no message is shown. */
  private void checkShown() {
    if (index.shown == 0) {
      throw notShown();
    }
  }

  private IllegalStateException notShown() {
    return new IllegalStateException(
        fault() == null
            ? "no message has been wrapped"
            : "the last wrapped message was refused: " + failure().getMessage());
  }

  private void checkHeader() {
    if (index.end < WireLimits.HEADER_OCTETS) {
      throw notShown();
    }
  }

  /**
   * Returns the fault for which the last wrap refused the message, or found that only a part of it
   * is well-framed.
   *
   * @return the fault; null if there is none, or before the first wrap
   */
  public Fault fault() {
    return index.diagnosis.fault();
  }

  /**
   * Returns the offset of the fault.
   *
   * @return the offset in octets from the start of the message; -1 if there is no fault
   */
  public int faultOffset() {
    return fault() == null ? -1 : index.diagnosis.offset();
  }

  /**
   * Returns the fault as an exception, with its field and a detailed message.
   *
   * @return a new exception, to be thrown or collected
   * @throws IllegalStateException if there is no fault
   */
  public WireFormatException failure() {
    if (fault() == null) {
      throw new IllegalStateException("the last wrapped message has no fault");
    }
    return index.failure();
  }

  /**
   * Returns the length of the message.
   *
   * @return the number of octets; 65,536 means 65,536 or more; 0 before the first wrap
   */
  public int length() {
    return index.end;
  }

  /** Returns eight octets of the message; see {@link MessageAccess#word}. */
  long word(int offset) {
    MessageIndex index = this.index;
    if (offset < 0 || offset >= index.shown) {
      checkShown();
      throw new IndexOutOfBoundsException("octet " + offset + " of a message of " + index.shown);
    }
    return Bytes.i64(index.octets, offset);
  }

  /**
   * Copies octets of the message, unchanged.
   *
   * @param offset the offset of the first octet from the start of the message
   * @param count the number of octets
   * @param target the array to copy to
   * @param at the index of the first octet in the target
   * @throws IndexOutOfBoundsException if the message does not have these octets, or if they do not
   *     fit
   */
  public void copyOctets(int offset, int count, byte[] target, int at) {
    checkShown();
    Objects.checkFromIndexSize(offset, count, index.end);
    System.arraycopy(index.octets, offset, target, at, count);
  }

  /**
   * Returns whether the message has a header. If it has none, nothing is shown, even after a
   * tolerant wrap.
   *
   * @return false before the first wrap, and if the message has fewer than twelve octets
   */
  public boolean hasHeader() {
    return index.end >= WireLimits.HEADER_OCTETS;
  }

  /**
   * Returns the identifier.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int id() {
    checkHeader();
    return Bytes.u16(index.octets, 0);
  }

  /**
   * Returns the second 16 bits of the header; {@link Header} has masks for them.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int flags() {
    checkHeader();
    return Bytes.u16(index.octets, 2);
  }

  /**
   * Returns whether this is a response.
   *
   * @return the QR bit
   * @throws IllegalStateException if there is no header
   */
  public boolean isResponse() {
    return (flags() & Header.QR) != 0;
  }

  /**
   * Returns whether the message is truncated: something that belongs to the answer was left out.
   *
   * @return the TC bit
   * @throws IllegalStateException if there is no header
   */
  public boolean isTruncated() {
    return (flags() & Header.TC) != 0;
  }

  /**
   * Returns the opcode, the kind of message.
   *
   * @return the opcode
   * @throws IllegalStateException if there is no header
   */
  public Opcode opcode() {
    return Opcode.of(opcodeValue());
  }

  /**
   * Returns the number of the opcode.
   *
   * @return 0 to 15
   * @throws IllegalStateException if there is no header
   */
  public int opcodeValue() {
    return (flags() & Header.OPCODE_MASK) >>> Header.OPCODE_SHIFT;
  }

  /**
   * Returns the header as a {@link Header}, with its counts unchanged.
   *
   * @return the header
   * @throws IllegalStateException if there is no header
   */
  public Header header() {
    checkHeader();
    return Header.read(index.octets, 0);
  }

  /**
   * Returns the number of entries of a section.
   *
   * @param section the section
   * @return the number of entries found; after a tolerant wrap it may be less than the count in the
   *     header
   */
  public int count(Section section) {
    checkShown();
    return index.end(section) - index.start(section);
  }

  /**
   * Returns the number of questions.
   *
   * @return the number found; after a tolerant wrap it may be less than QDCOUNT
   */
  public int questionCount() {
    int count = index.questionEnd;
    if (count == 0) { // perhaps no message is shown
      checkShown();
    }
    return count;
  }

  /**
   * Returns the number of records of the answer, authority and additional section together.
   *
   * @return the number found; after a tolerant wrap it may be less than the counts in the header
   */
  public int recordCount() {
    int count = index.additionalEnd - index.questionEnd;
    if (count == 0) {
      checkShown();
    }
    return count;
  }

  /**
   * Returns a record by its number in the message.
   *
   * @param number 0 for the first record of the answer section; authority and additional section
   *     follow
   * @return a view of the record, valid until the next wrap
   * @throws IndexOutOfBoundsException if there is no such record
   */
  public RecordView record(int number) {
    if (number < 0 || number >= index.additionalEnd - index.questionEnd) {
      throw new IndexOutOfBoundsException(
          "no record " + number + ", the message has " + recordCount());
    }
    return recordView(index.questionEnd + number);
  }

  private RecordView recordView(int entry) {
    if (entry >= recordViews.length || recordViews[entry] == null) {
      createRecordView(entry);
    }
    return recordViews[entry].moveTo(index.place(entry));
  }

  /**
   * Creates the view of an entry. It is not part of {@link #recordView}, to keep that small enough
   * to be inlined.
   */
  private void createRecordView(int entry) {
    if (entry >= recordViews.length) {
      recordViews =
          Arrays.copyOf(recordViews, Math.max(16, Math.max(entry + 1, 2 * recordViews.length)));
    }
    recordViews[entry] = new RecordView(index, data, entry);
  }

  /**
   * Returns a record by its number in a section.
   *
   * @param section answer, authority or additional
   * @param number 0 for the first record of the section
   * @return a view of the record, valid until the next wrap
   * @throws IllegalArgumentException for the question section, which has no records
   * @throws IndexOutOfBoundsException if there is no such record
   */
  public RecordView record(Section section, int number) {
    int count = count(section);
    if (section == Section.QUESTION) {
      throw new IllegalArgumentException("QUESTION has no records");
    }
    if (number < 0 || number >= count) {
      throw new IndexOutOfBoundsException(
          section + " has no record " + number + ", it has " + count);
    }
    return recordView(index.start(section) + number);
  }

  /**
   * Returns whether there is an OPT record in its proper place.
   *
   * @return true if {@link #opt} returns a record
   */
  public boolean hasOpt() {
    checkShown();
    return index.opt >= 0;
  }

  /**
   * Returns whether there is a TSIG record in its proper place.
   *
   * @return true if {@link #tsig} returns a record
   */
  public boolean hasTsig() {
    checkShown();
    return index.tsig >= 0;
  }

  /**
   * Returns the OPT record.
   *
   * @return a view of the record, valid until the next wrap; null if there is none in its proper
   *     place
   */
  public RecordView opt() {
    if (index.opt < 0) {
      checkShown();
      return null;
    }
    return recordView(index.opt);
  }

  /**
   * Returns the TSIG record, even if its data are malformed.
   *
   * @return a view of the record, valid until the next wrap; null if there is none in its proper
   *     place
   */
  public RecordView tsig() {
    if (index.tsig < 0) {
      checkShown();
      return null;
    }
    return recordView(index.tsig);
  }

  /**
   * Returns the RCODE, from the bits of the header and of OPT; RFC 6891 section 6.1.3.
   *
   * @return the RCODE
   */
  public Rcode rcode() {
    return Rcode.of(rcodeValue());
  }

  /**
   * Returns the number of the RCODE, from the bits of the header and of OPT.
   *
   * @return 0 to 4095
   */
  public int rcodeValue() {
    checkShown();
    int low = flags() & Header.RCODE_MASK;
    return index.opt < 0 ? low : Rcode.compose(low, index.ttl(index.opt) >>> 24);
  }

  private int questionEntry(int number) {
    if (number < 0 || number >= index.questionEnd) {
      checkShown();
      throw new IndexOutOfBoundsException(
          "no question " + number + ", the message has " + index.questionEnd);
    }
    return number;
  }

  /**
   * Returns a question as a {@link Question}.
   *
   * @param number 0 for the first question
   * @return a copy, which stays valid
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public Question question(int number) {
    return new Question(questionName(number).toName(), questionType(number), questionClass(number));
  }

  /**
   * Returns the QNAME of a question.
   *
   * @param number 0 for the first question
   * @return a view of the name, valid until the next wrap
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public WireName questionName(int number) {
    return EntryPlace.ownerName(index.octets, index.place(questionEntry(number)));
  }

  /** See {@link MessageAccess#questionTypeOffset}. */
  int questionTypeOffset(int number) {
    return EntryPlace.fixed(index.place(questionEntry(number)));
  }

  /** See {@link MessageAccess#contiguousQuestionNameOffset}. */
  int contiguousQuestionNameOffset(int number) {
    return EntryPlace.contiguousOffset(index.place(questionEntry(number)));
  }

  /** See {@link MessageAccess#contiguousQuestionNameLength}. */
  int contiguousQuestionNameLength(int number) {
    return EntryPlace.contiguousLength(index.place(questionEntry(number)));
  }

  /**
   * Copies the QNAME of a question, uncompressed. Allocates nothing.
   *
   * @param number 0 for the first question
   * @param target the array to copy to; it receives the octets of the name including the root
   * @param at the index of the first octet in the target
   * @return the number of octets written, 1 to 255
   * @throws IndexOutOfBoundsException if there is no such question, or if the octets do not fit
   */
  public int copyQuestionName(int number, byte[] target, int at) {
    return EntryPlace.copyName(index.octets, index.place(questionEntry(number)), target, at);
  }

  /**
   * Returns the QTYPE of a question.
   *
   * @param number 0 for the first question
   * @return the QTYPE
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public RecordType questionType(int number) {
    return data.type(questionTypeValue(number));
  }

  /**
   * Returns the number of the QTYPE of a question.
   *
   * @param number 0 for the first question
   * @return 0 to 65535
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public int questionTypeValue(int number) {
    return index.type(questionEntry(number));
  }

  /**
   * Returns the QCLASS of a question.
   *
   * @param number 0 for the first question
   * @return the QCLASS
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public RecordClass questionClass(int number) {
    return RecordClass.of(questionClassValue(number));
  }

  /**
   * Returns the number of the QCLASS of a question.
   *
   * @param number 0 for the first question
   * @return 0 to 65535
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public int questionClassValue(int number) {
    return index.recordClass(questionEntry(number));
  }

  /**
   * Returns the octets after the header of a message for DNS Stateful Operations whose counts are
   * 0: its TLVs; RFC 8490 section 5.4.
   *
   * @return a copy of the octets; empty for every other message
   */
  public Octets body() {
    checkShown();
    return index.body();
  }

  /**
   * Returns the message as a {@link Message}. Everything is decoded and copied.
   *
   * @return the message
   * @throws WireFormatException if RDATA breaks the rules of its type
   */
  public Message toMessage() throws WireFormatException {
    Message message = decoded(null);
    if (message == null) {
      throw data.failure();
    }
    return message;
  }

  /**
   * Returns the message as a {@link Message}, as far as it is well-formed: RDATA that breaks the
   * rules of its type becomes a {@link MalformedRData}.
   *
   * @param faults the list to which faults of RDATA are added
   * @return the message
   */
  public Message toMessageTolerant(List<WireFormatException> faults) {
    return decoded(Objects.requireNonNull(faults));
  }

  private Message decoded(List<WireFormatException> faults) {
    checkShown();
    return MessageDecoder.of(index, data, faults);
  }

  /**
   * Returns one line for logs: opcode, ID, flags, RCODE and the numbers of questions and records;
   * or the fault for which the message was refused; or that no message was wrapped.
   */
  @Override
  public String toString() {
    if (fault() == null && length() == 0) {
      return "nothing wrapped";
    }
    if (!hasHeader()) {
      return failure().getMessage();
    }
    String line = LogLine.of(opcode(), flags(), id());
    if (index.shown == 0) {
      return line + ", refused: " + failure().getMessage();
    }
    return line
        + " "
        + rcode()
        + ", "
        + LogLine.counts(
            questionCount(),
            count(Section.ANSWER),
            count(Section.AUTHORITY),
            count(Section.ADDITIONAL));
  }

  /**
   * Returns the offset of a TTL field whose octets are part of a name of the message, or -1. The
   * result is kept until another message is wrapped.
   */
  int namedTtl() {
    if (ttlSearch == null) {
      ttlSearch = new TtlInNames(index, data);
    }
    return ttlSearch.offset();
  }

  MessageIndex index() {
    return index;
  }
}
