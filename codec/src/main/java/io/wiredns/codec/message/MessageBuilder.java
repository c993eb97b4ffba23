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
 * Builds a {@link Message}; RFC 1035 section 4. Questions and records are added after those that
 * the builder already has. For one thread at a time.
 *
 * <p>A strict parser accepts the built message, with one exception: the message may contain
 * malformed RDATA and options that tolerant parsing has kept, to be inspected; such a message
 * cannot be written. Messages of opcode DSO that have TLVs are made by {@code DsoMessage} of module
 * {@code wiredns-stateful}.
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
   * True if this builder was made from a message of opcode DSO that has sections all the same: such
   * a message may be built again.
   */
  private boolean statefulWithSections;

  /** True if this is a response to a query without OPT: calls that change EDNS are ignored. */
  private boolean ignoresEdns;

  /** The RCODE to be set; null to leave the bits of header and OPT unchanged. */
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
    // Without OPT the extended bits would be lost: build() throws in this case.
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
   * Sets the registry whose rules RDATA and options must follow if they are given as octets.
   *
   * @param registry the registry of the parser that will read the message; by default the standard
   *     one
   * @return this
   */
  public MessageBuilder registry(Registry registry) {
    this.registry = Objects.requireNonNull(registry);
    return this;
  }

  /**
   * Sets the second 16 bits of the header at once, including the reserved bit. An RCODE that was
   * set before is discarded.
   *
   * @param flags 0 to 65535; {@link Header} has masks for them
   * @return this
   * @throws IllegalArgumentException if they are out of range
   */
  public MessageBuilder flags(int flags) {
    this.flags = sixteenBits("flags", flags);
    rcode = null;
    return this;
  }

  static int sixteenBits(String field, int value) {
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
   * @param on whether the server is an authority for the answer
   * @return this
   */
  public MessageBuilder authoritative(boolean on) {
    return flag(Header.AA, on);
  }

  /**
   * Sets the TC bit.
   *
   * @param on whether something that belongs to the answer was left out
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
   * Sets the RCODE: its lower four bits in the header, the other eight in OPT (RFC 6891 section
   * 6.1.3).
   *
   * @param rcode the RCODE; if it is above 15, the message must have an OPT record when it is built
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
   * Removes all records of a section.
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
   * Sets EDNS. The OPT record replaces the present one; if there is none, it is added after the
   * other additional records but before TSIG.
   *
   * @param edns the content of the OPT record
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
   * Adds an option to EDNS, after the present ones. If there is no OPT record, one is added with
   * the values of {@link Edns#request()}. The call is ignored by a builder from {@link
   * Message#responseTo} if the query has no OPT, because such a response must have none (RFC 6891
   * section 7).
   *
   * @param option the option
   * @return this
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder option(EdnsOption option) {
    return changeEdns(currentEdns().withOption(option));
  }

  /**
   * Sets the DO flag of EDNS; RFC 3225. If there is no OPT record, one is added. The call is
   * ignored by a builder from {@link Message#responseTo} if the query has no OPT.
   *
   * @param on whether the sender asks for DNSSEC records
   * @return this
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder dnssecOk(boolean on) {
    return changeEdns(currentEdns().withDnssecOk(on));
  }

  /**
   * Sets the UDP payload size of EDNS: the number of octets that the sender accepts; by default
   * 1,232. If there is no OPT record, one is added. The call is ignored by a builder from {@link
   * Message#responseTo} if the query has no OPT.
   *
   * @param octets 0 to 65535; values below 512 mean 512
   * @return this
   * @throws IllegalArgumentException if they are out of range
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder udpPayloadSize(int octets) {
    return changeEdns(currentEdns().withUdpPayloadSize(octets));
  }

  /**
   * Sets the version of EDNS; by default 0, the only one that RFC 6891 defines. If there is no OPT
   * record, one is added. The call is ignored by a builder from {@link Message#responseTo} if the
   * query has no OPT.
   *
   * @param version 0 to 255
   * @return this
   * @throws IllegalArgumentException if it is out of range
   * @throws IllegalStateException if there is an OPT record whose options are malformed
   */
  public MessageBuilder ednsVersion(int version) {
    return changeEdns(currentEdns().withVersion(version));
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

  /**
   * Makes this builder ignore calls that change EDNS, except {@link #edns}, while there is no OPT.
   */
  MessageBuilder ignoreEdns() {
    ignoresEdns = true;
    return this;
  }

  /** Returns the EDNS content to change: that of the OPT record, or the default. */
  private Edns currentEdns() {
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

  private MessageBuilder changeEdns(Edns edns) {
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
   * Builds the message.
   *
   * @return the message; this builder can still be used
   * @throws IllegalArgumentException if the RCODE needs an OPT record and there is none, if OPT or
   *     TSIG is out of place, if a section has more than 65,535 entries, if the opcode is DSO and
   *     there are questions or records, if the opcode is not DSO and the builder has the TLVs of a
   *     parsed message, if data or an option given as octets break the rules of their type, if A
   *     data are not of the record's class, or if a prerequisite or change of class ANY in an
   *     UPDATE has data
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
        WriteRules.isWritable(registry, flags, questions, answers, authorities, last));
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
                + ") needs an OPT record (RFC 6891 section 6.1.3)");
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
        throw new IllegalArgumentException(section + " has " + size + " entries, more than 65535");
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
              + " octets requires opcode DSO and empty sections (RFC 8490 section 5.4)");
    }
    if (stateful && !isEmpty() && !statefulWithSections) {
      throw new IllegalArgumentException(
          "a message of opcode DSO must have neither questions nor records (RFC 8490 section 5.4)");
    }
  }
}
