package io.wiredns.codec.message;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import java.util.List;

/** Malformed RDATA and options, with at least one row for every fault of a type or an option. */
final class RDataFaultRows {
  private RDataFaultRows() {}

  private static FaultRows.Row answer(
      String name, int type, String rdata, Fault fault, int offset, String field) {
    return FaultRows.rdata(
        name,
        FaultRows.counts(0, 1, 0, 0) + FaultRows.record(type, rdata),
        fault,
        offset,
        "answer[0] " + field);
  }

  private static FaultRows.Row option(
      String name, String rdata, Fault fault, int offset, String field) {
    return FaultRows.rdata(
        name,
        FaultRows.counts(0, 0, 0, 1) + FaultRows.record(41, "04d0", rdata),
        fault,
        offset,
        "additional[0] OPT option[0] " + field);
  }

  static final List<FaultRows.Row> ALL =
      List.of(
          answer(
              "NSEC with an empty block",
              47,
              "00 00 00",
              Fault.TYPE_BITMAP_LENGTH,
              25,
              "NSEC types"),
          answer(
              "NSEC whose windows descend",
              47,
              "00 01 01 40 00 01 40",
              Fault.TYPE_BITMAP_ORDER,
              27,
              "NSEC types"),
          answer(
              "NSEC whose block ends in zero",
              47,
              "00 00 02 40 00",
              Fault.TYPE_BITMAP_TRAILING_ZERO,
              27,
              "NSEC types"),
          answer(
              "DS of SHA-1 with one octet",
              43,
              "0001 05 01 00",
              RDataFault.DIGEST_LENGTH,
              27,
              "DS digest"),
          answer(
              "URI without a target",
              256,
              "0001 0001",
              RDataFault.URI_TARGET_EMPTY,
              27,
              "URI target"),
          answer(
              "CAA with a hyphen in its tag",
              257,
              "00 01 2d 61",
              RDataFault.CAA_TAG_CHARACTER,
              25,
              "CAA tag"),
          answer(
              "A6 with a prefix of 129 bits",
              38,
              "81",
              RDataFault.A6_PREFIX_LENGTH,
              23,
              "A6 prefixLength"),
          answer(
              "SVCB with a key twice",
              64,
              "0001 00 0003 0002 0050 0003 0002 0050",
              RDataFault.SVCB_KEY_ORDER,
              32,
              "SVCB param[1] key"),
          answer(
              "SVCB with a port of three octets",
              64,
              "0001 00 0003 0003 005000",
              RDataFault.SVCB_VALUE_TRAILING,
              32,
              "SVCB param[0] port"),
          answer(
              "SVCB that misses a mandatory key",
              64,
              "0001 00 0000 0002 0001",
              RDataFault.SVCB_KEY_MISSING,
              26,
              "SVCB param[0] key"),
          option(
              "EXPIRE of five octets",
              "0009 0005 0000000100",
              OptionFault.OPTION_TRAILING,
              31,
              "EXPIRE OPTION-DATA"),
          option(
              "ECS of family 3", "0008 0004 0003 00 00", OptionFault.ECS_FAMILY, 27, "ECS family"),
          option(
              "ECS of 33 bits for IPv4",
              "0008 0009 0001 21 00 0102030405",
              OptionFault.ECS_PREFIX_LENGTH,
              29,
              "ECS source prefix length"),
          option(
              "ECS with a bit after its prefix",
              "0008 0005 0001 07 00 01",
              OptionFault.ECS_ADDRESS_BITS,
              31,
              "ECS address"),
          option(
              "COOKIE of nine octets",
              "000a 0009 010203040506070809",
              OptionFault.COOKIE_LENGTH,
              35,
              "COOKIE server"),
          option(
              "KEY-TAG without a tag", "000e 0000", OptionFault.KEY_TAG_EMPTY, 27, "KEY-TAG tag"),
          option(
              "ZONEVERSION of type 0 with three octets",
              "0013 0005 01 00 000001",
              OptionFault.ZONEVERSION_LENGTH,
              29,
              "ZONEVERSION version"),
          option(
              "MQTYPE-QUERY without a type",
              "0014 0000",
              OptionFault.MQTYPE_EMPTY,
              27,
              "MQTYPE-QUERY type"),
          option(
              "MQTYPE-QUERY with a type twice",
              "0014 0004 0001 0001",
              OptionFault.MQTYPE_REPEATED,
              29,
              "MQTYPE-QUERY type"));
}
