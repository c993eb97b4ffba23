package io.wiredns.command.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.command.Shell;
import io.wiredns.command.input.MessageOrigin;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Usage;
import io.wiredns.command.situation.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
  private static final Message QUERY =
      Message.query(4711, Name.of("www.Example"), RecordType.A).toBuilder()
          .edns(Edns.request())
          .build();

  private static byte[] octets(Message message) {
    ByteBuffer out = ByteBuffer.allocate(4096);
    message.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static DnsPayload packet(byte[] message, String source, String destination, boolean tcp)
      throws IOException {
    return new DnsPayload(
        ByteBuffer.wrap(message),
        tcp,
        Instant.parse("2024-02-29T23:59:58.000000120Z"),
        new InetSocketAddress(InetAddress.getByName(source), 40000),
        new InetSocketAddress(InetAddress.getByName(destination), 53),
        17);
  }

  private static void assertRow(Map<Field, String> row, Field[] fields, String... values) {
    List<String> found = Arrays.stream(fields).map(row::get).toList();
    assertEquals(List.of(values), found, Arrays.toString(fields));
  }

  private static Field[] fields(Field first, Field last) {
    return Arrays.copyOfRange(Field.values(), first.ordinal(), last.ordinal() + 1);
  }

  @Test
  void aResponseHasAllValues() throws IOException, TextFormatException {
    Edns edns =
        Edns.request()
            .withDnssecOk(true)
            .withFlags(0xC001)
            .withOption(ClientSubnet.of(InetAddress.getByName("192.0.2.77"), 24).withScope(16))
            .withOption(Cookie.ofClient(Octets.of(new byte[] {1, 2, 3, 4, 5, 6, 7, (byte) 0xFF})))
            .withOption(new Nsid(Octets.utf8("fra|1\\\u00e9")))
            .withOption(ExtendedError.of(ExtendedErrorCode.SIGNATURE_EXPIRED, "too | late"))
            .withOption(ExtendedError.of(ExtendedErrorCode.BLOCKED));
    byte[] message =
        octets(
            Message.responseTo(QUERY)
                .edns(edns)
                .rcode(Rcode.BADVERS)
                .answer(ResourceRecord.parse("www.example. 300 IN CNAME a.example."))
                .answer(ResourceRecord.parse("a.example. 60 IN AAAA 2001:db8::1"))
                .authority(ResourceRecord.parse("example. 3600 CH TXT \"one|two\" three"))
                .additional(ResourceRecord.parse("ns.example. 1 IN A 192.0.2.53"))
                .build());
    Rows rows = new Rows(false, false);
    Map<Field, String> row = rows.of(packet(message, "2001:db8::53", "2001:db8:0:1::80", true));
    assertTrue(rows.good);
    assertRow(
        row,
        fields(Field.MESSAGE, Field.TRANSPORT),
        "1",
        "",
        "17",
        "2024-02-29T23:59:58.000000120Z",
        "1709251198.000000120",
        "2001:db8::53",
        "40000",
        "2001:db8:0:1::80",
        "53",
        "2001:db8:0:1::80",
        "2001:db8::53",
        "TCP");
    assertRow(
        row,
        fields(Field.SIZE, Field.ARCOUNT),
        "" + message.length,
        HexFormat.of().formatHex(message),
        "4711",
        "1",
        "QUERY",
        "qr|rd",
        "BADVERS",
        "1",
        "2",
        "1",
        "2");
    assertRow(row, fields(Field.QNAME, Field.QCLASS), "www.Example.", "A", "IN");
    assertRow(
        row,
        fields(Field.ANSWER_NAME, Field.ANSWER_DATA),
        "www.example.|a.example.",
        "IN|IN",
        "CNAME|AAAA",
        "300|60",
        "a.example.|2001:db8::1");
    assertRow(
        row,
        fields(Field.AUTHORITY_NAME, Field.AUTHORITY_DATA),
        "example.",
        "CH",
        "TXT",
        "3600",
        "\"one\\124two\" \"three\"");
    assertRow(
        row,
        fields(Field.ADDITIONAL_NAME, Field.ADDITIONAL_DATA),
        "ns.example.",
        "IN",
        "A",
        "1",
        "192.0.2.53");
    assertRow(
        row,
        fields(Field.EDNS_VERSION, Field.EDE_TEXT),
        "0",
        "1232",
        "do|co|0x0001",
        "ECS|COOKIE|NSID|EDE|EDE",
        "192.0.2.0/24/16",
        "01020304050607ff",
        "fra\\1241\\\\\\195\\169",
        "7|15",
        "too \\124 late|");
    assertRow(row, fields(Field.TSIG, Field.FAULT_FIELD), "", "", "", "", "");
  }

  @Test
  void whatIsNotThereIsEmpty() throws IOException {
    Rows rows = new Rows(false, false);
    byte[] query = octets(Message.query(1, Name.ROOT, RecordType.NS));
    Map<Field, String> row = rows.of(ByteBuffer.wrap(query), null, 3);
    row.values().removeIf(String::isEmpty);
    assertEquals(
        "{MESSAGE=1, LINE=3, SIZE=17, OCTETS="
            + HexFormat.of().formatHex(query)
            + ", ID=1, QR=0, OPCODE=QUERY, FLAGS=rd, RCODE=NOERROR, QDCOUNT=1, ANCOUNT=0,"
            + " NSCOUNT=0, ARCOUNT=0, QNAME=., QTYPE=NS, QCLASS=IN}",
        row.toString());
    row = rows.of(new byte[11]);
    row.values().removeIf(String::isEmpty);
    assertEquals(
        "{MESSAGE=2, SIZE=11, OCTETS="
            + "00".repeat(11)
            + ", FAULT=HEADER_TRUNCATED, FAULT_OFFSET=11, FAULT_FIELD=header}",
        row.toString());
    assertFalse(rows.good);
  }

  @Test
  void aCaptureWithoutTimesHasNoTime() throws IOException {
    DnsPayload known = packet(octets(QUERY), "192.0.2.1", "192.0.2.2", false);
    DnsPayload unknown =
        new DnsPayload(
            known.octets(), false, Instant.EPOCH, known.source(), known.destination(), 1);
    Map<Field, String> row = new Rows(false, false).of(unknown);
    assertRow(row, fields(Field.TIME, Field.EPOCH), "", "");
    assertRow(row, fields(Field.CLIENT, Field.TRANSPORT), "192.0.2.1", "192.0.2.2", "UDP");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "0,999999998",
    "951782399,0",
    "951782400,0",
    "951868799,5",
    "951868800,5",
    "4107542400,0",
    "4107542399,0",
    "253402300799,999999999",
    "1709251199,0",
    "-1,7",
    "253402300800,1",
    "1735689599,0",
    "1735689600,0",
    "68169600,0",
    "2147483648,0"
  })
  void timesAreThoseOfTheCalendar(long seconds, int nanos) throws IOException {
    DnsPayload known = packet(octets(QUERY), "192.0.2.1", "192.0.2.2", false);
    Rows rows = new Rows(false, false);
    for (int nano : new int[] {nanos, 999_999_999 - nanos, nanos}) {
      Instant time = Instant.ofEpochSecond(seconds, nano);
      Map<Field, String> row =
          rows.of(new DnsPayload(known.octets(), false, time, known.source(), known.source(), 1));
      assertEquals(time, Instant.parse(row.get(Field.TIME)));
      assertEquals(String.format("%d.%09d", seconds, nano), row.get(Field.EPOCH));
    }
  }

  @Test
  void namesAndDataCanBeReadBack() throws IOException, TextFormatException {
    Name odd = Name.of("a\\124b\\|\\009\\.\\200\\\\.example");
    RData data = RData.parse(RecordType.TXT, "\"|\\\\|\\\"\\009\" \"\"");
    byte[] message =
        octets(
            Message.responseTo(Message.query(1, odd, RecordType.TXT))
                .answer(new ResourceRecord(odd, 1, data))
                .build());
    Map<Field, String> row = new Rows(false, false).of(message);
    for (Field field : List.of(Field.QNAME, Field.ANSWER_NAME, Field.ANSWER_DATA)) {
      assertFalse(row.get(field).contains("|"), row.get(field));
    }
    assertEquals(odd, Name.of(row.get(Field.QNAME)));
    assertEquals(odd, Name.of(row.get(Field.ANSWER_NAME)));
    assertEquals(data, RData.parse(RecordType.TXT, row.get(Field.ANSWER_DATA)));
  }

  @Test
  void theGenericFormIsShownOnRequest() throws IOException {
    byte[] response =
        HexFormat.of()
            .parseHex("123480000001000100000000016100000f0001c00c000f00010000003c0004000ac00c");
    Map<Field, String> row = new Rows(true, false).of(response);
    assertRow(row, fields(Field.QTYPE, Field.QCLASS), "TYPE15", "CLASS1");
    assertRow(
        row,
        fields(Field.ANSWER_CLASS, Field.ANSWER_DATA),
        "CLASS1",
        "TYPE15",
        "60",
        "\\# 5 000A016100");
  }

  @Test
  void aMalformedMessageIsARowWithItsFault() throws IOException {
    // An A record of three octets after a good one.
    byte[] message =
        HexFormat.of()
            .parseHex(
                "123485800001000200000000016100000100"
                    + "01c00c000100010000003c0004c0000201c00c000100010000003c0003c00002");
    Rows strict = new Rows(false, false);
    Map<Field, String> row = strict.of(message);
    assertFalse(strict.good);
    assertRow(
        row,
        fields(Field.ID, Field.ANSWER_DATA),
        "4660",
        "1",
        "QUERY",
        "qr|aa|rd|ra",
        "",
        "1",
        "2",
        "0",
        "0",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "");
    String[] fault = {"RDATA_TRUNCATED", "47", "answer[1] A address"};
    assertRow(row, fields(Field.FAULT, Field.FAULT_FIELD), fault);
    Rows tolerant = new Rows(false, true);
    row = tolerant.of(message);
    assertFalse(tolerant.good);
    assertRow(row, fields(Field.RCODE, Field.RCODE), "NOERROR");
    assertRow(row, fields(Field.QNAME, Field.QCLASS), "a.", "A", "IN");
    assertRow(row, fields(Field.ANSWER_TTL, Field.ANSWER_DATA), "60|60", "192.0.2.1|\\# 3 C00002");
    assertRow(row, fields(Field.FAULT, Field.FAULT_FIELD), fault);
    row = tolerant.of(Arrays.copyOf(message, message.length - 1));
    assertRow(row, fields(Field.ANSWER_DATA, Field.ANSWER_DATA), "192.0.2.1");
    assertEquals(1, row.get(Field.FAULT).split("\\|").length);
  }

  @Test
  void rdataIsCheckedIfAColumnNeedsIt() throws IOException {
    byte[] message =
        HexFormat.of()
            .parseHex("123480000001000100000000016100000100" + "01c00c000100010000003c0003c00002");
    for (Field field : Field.values()) {
      OutputStream out = OutputStream.nullOutputStream();
      MessageRenderer renderer = Rows.renderer(field.label(), false, false, out);
      boolean good = renderer.render(1, ByteBuffer.wrap(message), new MessageOrigin());
      String label = field.label();
      boolean needed =
          label.matches(".*-data|fault.*|edns-options|subnet|cookie|nsid|ede|ede-text");
      assertEquals(!needed, good, label);
    }
  }

  @Test
  void aLongRowIsPassedOnInPieces() throws IOException, TextFormatException {
    // 4,000 records whose owner and data are pointers to a name of 255 octets.
    String label = "a".repeat(61) + ".";
    Name owner = Name.of(label + label + label + label + "bbbbb.");
    var builder = Message.responseTo(Message.query(1, owner, RecordType.NS));
    for (int i = 0; i < 4000; i++) {
      builder.answer(new ResourceRecord(owner, i, RData.parse(RecordType.NS, owner.toString())));
    }
    ByteBuffer message = ByteBuffer.allocate(65_535);
    builder.build().write(message);
    long[] longest = {0, 0};
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int octet) {
            longest[1]++;
          }

          @Override
          public void write(byte[] octets, int offset, int length) {
            longest[0] = Math.max(longest[0], length);
            longest[1] += length;
          }
        };
    MessageRenderer renderer = Rows.renderer("answer-name,answer-data", false, false, out);
    assertTrue(renderer.render(1, message.flip(), new MessageOrigin()));
    renderer.flush();
    assertTrue(longest[0] < 70_000, "octets at once: " + longest[0]);
    assertEquals(2 * 4000 * (owner.toString().length() + 1), longest[1]);
  }

  @ParameterizedTest
  @CsvSource({
    "--format tsv --fields qnme, unknown field 'qnme'",
    "--format tsv --fields time;QNAME, unknown field 'QNAME'",
    "--format tsv --fields qname;, unknown field",
    "--fields qname, --fields needs --format tsv",
    "--format json --fields qname, --fields needs --format tsv"
  })
  void wrongFieldsAreOneLineAndStatusTwo(String words, String reason) throws IOException {
    Shell.Result result = Shell.command("dissect", words.replace(';', ',').split(" "));
    assertEquals(ExitStatus.UNUSABLE, result.status());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("wiredns: --fields"), result.err());
    assertTrue(result.err().contains(reason), result.err());
  }

  @Test
  void helpAndPageListEveryField() throws IOException {
    TreeSet<String> labels =
        Arrays.stream(Field.values())
            .map(Field::label)
            .collect(Collectors.toCollection(TreeSet::new));
    String help = Usage.commandLine(new DissectCommand()).getUsageMessage();
    String list = help.substring(help.indexOf("Fields of --format tsv:"), help.indexOf("Several"));
    TreeSet<String> inHelp = new TreeSet<>();
    for (String line : list.lines().skip(1).toList()) {
      inHelp.addAll(List.of(line.substring(line.indexOf(':') + 1).trim().split(" ")));
    }
    assertEquals(labels, inHelp);
    String page = Files.readString(Shared.root().resolve("examples/command/README.md"));
    int start = page.indexOf("\n## Columns");
    String section = page.substring(start, page.indexOf("\n## ", start + 1));
    TreeSet<String> onPage = new TreeSet<>();
    Matcher row = Pattern.compile("(?m)^\\| (`[^|]*)\\|").matcher(section);
    while (row.find()) {
      onPage.addAll(List.of(row.group(1).replace("`", "").trim().split(", ")));
    }
    assertEquals(labels, onPage);
    assertTrue(section.contains("`" + DissectCommand.DEFAULT_FIELDS + "`"));
  }

  @Test
  void theCommandWritesATitleAndARowForEachMessage() throws IOException {
    String hex = HexFormat.of().formatHex(octets(QUERY)) + "\n";
    byte[] input = (hex + hex).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    Shell.Result result =
        Shell.wiredns(input, "dissect", "--format", "tsv", "--fields", "message,line,qname,fault");
    assertEquals(
        "message\tline\tqname\tfault\n1\t1\twww.Example.\t\n2\t2\twww.Example.\t\n", result.out());
    assertEquals(ExitStatus.GOOD, result.status());
    Shell.Result standard = Shell.wiredns(input, "dissect", "--format", "tsv");
    assertEquals(
        DissectCommand.DEFAULT_FIELDS.replace(',', '\t'),
        standard.out().lines().findFirst().orElseThrow());
    byte[] cut = hex.substring(0, hex.length() - 3).getBytes();
    Shell.Result malformed =
        Shell.wiredns(cut, "dissect", "--format", "tsv", "--fields", "id,qname,fault");
    assertEquals("id\tqname\tfault\n4711\t\tRECORD_TRUNCATED\n", malformed.out());
    assertEquals(ExitStatus.MALFORMED, malformed.status());
  }
}
