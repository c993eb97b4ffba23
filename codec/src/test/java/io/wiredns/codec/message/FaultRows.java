package io.wiredns.codec.message;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Hex;
import io.wiredns.codec.Resource;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Malformed messages, at least one for every fault, with the offset and field to be reported. */
final class FaultRows {
  private FaultRows() {}

  /**
   * A malformed message.
   *
   * @param structural whether a view already refuses it; if not, only its RDATA is bad
   */
  record Row(String name, String hex, Fault fault, int offset, String field, boolean structural) {
    byte[] message() {
      return Hex.of(hex);
    }
  }

  private static Row frame(String name, String hex, Fault fault, int offset, String field) {
    return new Row(name, hex, fault, offset, field, true);
  }

  static Row rdata(String name, String hex, Fault fault, int offset, String field) {
    return new Row(name, hex, fault, offset, field, false);
  }

  /** Returns a header with the flags of a response and four counts. */
  static String counts(int question, int answer, int authority, int additional) {
    return "1234 8000"
        + Hex.u16(question)
        + Hex.u16(answer)
        + Hex.u16(authority)
        + Hex.u16(additional);
  }

  /** Returns a record owned by the root. */
  static String record(int type, String rdata) {
    return record(type, "0001", rdata);
  }

  static String record(int type, String recordClass, String rdata) {
    return "00" + Hex.u16(type) + recordClass + "0000003c" + Hex.u16(Hex.of(rdata).length) + rdata;
  }

  private static final String ANSWER = counts(0, 1, 0, 0);
  private static final String ADDITIONAL = counts(0, 0, 0, 1);
  private static final String QUESTION = "0161 00 0001 0001";
  private static final String OPT = record(41, "04d0", "");
  private static final String TSIG_RDATA = "00 000000000001 012c 0000 1234 0000 0000";
  private static final String TSIG = record(250, "00ff", TSIG_RDATA);
  private static final String L63 = "3f" + "61".repeat(63);

