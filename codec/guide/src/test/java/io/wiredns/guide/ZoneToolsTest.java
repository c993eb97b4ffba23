package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Resource;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Ns;
import io.wiredns.codec.rdata.Ptr;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.codec.rdata.Vectors;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.zone.ZoneWriter;
import io.wiredns.codec.zone.Zones;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Other implementations read the written zone files as the same records: BIND, Knot, NSD and ldns,
 * of Debian 12. If a reader does not know the mnemonic of a type, which the test determines, it
 * reads the generic format. All other differences are listed in tools.tsv, which has nothing else.
 */
class ZoneToolsTest {
  /** The zone file reader of another implementation. */
  enum Reader {
    BIND("named-checkzone", "-q", "-i", "none", "-k", "ignore", "-D", "-o", "DUMP", "example"),
    KNOT("kzonecheck", "-o", "example"),
    NSD("nsd-checkzone", "-p", "example"),
    LDNS("ldns-read-zone");

    private final String[] command;

    Reader(String... command) {
      this.command = command;
    }

    Tool.Result read(Path zone, Path dump) {
      return Tool.run(
          "",
          Stream.concat(Stream.of(command), Stream.of(zone.toString()))
              .map(word -> word.equals("DUMP") ? dump.toString() : word)
              .toArray(String[]::new));
    }

    boolean hasDump() {
      return this == BIND;
    }
  }

  /** A difference: records that a reader does not read as they are written. */
  record Row(Reader reader, RecordType type, String text, boolean never, String why) {
    private static Row of(String[] cells) {
      Reader reader =
          Stream.of(Reader.values())
              .filter(one -> one.command[0].equals(cells[0]))
              .findFirst()
              .orElseThrow();
      return new Row(
          reader, RecordType.parse(cells[1]), cells[2], cells[3].equals("never"), cells[4]);
    }

    boolean fits(ResourceRecord record) {
      String its = record.rdata().toText();
      return record.type().equals(type)
          && (text.endsWith("*")
              ? its.startsWith(text.substring(0, text.length() - 1))
              : its.equals(text));
    }
  }

  private static final List<Row> ROWS =
      Resource.table(ZoneToolsTest.class, "tools.tsv").stream().map(Row::of).toList();

  private static final Name NS = Name.of("ns.example.");

  /** The records that every zone must have. */
  private static final List<ResourceRecord> APEX =
      List.of(
          new ResourceRecord(Zones.ORIGIN, 300, new Soa(NS, NS, 1, 2, 3, 4, 5)),
          new ResourceRecord(Zones.ORIGIN, 300, new Ns(NS)),
          new ResourceRecord(NS, 300, new A(0xC0000201)),
          new ResourceRecord(Name.of("ns1.example."), 300, new A(0xC0000202)));

  /** Owners that have a special meaning in a zone file, or that must be escaped. */
  private static final List<String> LABELS =
      List.of(
          "@",
          "$",
          "$ORIGIN",
          "$TTL",
          "*",
          "a.b",
          "\"",
          "\"a b\"",
          "(",
          ")",
          ";",
          "\\",
          "\\#",
          " ",
          "\t",
          "\n",
          "\0",
          "\177",
          "\377",
          "a ",
          " a",
          "IN",
          "in",
          "CH",
          "ANY",
          "CLASS1",
          "A",
          "TXT",
          "TYPE1",
          "TYPE65535",
          "3600",
          "0",
          "1h",
          "1w2d",
          "2147483648",
          "-1",
          "_sip",
          "'",
          "#",
          "//",
          "{",
          "\\000",
          "xn--a",
          "x".repeat(63),
          "\377".repeat(63));

  @TempDir private Path directory;

  static Stream<Row> rows() {
    return ROWS.stream();
  }

