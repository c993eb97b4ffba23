package io.wiredns.codec.message;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.internal.rdata.RDataOctets;
import io.wiredns.codec.internal.wire.FieldRanges;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.ChaosA;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;

/**
 * The rules that a message must follow so that a strict parser accepts it when it is written: the
 * places of OPT and TSIG, the layout of data that are given as octets or that depends on the class,
 * and no data for class ANY in an UPDATE. They are checked before any octet of the records is
 * written.
 */
final class WriteRules {
  private static final int CLASS_ANY = RecordClass.ANY.value();

  /** The registry of the parser that will read the message. */
  private final Registry registry;

  private int opcode;

  /** The class of the first question, or {@link DecoderRule#NO_ZONE}. */
  private int zoneClass;

  private boolean optWritten;
  private boolean tsigWritten;

  /** Creates the rules of a parser with a registry. */
  WriteRules(Registry registry) {
    this.registry = registry;
  }

  /** Starts a message with the flags of its header. */
  void begin(int flags) {
    opcode = (flags & Header.OPCODE_MASK) >>> Header.OPCODE_SHIFT;
    zoneClass = DecoderRule.NO_ZONE;
    optWritten = tsigWritten = false;
  }

  /** Notes that a question has been written. */
  void question(Question question) {
    if (zoneClass == DecoderRule.NO_ZONE) {
      zoneClass = question.recordClass().value();
    }
  }

  /**
   * Checks a message; throws an IllegalArgumentException if a strict parser would not accept it.
   */
  static void check(Message message, Registry registry) {
    WriteRules rules = new WriteRules(registry);
    rules.begin(message.flags());
    for (Question question : message.questions()) {
      rules.question(question);
    }
    for (Section section : List.of(Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL)) {
      rules.check(section, message.records(section));
    }
  }

  /**
   * Returns whether a message has data or options that are given as octets, so that it depends on
   * the registry whether a strict parser accepts them.
   */
  static boolean hasOctets(Message message) {
    for (ResourceRecord record : message.recordArray()) {
      RData rdata = record.rdata();
      if (rdata instanceof UnknownRData
          || rdata instanceof EmptyRData
          || rdata instanceof Opt options && hasOctets(options.options())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasOctets(List<EdnsOption> options) {
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i) instanceof UnknownOption) {
        return true;
      }
    }
    return false;
  }

  /**
   * Checks a message that is being built. Data that are known to be malformed are not a breach of
   * the rules here.
   *
   * @return false if the message has data that tolerant parsing found malformed, so that it cannot
   *     be written
   * @throws IllegalArgumentException if a strict parser would refuse the other data
   */
  static boolean isWritable(
      Registry registry,
      int flags,
      List<Question> questions,
      List<ResourceRecord> answers,
      List<ResourceRecord> authorities,
      List<ResourceRecord> additionals) {
    WriteRules rules = new WriteRules(registry);
    rules.begin(flags);
    for (Question question : questions) {
      rules.question(question);
    }
    return rules.isWritable(Section.ANSWER, answers)
        & rules.isWritable(Section.AUTHORITY, authorities)
        & rules.isWritable(Section.ADDITIONAL, additionals);
  }

  private boolean isWritable(Section section, List<ResourceRecord> records) {
    boolean writable = true;
    for (ResourceRecord record : records) {
      writable &= !isMalformed(record);
    }
    if (writable) {
      check(section, records);
    } else {
      checkPlaces(section, records);
    }
    return writable;
  }

  /**
   * Checks records of a section, which come next in the message.
   *
   * @throws IllegalArgumentException if a strict parser would refuse one of them; it describes the
   *     first
   */
  void check(Section section, List<ResourceRecord> records) {
    checkPlaces(section, records);
    for (int i = 0; i < records.size(); i++) {
      checkData(section, records.get(i));
    }
  }

  /** Checks only the places of OPT and TSIG; see {@link #check(Section, List)}. */
  void checkPlaces(Section section, List<ResourceRecord> records) {
    boolean hasOpt = optWritten;
    boolean hasTsig = tsigWritten;
    for (int i = 0; i < records.size(); i++) {
      ResourceRecord record = records.get(i);
      if (hasTsig) {
        throw new IllegalArgumentException(
            "TSIG must be the last record (RFC 8945 section 5.1), found "
                + record.type()
                + " after it");
      }
      int type = record.type().value();
      if (type == RecordType.OPT.value()) {
        checkOpt(section, record, hasOpt);
        hasOpt = true;
      } else if (type == RecordType.TSIG.value()) {
        checkTsig(section, record);
        hasTsig = true;
      }
    }
  }

  /** Notes that these records have been written. */
  void written(List<ResourceRecord> records) {
    for (int i = 0; i < records.size(); i++) {
      RecordType type = records.get(i).type();
      optWritten |= type.equals(RecordType.OPT);
      tsigWritten |= type.equals(RecordType.TSIG);
    }
  }

