package io.wiredns.guide;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.stateful.DsoFault;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One malformed message for each fault: long because it is one list, as {@link FaultCatalogue} is.
 */
final class FaultExamples {
  private static final Map<Fault, FaultExample> ALL = new FaultExamples().all;

  private static final String RESPONSE = "1234 8000";
  private static final String UPDATE = "1234 2800";
  private static final String DSO = "1234 3000";

  private final Map<Fault, FaultExample> all = new LinkedHashMap<>();

  private FaultExamples() {
    frames();
    names();
    rdata();
    services();
    options();
    signatures();
    statefuls();
  }

  static FaultExample of(Fault fault) {
    return ALL.get(fault);
  }

  private void frames() {
    put(MessageFault.HEADER_TRUNCATED, "11 octets", Octets.of(new byte[11]), 11, "header");
    put(MessageFault.MESSAGE_TOO_LONG, "65,536 octets", Octets.of(new byte[65_536]), 0, "header");
    put(
        MessageFault.COUNT_EXCEEDS_MESSAGE,
        "two answers counted, one there",
        message("0000 0002 0000 0000" + record(1, "c0000201")),
        27,
        "answer[1]");
    put(
        MessageFault.QUESTION_TRUNCATED,
        "a question without its class",
        message("0001 0000 0000 0000" + "0161 00 0001"),
        15,
        "question[0] type");
    put(
        MessageFault.RECORD_TRUNCATED,
        "a record cut in its TTL",
        message("0000 0001 0000 0000" + "00 0001 0001 0000"),
        13,
        "answer[0] type");
    put(
        MessageFault.RDLENGTH_EXCEEDS_MESSAGE,
        "RDLENGTH 5 with 4 octets left",
        message("0000 0001 0000 0000" + "00 0001 0001 0000003c 0005 c0000201"),
        21,
        "answer[0] RDLENGTH");
    put(
        Fault.TRAILING_OCTETS,
        "one octet behind an empty message",
        message("0000 0000 0000 0000" + "00"),
        12,
        "message");
  }

  private void names() {
    put(
        Fault.NAME_TRUNCATED,
        "an owner without its root",
        message("0000 0001 0000 0000" + "0161"),
        12,
        "answer[0] name");
    put(
        Fault.LABEL_TYPE,
        "the length octet 0x41",
        message("0001 0000 0000 0000" + "41 01 00 0001 0001"),
        12,
        "question[0] name");
    put(
        Fault.NAME_TOO_LONG,
        "four labels of 63 octets",
        message("0001 0000 0000 0000" + ("3f" + "61".repeat(63)).repeat(4) + "00 0001 0001"),
        204,
        "question[0] name");
    put(
        Fault.POINTER_TRUNCATED,
        "the owner 0xC0 at the end",
        message("0000 0001 0000 0000" + "c0"),
        12,
        "answer[0] name");
    put(
        Fault.POINTER_NOT_PRIOR,
        "a pointer to itself",
        message("0001 0000 0000 0000" + "c00c 0001 0001"),
        12,
        "question[0] name");
    put(
        Fault.POINTER_INTO_HEADER,
        "a pointer to octet 11",
        message("0001 0000 0000 0000" + "c00b 0001 0001"),
        12,
        "question[0] name");
    put(
        Fault.POINTER_CHAIN,
        "a name of 128 pointers",
        message(
            "0000 0001 0000 0001"
                + record(10, "00" + pointers(127, 23))
                + hex16(0xC000 + 276)
                + "0001 0001 0000003c 0000"),
        24,
        "additional[0] name");
    put(
        Fault.POINTER_FORBIDDEN,
        "a pointer in the target of DNAME",
        message("0000 0001 0000 0000" + record(39, "c00c")),
        23,
        "answer[0] DNAME target");
  }