  /** Every vector and example of every type that a zone may have, each at its own owner. */
  private static List<ResourceRecord> records() {
    Set<RData> all = new HashSet<>();
    List<ResourceRecord> records = new ArrayList<>();
    Stream<RData> vectors = Vectors.ALL.stream().map(ZoneToolsTest::rdata);
    Stream<RData> examples =
        Vectors.ALL.stream()
            .map(Vectors.Vector::type)
            .distinct()
            .flatMap(type -> TypeDescription.of(type).examples().stream())
            .map(TypeDescription.Example::rdata);
    for (RData rdata : Stream.concat(vectors, examples).toList()) {
      if (!rdata.type().isMeta() && !rdata.type().equals(RecordType.SOA) && all.add(rdata)) {
        records.add(
            new ResourceRecord(owner(rdata.type(), records.size()), RecordClass.IN, 300, rdata));
      }
    }
    return records;
  }

  private static RData rdata(Vectors.Vector vector) {
    try {
      String generic = "\\# " + vector.octets().length + " " + vector.hex();
      return RData.parse(vector.type(), generic);
    } catch (TextFormatException wrong) {
      throw new AssertionError(vector.toString(), wrong);
    }
  }

  /** Only a hash may be the owner of NSEC3. */
  private static Name owner(RecordType type, int number) {
    return type.equals(RecordType.NSEC3)
        ? Name.of("0123456789abcdefghijklmnopqr%04d.example.".formatted(number))
        : Name.of("v" + number + ".example.");
  }

  private Path write(
      List<ResourceRecord> records, Predicate<ResourceRecord> generic, boolean relative)
      throws Exception {
    Path zone = directory.resolve("zone");
    try (OutputStream out = Files.newOutputStream(zone)) {
      ZoneWriter.Builder settings = ZoneWriter.builder(out).generic(generic);
      ZoneWriter writer =
          (relative ? settings.relativeTo(Zones.ORIGIN).defaultTtl(300) : settings).build();
      for (ResourceRecord record : APEX) {
        writer.write(record);
      }
      for (ResourceRecord record : records) {
        writer.write(record);
      }
      writer.flush();
    }
    return zone;
  }

  private Tool.Result read(Reader reader, Path zone) {
    return reader.read(zone, directory.resolve("dump"));
  }

  /**
   * Returns the records that a reader has read, without blanks and quotes, which ldns prints
   * unchanged; nothing for Knot, which does not print them.
   */
  private String readWell(Reader reader, Path zone) throws Exception {
    Tool.Result result = read(reader, zone);
    assertEquals(
        0,
        result.status(),
        () -> "add to tools.tsv what it should read in another form: " + result.output());
    return reader.hasDump() ? Files.readString(directory.resolve("dump")) : result.output();
  }

  private static void assertSame(String expected, String found) {
    assertEquals(
        expected.replaceAll("[ \"]", ""),
        found.replaceAll("[ \"]", ""),
        "add to tools.tsv what it should read in another form");
  }

  /**
   * Returns whether a reader knows the mnemonic of a record: it reads the same with it as with the
   * number.
   */
  private boolean knowsType(Reader reader, ResourceRecord record) throws Exception {
    Path zone = write(List.of(record), some -> true, false);
    String expected = readWell(reader, zone);
    RecordType type = record.type();
    Files.writeString(
        zone,
        Files.readString(zone, StandardCharsets.ISO_8859_1)
            .replace(type.toGenericText() + " ", type + " "),
        StandardCharsets.ISO_8859_1);
    Tool.Result result = read(reader, zone);
    return result.status() == 0
        && expected.equals(
            reader.hasDump() ? Files.readString(directory.resolve("dump")) : result.output());
  }

  /**
   * Returns the types that a reader does not know; tested with a record that it reads with the
   * number.
   */
  private Set<RecordType> unknownTypes(Reader reader, List<ResourceRecord> records)
      throws Exception {
    Set<RecordType> asked = new HashSet<>();
    Set<RecordType> unknown = new HashSet<>();
    for (ResourceRecord record : records) {
      if (asked.add(record.type()) && !knowsType(reader, record)) {
        unknown.add(record.type());
      }
    }
    return unknown;
  }

