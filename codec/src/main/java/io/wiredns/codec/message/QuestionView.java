package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireAccess;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A look at a message's header and first question and at nothing else of it: what a server, a
 * filter or a cache reads before it decides whether to read more; RFC 1035 sections 4.1.1 and
 * 4.1.2.
 *
 * <pre>
 *   header 96 | QNAME name | QTYPE 16 | QCLASS 16
 * </pre>
 *
 * <p>Nothing is allocated, and the work is bounded: at most 271 octets are copied, because the
 * first question's name has no earlier name to point to. What follows is not looked at, so a
 * message that passes here may still be malformed; what is refused here, {@link MessageView}
 * refuses with the same fault. The buffer is read from position to limit; neither these nor its
 * byte order matter or change, and it may be changed afterwards.
 *
 * <p>Reusable, for one thread at a time. The view and its {@link #name} are valid until the next
 * wrap. Of a refused message only the fault and, if it {@link #hasHeader has one}, the header can
 * be asked for; the question of it, and any part of a message before the first wrap, is an
 * IllegalStateException.
 *
 * @since 0.1
 */
public final class QuestionView {
  private static final int MOST_OCTETS =
      WireLimits.HEADER_OCTETS + WireLimits.NAME_OCTETS + EntryPlace.QUESTION_FIXED;

  private final Registry registry;
  private final byte[] octets = new byte[MOST_OCTETS];
  private final Diagnosis diagnosis = new Diagnosis();

  /** The windows on names, by their lengths, that somebody has asked for. */
  private final WireName[] names = new WireName[WireLimits.NAME_OCTETS + 1];

  /** How many octets of the message are here. */
  private int length;

  /** The index behind the question's name, 0 if there is no question. */
  private int fixed;

  private String faultField;

  /** A view of no message yet, which calls types as the standard registry does. */
  public QuestionView() {
    this(Registry.standard());
  }

  /**
   * A view of no message yet, which calls types as a user does.
   *
   * @param registry names the types
   */
  public QuestionView(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
  }

  /**
   * Which types this view knows by name.
   *
   * @return the registry with which it was made
   */
  public Registry registry() {
    return registry;
  }

  /**
   * Looks at a message.
   *
   * @param message the message and nothing else
   * @return this view
   * @throws WireFormatException if the header or the first question is malformed; of the view only
   *     {@link #hasHeader} and then the header are of use until the next wrap
   */
  public QuestionView wrap(byte[] message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw failure();
    }
    return this;
  }

  /**
   * Looks at a message.
   *
   * @param message the message from position to limit; not disturbed
   * @return this view
   * @throws WireFormatException if the header or the first question is malformed; of the view only
   *     {@link #hasHeader} and then the header are of use until the next wrap
   */
  public QuestionView wrap(ByteBuffer message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw failure();
    }
    return this;
  }

  /**
   * Looks at a message, for floods: a malformed one costs no exception and no allocation.
   *
   * @param message the message and nothing else
   * @return whether header and first question are well-formed; if not, {@link #fault}, {@link
   *     #faultOffset} and {@link #failure} say why, and of the view only {@link #hasHeader} and
   *     then the header are of use until the next wrap
   */
  public boolean tryWrap(byte[] message) {
    int length = Math.min(message.length, MOST_OCTETS);
    System.arraycopy(message, 0, octets, 0, length);
    return walk(length, message.length);
  }

  /**
   * Looks at a message, for floods: a malformed one costs no exception and no allocation.
   *
   * @param message the message from position to limit; not disturbed
   * @return whether header and first question are well-formed; if not, {@link #fault}, {@link
   *     #faultOffset} and {@link #failure} say why, and of the view only {@link #hasHeader} and
   *     then the header are of use until the next wrap
   */
  public boolean tryWrap(ByteBuffer message) {
    int sent = message.remaining();
    int length = Math.min(sent, MOST_OCTETS);
    message.get(message.position(), octets, 0, length);
    return walk(length, sent);
  }

  private boolean walk(int length, int sent) {
    byte[] a = octets;
    this.length = length;
    fixed = 0;
    diagnosis.clear();
    if (length < WireLimits.HEADER_OCTETS) {
      return fault(
          MessageFault.HEADER_TRUNCATED, length, length, WireLimits.HEADER_OCTETS, "header");
    }
    if (sent > WireLimits.MESSAGE_OCTETS) {
      return fault(MessageFault.MESSAGE_TOO_LONG, 0, sent, WireLimits.MESSAGE_OCTETS, "header");
    }
    if (questionCount() == 0) {
      return true;
    }
    int last = WireNames.pieceEnd(a, WireLimits.HEADER_OCTETS, length);
    int nameEnd = last + 1;
    if (last >= length
        || a[last] != 0
        || nameEnd > WireLimits.HEADER_OCTETS + WireLimits.NAME_OCTETS
        || nameEnd + EntryPlace.QUESTION_FIXED > length) {
      return refuse();
    }
    fixed = nameEnd;
    return true;
  }

  /** Why there is no question: false, with the fault kept. */
  private boolean refuse() {
    int at = WireLimits.HEADER_OCTETS;
    if (length == at) {
      return fault(MessageFault.COUNT_EXCEEDS_MESSAGE, at, questionCount(), 0, "");
    }
    faultField = " name";
    if (WireNames.diagnose(octets, at, length, length, diagnosis)) {
      return false;
    }
    int nameEnd = WireNames.skip(octets, at, length, length);
    return fault(
        MessageFault.QUESTION_TRUNCATED,
        nameEnd,
        EntryPlace.QUESTION_FIXED,
        length - nameEnd,
        " type");
  }

  private boolean fault(Fault fault, int at, long found, long limit, String field) {
    diagnosis.set(fault, at, found, limit);
    faultField = field;
    return false;
  }

  /**
   * Why the last {@link #tryWrap} said no.
   *
   * @return the fault, or null if it said yes, or there was no wrap yet
   */
  public Fault fault() {
    return diagnosis.fault();
  }

  /**
   * Where the fault is.
   *
   * @return the octet, counted from the message's first; -1 if there is no fault
   */
  public int faultOffset() {
    return fault() == null ? -1 : diagnosis.offset();
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
    return diagnosis.exception(
        faultField.equals("header")
            ? faultField
            : Section.QUESTION.label(opcode()) + "[0]" + faultField);
  }

  private void checkHeader() {
    if (length < WireLimits.HEADER_OCTETS) {
      throw notShown();
    }
  }

  private IllegalStateException notShown() {
    return new IllegalStateException(
        fault() == null
            ? "no message has been wrapped"
            : "the message that was wrapped last was refused: " + failure().getMessage());
  }

  /**
   * Whether there is a header, which a reply needs even to a malformed question.
   *
   * @return false before the first wrap, and if the message has fewer than twelve octets
   */
  public boolean hasHeader() {
    return length >= WireLimits.HEADER_OCTETS;
  }

  /**
   * The identifier.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int id() {
    checkHeader();
    return Bytes.u16(octets, 0);
  }

  /**
   * The second sixteen bits of the header, for the masks of {@link Header}.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int flags() {
    checkHeader();
    return Bytes.u16(octets, 2);
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
   * QDCOUNT, which alone says whether there is a question here.
   *
   * @return 0 to 65535, as on the wire; only the first question is looked at
   * @throws IllegalStateException if there is no header
   */
  public int questionCount() {
    checkHeader();
    return Bytes.u16(octets, 4);
  }

  /**
   * The header as a value, with the counts as they are on the wire.
   *
   * @return the header
   * @throws IllegalStateException if there is no header
   */
  public Header header() {
    checkHeader();
    return Header.read(octets, 0);
  }

  private int question() {
    if (fixed == 0) {
      if (fault() != null || length == 0) {
        throw notShown();
      }
      throw new IllegalStateException("there is no question");
    }
    return fixed;
  }

  /**
   * QNAME; allocates nothing once there was a name of its length.
   *
   * @return where it lies
   * @throws IllegalStateException if there is no question
   */
  public WireName name() {
    int at = WireLimits.HEADER_OCTETS;
    int length = question() - at;
    WireName name = names[length];
    if (name == null) {
      name = names[length] = WireAccess.get().wireName(octets, at, at, length);
    }
    return name;
  }

  /**
   * Copies QNAME; allocates nothing.
   *
   * @param target takes the octets, root included
   * @param at the index of the first
   * @return how many octets were written, 1 to 255
   * @throws IllegalStateException if there is no question
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyName(byte[] target, int at) {
    int length = question() - WireLimits.HEADER_OCTETS;
    System.arraycopy(octets, WireLimits.HEADER_OCTETS, target, at, length);
    return length;
  }

  /**
   * QTYPE.
   *
   * @return the QTYPE, with the mnemonic that the view's registry has for it
   * @throws IllegalStateException if there is no question
   */
  public RecordType type() {
    return registry.type(typeValue());
  }

  /**
   * QTYPE's number.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no question
   */
  public int typeValue() {
    return Bytes.u16(octets, question());
  }

  /**
   * QCLASS.
   *
   * @return the QCLASS
   * @throws IllegalStateException if there is no question
   */
  public RecordClass recordClass() {
    return RecordClass.of(classValue());
  }

  /**
   * QCLASS's number.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no question
   */
  public int classValue() {
    return Bytes.u16(octets, question() + EntryPlace.CLASS_AT);
  }

  /**
   * One line for logs: kind, ID, flags and the question; or what is wrong with the message, or that
   * there is none.
   */
  @Override
  public String toString() {
    if (fault() == null && length == 0) {
      return "nothing wrapped";
    }
    if (!hasHeader()) {
      return failure().getMessage();
    }
    String line = Lines.of(opcode(), flags(), id());
    if (fault() != null) {
      return line + ", refused: " + failure().getMessage();
    }
    return fixed == 0
        ? line + " []"
        : line + " [" + name() + " " + recordClass() + " " + type() + "]";
  }
}
