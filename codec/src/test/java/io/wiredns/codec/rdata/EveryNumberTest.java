package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Vectors.Vector;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests every number of every field of 8 or 16 bits before the first field of variable length of a
 * type, and every type in a list of types: other implementations read the word that this library
 * writes as that number, and this library reads the words that they write. A type whose mnemonic an
 * implementation does not know is not compared with it.
 */
class EveryNumberTest {
  private static final String APEX =
      "example. 300 IN SOA a.example. a.example. 1 2 3 4 5\nexample. 300 IN NS a.b.\n";

  /** The mnemonics of BIND; this library has more, such as UNECE, ISO, NXNAME, CLA and IPN. */
  private final Set<String> typesOfBind = new HashSet<>();

  /** Types that dnspython 2.3 does not know, or refuses in any text. */
  private static final Set<RecordType> NOT_IN_DNSPYTHON =
      Set.of(
          RecordType.SIG,
          RecordType.KEY,
          RecordType.NXT,
          RecordType.ATMA,
          RecordType.SINK,
          RecordType.RKEY,
          RecordType.DSYNC,
          RecordType.DOA,
          RecordType.TA);

  /** RDATA with a given number in a field. */
  private record Case(RecordType type, int offset, int number, RData rdata) {
    String hex() {
      return HexFormat.of().formatHex(octets(rdata));
    }

    boolean namesType() {
      return offset == 0
          && (type.equals(RecordType.RRSIG)
              || type.equals(RecordType.SIG)
              || type.equals(RecordType.DSYNC)
              || type.equals(RecordType.NSEC)
              || type.equals(RecordType.NXT));
    }

    String line(int owner) {
      return "n" + owner + ".example. 300 IN " + type + " " + rdata.toText() + "\n";
    }

    @Override
    public String toString() {
      return type + " with " + number + " at octet " + offset + ": " + rdata.toText();
    }
  }

  private static final List<Case> CASES = cases();

  @TempDir private Path directory;

  private static byte[] octets(RData rdata) {
    return rdata.toOctets().toArray();
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    for (RecordType type : Vectors.TYPES) {
      if (!type.isMeta() && !type.equals(RecordType.NULL)) {
        Vector vector = first(type);
        int offset = 0;
        for (String word : Vectors.LAYOUTS.get(type).split(" ")) {
          if (!word.matches("[0-9]+")) {
            break;
          }
          int bits = Integer.parseInt(word);
          if (bits <= 16) {
            int at = offset;
            numbers(bits).mapToObj(number -> of(vector, at, bits, number)).forEach(all::addAll);
          }
          offset += bits / 8;
        }
      }
    }
    numbers(16).skip(1).forEach(type -> all.add(nsec(type)));
    IntStream.range(1, 128).forEach(type -> all.add(nxt(type)));
    return all;
  }

  /**
   * All numbers of 8 bits; of 16 bits all small ones, those at the ends of blocks, and a sample.
   */
  private static IntStream numbers(int bits) {
    if (bits == 8) {
      return IntStream.range(0, 256);
    }
    IntStream sample = IntStream.iterate(300, n -> n < 65_536, n -> n + 2039);
    IntStream ends = IntStream.of(3841, 4095, 32_767, 32_768, 32_769, 65_280, 65_534, 65_535);
    return IntStream.concat(IntStream.range(0, 300), IntStream.concat(sample, ends)).distinct();
  }

  /** The first vector of a type that is not from this project. */
  private static Vector first(RecordType type) {
    return Vectors.ALL.stream()
        .filter(each -> each.type().equals(type) && !each.isOurs())
        .findFirst()
        .orElseThrow();
  }

  /** Returns a vector with another number in a field, or none if that is a fault. */
  private static List<Case> of(Vector vector, int offset, int bits, int number) {
    byte[] octets = vector.octets();
    if (bits == 16) {
      octets[offset] = (byte) (number >>> 8);
    }
    octets[offset + bits / 8 - 1] = (byte) number;
    RData rdata = decode(vector.type(), octets);
    return rdata == null ? List.of() : List.of(new Case(vector.type(), offset, number, rdata));
  }