  /**
   * Checks that the reader reads the generic format, and that it prints it in the same way as the
   * type's own format.
   */
  private void assertReads(
      Reader reader, List<ResourceRecord> records, Predicate<ResourceRecord> generic)
      throws Exception {
    String expected = readWell(reader, write(records, record -> true, false));
    assertSame(expected, readWell(reader, write(records, generic, false)));
    assertSame(expected, readWell(reader, write(records, generic, true)));
    if (reader.hasDump()) {
      Set<ResourceRecord> all = new HashSet<>(APEX);
      all.addAll(records);
      Differences.assertSameElements(
          all, new HashSet<>(Zones.all(Zones.reader(expected))), "records of the zone");
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsEveryType(Reader reader) throws Exception {
    List<Row> rows = ROWS.stream().filter(row -> row.reader() == reader).toList();
    List<ResourceRecord> records =
        records().stream()
            .filter(record -> rows.stream().noneMatch(row -> row.never() && row.fits(record)))
            .toList();
    Set<RecordType> unknown = unknownTypes(reader, records);
    assertEquals(
        List.of(),
        rows.stream().filter(row -> unknown.contains(row.type())).toList(),
        "take these out of tools.tsv: the reader does not know the type, and has been asked");
    assertReads(
        reader,
        records,
        record ->
            unknown.contains(record.type()) || rows.stream().anyMatch(row -> row.fits(record)));
  }

  /** Names that look like other syntax, and the smallest and largest TTL. */
  @ParameterizedTest
  @EnumSource
  void readsEveryOwnerAndTtl(Reader reader) throws Exception {
    List<ResourceRecord> records = new ArrayList<>();
    for (String label : LABELS) {
      if (reader == Reader.LDNS && label.startsWith("\377\377")) {
        // It requires a name whose text has at most 255 characters.
        continue;
      }
      Name owner = Zones.ORIGIN.child(Octets.of(label.getBytes(StandardCharsets.ISO_8859_1)));
      records.add(new ResourceRecord(owner, 0, new A(0x7F000001)));
      records.add(new ResourceRecord(owner, Integer.MAX_VALUE, Txt.of(label)));
      if (reader != Reader.LDNS || !label.equals("@")) {
        // ldns treats a name in RDATA as the origin if its first label is an at sign, escaped or
        // not.
        records.add(new ResourceRecord(Name.of("a").append(owner), 300, new Ns(owner)));
      }
    }
    Name longest = Name.of("a." + "b.".repeat(122) + "example.");
    records.add(new ResourceRecord(longest, 1, new Ptr(longest)));
    assertReads(reader, records, record -> false);
  }

  /** Only BIND and ldns read zones of other classes. */
  @ParameterizedTest
  @ValueSource(strings = {"CH", "HS"})
  void readsOtherClasses(String recordClass) throws Exception {
    Path zone = directory.resolve("zone");
    try (OutputStream out = Files.newOutputStream(zone)) {
      ZoneWriter writer = ZoneWriter.builder(out).relativeTo(Zones.ORIGIN).build();
      for (RData rdata :
          List.of(new Soa(NS, NS, 1, 2, 3, 4, 5), new Ns(Name.ROOT), Txt.of("a b"))) {
        writer.write(new ResourceRecord(Zones.ORIGIN, RecordClass.parse(recordClass), 300, rdata));
      }
      writer.flush();
    }
    String[] bind = {"named-checkzone", "-c", recordClass, "example", zone.toString()};
    assertEquals(0, Tool.run("", bind).status());
    assertEquals(0, read(Reader.LDNS, zone).status());
  }

  /** A difference that no longer exists must be removed from the table. */
  @ParameterizedTest
  @MethodSource("rows")
  void theTableHasNothingElse(Row row) throws Exception {
    List<ResourceRecord> records = records().stream().filter(row::fits).toList();
    // If the text of a record is the generic format, only the tool may read it.
    ResourceRecord record =
        records.stream()
            .filter(some -> !some.rdata().toText().startsWith("\\# "))
            .findFirst()
            .orElseGet(() -> records.get(0));
    Predicate<ResourceRecord> ofRow = some -> row.never() && some == record;
    Path zone = write(List.of(record), ofRow, false);
    Tool.Result result = read(row.reader(), zone);
    if (result.status() == 0) {
      String own = readWell(row.reader(), zone);
      String generic = readWell(row.reader(), write(List.of(record), all -> true, false));
      assertNotEquals(generic, own, record::toString);
    }
  }
}
