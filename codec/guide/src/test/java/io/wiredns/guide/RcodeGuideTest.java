package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Facts;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.response.Replies;
import io.wiredns.codec.wire.Name;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RcodeGuideTest {
  private static final RcodeGuide GUIDE = RcodeGuide.english();

  /** The usual height of a terminal, and the width of the command's output. */
  private static final int SCREEN_LINES = 24;

  private static final int SCREEN_COLUMNS = 100;

  /** All entries, and each combined with extended errors. */
  static Stream<GuideEntry> entries() {
    Stream<GuideEntry> rcodes = IntStream.range(0, 30).mapToObj(Rcode::of).map(GUIDE::entry);
    Stream<GuideEntry> errors = IntStream.range(0, 30).mapToObj(TsigError::of).map(GUIDE::entry);
    Stream<GuideEntry> extended =
        IntStream.range(0, 40).mapToObj(ExtendedErrorCode::of).map(GUIDE::entry);
    Stream<GuideEntry> situations = Arrays.stream(Situation.values()).map(GUIDE::entry);
    Stream<GuideEntry> sharpened =
        IntStream.range(0, 40).mapToObj(code -> GUIDE.entry(failure(ExtendedErrorCode.of(code))));
    Stream<GuideEntry> others =
        Stream.of(
            GUIDE.entry(Rcode.of(4095)),
            GUIDE.entry(TsigError.of(4000)),
            GUIDE.entry(TsigError.of(65535)),
            GUIDE.entry(ExtendedErrorCode.of(65535)));
    return Stream.of(rcodes, errors, extended, situations, sharpened, others).flatMap(all -> all);
  }

  private static Outcome failure(ExtendedErrorCode... codes) {
    return failure(Rcode.SERVFAIL, codes);
  }

  private static Outcome failure(Rcode rcode, ExtendedErrorCode... codes) {
    List<EdnsOption> options = Arrays.stream(codes).<EdnsOption>map(ExtendedError::of).toList();
    Message query = Replies.query("www.example", "A").toBuilder().edns(Edns.request()).build();
    Replies.Reply reply = Replies.to(query);
    reply.builder.edns(Edns.request().withOptions(options)).rcode(rcode);
    return reply.outcome();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEntryHasMeaningCauseAndCheckOnOneScreen(GuideEntry entry) {
    assertAll(
        () -> assertFalse(entry.title().isBlank()),
        () -> assertTrue(entry.meaning().length() > 20, entry.meaning()),
        () -> assertFalse(entry.where().isBlank()),
        () -> assertFalse(entry.who().isBlank()),
        () -> assertFalse(entry.repeat().isBlank()),
        () -> assertFalse(entry.causes().isEmpty()),
        () -> assertFalse(entry.checks().isEmpty()));
    List<String> lines = entry.inGeneral().toText(SCREEN_COLUMNS).lines().toList();
    assertTrue(lines.size() <= SCREEN_LINES, () -> lines.size() + " lines: " + entry.title());
    for (String line : lines) {
      assertTrue(line.length() <= SCREEN_COLUMNS, line);
      assertFalse(line.contains("{") || line.contains("|"), line);
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void noTextHasAWordInBraces(GuideEntry entry) {
    assertFalse(entry.toText(SCREEN_COLUMNS).contains("{"), entry.toText(SCREEN_COLUMNS));
  }

  @Test
  void commandsHaveTheNameThatTheOutcomeIsAbout() {
    Outcome absent =
        Replies.to("www.example", "A")
            .rcode(Rcode.NXDOMAIN)
            .answer("www.example. CNAME gone.example.")
            .outcome();
    String text = GUIDE.entry(absent).toText(SCREEN_COLUMNS);
    assertTrue(text.contains("+dnssec gone.example") || text.contains(" gone.example. "), text);
    assertFalse(text.contains("{"), text);
  }

  @Test
  void everyAssignedCodeHasAnEntryOfItsOwn() {
    Set<String> titles = new HashSet<>();
    int codes = 0;
    for (Map<String, String> row : Facts.table("rcodes")) {
      if (!row.get("value").matches("[0-9]+") || row.get("mnemonic").startsWith("(")) {
        continue;
      }
      int value = Integer.parseInt(row.get("value"));
      String mnemonic = row.get("mnemonic");
      boolean header = !row.get("lives_in").startsWith("T");
      GuideEntry entry = header ? GUIDE.entry(Rcode.of(value)) : GUIDE.entry(TsigError.of(value));
      assertTrue(entry.title().startsWith(mnemonic + " "), entry.title());
      assertTrue(entry.title().contains(" " + value), entry.title());
      assertTrue(titles.add(entry.title()), entry.title());
      codes++;
    }
    assertEquals(21, codes);
  }

  @Test
  void everyExtendedErrorHasAnEntryOfItsOwn() {
    int codes = 0;
    for (Map<String, String> row : Facts.table("ede")) {
      if (row.get("info_code").matches("[0-9]+")) {
        GuideEntry entry =
            GUIDE.entry(ExtendedErrorCode.of(Integer.parseInt(row.get("info_code"))));
        assertEquals("EDE " + row.get("info_code") + ": " + row.get("mnemonic"), entry.title());
        codes++;
      }
    }
    assertEquals(36, codes);
  }

  @Test
  void codesWithoutMeaningSayThat() {
    assertEquals("RCODE12 (RCODE 12): no assigned meaning", GUIDE.entry(Rcode.of(12)).title());
    assertEquals("RCODE3841 (RCODE 3841): private use", GUIDE.entry(Rcode.of(3841)).title());
    assertTrue(GUIDE.entry(TsigError.of(23)).title().contains("no assigned meaning"));
    assertTrue(GUIDE.entry(ExtendedErrorCode.of(49152)).title().contains("private use"));
  }

  @Test
  void anExtendedErrorSharpensTheGuide() {
    GuideEntry plain = GUIDE.entry(failure());
    assertTrue(plain.causes().toString().contains("overload"));
    GuideEntry expired = GUIDE.entry(failure(ExtendedErrorCode.SIGNATURE_EXPIRED));
    assertEquals(
        "SERVFAIL (RCODE 2): the server understood and failed; EDE 7: Signature Expired",
        expired.title());
    assertFalse(expired.causes().toString().contains("overload"));
    assertTrue(expired.meaning().contains("expired"));
    assertTrue(expired.checks().toString().contains("RRSIG"));
    for (int code = 1; code < 36; code++) {
      Outcome outcome = failure(ExtendedErrorCode.of(code));
      boolean contradicts = GUIDE.contradiction(ExtendedErrorCode.of(code), outcome).isPresent();
      assertEquals(contradicts, plain.causes().equals(GUIDE.entry(outcome).causes()), "" + code);
    }
    assertEquals(plain, GUIDE.entry(failure(ExtendedErrorCode.OTHER_ERROR)));
    assertEquals(plain, GUIDE.entry(failure(ExtendedErrorCode.of(50000))));
  }

  @Test
  void anExtendedErrorThatContradictsItsResponseIsSaidToAndDoesNotSharpen() {
    Outcome outcome = failure(ExtendedErrorCode.STALE_ANSWER);
    assertEquals(GUIDE.entry(Rcode.SERVFAIL), GUIDE.entry(outcome));
    String text = GUIDE.contradiction(ExtendedErrorCode.STALE_ANSWER, outcome).orElseThrow();
    assertTrue(text.startsWith("EDE 3: Stale Answer contradicts SERVFAIL"), text);
    for (int code = 0; code < 40; code++) {
      for (Rcode rcode : List.of(Rcode.NOERROR, Rcode.SERVFAIL, Rcode.NXDOMAIN, Rcode.REFUSED)) {
        ExtendedErrorCode ede = ExtendedErrorCode.of(code);
        GUIDE
            .contradiction(ede, failure(rcode, ede))
            .ifPresent(sentence -> assertFalse(sentence.contains("{"), sentence));
      }
    }
  }

  @Test
  void theExtendedErrorThatSaysMostCounts() {
    GuideEntry entry =
        GUIDE.entry(
            failure(
                ExtendedErrorCode.CACHED_ERROR,
                ExtendedErrorCode.DNSSEC_BOGUS,
                ExtendedErrorCode.SIGNATURE_EXPIRED));
    assertTrue(entry.title().endsWith("EDE 7: Signature Expired"), entry.title());
  }

  @Test
  void noerrorThatFeelsWrongHasAnEntry() {
    assertTrue(title(Replies.to("www.example", "A")).startsWith("NODATA"));
    assertTrue(
        title(Replies.to("www.example", "A").authority("example. NS ns.")).startsWith("REFERRAL"));
    assertTrue(title(Replies.to("www.example", "A").authority(". NS ns.")).startsWith("LAME"));
    Replies.Reply cut = Replies.to("www.example", "A");
    cut.builder.truncated(true);
    assertTrue(title(cut).startsWith("TRUNCATED"));
    Replies.Reply alias = Replies.to("www.example", "A").answer("www.example. CNAME a.");
    assertTrue(title(alias).startsWith("ALIAS"));
    Outcome stale = failure(Rcode.NOERROR, ExtendedErrorCode.STALE_ANSWER);
    assertTrue(GUIDE.entry(stale).title().endsWith("EDE 3: Stale Answer"));
  }

  private static String title(Replies.Reply reply) {
    return GUIDE.entry(reply.outcome()).title();
  }

  @Test
  void commandsTakeTheNameQuotedForAShell() {
    GuideEntry entry = GUIDE.entry(Rcode.NXDOMAIN);
    Question question = new Question(Name.of("www.example"), RecordType.MX);
    assertEquals(
        "wiredns query @192.0.2.1 www.example. MX",
        entry.about(question, "192.0.2.1").checks().get(0).command().orElseThrow());
    Question hostile = new Question(Name.of("`reboot`'|x.example"), RecordType.A);
    assertEquals(
        "wiredns query @SERVER '`reboot`'\\''|x.example'. A",
        entry.about(hostile, "SERVER").checks().get(0).command().orElseThrow());
    Question option = new Question(Name.of("-f.example"), RecordType.A);
    assertTrue(
        entry.about(option, "SERVER").checks().get(0).command().orElseThrow().contains(" '-f"));
  }

  @Test
  void commandsReadTheFileThatIsKnown() {
    GuideEntry entry = GUIDE.entry(Rcode.NOTIMP);
    assertEquals("wiredns dissect CAPTURE", firstCommand(entry.inGeneral()));
    assertEquals(
        "wiredns dissect /tmp/a.pcap", firstCommand(entry.inCapture("/tmp/a.pcap").inGeneral()));
    assertEquals(
        "wiredns dissect --port 5300 'my file'",
        firstCommand(entry.inCapture("my file", "--port", "5300")));
    assertEquals("wiredns dissect ./-x", firstCommand(entry.inCapture("-x")));
    GuideEntry zone = GUIDE.entry(ExtendedErrorCode.of(24)).inCapture("a.pcap");
    assertTrue(zone.inGeneral().toText(SCREEN_COLUMNS).contains("wiredns check-zone ZONE FILE"));
  }

  private static String firstCommand(GuideEntry entry) {
    return entry.checks().get(0).command().orElseThrow();
  }

  @Test
  void anotherLanguageFallsBackToEnglish() {
    assertEquals(
        GUIDE.entry(Rcode.REFUSED),
        RcodeGuide.of(Locale.forLanguageTag("tlh")).entry(Rcode.REFUSED));
    assertThrows(IllegalArgumentException.class, () -> GUIDE.entry(Rcode.REFUSED).toText(39));
  }

  @ParameterizedTest
  @CsvSource({
    "NXDOMAIN, NXDOMAIN (RCODE 3)",
    "nxdomain, NXDOMAIN (RCODE 3)",
    "3, NXDOMAIN (RCODE 3)",
    "BADSIG, BADSIG (TSIG error 16)",
    "tsig:16, BADSIG (TSIG error 16)",
    "tkey:BADMODE, BADMODE (TKEY error 19)",
    "tsig:3, NXDOMAIN (RCODE 3)",
    "edns:16, BADVERS (RCODE 16",
    "rcode:BADCOOKIE, BADCOOKIE (RCODE 23",
    "17, BADKEY (TSIG error 17)",
    "23, BADCOOKIE (RCODE 23",
    "3840, RCODE3840 (RCODE 3840): no assigned",
    "RCODE3841, RCODE3841 (RCODE 3841): private",
    "65535, TSIGERROR65535 (TSIG or TKEY error 65535): no assigned",
    "ede:7, EDE 7: Signature Expired",
    "EDE7, EDE 7: Signature Expired",
    "signature-expired, EDE 7: Signature Expired",
    "nodata, NODATA: ",
    "wrong-data, WRONG-DATA: ",
  })
  void aWordFindsItsEntry(String word, String title) {
    List<GuideEntry> found = GUIDE.find(word);
    assertEquals(1, found.size());
    assertTrue(found.get(0).title().startsWith(title), found.get(0).title());
  }

  @Test
  void aBareSixteenIsTwoCodesThatAreToldApart() {
    List<String> titles = GUIDE.find("16").stream().map(GuideEntry::title).toList();
    assertEquals(2, titles.size());
    assertTrue(titles.get(0).startsWith("BADVERS") && titles.get(1).startsWith("BADSIG"));
    String apart = GUIDE.tellApart(16).orElseThrow();
    assertTrue(apart.contains("BADVERS") && apart.contains("BADSIG"), apart);
    for (int value = 0; value <= 65_535; value++) {
      assertEquals(value == 16, GUIDE.tellApart(value).isPresent(), "" + value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "FOO", "foo:1", "ede:", "ede:65536", "rcode:4096", "99999", "tsig:BADVERS"})
  void aWordWithoutMeaningIsRefused(String word) {
    assertThrows(IllegalArgumentException.class, () -> GUIDE.find(word));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void commandsForANameOfUsualLengthFitALine(GuideEntry entry) {
    Question question =
        new Question(Name.of("a-host-of-usual-length.some-zone.example"), RecordType.AAAA);
    for (String line : entry.about(question, "192.168.100.100").toText(100).lines().toList()) {
      assertTrue(line.length() <= 100, line);
    }
  }
}