  private void rdata() {
    put(
        Fault.RDATA_TRUNCATED,
        "an IPv4 address of three octets",
        answer(1, "c00002"),
        23,
        "answer[0] A address");
    put(
        Fault.RDATA_TRAILING,
        "an IPv4 address of five octets",
        answer(1, "c000020100"),
        27,
        "answer[0] A RDATA");
    put(
        Fault.STRING_TRUNCATED,
        "a string of three octets with two left",
        answer(13, "0161 036263"),
        25,
        "answer[0] HINFO os");
    put(RDataFault.TEXT_EMPTY, "TXT without RDATA", answer(16, ""), 23, "answer[0] TXT text");
    put(
        RDataFault.WKS_BITMAP_LENGTH,
        "8,193 octets of bitmap",
        answer(11, "c0000201 06" + "01".repeat(8_193)),
        28,
        "answer[0] WKS bitmap");
    put(RDataFault.NSAP_EMPTY, "NSAP without RDATA", answer(22, ""), 23, "answer[0] NSAP address");
    put(
        RDataFault.LOC_SIZE,
        "a size of 0xA2",
        answer(29, "00 a2 16 13 80000000 80000000 00989680"),
        24,
        "answer[0] LOC size");
    put(
        RDataFault.LOC_ANGLE,
        "the latitude 0xFFFFFFFF",
        answer(29, "00 12 16 13 ffffffff 80000000 00989680"),
        27,
        "answer[0] LOC latitude");
    put(
        RDataFault.NXT_BITMAP,
        "a bitmap that ends in zero",
        answer(30, "00 4000"),
        24,
        "answer[0] NXT typeBitmap");
    put(
        RDataFault.NXT_FORMAT,
        "a bitmap of 0x80",
        answer(30, "00 80"),
        24,
        "answer[0] NXT typeBitmap");
    put(RDataFault.EID_EMPTY, "EID without RDATA", answer(31, ""), 23, "answer[0] EID endpoint");
    put(
        RDataFault.NIMLOC_EMPTY,
        "NIMLOC without RDATA",
        answer(32, ""),
        23,
        "answer[0] NIMLOC locator");
    put(
        RDataFault.ATMA_EMPTY,
        "ATMA with its format only",
        answer(34, "00"),
        24,
        "answer[0] ATMA address");
    put(
        RDataFault.ATMA_DIGIT,
        "a plus sign before the digits",
        answer(34, "01 2b 31"),
        24,
        "answer[0] ATMA address");
    put(
        RDataFault.A6_PREFIX_LENGTH,
        "a prefix of 129 bits",
        answer(38, "81"),
        23,
        "answer[0] A6 prefixLength");
    put(
        RDataFault.APL_PREFIX_LENGTH,
        "a prefix of 33 bits for IPv4",
        answer(42, "0001 21 00"),
        25,
        "answer[0] APL item[0] prefix");
    put(
        RDataFault.APL_ADDRESS_LENGTH,
        "an IPv4 address of five octets",
        answer(42, "0001 20 05 c000020101"),
        26,
        "answer[0] APL item[0] length");
    put(
        RDataFault.APL_TRAILING_ZERO,
        "192.0 written as two octets",
        answer(42, "0001 10 02 c000"),
        28,
        "answer[0] APL item[0] address");
    put(
        Fault.TYPE_BITMAP_LENGTH,
        "a block of no octets",
        answer(47, "00 0000"),
        25,
        "answer[0] NSEC types");
    put(
        Fault.TYPE_BITMAP_ORDER,
        "window 0 behind window 1",
        answer(47, "00 010140 000140"),
        27,
        "answer[0] NSEC types");
    put(
        Fault.TYPE_BITMAP_TRAILING_ZERO,
        "the block 0x4000",
        answer(47, "00 00024000"),
        27,
        "answer[0] NSEC types");
    put(
        RDataFault.DIGEST_LENGTH,
        "SHA-1 of one octet",
        answer(43, "0001 08 01 00"),
        27,
        "answer[0] DS digest");
    put(
        RDataFault.SSHFP_LENGTH,
        "SHA-256 of one octet",
        answer(44, "04 02 00"),
        25,
        "answer[0] SSHFP fingerprint");
    put(
        RDataFault.NSEC3_HASH_EMPTY,
        "a hash length of 0",
        answer(50, "01 00 0000 00 00"),
        28,
        "answer[0] NSEC3 nextHash");
    put(
        RDataFault.HIP_HIT_EMPTY,
        "a HIT length of 0",
        answer(55, "00 02 0001 01"),
        23,
        "answer[0] HIP hitLength");
    put(
        RDataFault.HIP_KEY_EMPTY,
        "a key length of 0",
        answer(55, "01 02 0000 01"),
        25,
        "answer[0] HIP keyLength");
    put(
        RDataFault.ZONEMD_DIGEST_SHORT,
        "a digest of one octet",
        answer(63, "00000001 01 f0 00"),
        29,
        "answer[0] ZONEMD digest");
    put(
        RDataFault.ZONEMD_DIGEST_LENGTH,
        "SHA-384 of 12 octets",
        answer(63, "00000001 01 01" + "00".repeat(12)),
        29,
        "answer[0] ZONEMD digest");
    put(RDataFault.HHIT_EMPTY, "HHIT without RDATA", answer(67, ""), 23, "answer[0] HHIT data");
    put(RDataFault.BRID_EMPTY, "BRID without RDATA", answer(68, ""), 23, "answer[0] BRID data");
    put(
        RDataFault.EXTERNAL_CODE_EMPTY,
        "UNECE without a code",
        answer(69, "0132 00 00"),
        26,
        "answer[0] UNECE code");
    put(
        RDataFault.TKEY_KEY_LENGTH,
        "a Key Size of 9 with no key",
        answer(249, "00 00000000 00000000 0003 0000 0009"),
        36,
        "answer[0] TKEY key");
    put(
        RDataFault.TKEY_OTHER_LENGTH,
        "an Other Size of 1 with no data",
        answer(249, "00 00000000 00000000 0003 0000 0000 0001"),
        38,
        "answer[0] TKEY otherData");
    put(
        RDataFault.URI_TARGET_EMPTY,
        "URI with priority and weight only",
        answer(256, "0001 0001"),
        27,
        "answer[0] URI target");
    put(
        RDataFault.CAA_TAG_EMPTY,
        "a tag length of 0",
        answer(257, "00 00"),
        24,
        "answer[0] CAA tag");
    put(
        RDataFault.CAA_TAG_CHARACTER,
        "the tag i-s",
        answer(257, "00 03 692d73"),
        26,
        "answer[0] CAA tag");
  }