  private static final List<Row> FRAMES =
      List.of(
          frame("no octets", "", MessageFault.HEADER_TRUNCATED, 0, "header"),
          frame("11 octets", "00".repeat(11), MessageFault.HEADER_TRUNCATED, 11, "header"),
          frame("65,536 octets", "00".repeat(65_536), MessageFault.MESSAGE_TOO_LONG, 0, "header"),
          frame(
              "a question counted, none there",
              counts(1, 0, 0, 0),
              MessageFault.COUNT_EXCEEDS_MESSAGE,
              12,
              "question[0]"),
          frame(
              "65,535 questions counted, one there",
              counts(65_535, 0, 0, 0) + QUESTION,
              MessageFault.COUNT_EXCEEDS_MESSAGE,
              19,
              "question[1]"),
          frame(
              "all counts 65,535",
              counts(65_535, 65_535, 65_535, 65_535),
              MessageFault.COUNT_EXCEEDS_MESSAGE,
              12,
              "question[0]"),
          frame(
              "two answers counted, one there",
              counts(0, 2, 0, 0) + record(1, "01020304"),
              MessageFault.COUNT_EXCEEDS_MESSAGE,
              27,
              "answer[1]"),
          frame(
              "an additional record counted, none there",
              counts(1, 0, 0, 1) + QUESTION,
              MessageFault.COUNT_EXCEEDS_MESSAGE,
              19,
              "additional[0]"),
          frame(
              "question cut in its class",
              counts(1, 0, 0, 0) + "0161 00 0001 00",
              MessageFault.QUESTION_TRUNCATED,
              15,
              "question[0] type"),
          frame(
              "question cut after its name",
              counts(1, 0, 0, 0) + "0161 00",
              MessageFault.QUESTION_TRUNCATED,
              15,
              "question[0] type"),
          frame(
              "record cut in RDLENGTH",
              ANSWER + "00 0001 0001 0000003c 00",
              MessageFault.RECORD_TRUNCATED,
              13,
              "answer[0] type"),
          frame(
              "record cut after its name",
              counts(0, 0, 1, 0) + "0161 00",
              MessageFault.RECORD_TRUNCATED,
              15,
              "authority[0] type"),
          frame(
              "RDLENGTH one octet too long",
              ANSWER + "00 0001 0001 0000003c 0005 01020304",
              MessageFault.RDLENGTH_EXCEEDS_MESSAGE,
              21,
              "answer[0] RDLENGTH"),
          frame(
              "RDLENGTH 65,535",
              ADDITIONAL + "00 0010 0001 0000003c ffff",
              MessageFault.RDLENGTH_EXCEEDS_MESSAGE,
              21,
              "additional[0] RDLENGTH"),
          frame(
              "one octet after the header",
              counts(0, 0, 0, 0) + "00",
              Fault.TRAILING_OCTETS,
              12,
              "message"),
          frame(
              "a record that nobody counts",
              counts(1, 0, 0, 0) + QUESTION + record(1, "01020304"),
              Fault.TRAILING_OCTETS,
              19,
              "message"),
          frame(
              "label past the end",
              counts(1, 0, 0, 0) + "0561 00 0001",
              Fault.NAME_TRUNCATED,
              12,
              "question[0] name"),
          frame(
              "owner's root missing",
              counts(1, 1, 0, 0) + QUESTION + "0161",
              Fault.NAME_TRUNCATED,
              19,
              "answer[0] name"),
          rdata(
              "label past the RDATA",
              ANSWER + record(2, "0561"),
              Fault.NAME_TRUNCATED,
              23,
              "answer[0] NS nsdname"),
          frame("binary label", ANSWER + "41 01 00", Fault.LABEL_TYPE, 12, "answer[0] name"),
          rdata(
              "label type 10 in RDATA",
              ANSWER + record(15, "000a 0161 80 00"),
              Fault.LABEL_TYPE,
              27,
              "answer[0] MX exchange"),
          frame(
              "256 octets of name",
              ANSWER + L63.repeat(3) + "3e" + "62".repeat(62) + "00",
              Fault.NAME_TOO_LONG,
              267,
              "answer[0] name"),
          rdata(
              "256 octets by a pointer",
              counts(1, 1, 0, 0)
                  + (L63.repeat(3) + "3c" + "62".repeat(60) + "00 0001 0001")
                  + record(5, "0163 c00c"),
              Fault.NAME_TOO_LONG,
              12 + 253,
              "answer[0] CNAME target"),
          frame("pointer cut", ANSWER + "0161 c0", Fault.POINTER_TRUNCATED, 14, "answer[0] name"),
          rdata(
              "pointer cut by the RDATA",
              counts(1, 2, 0, 0) + QUESTION + record(12, "c0") + record(1, "01020304"),
              Fault.POINTER_TRUNCATED,
              30,
              "answer[0] PTR ptrdname"),
          frame(
              "pointer to itself", ANSWER + "c00c", Fault.POINTER_NOT_PRIOR, 12, "answer[0] name"),
          rdata(
              "pointer forward in RDATA",
              ANSWER + record(33, "0001 0002 0003 c020"),
              Fault.POINTER_NOT_PRIOR,
              29,
              "answer[0] SRV target"),
          frame(
              "pointer into the header",
              ANSWER + "0161 c00b",
              Fault.POINTER_INTO_HEADER,
              14,
              "answer[0] name"),
          frame(
              "128 pointers",
              counts(0, 1, 0, 1)
                  + record(10, "00" + chain(127, 23))
                  + Hex.u16(0xC000 | 22 + 2 * 127),
              Fault.POINTER_CHAIN,
              24,
              "additional[0] name"),
          rdata(
              "pointer in TSIG's algorithm",
              counts(1, 0, 0, 1)
                  + QUESTION
                  + record(250, "00ff", "c00c 000000000001 012c 0000 1234 0000 0000"),
              Fault.POINTER_FORBIDDEN,
              30,
              "additional[0] TSIG algorithm"),
          rdata(
              "three octets of address",
              ANSWER + record(1, "010203"),
              Fault.RDATA_TRUNCATED,
              23,
              "answer[0] A address"),
          rdata(
              "empty RDATA",
              ANSWER + record(28, ""),
              Fault.RDATA_TRUNCATED,
              23,
              "answer[0] AAAA address"),
          rdata(
              "second string past the RDATA",
              counts(0, 0, 1, 0) + record(16, "0161 0362"),
              Fault.STRING_TRUNCATED,
              25,
              "authority[0] TXT text[1] text"),
          rdata(
              "MAC past the RDATA",
              ADDITIONAL + record(250, "00ff", "00 000000000001 012c 0007 1234 0000 0000"),
              RDataFault.TSIG_MAC_LENGTH,
              32,
              "additional[0] TSIG mac"),
          rdata(
              "five octets of address",
              ANSWER + record(1, "0102030405"),
              Fault.RDATA_TRAILING,
              27,
              "answer[0] A RDATA"),
          rdata(
              "text without a string",
              ANSWER + record(16, ""),
              RDataFault.TEXT_EMPTY,
              23,
              "answer[0] TXT text"),
          rdata(
              "NXT without a bitmap",
              ANSWER + record(30, "00"),
              RDataFault.NXT_BITMAP,
              24,
              "answer[0] NXT typeBitmap"),
          rdata(
              "NXT bitmap of 17 octets",
              ANSWER + record(30, "00" + "01".repeat(17)),
              RDataFault.NXT_BITMAP,
              24,
              "answer[0] NXT typeBitmap"),
          rdata(
              "NXT bitmap with type 0",
              ANSWER + record(30, "00 80000002"),
              RDataFault.NXT_FORMAT,
              24,
              "answer[0] NXT typeBitmap"),
          rdata(
              "UPDATE that deletes an RRset and says data",
              "1234 2800 0000 0000 0001 0000" + record(1, "00ff", "00"),
              MessageFault.UPDATE_ANY_DATA,
              21,
              "update[0] A RDLENGTH"),
          frame("OPT as an answer", ANSWER + OPT, MessageFault.OPT_PLACE, 13, "answer[0] type"),
          frame(
              "OPT in the authority section",
              counts(0, 0, 1, 0) + OPT,
              MessageFault.OPT_PLACE,
              13,
              "authority[0] type"),
          frame(
              "two OPT",
              counts(0, 0, 0, 2) + OPT + OPT,
              MessageFault.OPT_REPEATED,
              24,
              "additional[1] type"),
          frame(
              "OPT with an owner",
              ADDITIONAL + "0161" + OPT,
              MessageFault.OPT_OWNER,
              12,
              "additional[0] name"),
          frame(
              "OPT with a pointer to the root",
              counts(1, 0, 0, 1) + "00 0001 0001 c00c" + OPT.substring(2),
              MessageFault.OPT_OWNER,
              17,
              "additional[0] name"),
          rdata(
              "option past the RDATA",
              ADDITIONAL + record(41, "04d0", "000a 0008 00010203"),
              OptionFault.OPTION_TRUNCATED,
              25,
              "additional[0] OPT option[0] COOKIE OPTION-LENGTH"),
          rdata(
              "second option cut in its code",
              ADDITIONAL + record(41, "04d0", "0003 0000 00"),
              Fault.RDATA_TRUNCATED,
              27,
              "additional[0] OPT option[1] OPTION-CODE"),
          frame("TSIG as an answer", ANSWER + TSIG, MessageFault.TSIG_PLACE, 13, "answer[0] type"),
          frame(
              "TSIG before OPT",
              counts(0, 0, 0, 2) + TSIG + OPT,
              MessageFault.TSIG_PLACE,
              13,
              "additional[0] type"),
          frame(
              "two TSIG",
              counts(0, 0, 0, 2) + TSIG + TSIG,
              MessageFault.TSIG_PLACE,
              13,
              "additional[0] type"),
          frame(
              "TSIG of class IN",
              ADDITIONAL + record(250, TSIG_RDATA),
              MessageFault.TSIG_CLASS,
              15,
              "additional[0] class"),
          frame(
              "UPDATE's sections have names of their own",
              "1234 2800 0001 0001 0001 0000" + "00 0006 0001" + record(1, "") + "c0",
              Fault.POINTER_TRUNCATED,
              28,
              "update[0] name"));

