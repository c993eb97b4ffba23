package io.wiredns.codec.message;

import static net.jqwik.api.Arbitraries.bytes;
import static net.jqwik.api.Arbitraries.frequencyOf;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.just;
import static net.jqwik.api.Arbitraries.longs;
import static net.jqwik.api.Arbitraries.of;
import static net.jqwik.api.Arbitraries.oneOf;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Afsdb;
import io.wiredns.codec.rdata.ChaosA;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.EmptyRData;
import io.wiredns.codec.rdata.Mb;
import io.wiredns.codec.rdata.Md;
import io.wiredns.codec.rdata.Mf;
import io.wiredns.codec.rdata.Mg;
import io.wiredns.codec.rdata.Minfo;
import io.wiredns.codec.rdata.Mr;
import io.wiredns.codec.rdata.Mx;
import io.wiredns.codec.rdata.Naptr;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Nxt;
import io.wiredns.codec.rdata.Ptr;
import io.wiredns.codec.rdata.Px;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Rp;
import io.wiredns.codec.rdata.Rt;
import io.wiredns.codec.rdata.Sig;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Srv;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generates messages of every form that {@link Message} has, and octets that are nearly messages.
 */
@SuppressWarnings("exports") // tests compile inside the module, jqwik outside of it
public final class Arbitraries {
  private Arbitraries() {}

  /** Generates octets of any value, up to a maximum number. */
  public static Arbitrary<Octets> octets(int maximum) {
    return bytes().array(byte[].class).ofMaxSize(maximum).map(Octets::of);
  }

  private static Arbitrary<Integer> u8() {
    return integers().between(0, 0xFF);
  }

  private static Arbitrary<Integer> u16() {
    return integers().between(0, 0xFFFF);
  }

  private static Arbitrary<Long> u32() {
    return longs().between(0, 0xFFFF_FFFFL);
  }

  /**
   * Generates names of a few labels, which often share suffixes, differ in case, or are unusual or
   * long.
   */
  public static Arbitrary<Name> names() {
    Arbitrary<Octets> common =
        of("a", "b", "A", "www", "WWW", "example", "Example", "org", "*").map(Octets::utf8);
    Arbitrary<Octets> odd = octets(63).filter(label -> label.length() > 0);
    Arbitrary<Octets> label = frequencyOf(Tuple.of(12, common), Tuple.of(1, odd));
    return label.list().ofMaxSize(6).map(Arbitraries::name);
  }

  private static Name name(List<Octets> labels) {
    Name name = Name.ROOT;
    for (Octets label : labels) {
      name = name.length() + label.length() < 255 ? name.child(label) : name;
    }
    return name;
  }

  /** Generates data of one of the types that have the same layout in every class. */
  public static Arbitrary<RData> rdata() {
    Arbitrary<Name> name = names();
    return oneOf(
        name.map(Ns::new),
        oneOf(name.map(Md::new), name.map(Mf::new), name.map(Mb::new), name.map(Mg::new)),
        oneOf(name.map(Cname::new), name.map(Mr::new), name.map(Ptr::new)),
        Combinators.combine(name, name, u32(), u32(), u32(), u32(), u32()).as(Soa::new),
        Combinators.combine(name, name).as(Minfo::new),
        Combinators.combine(u16(), name).as(Mx::new),
        octets(20).list().ofMinSize(1).ofMaxSize(4).map(Txt::new),
        Combinators.combine(name, name).as(Rp::new),
        oneOf(
            Combinators.combine(u16(), name).as(Afsdb::new),
            Combinators.combine(u16(), name).as(Rt::new)),
        Combinators.combine(u16().map(RecordType::of), u8(), u8(), u32(), u32(), u32(), u16(), name)
            .as(
                (t, a, l, o, e, i, k, n) ->
                    new Sig(t, DnssecAlgorithm.of(a), l, o, e, i, k, n, Octets.utf8("sig"))),
        Combinators.combine(name, octets(14))
            .as((next, bits) -> new Nxt(next, Octets.fromHex("40" + bits.toHex() + "40"))),
        Combinators.combine(u16(), u16(), octets(9), octets(9), octets(9), name).as(Naptr::new),
        Combinators.combine(unknownTypes(), octets(30))
            .as((type, octets) -> new UnknownRData(type, octets)));
  }

