package io.wiredns.bench;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.guide.TypeDescription;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The messages of the odd mix: for each type of the standard registry, and for a type of the
 * user's, a response with one or two records, and a malformed copy of it. Every call returns the
 * same octets. The RDATA are the first vectors of the guide's table of types.
 */
final class OddMessages {
  /** A type that only {@link #REGISTRY} decodes. */
  static final RecordType LINK = RecordType.of(65400, "LINK");

  /** An option that only {@link #REGISTRY} decodes. */
  static final OptionCode HOPS = OptionCode.of(65100, "HOPS");

  /** A user's registry: one type and one option more than the standard one. */
  static final Registry REGISTRY =
      Registry.standard().with(LINK, Link::read).with(HOPS, Hops::read);

  private static final int MOST_RECORDS = 2;
  private static final int FORWARD = 0xC0FF;

  /** The distance of RDLENGTH from the end of the owner. */
  private static final int RDLENGTH_AT = 8;

  private static final Name OWNER = Name.of("odd.mix.example.");

  /** The data of the user's type. */
  record Link(int weight, Name target) implements RData {
    static Link read(FieldReader in) {
      return new Link(in.u16("weight"), in.name("target", NameRule.PLAIN));
    }

    @Override
    public void write(FieldWriter out) {
      out.u16("weight", weight);
      out.name("target", target, NameRule.PLAIN);
    }

    @Override
    public RecordType type() {
      return LINK;
    }
  }

  /** The user's option. */
  record Hops(int count) implements EdnsOption {
    static Hops read(FieldReader in) {
      return new Hops(in.u8("count"));
    }

    @Override
    public OptionCode code() {
      return HOPS;
    }

    @Override
    public void write(FieldWriter out) {
      out.u8("count", count);
    }
  }

  private OddMessages() {}

  /** Returns the well-formed messages, one for each type in ascending order, in wire format. */
  static List<byte[]> wellFormed() {
    List<byte[]> messages = new ArrayList<>();
    vectors().forEach((type, data) -> messages.add(message(type, data).toWire()));
    return messages;
  }

  /**
   * Returns a malformed copy of each well-formed message. In turn, its last RDATA lacks an octet,
   * the message ends an octet too early, and its last owner is a pointer to a later octet. Where
   * that is not malformed, the message ends too early.
   */
  static List<byte[]> malformed() {
    List<byte[]> messages = new ArrayList<>();
    for (byte[] message : wellFormed()) {
      messages.add(malformed(message, messages.size() % 3));
    }
    return messages;
  }

  private static byte[] malformed(byte[] message, int how) {
    int owner = lastOwner(message);
    byte[] octets = message.clone();
    if (how == 2 && message[owner] != 0) {
      octets[owner] = (byte) (FORWARD >>> 8);
      octets[owner + 1] = (byte) FORWARD;
      return octets;
    }
    octets = Arrays.copyOf(message, message.length - 1);
    if (how == 0) {
      int rdlength = owner + (message[owner] == 0 ? 1 : 2) + RDLENGTH_AT;
      octets[rdlength + 1]--; // RDATA have 1 to 255 octets
      if (isMalformed(octets)) {
        return octets;
      }
      octets[rdlength + 1]++;
    }
    return octets;
  }

  private static boolean isMalformed(byte[] octets) {
    try {
      Message.parse(octets, REGISTRY);
      return false;
    } catch (WireFormatException expected) {
      return true;
    }
  }

  /** Returns the offset of the last owner of a message. */
  private static int lastOwner(byte[] message) {
    try {
      MessageView view = new MessageView().wrap(message);
      return view.record(view.recordCount() - 1).offset();
    } catch (WireFormatException never) {
      throw new IllegalStateException(never);
    }
  }

  private static Message message(RecordType type, List<RData> data) {
    boolean meta = type.equals(RecordType.OPT) || type.equals(RecordType.TSIG);
    MessageBuilder builder =
        Message.builder()
            .registry(REGISTRY)
            .id(type.value())
            .response(true)
            .recursionDesired(true)
            .question(new Question(OWNER, meta ? RecordType.A : type));
    if (type.equals(RecordType.OPT)) {
      List<EdnsOption> options = new ArrayList<>();
      data.forEach(rdata -> options.addAll(((Opt) rdata).options()));
      options.add(new Hops(64));
      return builder.edns(Edns.request().withOptions(options)).build();
    }
    if (meta) {
      return builder.additional(new ResourceRecord(OWNER, RecordClass.ANY, 0, data.get(0))).build();
    }
    data.forEach(rdata -> builder.answer(new ResourceRecord(OWNER, 300, rdata)));
    return builder.build();
  }

  /** Returns RDATA of each type in ascending order: the first vectors that are not empty. */
  private static Map<RecordType, List<RData>> vectors() {
    Map<RecordType, List<RData>> vectors = new TreeMap<>();
    for (RecordType type : Registry.standard().types()) {
      vectors.put(type, new ArrayList<>());
    }
    RecordType type = null;
    for (String line : table()) {
      String[] cells = line.split("\t");
      if (!cells[0].isEmpty()) {
        type = cells[0].startsWith("#") ? null : RecordType.parse(cells[0]);
      } else if (!cells[1].isEmpty() && vectors.get(type).size() < MOST_RECORDS) {
        vectors.get(type).add(rdata(type, Octets.fromHex(cells[1])));
      }
    }
    vectors.put(LINK, List.of(new Link(7, OWNER), new Link(65535, Name.ROOT)));
    return vectors;
  }

  private static List<String> table() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                TypeDescription.class.getResourceAsStream("types.tsv"),
                StandardCharsets.US_ASCII))) {
      return in.lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static RData rdata(RecordType type, Octets octets) {
    try {
      return Registry.standard().typed(new UnknownRData(type, octets));
    } catch (WireFormatException malformed) {
      throw new IllegalStateException(type + " " + octets, malformed);
    }
  }
}