  private static Case nsec(int type) {
    TypeBitmap types = TypeBitmap.of(List.of(RecordType.of(type)));
    return new Case(RecordType.NSEC, 0, type, new Nsec(Name.ROOT, types));
  }

  private static Case nxt(int type) {
    byte[] bitmap = new byte[type / 8 + 1];
    bitmap[type / 8] = (byte) (0x80 >>> type % 8);
    return new Case(RecordType.NXT, 0, type, new Nxt(Name.ROOT, Octets.of(bitmap)));
  }

  private static RData decode(RecordType type, byte[] octets) {
    var decoder = Registry.standard().decoder(type.value(), 1);
    return WireDecoder.of(octets, octets.length).decode(decoder, 0, octets.length);
  }

  /**
   * Returns whether BIND knows the type and reads the value in any text. The package description
   * lists all refusals of values but two: an RRSIG with more labels than its owner, and a key of
   * PRIVATEDNS (253), which must start with a name.
   */
  private boolean isReadByBind(Case each) {
    int number = each.number();
    if (!typesOfBind.contains(each.type().toString())) {
      return false;
    }
    return switch (each.type() + " " + each.offset()) {
      case "KEY 0" -> (number & 0xC000) != 0xC000;
      case "RKEY 0" -> number == 0;
      case "IPSECKEY 1" -> number <= 3;
      case "RRSIG 3" -> number >= 2;
      case "KEY 3", "DNSKEY 3", "RKEY 3", "CDNSKEY 3" -> number != 253;
      default -> !each.namesType() || isNamedByBind(RecordType.of(number));
    };
  }

  /**
   * Returns whether BIND names the type. Its list lacks the meta types, which it names all the
   * same, except NXNAME.
   */
  private boolean isNamedByBind(RecordType type) {
    boolean meta = type.isMeta() && !type.equals(RecordType.NXNAME);
    return meta || type.toString().startsWith("TYPE") || typesOfBind.contains(type.toString());
  }

  /**
   * Each value is given as text and as octets: BIND drops the second record if it reads the first
   * as equal.
   */
  @Test
  void bindReadsTheTextAsTheOctetsAndWeReadThatOfBind() throws Exception {
    Tool.compareWithBind(this::compareWithBind);
  }

  private void compareWithBind() throws Exception {
    run("named-rrchecker -T").output().lines().forEach(typesOfBind::add);
    List<Case> cases = CASES.stream().filter(this::isReadByBind).toList();
    StringBuilder zone = new StringBuilder(APEX);
    for (int i = 0; i < cases.size(); i++) {
      Case each = cases.get(i);
      zone.append(each.line(i)).append("n" + i + ".example. 300 IN " + each.type());
      zone.append(" \\# " + each.hex().length() / 2 + " " + each.hex() + "\n");
    }
    String compiled = compiled(zone);
    List<String> different = new ArrayList<>();
    List<String> found = hex(compiled, cases.size());
    for (int i = 0; i < cases.size(); i++) {
      if (!found.get(i).equals(cases.get(i).hex())) {
        different.add(cases.get(i) + " became " + found.get(i));
      }
    }
    assertEquals(List.of(), different);
    assertTrue(cases.size() > 10_000, "cases: " + cases.size());
  }

  private String compiled(CharSequence zone) throws Exception {
    Path file = Files.writeString(directory.resolve("zone"), zone);
    Path out = directory.resolve("out");
    String checks = "-i none -k ignore -m ignore -n ignore -r ignore -S ignore -T ignore -W ignore";
    Tool.Result result = run("named-compilezone " + checks + " -o " + out + " example " + file);
    assertEquals(0, result.status(), result.output());
    return Files.readString(out);
  }

