package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.FaultNames;
import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.converter.ConvertWith;
import org.junit.jupiter.params.provider.CsvSource;

class OptionFaultTest {
  /** The offset is counted from the first octet of RDATA, at which the option's code is. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "code cut | 00 | RDATA_TRUNCATED | 0 | OPTION-CODE",
        "length cut | 000a 00 | RDATA_TRUNCATED | 2 | COOKIE OPTION-LENGTH",
        "length too long | 000a 0009 0102030405060708 | OPTION_TRUNCATED | 2 | COOKIE"
            + " OPTION-LENGTH",
        "unknown too long | fde9 0001 | OPTION_TRUNCATED | 2 | OPTION-DATA",
        "LLQ of 17 | 0001 0011 0001 0001 0000 0000000000000001 000000 | OPTION_FIELD_TRUNCATED | 18 | LLQ"
            + " lease",
        "LLQ of 19 | 0001 0013 0001 0001 0000 0000000000000001 00000000 00 | OPTION_TRAILING | 22 |"
            + " LLQ OPTION-DATA",
        "UL of 6 | 0002 0006 00000e10 0000 | OPTION_FIELD_TRUNCATED | 8 | UL key lease",
        "UL of 12 | 0002 000c 00000001 00000002 00000003 | OPTION_TRAILING | 12 | UL OPTION-DATA",
        "ECS family 3 | 0008 0004 0003 00 00 | ECS_FAMILY | 4 | ECS family",
        "ECS family 0 with a prefix | 0008 0005 0000 08 00 01 | ECS_PREFIX_LENGTH | 6 | ECS source"
            + " prefix length",
        "ECS family 0 with a scope | 0008 0004 0000 00 01 | ECS_PREFIX_LENGTH | 7 | ECS scope"
            + " prefix length",
        "ECS family 0 with an address | 0008 0005 0000 00 00 00 | OPTION_TRAILING | 8 | ECS"
            + " OPTION-DATA",
        "ECS source 33 | 0008 0009 0001 21 00 0102030400 | ECS_PREFIX_LENGTH | 6 | ECS source"
            + " prefix length",
        "ECS scope 33 | 0008 0005 0001 08 21 0a | ECS_PREFIX_LENGTH | 7 | ECS scope prefix length",
        "ECS source 129 | 0008 0004 0002 81 00 | ECS_PREFIX_LENGTH | 6 | ECS source prefix length",
        "ECS address short | 0008 0006 0001 18 00 c000 | OPTION_FIELD_TRUNCATED | 8 | ECS address",
        "ECS address long | 0008 0008 0001 18 00 c0000200 | OPTION_TRAILING | 11 | ECS OPTION-DATA",
        "ECS stray bit | 0008 0007 0001 17 00 c00003 | ECS_ADDRESS_BITS | 10 | ECS address",
        "EXPIRE of 3 | 0009 0003 000000 | OPTION_FIELD_TRUNCATED | 4 | EXPIRE seconds",
        "COOKIE of 0 | 000a 0000 | OPTION_FIELD_TRUNCATED | 4 | COOKIE client",
        "COOKIE of 7 | 000a 0007 01020304050607 | OPTION_FIELD_TRUNCATED | 4 | COOKIE client",
        "COOKIE of 15 | 000a 000f 0102030405060708 01020304050607 | COOKIE_LENGTH | 12 | COOKIE"
            + " server",
        "keepalive of 1 | 000b 0001 00 | OPTION_FIELD_TRUNCATED | 4 | TCP-KEEPALIVE timeout",
        "keepalive of 3 | 000b 0003 000000 | OPTION_TRAILING | 6 | TCP-KEEPALIVE OPTION-DATA",
        "CHAIN with a pointer | 000d 0002 c00c | POINTER_FORBIDDEN | 4 | CHAIN trust point",
        "CHAIN of two names | 000d 0002 0000 | OPTION_TRAILING | 5 | CHAIN OPTION-DATA",
        "key tag empty | 000e 0000 | KEY_TAG_EMPTY | 4 | KEY-TAG tag",
        "key tag odd | 000e 0003 000102 | OPTION_FIELD_TRUNCATED | 6 | KEY-TAG tag",
        "EDE of 1 | 000f 0001 00 | OPTION_FIELD_TRUNCATED | 4 | EDE info code",
        "tag of 3 | 0010 0003 000000 | OPTION_TRAILING | 6 | CLIENT-TAG OPTION-DATA",
        "no agent domain | 0012 0000 | NAME_TRUNCATED | 4 | REPORT-CHANNEL agent domain",
        "agent domain cut | 0012 0004 03636f6d | NAME_TRUNCATED | 4 | REPORT-CHANNEL agent domain",
        "agent domain with a pointer | 0012 0002 c00c | POINTER_FORBIDDEN | 4 | REPORT-CHANNEL"
            + " agent domain",
        "zone version of 1 | 0013 0001 00 | OPTION_FIELD_TRUNCATED | 5 | ZONEVERSION type",
        "serial of 3 | 0013 0005 01 00 000000 | ZONEVERSION_LENGTH | 6 | ZONEVERSION version",
        "serial of 5 | 0013 0007 01 00 0000000000 | ZONEVERSION_LENGTH | 6 | ZONEVERSION version",
        "no type | 0014 0000 | MQTYPE_EMPTY | 4 | MQTYPE-QUERY type",
        "type twice | 0014 0006 0001 0002 0001 | MQTYPE_REPEATED | 8 | MQTYPE-QUERY type",
        "answered twice | 0015 0004 0001 0001 | MQTYPE_REPEATED | 6 | MQTYPE-RESPONSE type",
        "half a type | 0015 0003 0001 00 | OPTION_FIELD_TRUNCATED | 6 | MQTYPE-RESPONSE type",
      })
  void aBrokenRuleIsNamedAtItsOctet(
      String name,
      String rdata,
      @ConvertWith(FaultNames.class) Fault fault,
      int offset,
      String field) {
    WireFormatException thrown =
        assertThrows(WireFormatException.class, () -> OptMessages.parse(Hex.of(rdata)));
    assertEquals(fault, thrown.fault());
    assertEquals(OptMessages.RDATA + offset, thrown.offset());
    assertEquals("additional[0] OPT option[0] " + field, thrown.field());
  }

  @Test
  void theSecondOptionIsCountedAndNamed() {
    WireFormatException thrown =
        assertThrows(
            WireFormatException.class,
            () -> OptMessages.parse(Hex.of("0003 0001 61", "000a 0002 0102")));
    assertEquals(
        "OPTION_FIELD_TRUNCATED at octet 32, additional[0] OPT option[1] COOKIE client: the field"
            + " needs 8 octets, the option has 2 left (RFC 6891 section 6.1.2)",
        thrown.getMessage());
  }
}
