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

/**
 * A look at a message's octets, without allocation: one structural pass, then fields where they
 * lie.
 *
 * <p>{@link #wrap} walks all names, checks lengths, counts and the places of OPT and TSIG, and
 * refuses octets behind the last record; after it no accessor can fail on framing. RDATA is decoded
 * when asked, and only then checked against its type. The buffer is read from position to limit;
 * neither these nor its byte order matter or change. The octets are copied once, in bulk, into an
 * array of this view's: what was checked stays so, whatever becomes of the buffer.
 *
 * <p>The memory that a view has grown to stays with it: at most 640 KiB, after the largest messages
 * of the smallest entries, and while it shows a message whose RDATA has been asked for also the
 * names that pointers repeat, at most what {@link Message#parse} allocates. Whoever wants that back
 * makes a new view.
 *
 * <p>This file is long because each thing that is asked of a message without allocation is a method
 * with its contract; the work is done by the other classes of the package.
 *
 * <p>Reusable, for one thread at a time. The view, and what it hands out that is no value ({@link
 * RecordView}, {@link WireName}), is valid until the next wrap.
 *
 * <p>A view that has refused a message shows nothing of it: it says {@link #fault why} and {@link
 * #faultOffset where}, how {@link #length long} the message is, and, if it {@link #hasHeader has a
 * header}, {@link #id}, {@link #flags} and {@link #header}, which an error response needs. All
 * other methods throw IllegalStateException until the next wrap, and so do all methods that ask for
 * a part of a message before the first one. A call of wrap that fails in any other way, such as for
 * a null buffer, leaves the view as it was.
 *
 * @since 0.1
 */
public final class MessageView {
  static {
    MessageAccess.give(new Access());
  }

  private final MessageIndex index = new MessageIndex();
  private final RecordData data;

  /** Null until somebody asks for {@link #namedTtl}. */
  private NamedTtl ttlSearch;

  /** The windows on entries that somebody has asked for; they serve for every message. */
  private RecordView[] windows = new RecordView[0];

  /** A view that knows the standard types. */
  public MessageView() {
    this(Registry.standard());
  }

  /**
   * A view that knows a user's types.
   *
   * @param registry decodes RDATA
   */
  public MessageView(Registry registry) {
    data = new RecordData(Objects.requireNonNull(registry), index);
  }

  /**
   * Which types and options this view knows.
   *
   * @return the registry with which it was made
   */
  public Registry registry() {
    return data.registry();
  }