  private void services() {
    put(
        RDataFault.SVCB_KEY_ORDER,
        "port twice",
        answer(64, "0001 00 0003 0002 0035 0003 0002 0035"),
        32,
        "answer[0] SVCB param[1] key");
    put(
        RDataFault.SVCB_VALUE_TRUNCATED,
        "a length of 2 with one octet left",
        answer(64, "0001 00 0003 0002 00"),
        28,
        "answer[0] SVCB param[0] length");
    put(
        RDataFault.SVCB_FIELD_TRUNCATED,
        "a port of one octet",
        answer(64, "0001 00 0003 0001 35"),
        30,
        "answer[0] SVCB param[0] port");
    put(
        RDataFault.SVCB_VALUE_TRAILING,
        "a port of three octets",
        answer(64, "0001 00 0003 0003 003500"),
        32,
        "answer[0] SVCB param[0] port");
    put(
        RDataFault.SVCB_VALUE_EMPTY,
        "ipv4hint without an address",
        answer(64, "0001 00 0004 0000"),
        30,
        "answer[0] SVCB param[0] ipv4hint");
    put(
        RDataFault.SVCB_MANDATORY_ORDER,
        "mandatory says itself",
        answer(64, "0001 00 0000 0002 0000"),
        30,
        "answer[0] SVCB param[0] mandatory");
    put(
        RDataFault.SVCB_KEY_MISSING,
        "mandatory says alpn, which is missing",
        answer(64, "0001 00 0000 0002 0001"),
        26,
        "answer[0] SVCB param[0] key");
    put(
        RDataFault.SVCB_ALPN_MISSING,
        "no-default-alpn alone",
        answer(64, "0001 00 0002 0000"),
        26,
        "answer[0] SVCB param[0] key");
    put(
        RDataFault.SVCB_ALPN_EMPTY,
        "a protocol of no octets",
        answer(64, "0001 00 0001 0001 00"),
        30,
        "answer[0] SVCB param[0] alpn");
    put(
        RDataFault.SVCB_PATH_ENCODING,
        "the path 0xFF",
        answer(64, "0001 00 0007 0001 ff"),
        30,
        "answer[0] SVCB param[0] dohpath");
    put(
        RDataFault.SVCB_GROUP_REPEATED,
        "group 29 twice",
        answer(64, "0001 00 0009 0004 001d 001d"),
        32,
        "answer[0] SVCB param[0] tls-supported-groups");
    put(
        MessageFault.UPDATE_ANY_DATA,
        "an UPDATE that deletes A 192.0.2.1 in class ANY",
        update("0000 0000 0001 0000" + "00 0001 00ff 00000000 0004 c0000201"),
        21,
        "update[0] A RDLENGTH");
  }

