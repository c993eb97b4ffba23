package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fills in a {@link Message}. What is added comes after what is there; for one thread at a time.
 *
 * <p>What is built a strict parser takes. Malformed RDATA and options that tolerant parsing has
 * kept may be in it, to be looked at; but no writer writes such a message. {@code DsoMessage} makes
 * messages of opcode DSO that have TLVs.
 *
 * @since 0.1
 */
public final class MessageBuilder {
  private int id;
  private int flags;
  private Registry registry = Registry.standard();
  private final List<Question> questions = new ArrayList<>();
  private final List<ResourceRecord> answers = new ArrayList<>();
  private final List<ResourceRecord> authorities = new ArrayList<>();
  private final List<ResourceRecord> additionals = new ArrayList<>();
  private Octets body = Octets.EMPTY;

  /**
   * Whether a message came that counts sections although its opcode is DSO: it may be built again.
   */
  private boolean statefulWithSections;

  /** Whether this answers a query without OPT, so that options and the like go nowhere. */
  private boolean ignoresEdns;

  /** The RCODE to be set; null leaves the bits of header and OPT as they are. */
  private Rcode rcode;

  MessageBuilder() {}

  MessageBuilder(Message message) {
    id = message.id();
    flags = message.flags();
    questions.addAll(message.questions());
    answers.addAll(message.answers());
    authorities.addAll(message.authorities());
    additionals.addAll(message.additionals());
    body = message.body();
    statefulWithSections = message.opcode().equals(Opcode.DSO) && body.length() == 0 && !isEmpty();
    // Without OPT it would come out as another: then build() refuses.
    rcode = message.rcode().isExtended() ? message.rcode() : null;
  }

  /**
   * Sets the identifier.
   *
   * @param id 0 to 65535
   * @return this
   * @throws IllegalArgumentException if it is out of range
   */
  public MessageBuilder id(int id) {
    this.id = sixteenBits("ID", id);
    return this;
  }

  /**
   * Sets whose rules RDATA and options must keep to that are given as octets.
   *
   * @param registry that of the parser that is to take the message; the standard one if this is not
   *     called
   * @return this
   */
  public MessageBuilder registry(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
    return this;
  }

  /**
   * Sets the second sixteen bits of the header at once, reserved ones included. An RCODE that was
   * set before is forgotten.
   *
   * @param flags 0 to 65535, by the masks of {@link Header}
   * @return this
   * @throws IllegalArgumentException if they are out of range
   */
  public MessageBuilder flags(int flags) {
    this.flags = sixteenBits("flags", flags);
    rcode = null;
    return this;
  }

  private static int sixteenBits(String field, int value) {
    if (value < 0 || value > 0xFFFF) {
      throw FieldRanges.refused(field, value, 0xFFFF);
    }
    return value;
  }

  private MessageBuilder flag(int mask, boolean on) {
    flags = on ? flags | mask : flags & ~mask;
    return this;
  }

  /**
   * Sets the QR bit.
   *
   * @param on whether this is a response
   * @return this
   */
  public MessageBuilder response(boolean on) {
    return flag(Header.QR, on);
  }

  /**
   * Sets the AA bit.
   *
   * @param on whether the server is an authority
   * @return this
   */
  public MessageBuilder authoritative(boolean on) {
    return flag(Header.AA, on);
  }

  /**
   * Sets the TC bit.
   *
   * @param on whether something was left out
   * @return this
   */
  public MessageBuilder truncated(boolean on) {
    return flag(Header.TC, on);
  }

  /**
   * Sets the RD bit.
   *
   * @param on whether recursion is desired
   * @return this
   */
  public MessageBuilder recursionDesired(boolean on) {
    return flag(Header.RD, on);
  }

  /**
   * Sets the RA bit.
   *
   * @param on whether recursion is available
   * @return this
   */
  public MessageBuilder recursionAvailable(boolean on) {
    return flag(Header.RA, on);
  }

  /**
   * Sets the AD bit.
   *
   * @param on whether the data are authentic
   * @return this
   */
  public MessageBuilder authenticData(boolean on) {
    return flag(Header.AD, on);
  }