  /** Generates data of one of the types that have a layout only in class IN. */
  public static Arbitrary<RData> internetRData() {
    return oneOf(
        integers().map(A::new),
        Combinators.combine(longs(), longs()).as(Ipv6::new).map(Aaaa::new),
        Combinators.combine(u16(), names(), names()).as(Px::new),
        Combinators.combine(u16(), u16(), u16(), names()).as(Srv::new));
  }

  private static Arbitrary<RecordType> unknownTypes() {
    return of(54, 71, 98, 100, 103, 110, 127, 265, 32_767, 32_770, 61_440, 65_280, 65_535)
        .map(RecordType::of)
        .filter(type -> !Registry.standard().types().contains(type));
  }

  /** Generates records that are equal after they were written and parsed. */
  public static Arbitrary<ResourceRecord> records() {
    Arbitrary<ResourceRecord> internet =
        Combinators.combine(names(), u32(), oneOf(rdata(), internetRData()))
            .as(ResourceRecord::new);
    Arbitrary<ResourceRecord> other =
        Combinators.combine(names(), of(2, 3, 4, 32, 65535).map(RecordClass::of), u32(), rdata())
            .as(ResourceRecord::new);
    Arbitrary<RData> opaqueAddress =
        octets(20).map(octets -> new UnknownRData(RecordType.AAAA, octets));
    Arbitrary<RData> chaosAddress =
        Combinators.combine(names(), integers().between(0, 0xFFFF)).as(ChaosA::new);
    Arbitrary<ResourceRecord> chaos =
        Combinators.combine(names(), u32(), oneOf(opaqueAddress, chaosAddress))
            .as((name, ttl, rdata) -> new ResourceRecord(name, RecordClass.CH, ttl, rdata));
    Arbitrary<ResourceRecord> empty =
        Combinators.combine(names(), of(1, 2, 6, 255, 65280).map(RecordType::of))
            .as((name, type) -> new ResourceRecord(name, RecordClass.ANY, 0, new EmptyRData(type)));
    return frequencyOf(
        Tuple.of(12, internet), Tuple.of(2, other), Tuple.of(1, chaos), Tuple.of(1, empty));
  }

  public static Arbitrary<Question> questions() {
    return Combinators.combine(
            names(), u16().map(RecordType::of), of(1, 3, 255, 300).map(RecordClass::of))
        .as(Question::new);
  }

  public static Arbitrary<Edns> edns() {
    Arbitrary<EdnsOption> option =
        Combinators.combine(
                of(0, 4, 27, 20_291, 20_293, 26_945, 65_001, 65_535).map(OptionCode::of),
                octets(12))
            .as(UnknownOption::new);
    return Combinators.combine(u16(), u8(), u8(), u16(), option.list().ofMaxSize(4))
        .as(Arbitraries::edns);
  }

  private static Edns edns(int size, int rcode, int version, int flags, List<EdnsOption> options) {
    return Edns.request()
        .withUdpPayloadSize(size)
        .withExtendedRcodeBits(rcode)
        .withVersion(version)
        .withFlags(flags)
        .withOptions(options);
  }

  public static Arbitrary<ResourceRecord> tsigs() {
    return Combinators.combine(
            names(),
            names(),
            longs().between(0, 0xFFFF_FFFF_FFFFL),
            u16(),
            octets(32),
            u16(),
            u16().map(TsigError::of),
            octets(6))
        .as(
            (key, algorithm, time, fudge, mac, id, error, other) ->
                new ResourceRecord(
                    key,
                    RecordClass.ANY,
                    0,
                    new Tsig(algorithm, time, fudge, mac, id, error, other)));
  }

  /** Generates messages that are neither UPDATE nor DSO. */
  public static Arbitrary<Message> messages() {
    Arbitrary<Integer> flags =
        u16().filter(value -> (value >>> 11 & 15) != 5 && (value >>> 11 & 15) != 6);
    Arbitrary<List<List<ResourceRecord>>> sections = records().list().ofMaxSize(6).list().ofSize(3);
    return Combinators.combine(
            u16(),
            flags,
            questions().list().ofMaxSize(2),
            sections,
            edns().injectNull(0.5),
            tsigs().injectNull(0.7),
            integers().between(0, 6))
        .as(Arbitraries::message);
  }