  /** Returns the guide's examples, except those of DSO, whose body is not decoded here. */
  private static final Map<Boolean, List<Row>> EXAMPLES =
      Resource.table(FaultRows.class, "faults.tsv").stream()
          .filter(cells -> FaultNames.ALL.stream().anyMatch(one -> one.name().equals(cells[0])))
          .map(FaultRows::example)
          .collect(Collectors.partitioningBy(FaultRows::isFound));

  /** Returns the faults that reading their examples does not find. */
  static final List<Fault> UNFOUND = EXAMPLES.get(false).stream().map(Row::fault).toList();

  static final List<Row> ALL =
      Stream.of(FRAMES, RDataFaultRows.ALL, EXAMPLES.get(true)).flatMap(List::stream).toList();

  private static boolean isFound(Row row) {
    try {
      Message.parse(row.message());
      return false;
    } catch (WireFormatException malformed) {
      return malformed.fault().equals(row.fault());
    }
  }

  private static Row example(String[] cells) {
    String field = cells[3];
    boolean structural = field.matches("header|message|\\S+( (name|type|class|RDLENGTH))?");
    return new Row(
        cells[1], cells[4], FaultNames.of(cells[0]), Integer.parseInt(cells[2]), field, structural);
  }

  /**
   * Returns a chain of pointers, each to the one two octets before it, the first to the octet
   * before it.
   */
  private static String chain(int pointers, int first) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < pointers; i++) {
      int at = first + 1 + 2 * i;
      hex.append(Hex.u16(0xC000 | (i == 0 ? at - 1 : at - 2)));
    }
    return hex.toString();
  }
}