  /**
   * Looks at a message.
   *
   * @param message the message and nothing else; copied
   * @return this view
   * @throws WireFormatException if it is malformed; the view then shows nothing but its header
   */
  public MessageView wrap(byte[] message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw index.failure();
    }
    return this;
  }

  /**
   * Looks at a message.
   *
   * @param message the message from position to limit, nothing else; not disturbed
   * @return this view
   * @throws WireFormatException if it is malformed; the view then shows nothing but its header
   */
  public MessageView wrap(ByteBuffer message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw index.failure();
    }
    return this;
  }

  /**
   * Looks at a message, for floods: a malformed one costs no exception and no allocation.
   *
   * @param message the message and nothing else; copied
   * @return whether it is well-formed; if not, {@link #fault}, {@link #faultOffset} and {@link
   *     #failure} say why, and the view shows nothing but the header
   */
  public boolean tryWrap(byte[] message) {
    return walk(message, null);
  }

  /**
   * Looks at a message, for floods: a malformed one costs no exception and no allocation.
   *
   * @param message the message from position to limit, nothing else; not disturbed
   * @return whether it is well-formed; if not, {@link #fault}, {@link #faultOffset} and {@link
   *     #failure} say why, and the view shows nothing but the header
   */
  public boolean tryWrap(ByteBuffer message) {
    return walk(message, null);
  }

  /**
   * Looks at what is good of a message: all entries before the first that breaks the framing. OPT
   * and TSIG out of place, or with a wrong owner or class, are records like all others: {@link
   * #opt}, {@link #tsig} and {@link #rcode} do not see them, and neither does the {@link Message}.
   * Without a header nothing is shown.
   *
   * @param message the message and nothing else; copied
   * @return the faults of framing and placement, in order; empty if there are none
   */
  public List<WireFormatException> wrapTolerant(byte[] message) {
    List<WireFormatException> faults = new ArrayList<>();
    return all(faults, walk(message, faults));
  }

  /**
   * Looks at what is good of a message, as {@link #wrapTolerant(byte[])} does.
   *
   * @param message the message from position to limit; not disturbed
   * @return the faults of framing and placement, in order; empty if there are none
   */
  public List<WireFormatException> wrapTolerant(ByteBuffer message) {
    List<WireFormatException> faults = new ArrayList<>();
    return all(faults, walk(message, faults));
  }

  private List<WireFormatException> all(List<WireFormatException> faults, boolean good) {
    if (!good) {
      faults.add(index.failure());
    }
    return faults;
  }

  private boolean walk(byte[] message, List<WireFormatException> misplaced) {
    int length = shownOf(message.length);
    byte[] a = room(length);
    System.arraycopy(message, 0, a, 0, length);
    return walk(a, length, message.length, misplaced);
  }

  private boolean walk(ByteBuffer message, List<WireFormatException> misplaced) {
    int sent = message.remaining();
    int length = shownOf(sent);
    byte[] a = room(length);
    message.get(message.position(), a, 0, length);
    return walk(a, length, sent, misplaced);
  }

  /** One octet more than a message can have is enough to see that it is too long. */
  private static int shownOf(int sent) {
    return Math.min(sent, WireLimits.MESSAGE_OCTETS + 1);
  }

  private byte[] room(int length) {
    int room = length + MessageIndex.ROOM;
    byte[] a = index.octets;
    return a.length < room
        ? new byte[Math.max(room, Math.min(2 * a.length, WireLimits.MESSAGE_OCTETS))]
        : a;
  }

  /**
   * Walks what has been copied. Nothing from here on fails, so a call that throws has changed
   * nothing.
   */
  private boolean walk(byte[] a, int length, int sent, List<WireFormatException> misplaced) {
    // Zeros after the end, which word() shows; a walk that runs past the end meets a root there.
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

  /** Refuses to show a part of a message where none is shown. */
  private void checkShown() {
    if (index.shown == 0) {
      throw notShown();
    }
  }

  private IllegalStateException notShown() {
    return new IllegalStateException(
        fault() == null
            ? "no message has been wrapped"
            : "the message that was wrapped last was refused: " + failure().getMessage());
  }

  private void checkHeader() {
    if (index.end < WireLimits.HEADER_OCTETS) {
      throw notShown();
    }
  }

  /**
   * Why the last wrap found no whole message.
   *
   * @return the fault, or null if it found one, or there was no wrap yet
   */
  public Fault fault() {
    return index.diagnosis.fault();
  }

  /**
   * Where the fault is.
   *
   * @return the octet, counted from the message's first; -1 if there is no fault
   */
  public int faultOffset() {
    return fault() == null ? -1 : index.diagnosis.offset();
  }

  /**
   * The fault with its field and detail.
   *
   * @return an exception to throw or to list
   * @throws IllegalStateException if there is no fault
   */
  public WireFormatException failure() {
    if (fault() == null) {
      throw new IllegalStateException("the message that was wrapped last has no fault");
    }
    return index.failure();
  }

  /**
   * How many octets the message has.
   *
   * @return the length; 65,536 stands for that and more
   */
  public int length() {
    return index.end;
  }

  /** Eight octets of the message at once; {@link MessageAccess#word}. */
  long word(int offset) {
    MessageIndex index = this.index;
    if (offset < 0 || offset >= index.shown) {
      checkShown();
      throw new IndexOutOfBoundsException("octet " + offset + " of " + index.shown);
    }
    return Bytes.i64(index.octets, offset);
  }

  /**
   * Copies octets of the message as they are on the wire.
   *
   * @param offset the offset of the first from the message's first octet
   * @param count how many
   * @param target takes them
   * @param at the index of the first there
   * @throws IndexOutOfBoundsException if the message does not have them or they do not fit
   */
  public void copyOctets(int offset, int count, byte[] target, int at) {
    checkShown();
    Objects.checkFromIndexSize(offset, count, index.end);
    System.arraycopy(index.octets, offset, target, at, count);
  }

  /**
   * Whether there is a header; without one a tolerant look shows nothing at all.
   *
   * @return false before the first wrap, and if the message has fewer than twelve octets
   */
  public boolean hasHeader() {
    return index.end >= WireLimits.HEADER_OCTETS;
  }

  /**
   * The identifier.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int id() {
    checkHeader();
    return Bytes.u16(index.octets, 0);
  }

  /**
   * The second sixteen bits of the header, for the masks of {@link Header}.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int flags() {
    checkHeader();
    return Bytes.u16(index.octets, 2);
  }

  /**
   * Whether this is a response.
   *
   * @return the QR bit
   * @throws IllegalStateException if there is no header
   */
  public boolean isResponse() {
    return (flags() & Header.QR) != 0;
  }

  /**
   * Whether something that belongs to the answer was left out.
   *
   * @return the TC bit
   * @throws IllegalStateException if there is no header
   */
  public boolean isTruncated() {
    return (flags() & Header.TC) != 0;
  }

  /**
   * The kind of message.
   *
   * @return the OPCODE
   * @throws IllegalStateException if there is no header
   */
  public Opcode opcode() {
    return Opcode.of(opcodeValue());
  }

  /**
   * The OPCODE's number.
   *
   * @return 0 to 15
   * @throws IllegalStateException if there is no header
   */
  public int opcodeValue() {
    return (flags() & Header.OPCODE_MASK) >>> Header.OPCODE_SHIFT;
  }

  /**
   * The header as a value, with the counts as they are on the wire.
   *
   * @return the header
   * @throws IllegalStateException if there is no header
   */
  public Header header() {
    checkHeader();
    return Header.read(index.octets, 0);
  }

  /**
   * How many entries of a section there are.
   *
   * @param section the section
   * @return the number of those found, which after a tolerant look may be fewer than the header
   *     says
   */
  public int count(Section section) {
    checkShown();
    return index.end(section) - index.start(section);
  }

  /**
   * How many questions there are.
   *
   * @return the number
   */
  public int questionCount() {
    int count = index.questionEnd;
    if (count == 0) { // where no message is shown, there is no entry
      checkShown();
    }
    return count;
  }

  /**
   * How many records the last three sections have together.
   *
   * @return the number
   */
  public int recordCount() {
    int count = index.additionalEnd - index.questionEnd;
    if (count == 0) {
      checkShown();
    }
    return count;
  }

  /**
   * A record by its number in the message.
   *
   * @param number 0 for the first of the answer section; authority and additional follow
   * @return where it lies
   * @throws IndexOutOfBoundsException if there is no such record
   */
  public RecordView record(int number) {
    if (number < 0 || number >= index.additionalEnd - index.questionEnd) {
      throw new IndexOutOfBoundsException("record " + number + " of " + recordCount());
    }
    return window(index.questionEnd + number);
  }

  private RecordView window(int entry) {
    if (entry >= windows.length || windows[entry] == null) {
      openWindow(entry);
    }
    return windows[entry].at(index.place(entry));
  }

  /** Out of {@link #window}, which stays small enough to be inlined. */
  private void openWindow(int entry) {
    if (entry >= windows.length) {
      windows = Arrays.copyOf(windows, Math.max(16, Math.max(entry + 1, 2 * windows.length)));
    }
    windows[entry] = new RecordView(index, data, entry);
  }

  /**
   * A record by its number in a section.
   *
   * @param section answer, authority or additional
   * @param number 0 for the first
   * @return where it lies
   * @throws IllegalArgumentException for the question section, which has no records
   * @throws IndexOutOfBoundsException if there is no such record
   */
  public RecordView record(Section section, int number) {
    int count = count(section);
    if (section == Section.QUESTION) {
      throw new IllegalArgumentException("QUESTION has no records");
    }
    if (number < 0 || number >= count) {
      throw new IndexOutOfBoundsException(section + " has no record " + number + " of " + count);
    }
    return window(index.start(section) + number);
  }

  /**
   * Whether there is an OPT record that is where it belongs.
   *
   * @return whether {@link #opt} gives it
   */
  public boolean hasOpt() {
    checkShown();
    return index.opt >= 0;
  }

  /**
   * Whether there is a TSIG record that is where it belongs.
   *
   * @return whether {@link #tsig} gives it
   */
  public boolean hasTsig() {
    checkShown();
    return index.tsig >= 0;
  }

  /**
   * The OPT record.
   *
   * @return where it lies, or null if there is none that is where it belongs
   */
  public RecordView opt() {
    if (index.opt < 0) {
      checkShown();
      return null;
    }
    return window(index.opt);
  }

  /**
   * The TSIG record, whether or not its data are well-formed.
   *
   * @return where it lies, or null if there is none that is where it belongs
   */
  public RecordView tsig() {
    if (index.tsig < 0) {
      checkShown();
      return null;
    }
    return window(index.tsig);
  }

  /**
   * The RCODE of the header and of OPT together; RFC 6891 section 6.1.3.
   *
   * @return the RCODE
   */
  public Rcode rcode() {
    return Rcode.of(rcodeValue());
  }

  /**
   * The number of the RCODE of the header and of OPT together.
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
      throw new IndexOutOfBoundsException("question " + number + " of " + index.questionEnd);
    }
    return number;
  }

  /**
   * A question as a value.
   *
   * @param number 0 for the first question
   * @return a copy
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public Question question(int number) {
    return new Question(questionName(number).toName(), questionType(number), questionClass(number));
  }

  /**
   * A question's name.
   *
   * @param number 0 for the first question
   * @return where it lies
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public WireName questionName(int number) {
    return EntryPlace.ownerName(index.octets, index.place(questionEntry(number)));
  }

  /** {@link MessageAccess#flatQuestionNameOffset}. */
  int flatQuestionNameOffset(int number) {
    return EntryPlace.flatOffset(index.place(questionEntry(number)));
  }

  /** {@link MessageAccess#flatQuestionNameLength}. */
  int flatQuestionNameLength(int number) {
    return EntryPlace.flatLength(index.place(questionEntry(number)));
  }

  /**
   * Copies a question's name, without pointers; allocates nothing.
   *
   * @param number 0 for the first question
   * @param target takes the octets, root included
   * @param at the index of the first
   * @return how many octets were written, 1 to 255
   * @throws IndexOutOfBoundsException if there is no such question
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyQuestionName(int number, byte[] target, int at) {
    return EntryPlace.copyName(index.octets, index.place(questionEntry(number)), target, at);
  }

  /**
   * A question's QTYPE.
   *
   * @param number 0 for the first question
   * @return the QTYPE
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public RecordType questionType(int number) {
    return data.type(questionTypeValue(number));
  }

  /**
   * The number of a question's QTYPE.
   *
   * @param number 0 for the first question
   * @return 0 to 65535
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public int questionTypeValue(int number) {
    return index.type(questionEntry(number));
  }

  /**
   * A question's QCLASS.
   *
   * @param number 0 for the first question
   * @return the QCLASS
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public RecordClass questionClass(int number) {
    return RecordClass.of(questionClassValue(number));
  }

  /**
   * The number of a question's QCLASS.
   *
   * @param number 0 for the first question
   * @return 0 to 65535
   * @throws IndexOutOfBoundsException if there is no such question
   */
  public int questionClassValue(int number) {
    return index.recordClass(questionEntry(number));
  }

  /**
   * What follows the header of a DNS Stateful Operations message without counts: its TLVs; RFC 8490
   * section 5.4.
   *
   * @return the octets, empty for every other message
   */
  public Octets body() {
    checkShown();
    return index.body();
  }

  /**
   * The message as a value, everything copied out.
   *
   * @return the message
   * @throws WireFormatException if RDATA breaks the rules of its type
   */
  public Message toMessage() throws WireFormatException {
    return toMessage(null);
  }

  /**
   * The message as a value as far as it is good: RDATA that breaks the rules of its type comes out
   * as {@link MalformedRData}.
   *
   * @param faults takes the faults of RDATA
   * @return the message
   */
  public Message toMessageTolerant(List<WireFormatException> faults) {
    try {
      return toMessage(Objects.requireNonNull(faults));
    } catch (WireFormatException impossible) {
      throw new AssertionError("a tolerant decoding threw", impossible);
    }
  }

  private Message toMessage(List<WireFormatException> faults) throws WireFormatException {
    checkShown();
    return MessageDecoder.of(index, data, faults);
  }

  /**
   * One line for logs: kind, ID, RCODE, flags, how many questions and records there are; or what is
   * wrong with the message, or that there is none.
   */
  @Override
  public String toString() {
    if (fault() == null && length() == 0) {
      return "nothing wrapped";
    }
    if (!hasHeader()) {
      return failure().getMessage();
    }
    String line = Lines.of(opcode(), flags(), id());
    if (index.shown == 0) {
      return line + ", refused: " + failure().getMessage();
    }
    return line
        + " "
        + rcode()
        + ", "
        + Lines.counts(
            questionCount(),
            count(Section.ANSWER),
            count(Section.AUTHORITY),
            count(Section.ADDITIONAL));
  }

  /** The offset of a TTL field that a name of the message is made of, or -1; looked for once. */
  int namedTtl() {
    if (ttlSearch == null) {
      ttlSearch = new NamedTtl(index, data);
    }
    return ttlSearch.offset();
  }

  MessageIndex index() {
    return index;
  }
}