  private static void checkOpt(Section section, ResourceRecord record, boolean second) {
    requireAdditional(section, record);
    if (second || !record.name().isRoot()) {
      throw new IllegalArgumentException(
          "there must be one OPT and its owner the root (RFC 6891 section 6.1), found number "
              + (second ? 2 : 1)
              + " with owner "
              + record.name());
    }
  }

  private static void checkTsig(Section section, ResourceRecord record) {
    requireAdditional(section, record);
    if (record.recordClass().value() != CLASS_ANY) {
      throw new IllegalArgumentException(
          "TSIG must be of class ANY (RFC 8945 section 4.2), found class " + record.recordClass());
    }
  }

  private static void requireAdditional(Section section, ResourceRecord record) {
    if (section != Section.ADDITIONAL) {
      throw new IllegalArgumentException(
          record.type() + " must be in ADDITIONAL, found in " + section);
    }
  }

  /** Returns whether tolerant parsing found a record malformed: it can be kept but not written. */
  private static boolean isMalformed(ResourceRecord record) {
    return record.rdata() instanceof MalformedRData
        || record.rdata() instanceof Opt options && options.hasMalformedOption();
  }

  /**
   * Throws an exception if the opcode is DSO, whose messages have TLVs instead of questions and
   * records.
   */
  void checkSections() {
    if (opcode == Opcode.DSO.value()) {
      throw new IllegalArgumentException(
          "a message of opcode DSO must have neither questions nor records (RFC 8490 section 5.4)");
    }
  }

  /** Throws an exception if a strict parser would refuse the data of a record. */
  private void checkData(Section section, ResourceRecord record) {
    RData rdata = record.rdata();
    if (rdata instanceof MalformedRData malformed) {
      throw FieldRanges.malformed(malformed.type() + " RDATA", malformed.fault());
    }
    if (rdata instanceof UnknownRData opaque) {
      checkOpaque(record, opaque.octets());
    } else if (rdata instanceof EmptyRData) {
      checkOpaque(record, Octets.EMPTY);
    } else if (rdata instanceof Opt options) {
      checkOptions(options);
    } else if (rdata instanceof A || rdata instanceof ChaosA) {
      checkLayout(record);
    }
    if (isUpdate()
        && section != Section.ADDITIONAL
        && record.recordClass().value() == CLASS_ANY
        && !(rdata instanceof EmptyRData)
        && !new RDataOctets().isEmpty(rdata)) {
      throw new IllegalArgumentException(
          "an UPDATE's record of class ANY has no data (RFC 2136 section 2.4.1), found data in "
              + record.type()
              + " of "
              + record.name());
    }
  }

  /**
   * Throws an exception if the data do not have the layout of the record's class; A differs between
   * classes.
   */
  private void checkLayout(ResourceRecord record) {
    RecordClass recordClass =
        RecordClass.of(DecoderRule.dataClass(record.recordClass().value(), isUpdate(), zoneClass));
    if (!record.rdata().isOf(recordClass)) {
      throw new IllegalArgumentException(
          "the data of "
              + record.name()
              + " are not "
              + record.type()
              + " data of class "
              + recordClass
              + ", found "
              + record.rdata());
    }
  }

  /**
   * Throws an exception if octets of a type that has a layout do not follow the layout, or hold
   * pointers, whose targets would not be names.
   */
  private void checkOpaque(ResourceRecord record, Octets octets) {
    FieldDecoder<? extends RData> decoder =
        DecoderRule.decoder(
            registry,
            record.type().value(),
            record.recordClass().value(),
            octets.length() == 0,
            isUpdate(),
            zoneClass);
    if (decoder == null) {
      return;
    }
    WireDecoder wire = WireDecoder.alone(octets);
    RData read = wire.decodeAll(decoder);
    if (read == null) {
      WireFormatException fault = wire.failure(record.type().toString());
      throw new IllegalArgumentException(
          record.type()
              + " RDATA of "
              + octets.length()
              + " octets is malformed at its octet "
              + fault.offset()
              + ": "
              + fault.fault()
              + ", "
              + fault.detail());
    }
  }

  private boolean isUpdate() {
    return opcode == Opcode.UPDATE.value();
  }

  private void checkOptions(Opt options) {
    for (EdnsOption option : options.options()) {
      if (option instanceof MalformedOption malformed) {
        throw FieldRanges.malformed(malformed.code() + " option", malformed.fault());
      }
      if (option instanceof UnknownOption opaque) {
        try {
          registry.typed(opaque);
        } catch (WireFormatException fault) {
          throw new IllegalArgumentException(
              "the octets of option " + opaque.code() + " are malformed: " + fault.getMessage(),
              fault);
        }
      }
    }
  }
}
