package io.wiredns.inspect;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses the objects that {@link Rfc8427Json} writes. Octets in hexadecimal are more precise than
 * text, so they are preferred if both are present. Each record is decoded by the parser of
 * messages, in a message of its own that has the same opcode and the same first question, because
 * these determine how RDATA is read. For one thread at a time.
 */
final class Rfc8427Reader {
  private static final Map<String, Section> SECTIONS =
      Map.of(
          "answerRRs", Section.ANSWER,
          "authorityRRs", Section.AUTHORITY,
          "additionalRRs", Section.ADDITIONAL);

  /** The masks of the flags, by member. */
  private static final Map<String, Integer> FLAGS =
      Map.of(
          "QR", Header.QR,
          "AA", Header.AA,
          "TC", Header.TC,
          "RD", Header.RD,
          "RA", Header.RA,
          "xZ", Header.Z,
          "AD", Header.AD,
          "CD", Header.CD);

  private static final Set<String> ENTRY_TEXTS =
      Set.of("NAME", "xNAMEHEX", "TYPEname", "CLASSname", "RDATAHEX");
  private static final Set<String> MESSAGE_TEXTS = Set.of("xBODYHEX", "messageOctetsHEX");
  private static final int OPCODE_SHIFT = 11;
  private static final String RDATA_TEXT = "rdata";

  private final JsonText json;

  private final Registry registry;

  Rfc8427Reader(CharSequence text, Registry registry) {
    json = new JsonText(text);
    this.registry = registry;
  }

  /** One question or record with its members. */
  private static final class Entry {
    final JsonText.Place place;
    final Map<String, String> texts = new HashMap<>();
    final Map<String, JsonText.Place> places = new HashMap<>();
    long type = -1;
    long recordClass = -1;
    long ttl;

    Entry(JsonText.Place place) {
      this.place = place;
    }

    JsonText.Place of(String member) {
      return places.getOrDefault(member, place);
    }
  }

  Message message() throws TextFormatException {
    JsonText.Place start = json.place();
    int id = 0;
    int flags = 0;
    Map<String, String> texts = new HashMap<>();
    Map<String, JsonText.Place> places = new HashMap<>();
    List<Entry> questions = List.of();
    Map<Section, List<Entry>> records = new HashMap<>();
    json.expect('{');
    for (boolean more = !json.skipIf('}'); more; more = json.hasMore('}')) {
      JsonText.Place place = json.place();
      String member = json.string();
      if (places.put(member, place) != null) {
        throw place.wrong("each member once", "'" + member + "' again");
      }
      json.expect(':');
      if (FLAGS.containsKey(member)) {
        flags |= json.number(1) == 0 ? 0 : FLAGS.get(member);
      } else if (member.equals("ID")) {
        id = (int) json.number(0xFFFF);
      } else if (member.equals("Opcode")) {
        flags |= (int) json.number(0xF) << OPCODE_SHIFT;
      } else if (member.equals("RCODE")) {
        flags |= (int) json.number(0xF);
      } else if (member.equals("questionRRs")) {
        questions = entries();
      } else if (SECTIONS.containsKey(member)) {
        records.put(SECTIONS.get(member), entries());
      } else if (MESSAGE_TEXTS.contains(member)) {
        texts.put(member, json.string());
      } else {
        json.skip();
      }
    }
    json.end();
    if (texts.containsKey("messageOctetsHEX") && records.isEmpty() && questions.isEmpty()) {
      JsonText.Place place = places.get("messageOctetsHEX");
      return parsed(hex(texts.get("messageOctetsHEX"), place).toArray(), place);
    }
    if (texts.containsKey("xBODYHEX")) {
      JsonText.Place place = places.get("xBODYHEX");
      return stateful(id, flags, hex(texts.get("xBODYHEX"), place), place);
    }
    return message(start, id, flags, questions, records);
  }

  private List<Entry> entries() throws TextFormatException {
    List<Entry> entries = new ArrayList<>();
    json.expect('[');
    for (boolean more = !json.skipIf(']'); more; more = json.hasMore(']')) {
      entries.add(entry());
    }
    return entries;
  }