  /**
   * Sets the CD bit.
   *
   * @param on whether checking is disabled
   * @return this
   */
  public MessageBuilder checkingDisabled(boolean on) {
    return flag(Header.CD, on);
  }

  /**
   * Sets the opcode.
   *
   * @param opcode the kind of message
   * @return this
   */
  public MessageBuilder opcode(Opcode opcode) {
    flags = flags & ~Header.OPCODE_MASK | opcode.value() << Header.OPCODE_SHIFT;
    return this;
  }

  /**
   * Sets the RCODE: its lower four bits in the header, the others in OPT.
   *
   * @param rcode one above 15 needs EDNS when the message is built
   * @return this
   */
  public MessageBuilder rcode(Rcode rcode) {
    this.rcode = Objects.requireNonNull(rcode);
    return this;
  }

  /**
   * Adds a question.
   *
   * @param question the question
   * @return this
   */
  public MessageBuilder question(Question question) {
    questions.add(Objects.requireNonNull(question));
    return this;
  }

  /**
   * Adds a record to a section.
   *
   * @param section answer, authority or additional
   * @param record the record
   * @return this
   * @throws IllegalArgumentException for the question section
   */
  public MessageBuilder record(Section section, ResourceRecord record) {
    records(section).add(Objects.requireNonNull(record));
    return this;
  }

  private List<ResourceRecord> records(Section section) {
    section.requireRecords();
    return section == Section.ANSWER
        ? answers
        : section == Section.AUTHORITY ? authorities : additionals;
  }

  /**
   * Adds a record to the answer section.
   *
   * @param record the record
   * @return this
   */
  public MessageBuilder answer(ResourceRecord record) {
    return record(Section.ANSWER, record);
  }

  /**
   * Adds a record to the authority section.
   *
   * @param record the record
   * @return this
   */
  public MessageBuilder authority(ResourceRecord record) {
    return record(Section.AUTHORITY, record);
  }

  /**
   * Adds a record to the additional section.
   *
   * @param record the record
   * @return this
   */
  public MessageBuilder additional(ResourceRecord record) {
    return record(Section.ADDITIONAL, record);
  }

  /**
   * Takes all records out of a section.
   *
   * @param section answer, authority or additional
   * @return this
   * @throws IllegalArgumentException for the question section
   */
  public MessageBuilder clear(Section section) {
    records(section).clear();
    return this;
  }

  /**
   * Sets EDNS: an OPT record in the place of the one that is there, or else after the other
   * additional records but before TSIG.
   *
   * @param edns what it says
   * @return this
   */
  public MessageBuilder edns(Edns edns) {
    ResourceRecord opt = ResourceRecord.of(edns);
    int at = indexOf(RecordType.OPT);
    if (at >= 0) {
      additionals.set(at, opt);
    } else {
      int tsig = indexOf(RecordType.TSIG);
      additionals.add(tsig >= 0 ? tsig : additionals.size(), opt);
    }
    return this;
  }

  /**
   * Adds an option to EDNS, after those that are there. A builder of {@link Message#responseTo} to
   * a query without OPT ignores it, since such a response must have none (RFC 6891 section 7).
   *
   * @param option the option
   * @return this
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder option(EdnsOption option) {
    return changed(present().withOption(option));
  }

  /**
   * Sets the DO bit of EDNS; RFC 3225. A builder of {@link Message#responseTo} to a query without
   * OPT ignores it.
   *
   * @param on whether DNSSEC records are wanted
   * @return this
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder dnssecOk(boolean on) {
    return changed(present().withDnssecOk(on));
  }

  /**
   * Sets the octets of UDP payload that the sender accepts; without a call 1,232. A builder of
   * {@link Message#responseTo} to a query without OPT ignores it.
   *
   * @param octets 0 to 65535; below 512 means 512
   * @return this
   * @throws IllegalArgumentException if they are out of range
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder udpPayloadSize(int octets) {
    return changed(present().withUdpPayloadSize(octets));
  }

  /**
   * Sets the version of EDNS; without a call 0, which is the only one that RFC 6891 defines. A
   * builder of {@link Message#responseTo} to a query without OPT ignores it.
   *
   * @param version 0 to 255
   * @return this
   * @throws IllegalArgumentException if it is out of range
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder ednsVersion(int version) {
    return changed(present().withVersion(version));
  }

  /**
   * Removes EDNS: every OPT record of the additional section.
   *
   * @return this
   */
  public MessageBuilder withoutEdns() {
    List<ResourceRecord> all = List.copyOf(additionals);
    additionals.clear();
    for (ResourceRecord record : all) {
      if (!record.type().equals(RecordType.OPT)) {
        additionals.add(record);
      }
    }
    return this;
  }