  /** Returns the RDATA of n0, n1 and so on; all RDATA if an owner has more than one. */
  private static List<String> hex(String zone, int count) throws Exception {
    List<String> found = new ArrayList<>(Collections.nCopies(count, ""));
    byte[] octets = zone.getBytes(StandardCharsets.US_ASCII);
    try (ZoneReader reader = ZoneReader.of(new ByteArrayInputStream(octets), Name.of("example."))) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        String owner = record.name().toString();
        if (owner.startsWith("n")) {
          int index = Integer.parseInt(owner.substring(1, owner.indexOf('.')));
          String hex = HexFormat.of().formatHex(octets(record.rdata()));
          found.set(index, found.get(index) + hex);
        }
      }
    }
    return found;
  }

  private static final String DNSPYTHON =
      """
      import sys, dns.rdata, dns.rdatatype, dns.name
      for line in sys.stdin:
          type, text = line.rstrip('\\n').split('\\t')
          try:
              print(dns.rdata.from_text('IN', type, text).to_wire(origin=dns.name.root).hex())
          except dns.rdatatype.UnknownRdatatype:
              print('unknown')
          except Exception as refused:
              print(type, repr(refused))
      """;

  /** Excludes values that dnspython refuses in any text: reserved numbers, and unknown gateways. */
  private static boolean isReadByDnspython(Case each) {
    int number = each.number();
    return switch (each.type() + " " + each.offset()) {
      case "DS 3", "CDS 3", "DLV 3" -> number != 0 && number != 3;
      case "ZONEMD 4", "ZONEMD 5" -> number != 0;
      case "IPSECKEY 1" -> number <= 3;
      case "AMTRELAY 1" -> (number & 0x7F) <= 3;
      default -> !NOT_IN_DNSPYTHON.contains(each.type()) && !each.namesType();
    };
  }

  @Test
  void dnspythonReadsTheTextAsTheOctets() {
    Tool.requireDnspython();
    List<Case> cases = CASES.stream().filter(EveryNumberTest::isReadByDnspython).toList();
    StringBuilder input = new StringBuilder();
    cases.forEach(each -> input.append(each.type() + "\t" + each.rdata().toText() + "\n"));
    Tool.Result result = Tool.run(input.toString(), "/usr/bin/python3", "-c", DNSPYTHON);
    assertEquals(0, result.status(), result.output());
    List<String> found = result.output().lines().toList();
    int compared = 0;
    List<String> different = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      if (found.get(i).equals("unknown")) {
        continue;
      }
      compared++;
      if (!found.get(i).equals(cases.get(i).hex())) {
        different.add(cases.get(i) + " became " + found.get(i));
      }
    }
    assertEquals(List.of(), different);
    assertTrue(compared > 10_000, "cases: " + compared);
  }

  /** The types of these tools whose text has mnemonics or groups of digits. */
  @ParameterizedTest
  @CsvSource({
    "kzonecheck, -o example",
    "nsd-checkzone, example",
    "ldns-read-zone, ''",
  })
  void otherToolsReadTheWordsOfCertificatesAndKeys(String tool, String arguments) throws Exception {
    Predicate<Case> words =
        each ->
            switch (each.type().toString()) {
              // ldns refuses type 0.
              case "CERT" -> each.offset() != 0 || each.number() != 0;
              case "DNSKEY", "CDNSKEY", "NID", "L64" -> true;
              case "DS", "CDS" -> each.offset() != 3;
              default -> false;
            };
    StringBuilder zone = new StringBuilder(APEX);
    List<Case> cases = CASES.stream().filter(words).toList();
    for (int i = 0; i < cases.size(); i++) {
      zone.append(cases.get(i).line(i));
    }
    Path file = Files.writeString(directory.resolve("zone"), zone);
    Tool.Result result = run(tool + " " + arguments + " " + file);
    assertEquals(0, result.status(), result.output());
  }

  private static Tool.Result run(String command) {
    return Tool.runAloud("", command.split(" +"));
  }
}