  private Entry entry() throws TextFormatException {
    Entry entry = new Entry(json.place());
    json.expect('{');
    for (boolean more = !json.skipIf('}'); more; more = json.hasMore('}')) {
      JsonText.Place place = json.place();
      String member = json.string();
      if (entry.places.put(member, place) != null) {
        throw place.wrong("each member once", "'" + member + "' again");
      }
      json.expect(':');
      if (member.equals("TYPE")) {
        entry.type = json.number(0xFFFF);
      } else if (member.equals("CLASS")) {
        entry.recordClass = json.number(0xFFFF);
      } else if (member.equals("TTL")) {
        entry.ttl = json.number(0xFFFF_FFFFL);
      } else if (ENTRY_TEXTS.contains(member) || member.startsWith(RDATA_TEXT)) {
        entry.texts.put(member, json.string());
      } else {
        json.skip();
      }
    }
    return entry;
  }

  private Message message(
      JsonText.Place start,
      int id,
      int flags,
      List<Entry> questions,
      Map<Section, List<Entry>> records)
      throws TextFormatException {
    MessageBuilder builder = builder(questions, records, id, flags);
    byte[] first = null;
    for (Entry entry : questions) {
      Question question = new Question(name(entry), type(entry), recordClass(entry));
      builder.question(question);
      first = first == null ? octets(question) : first;
    }
    for (Section section : SECTIONS.values()) {
      for (Entry entry : records.getOrDefault(section, List.of())) {
        builder.record(section, record(flags, first, section, entry));
      }
    }
    try {
      return builder.build();
    } catch (IllegalArgumentException refused) {
      throw start.wrong("a message", refused.getMessage());
    }
  }

  /**
   * Returns a builder without entries, to which the given ones can be added. If the opcode is DSO
   * and there are entries, which RFC 8490 section 5.4 forbids, the builder is made from a parsed
   * message that has one, because no other builder accepts them.
   */
  private MessageBuilder builder(
      List<Entry> questions, Map<Section, List<Entry>> records, int id, int flags)
      throws TextFormatException {
    boolean stateful = (flags >>> OPCODE_SHIFT & 0xF) == Opcode.DSO.value();
    if (!stateful || questions.isEmpty() && records.values().stream().allMatch(List::isEmpty)) {
      return Message.builder().id(id).flags(flags);
    }
    ByteBuffer one = ByteBuffer.allocate(WireLimits.HEADER_OCTETS + 11);
    one.putShort((short) id).putShort((short) flags).putShort((short) 0).putShort((short) 1);
    one.putInt(0).put((byte) 0).putShort((short) RecordType.NULL.value());
    one.putShort((short) RecordClass.IN.value());
    return parsed(one.array(), new JsonText.Place(1, 1)).toBuilder().clear(Section.ANSWER);
  }

  private static byte[] octets(Question question) {
    byte[] octets = new byte[question.name().length() + 4];
    int at = question.name().copyTo(octets, 0);
    ByteBuffer.wrap(octets)
        .putShort(at, (short) question.type().value())
        .putShort(at + 2, (short) question.recordClass().value());
    return octets;
  }

  /** Returns a record, decoded in a message that has only the first question in addition. */
  private ResourceRecord record(int flags, byte[] question, Section section, Entry entry)
      throws TextFormatException {
    RecordType type = type(entry);
    RecordClass recordClass = recordClass(entry);
    Octets rdata = rdata(entry, type);
    Name name = name(entry);
    int count = question == null ? 0 : 1;
    byte[] owner = name.toWire().toArray();
    ByteBuffer out =
        ByteBuffer.allocate(
            WireLimits.HEADER_OCTETS
                + (question == null ? 0 : question.length)
                + owner.length
                + 10
                + rdata.length());
    out.putShort((short) 0).putShort((short) flags).putShort((short) count);
    for (Section one : new Section[] {Section.ANSWER, Section.AUTHORITY, Section.ADDITIONAL}) {
      out.putShort((short) (one == section ? 1 : 0));
    }
    if (question != null) {
      out.put(question);
    }
    out.put(owner).putShort((short) type.value()).putShort((short) recordClass.value());
    out.putInt((int) entry.ttl).putShort((short) rdata.length()).put(rdata.toArray());
    if (out.position() > WireLimits.MESSAGE_OCTETS) {
      throw entry.of("RDATAHEX").wrong("a record that fits a message", out.position() + " octets");
    }
    return parsed(out.array(), entry.of("RDATAHEX")).records(section).get(0);
  }