  /** Ignores what changes EDNS from now on as long as there is no OPT. */
  MessageBuilder ignoreEdns() {
    ignoresEdns = true;
    return this;
  }

  /** The EDNS to change. */
  private Edns present() {
    int at = indexOf(RecordType.OPT);
    if (at < 0) {
      return Edns.request();
    }
    Edns edns = Message.edns(additionals.get(at)).orElse(null);
    if (edns == null) {
      throw new IllegalStateException("the options of the OPT record are malformed");
    }
    return edns;
  }

  private MessageBuilder changed(Edns edns) {
    return ignoresEdns && indexOf(RecordType.OPT) < 0 ? this : edns(edns);
  }

  private int indexOf(RecordType type) {
    for (int i = 0; i < additionals.size(); i++) {
      if (additionals.get(i).type().equals(type)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The message.
   *
   * @return a value; this builder can go on
   * @throws IllegalArgumentException if the RCODE needs an OPT record that is not there, if OPT or
   *     TSIG is where it must not be, if a section has more than 65,535 entries, if opcode DSO goes
   *     with sections or the TLVs of a message that was read with another opcode, or if data or an
   *     option given as octets break the rules of their type
   */
  public Message build() {
    checkCounts();
    checkBody();
    int built = flags;
    List<ResourceRecord> last = additionals;
    if (rcode != null) {
      built = built & ~Header.RCODE_MASK | rcode.headerBits();
      last = withExtendedRcode();
    }
    List<ResourceRecord> records =
        new ArrayList<>(answers.size() + authorities.size() + last.size());
    records.addAll(answers);
    records.addAll(authorities);
    records.addAll(last);
    return new Message(
        id,
        built,
        questions.toArray(new Question[0]),
        records.toArray(new ResourceRecord[0]),
        answers.size(),
        answers.size() + authorities.size(),
        body,
        WriteRules.isWhole(registry, flags, questions, answers, authorities, last));
  }

  private List<ResourceRecord> withExtendedRcode() {
    int at = indexOf(RecordType.OPT);
    if (at < 0) {
      if (rcode.isExtended()) {
        throw new IllegalArgumentException(
            "RCODE "
                + rcode
                + " ("
                + rcode.value()
                + ") needs an OPT record, RFC 6891 section 6.1.3");
      }
      return additionals;
    }
    ResourceRecord opt = additionals.get(at);
    List<ResourceRecord> changed = new ArrayList<>(additionals);
    changed.set(at, opt.withTtl(opt.ttl() & 0xFF_FFFFL | (long) rcode.extendedBits() << 24));
    return changed;
  }

  private void checkCounts() {
    for (Section section : Section.values()) {
      int size = section == Section.QUESTION ? questions.size() : records(section).size();
      if (size > 0xFFFF) {
        throw new IllegalArgumentException(section + " has " + size + " entries, at most 65535");
      }
    }
  }

  private boolean isEmpty() {
    return questions.isEmpty()
        && answers.isEmpty()
        && authorities.isEmpty()
        && additionals.isEmpty();
  }

  private void checkBody() {
    boolean stateful = (flags & Header.OPCODE_MASK) >>> Header.OPCODE_SHIFT == Opcode.DSO.value();
    if (body.length() > 0 && !(isEmpty() && stateful)) {
      throw new IllegalArgumentException(
          "a body of "
              + body.length()
              + " octets goes with opcode DSO and empty sections only, RFC 8490 section 5.4");
    }
    if (stateful && !isEmpty() && !statefulWithSections) {
      throw new IllegalArgumentException(
          "a message of opcode DSO has neither questions nor records, RFC 8490 section 5.4");
    }
  }
}