  private void options() {
    put(
        MessageFault.OPT_PLACE,
        "OPT as an answer",
        message("0000 0001 0000 0000" + opt("")),
        13,
        "answer[0] type");
    put(
        MessageFault.OPT_REPEATED,
        "two OPT",
        message("0000 0000 0000 0002" + opt("") + opt("")),
        24,
        "additional[1] type");
    put(
        MessageFault.OPT_OWNER,
        "OPT that belongs to a name",
        message("0000 0000 0000 0001" + "0161" + opt("")),
        12,
        "additional[0] name");
    put(
        OptionFault.OPTION_TRUNCATED,
        "a cookie of length 8 with four octets left",
        option("000a 0008 00010203"),
        25,
        "additional[0] OPT option[0] COOKIE OPTION-LENGTH");
    put(
        OptionFault.OPTION_FIELD_TRUNCATED,
        "an extended error of one octet",
        option("000f 0001 00"),
        27,
        "additional[0] OPT option[0] EDE info code");
    put(
        OptionFault.OPTION_TRAILING,
        "EXPIRE of five octets",
        option("0009 0005 0000000100"),
        31,
        "additional[0] OPT option[0] EXPIRE OPTION-DATA");
    put(
        OptionFault.ECS_FAMILY,
        "family 3",
        option("0008 0004 0003 00 00"),
        27,
        "additional[0] OPT option[0] ECS family");
    put(
        OptionFault.ECS_PREFIX_LENGTH,
        "a source prefix of 33 bits for IPv4",
        option("0008 0009 0001 21 00 c000020100"),
        29,
        "additional[0] OPT option[0] ECS source prefix length");
    put(
        OptionFault.ECS_ADDRESS_BITS,
        "a source prefix of 7 bits and the octet 0x01",
        option("0008 0005 0001 07 00 01"),
        31,
        "additional[0] OPT option[0] ECS address");
    put(
        OptionFault.COOKIE_LENGTH,
        "a server cookie of one octet",
        option("000a 0009 0102030405060708 09"),
        35,
        "additional[0] OPT option[0] COOKIE server");
    put(
        OptionFault.KEY_TAG_EMPTY,
        "KEY-TAG without data",
        option("000e 0000"),
        27,
        "additional[0] OPT option[0] KEY-TAG tag");
    put(
        OptionFault.ZONEVERSION_LENGTH,
        "a serial of three octets",
        option("0013 0005 01 00 000001"),
        29,
        "additional[0] OPT option[0] ZONEVERSION version");
    put(
        OptionFault.MQTYPE_EMPTY,
        "MQTYPE-QUERY without data",
        option("0014 0000"),
        27,
        "additional[0] OPT option[0] MQTYPE-QUERY type");
    put(
        OptionFault.MQTYPE_REPEATED,
        "A twice",
        option("0014 0004 0001 0001"),
        29,
        "additional[0] OPT option[0] MQTYPE-QUERY type");
  }