  private static Message message(
      int id,
      int flags,
      List<Question> questions,
      List<List<ResourceRecord>> sections,
      Edns edns,
      ResourceRecord tsig,
      int optPlace) {
    MessageBuilder builder = Message.builder().id(id).flags(flags);
    questions.forEach(builder::question);
    sections.get(0).forEach(builder::answer);
    sections.get(1).forEach(builder::authority);
    List<ResourceRecord> additionals = new ArrayList<>(sections.get(2));
    if (edns != null) {
      builder.edns(edns);
      ResourceRecord opt = builder.build().additionals().get(0);
      builder.clear(Section.ADDITIONAL);
      additionals.add(Math.min(optPlace, additionals.size()), opt);
    }
    if (tsig != null) {
      additionals.add(tsig);
    }
    additionals.forEach(builder::additional);
    return builder.build();
  }

  /**
   * Generates UPDATE messages: zone, prerequisites, additions and deletions; RFC 2136 section 2.
   */
  public static Arbitrary<Message> updates() {
    Arbitrary<ResourceRecord> addition =
        Combinators.combine(names(), u32(), oneOf(rdata(), internetRData()))
            .as(ResourceRecord::new)
            .filter(Arbitraries::hasData);
    Arbitrary<ResourceRecord> deletion =
        Combinators.combine(names(), oneOf(rdata(), internetRData()))
            .as((name, rdata) -> new ResourceRecord(name, RecordClass.NONE, 0, rdata))
            .filter(Arbitraries::hasData);
    Arbitrary<ResourceRecord> empty =
        Combinators.combine(
                names(),
                of(RecordClass.ANY, RecordClass.NONE),
                of(1, 2, 255, 65280).map(RecordType::of))
            .as((name, where, type) -> new ResourceRecord(name, where, 0, new EmptyRData(type)));
    Arbitrary<List<ResourceRecord>> records = oneOf(addition, deletion, empty).list().ofMaxSize(5);
    return Combinators.combine(u16(), names(), records, records)
        .as(
            (id, zone, prerequisites, changes) -> {
              MessageBuilder builder = Message.builder().id(id).opcode(Opcode.UPDATE);
              builder.question(new Question(zone, RecordType.SOA));
              prerequisites.forEach(builder::answer);
              changes.forEach(builder::authority);
              return builder.build();
            });
  }

  private static boolean hasData(ResourceRecord record) {
    return !(record.rdata() instanceof UnknownRData opaque) || opaque.octets().length() > 0;
  }

  /** Generates DSO messages, with TLVs or without. */
  public static Arbitrary<Message> statefuls() {
    return Combinators.combine(u16(), octets(40)).as(Arbitraries::stateful);
  }

  /** Returns a parsed message whose TLVs have not been decoded. */
  static Message stateful(int id, Octets body) {
    byte[] octets = new byte[12 + body.length()];
    octets[0] = (byte) (id >>> 8);
    octets[1] = (byte) id;
    octets[2] = (byte) (Opcode.DSO.value() << 3);
    body.copyTo(octets, 12);
    try {
      return Message.parse(ByteBuffer.wrap(octets));
    } catch (WireFormatException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Generates messages of all kinds. */
  public static Arbitrary<Message> allMessages() {
    return frequencyOf(Tuple.of(8, messages()), Tuple.of(2, updates()), Tuple.of(1, statefuls()));
  }

  /** Generates octets of any value, well-formed messages, and damaged messages. */
  public static Arbitrary<byte[]> hostileOctets() {
    Arbitrary<byte[]> any = bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> headed =
        Combinators.combine(bytes().array(byte[].class).ofMaxSize(150), integers().between(0, 3))
            .as(Damage::withSmallCounts);
    Arbitrary<byte[]> damaged =
        Combinators.combine(
                allMessages().map(Written::octets), Damage.steps().list().ofMinSize(0).ofMaxSize(4))
            .as(Damage::apply);
    return frequencyOf(Tuple.of(1, any), Tuple.of(2, headed), Tuple.of(7, damaged));
  }

  /** Generates no octets, as an edge case. */
  static Arbitrary<byte[]> nothing() {
    return just(new byte[0]);
  }
}
