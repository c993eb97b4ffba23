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
 * A view of only the header and the first question of a message, which a server, a filter or a
 * cache reads before it decides whether to read the rest; RFC 1035 sections 4.1.1 and 4.1.2.
 *
 * <pre>
 *   header 96 | QNAME name | QTYPE 16 | QCLASS 16
 * </pre>
 *
 * <p>A wrap allocates nothing, and its work is bounded: at most 271 octets are copied, because the
 * name of the first question cannot be compressed. The rest of the message is not examined, so a
 * message that is accepted here may still be malformed; a message that is refused here is refused
 * by {@link MessageView} with the same fault. The buffer is read from position to limit, which do
 * not change; its byte order does not matter. It may be changed afterwards.
 *
 * <p>Reusable, for one thread at a time. The view and its {@link #name} are valid until the next
 * wrap. A view that has refused a message still reports the fault and, if the message {@link
 * #hasHeader has one}, the header; the methods that return parts of the question throw
 * IllegalStateException. Before the first wrap, all methods that return a part of a message throw
 * it.
 *
 * @since 0.1
 */
public final class QuestionView {
  private static final int MAX_OCTETS =
      WireLimits.HEADER_OCTETS + WireLimits.NAME_OCTETS + EntryPlace.QUESTION_FIXED;

  private final Registry registry;
  private final byte[] octets = new byte[MAX_OCTETS];
  private final Diagnosis diagnosis = new Diagnosis();

  /**
   * The views of names that were requested, indexed by the length of the name; reused for every
   * message.
   */
  private final WireName[] names = new WireName[WireLimits.NAME_OCTETS + 1];

  /** The number of octets of the message that were copied. */
  private int length;

  /** The index after the question's name; 0 if there is no question. */
  private int fixed;

  private String faultField;

  /** Creates a view with the mnemonics of the standard types. It shows no message yet. */
  public QuestionView() {
    this(Registry.standard());
  }

  /**
   * Creates a view with the mnemonics of the types in a registry. It shows no message yet.
   *
   * @param registry the registry that has the mnemonics of types
   */
  public QuestionView(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
  }

  /**
   * Returns the registry of this view, which has the mnemonics of types.
   *
   * @return the registry with which this view was created
   */
  public Registry registry() {
    return registry;
  }

  /**
   * Wraps a message: copies and checks its header and first question.
   *
   * @param message the octets of the message, the whole array
   * @return this view
   * @throws WireFormatException if the header or the first question is malformed; until the next
   *     wrap the view then shows only the header, if it {@link #hasHeader has one}
   */
  public QuestionView wrap(byte[] message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw failure();
    }
    return this;
  }

  /**
   * Wraps a message: copies and checks its header and first question.
   *
   * @param message the message, from position to limit of the buffer, which do not change
   * @return this view
   * @throws WireFormatException if the header or the first question is malformed; until the next
   *     wrap the view then shows only the header, if it {@link #hasHeader has one}
   */
  public QuestionView wrap(ByteBuffer message) throws WireFormatException {
    if (!tryWrap(message)) {
      throw failure();
    }
    return this;
  }

  /**
   * Wraps a message, as {@link #wrap(byte[])} does, but without an exception: a malformed message
   * costs no allocation, which matters during a flood of them.
   *
   * @param message the octets of the message, the whole array
   * @return whether header and first question are well-formed; if not, {@link #fault}, {@link
   *     #faultOffset} and {@link #failure} describe the fault, and until the next wrap the view
   *     shows only the header, if it {@link #hasHeader has one}
   */
  public boolean tryWrap(byte[] message) {
    int length = Math.min(message.length, MAX_OCTETS);
    System.arraycopy(message, 0, octets, 0, length);
    return walk(length, message.length);
  }

  /**
   * Wraps a message, as {@link #wrap(byte[])} does, but without an exception: a malformed message
   * costs no allocation, which matters during a flood of them.
   *
   * @param message the message, from position to limit of the buffer, which do not change
   * @return whether header and first question are well-formed; if not, {@link #fault}, {@link
   *     #faultOffset} and {@link #failure} describe the fault, and until the next wrap the view
   *     shows only the header, if it {@link #hasHeader has one}
   */
  public boolean tryWrap(ByteBuffer message) {
    int sent = message.remaining();
    int length = Math.min(sent, MAX_OCTETS);
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

  /** Finds out why there is no question and stores the fault. Always returns false. */
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
   * Returns the fault for which the last wrap refused the message.
   *
   * @return the fault; null if the message was accepted, or before the first wrap
   */
  public Fault fault() {
    return diagnosis.fault();
  }

  /**
   * Returns the offset of the fault.
   *
   * @return the offset in octets from the start of the message; -1 if there is no fault
   */
  public int faultOffset() {
    return fault() == null ? -1 : diagnosis.offset();
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
            : "the last wrapped message was refused: " + failure().getMessage());
  }

  /**
   * Returns whether the message has a header, which is needed to answer even a malformed question.
   *
   * @return false before the first wrap, and if the message has fewer than twelve octets
   */
  public boolean hasHeader() {
    return length >= WireLimits.HEADER_OCTETS;
  }

  /**
   * Returns the identifier.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int id() {
    checkHeader();
    return Bytes.u16(octets, 0);
  }

  /**
   * Returns the second 16 bits of the header; {@link Header} has masks for them.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no header
   */
  public int flags() {
    checkHeader();
    return Bytes.u16(octets, 2);
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
   * Returns QDCOUNT, the number of questions by the header. If the message was accepted and this
   * number is not 0, the view shows a question.
   *
   * @return 0 to 65535; the view shows only the first question
   * @throws IllegalStateException if there is no header
   */
  public int questionCount() {
    checkHeader();
    return Bytes.u16(octets, 4);
  }

  /**
   * Returns the header as a {@link Header}, with its counts unchanged.
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
   * Returns the QNAME. Allocates nothing if the view has returned a name of the same length before.
   *
   * @return a view of the name, valid until the next wrap
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
   * Copies the QNAME. Allocates nothing.
   *
   * @param target the array to copy to; it receives the octets of the name including the root
   * @param at the index of the first octet in the target
   * @return the number of octets written, 1 to 255
   * @throws IllegalStateException if there is no question
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int copyName(byte[] target, int at) {
    int length = question() - WireLimits.HEADER_OCTETS;
    System.arraycopy(octets, WireLimits.HEADER_OCTETS, target, at, length);
    return length;
  }

  /**
   * Returns the QTYPE.
   *
   * @return the QTYPE, with its mnemonic in the registry of the view
   * @throws IllegalStateException if there is no question
   */
  public RecordType type() {
    return registry.type(typeValue());
  }

  /**
   * Returns the number of the QTYPE.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no question
   */
  public int typeValue() {
    return Bytes.u16(octets, question());
  }

  /**
   * Returns the QCLASS.
   *
   * @return the QCLASS
   * @throws IllegalStateException if there is no question
   */
  public RecordClass recordClass() {
    return RecordClass.of(classValue());
  }

  /**
   * Returns the number of the QCLASS.
   *
   * @return 0 to 65535
   * @throws IllegalStateException if there is no question
   */
  public int classValue() {
    return Bytes.u16(octets, question() + EntryPlace.CLASS_AT);
  }

  /**
   * Returns one line for logs: opcode, ID, flags and the question; or the fault for which the
   * message was refused; or that no message was wrapped.
   */
  @Override
  public String toString() {
    if (fault() == null && length == 0) {
      return "nothing wrapped";
    }
    if (!hasHeader()) {
      return failure().getMessage();
    }
    String line = LogLine.of(opcode(), flags(), id());
    if (fault() != null) {
      return line + ", refused: " + failure().getMessage();
    }
    return fixed == 0
        ? line + " []"
        : line + " [" + name() + " " + recordClass() + " " + type() + "]";
  }
}