  private void signatures() {
    put(
        MessageFault.TSIG_PLACE,
        "TSIG as an answer",
        message("0000 0001 0000 0000" + tsig("00ff", "0000 1234 0000 0000")),
        13,
        "answer[0] type");
    put(
        MessageFault.TSIG_CLASS,
        "TSIG of class IN",
        message("0000 0000 0000 0001" + tsig("0001", "0000 1234 0000 0000")),
        15,
        "additional[0] class");
    put(
        RDataFault.TSIG_MAC_LENGTH,
        "a MAC Size of 32 with six octets left",
        message("0000 0000 0000 0001" + tsig("00ff", "0020 1234 0000 0000")),
        32,
        "additional[0] TSIG mac");
    put(
        RDataFault.TSIG_OTHER_LENGTH,
        "an Other Len of 6 with nothing left",
        message("0000 0000 0000 0001" + tsig("00ff", "0000 1234 0012 0006")),
        38,
        "additional[0] TSIG otherData");
  }

  private void statefuls() {
    put(
        DsoFault.DSO_COUNTS,
        "one question",
        dso("0001 0000 0000 0000" + "00 0001 0001"),
        4,
        "header counts");
    put(
        DsoFault.DSO_TLV_HEADER,
        "three octets of a TLV",
        dso("0000 0000 0000 0000" + "0001 00"),
        12,
        "DSO tlv[0] DSO-TYPE");
    put(
        DsoFault.DSO_TLV_TRUNCATED,
        "a length of 8 with nothing left",
        dso("0000 0000 0000 0000" + "0001 0008"),
        14,
        "DSO tlv[0] DSO-LENGTH");
    put(
        DsoFault.DSO_FIELD_TRUNCATED,
        "a keepalive of two octets",
        dso("0000 0000 0000 0000" + "0001 0002 0000"),
        16,
        "DSO tlv[0] KEEPALIVE inactivity timeout");
    put(
        DsoFault.DSO_TLV_TRAILING,
        "a keepalive of nine octets",
        dso("0000 0000 0000 0000" + "0001 0009 00003a98 00003a98 00"),
        24,
        "DSO tlv[0] DSO-DATA");
  }

  private void put(Fault fault, String summary, Octets message, int offset, String field) {
    all.put(fault, new FaultExample(summary, message, offset, field));
  }

  /** A response of what follows its flags: counts and sections. */
  private static Octets message(String rest) {
    return octets(RESPONSE + rest);
  }

  private static Octets update(String rest) {
    return octets(UPDATE + rest);
  }

  private static Octets dso(String rest) {
    return octets(DSO + rest);
  }

  private static Octets answer(int type, String rdata) {
    return message("0000 0001 0000 0000" + record(type, rdata));
  }

  private static Octets option(String rdata) {
    return message("0000 0000 0000 0001" + opt(rdata));
  }

  /** A record of class IN that is owned by the root. */
  private static String record(int type, String rdata) {
    return record(type, "0001", rdata);
  }

  private static String opt(String rdata) {
    return record(41, "04d0", rdata);
  }

  /** TSIG of the algorithm root, with what follows its fudge. */
  private static String tsig(String recordClass, String rest) {
    return record(250, recordClass, "00 000000000001 012c" + rest);
  }

  private static String record(int type, String recordClass, String rdata) {
    return "00" + hex16(type) + recordClass + "0000003c" + hex16(octets(rdata).length()) + rdata;
  }

  /** So many pointers, each to what is two octets before it, the first to one octet before. */
  private static String pointers(int count, int first) {
    StringBuilder hex = new StringBuilder(hex16(0xC000 + first));
    for (int i = 1; i < count; i++) {
      hex.append(hex16(0xC000 + first + 2 * i - 1));
    }
    return hex.toString();
  }

  private static String hex16(int value) {
    return String.format("%04x", value);
  }

  private static Octets octets(String hex) {
    return Octets.fromHex(hex.replace(" ", ""));
  }
}