  private Octets rdata(Entry entry, RecordType type) throws TextFormatException {
    String digits = entry.texts.get("RDATAHEX");
    if (digits != null) {
      Octets octets = hex(digits, entry.of("RDATAHEX"));
      if (octets.length() > WireLimits.RDATA_OCTETS) {
        throw entry.of("RDATAHEX").wrong("at most 65535 octets", octets.length() + " octets");
      }
      return octets;
    }
    for (Map.Entry<String, String> member : entry.texts.entrySet()) {
      if (member.getKey().startsWith(RDATA_TEXT)) {
        JsonText.Place place = entry.of(member.getKey());
        try {
          return RData.parse(type, member.getValue(), Name.ROOT, registry).toOctets();
        } catch (TextFormatException wrong) {
          throw place.wrong(wrong.expected(), wrong.found());
        }
      }
    }
    return Octets.EMPTY;
  }

  private static Name name(Entry entry) throws TextFormatException {
    String digits = entry.texts.get("xNAMEHEX");
    if (digits != null) {
      JsonText.Place place = entry.of("xNAMEHEX");
      try {
        return Name.fromWire(hex(digits, place));
      } catch (WireFormatException malformed) {
        throw place.wrong("a name", malformed.getMessage());
      }
    }
    String text = entry.texts.get("NAME");
    if (text == null) {
      throw entry.place.wrong("a member NAME or xNAMEHEX", "an object without");
    }
    try {
      return Name.of(text);
    } catch (IllegalArgumentException wrong) {
      throw entry.of("NAME").wrong("a name", wrong.getMessage());
    }
  }

  private RecordType type(Entry entry) throws TextFormatException {
    if (entry.type >= 0) {
      return registry.type((int) entry.type);
    }
    String text = entry.texts.get("TYPEname");
    try {
      return registry.typeSpace().parse(text == null ? "" : text);
    } catch (IllegalArgumentException wrong) {
      throw entry.of("TYPEname").wrong("a member TYPE or TYPEname", wrong.getMessage());
    }
  }

  /** Returns the class; IN if the object has none. */
  private static RecordClass recordClass(Entry entry) throws TextFormatException {
    if (entry.recordClass >= 0) {
      return RecordClass.of((int) entry.recordClass);
    }
    String text = entry.texts.get("CLASSname");
    try {
      return text == null ? RecordClass.IN : RecordClass.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw entry.of("CLASSname").wrong("a class", wrong.getMessage());
    }
  }

  private static Octets hex(String digits, JsonText.Place place) throws TextFormatException {
    try {
      return Octets.fromHex(digits);
    } catch (IllegalArgumentException wrong) {
      throw place.wrong("hexadecimal digits", wrong.getMessage());
    }
  }

  private Message stateful(int id, int flags, Octets body, JsonText.Place place)
      throws TextFormatException {
    if ((flags >>> OPCODE_SHIFT & 0xF) != Opcode.DSO.value()) {
      throw place.wrong("opcode DSO beside xBODYHEX", "another opcode");
    }
    ByteBuffer out = ByteBuffer.allocate(WireLimits.HEADER_OCTETS + body.length());
    out.putShort((short) id).putShort((short) flags).putInt(0).putInt(0).put(body.toArray());
    return parsed(out.array(), place);
  }

  private Message parsed(byte[] octets, JsonText.Place place) throws TextFormatException {
    try {
      return Message.parse(octets, registry);
    } catch (WireFormatException malformed) {
      throw place.wrong("well-formed octets", malformed.getMessage());
    }
  }
}
