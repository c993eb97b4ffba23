package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RcodeCategory;
import io.wiredns.codec.code.TsigError;
import io.wiredns.guide.RcodeProfile.Carrier;
import io.wiredns.guide.RcodeProfile.Operation;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RcodeProfileTest {
  @ParameterizedTest
  @CsvSource({
    // code, in QUERY, in UPDATE, in NOTIFY, with a TSIG error
    "NOERROR, SUCCESS, SUCCESS, SUCCESS, SUCCESS",
    "FORMERR, ASKERS_FAULT, ASKERS_FAULT, ASKERS_FAULT, ASKERS_FAULT",
    "SERVFAIL, SERVERS_FAULT, SERVERS_FAULT, SERVERS_FAULT, SERVERS_FAULT",
    "NXDOMAIN, NAME_ABSENT, UPDATE_PREREQUISITE, NAME_ABSENT, NAME_ABSENT",
    "NOTIMP, NOT_SUPPORTED, NOT_SUPPORTED, NOT_SUPPORTED, NOT_SUPPORTED",
    "REFUSED, POLICY, POLICY, POLICY, POLICY",
    "YXDOMAIN, NAME_ABSENT, UPDATE_PREREQUISITE, NAME_ABSENT, NAME_ABSENT",
    "YXRRSET, UPDATE_PREREQUISITE, UPDATE_PREREQUISITE, UPDATE_PREREQUISITE, UPDATE_PREREQUISITE",
    "NXRRSET, UPDATE_PREREQUISITE, UPDATE_PREREQUISITE, UPDATE_PREREQUISITE, UPDATE_PREREQUISITE",
    "NOTAUTH, ASKERS_FAULT, ASKERS_FAULT, ASKERS_FAULT, AUTHENTICATION",
    "NOTZONE, ASKERS_FAULT, ASKERS_FAULT, ASKERS_FAULT, ASKERS_FAULT",
    "DSOTYPENI, NOT_SUPPORTED, NOT_SUPPORTED, NOT_SUPPORTED, NOT_SUPPORTED",
    "BADVERS, NEGOTIATION, NEGOTIATION, NEGOTIATION, NEGOTIATION",
    "BADCOOKIE, NEGOTIATION, NEGOTIATION, NEGOTIATION, NEGOTIATION",
    "RCODE12, UNASSIGNED, UNASSIGNED, UNASSIGNED, UNASSIGNED",
    "RCODE17, UNASSIGNED, UNASSIGNED, UNASSIGNED, UNASSIGNED",
    "RCODE3840, UNASSIGNED, UNASSIGNED, UNASSIGNED, UNASSIGNED",
    "RCODE3841, PRIVATE, PRIVATE, PRIVATE, PRIVATE",
    "RCODE4095, PRIVATE, PRIVATE, PRIVATE, PRIVATE",
  })
  void theCategoryDependsOnWhatWasAsked(
      String code, String query, String update, String notify, String signed) {
    Rcode rcode = Rcode.parse(code);
    TsigError none = TsigError.NOERROR;
    assertEquals(query, RcodeCategory.of(rcode, Opcode.QUERY, none).name());
    assertEquals(query, RcodeCategory.of(rcode).name());
    assertEquals(update, RcodeCategory.of(rcode, Opcode.UPDATE, none).name());
    assertEquals(notify, RcodeCategory.of(rcode, Opcode.NOTIFY, none).name());
    assertEquals(signed, RcodeCategory.of(rcode, Opcode.QUERY, TsigError.BADKEY).name());
  }

  @ParameterizedTest
  @CsvSource({
    "NOERROR, SUCCESS, TSIG TKEY",
    "FORMERR, ASKERS_FAULT, TSIG TKEY",
    "REFUSED, POLICY, TSIG TKEY",
    "BADSIG, AUTHENTICATION, TSIG TKEY",
    "BADKEY, AUTHENTICATION, TSIG TKEY",
    "BADTIME, AUTHENTICATION, TSIG TKEY",
    "BADMODE, AUTHENTICATION, TKEY",
    "BADNAME, AUTHENTICATION, TKEY",
    "BADALG, AUTHENTICATION, TKEY",
    "BADTRUNC, AUTHENTICATION, TSIG",
    "TSIGERROR23, UNASSIGNED, TSIG TKEY",
    "TSIGERROR3841, PRIVATE, TSIG TKEY",
    "TSIGERROR4096, UNASSIGNED, TSIG TKEY",
    "TSIGERROR65535, UNASSIGNED, TSIG TKEY",
  })
  void errorsOfTsigAndTkeyAreAuthentication(String code, String category, String carriers) {
    RcodeProfile profile = RcodeProfile.of(TsigError.parse(code));
    assertEquals(category, profile.category().name());
    Set<Carrier> expected = EnumSet.noneOf(Carrier.class);
    for (String carrier : carriers.split(" ")) {
      expected.add(Carrier.valueOf(carrier));
    }
    assertEquals(expected, profile.carriers());
  }

  @Test
  void everyCodeHasAProfileAndTheCarriersThatCanHoldIt() {
    for (int value = 0; value <= 4095; value++) {
      RcodeProfile profile = RcodeProfile.of(Rcode.of(value));
      assertEquals(value <= 15, profile.carriers().contains(Carrier.HEADER));
      assertTrue(profile.carriers().contains(Carrier.HEADER_AND_OPT));
      assertFalse(profile.operations().isEmpty());
      assertFalse(profile.parties().isEmpty());
    }
    for (int value = 0; value <= 65_535; value++) {
      assertFalse(RcodeProfile.of(TsigError.of(value)).carriers().isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOERROR, NEEDLESS",
    "SERVFAIL, CAN_HELP",
    "REFUSED, CHANGED",
    "NXDOMAIN, USELESS",
    "BADVERS, CHANGED",
    "BADCOOKIE, CHANGED",
    "YXRRSET, USELESS",
  })
  void repeatingHelpsWhereSomethingElseCanHappen(String code, String repeating) {
    assertEquals(repeating, RcodeProfile.of(Rcode.parse(code)).repeating().name());
  }

  @ParameterizedTest
  @CsvSource({
    "NOERROR, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT DSO",
    "FORMERR, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT DSO",
    "SERVFAIL, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT DSO",
    "NXDOMAIN, QUERY UPDATE",
    "NOTIMP, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT DSO",
    "REFUSED, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT DSO",
    "YXDOMAIN, QUERY UPDATE",
    "YXRRSET, UPDATE",
    "NXRRSET, UPDATE",
    "NOTAUTH, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT DSO",
    "NOTZONE, UPDATE",
    "DSOTYPENI, DSO",
    "BADVERS, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT",
    "BADCOOKIE, QUERY TRANSFER UPDATE NOTIFY KEY_AGREEMENT",
  })
  void aCodeAppearsWhereItsRfcSays(String code, String operations) {
    Set<Operation> expected = EnumSet.noneOf(Operation.class);
    for (String operation : operations.split(" ")) {
      expected.add(Operation.valueOf(operation));
    }
    assertEquals(expected, RcodeProfile.of(Rcode.parse(code)).operations());
  }

  @Test
  void keyAgreementHasErrorsOfItsOwn() {
    assertEquals(
        EnumSet.of(Operation.KEY_AGREEMENT), RcodeProfile.of(TsigError.BADMODE).operations());
    assertTrue(RcodeProfile.of(TsigError.BADKEY).operations().contains(Operation.TRANSFER));
  }
}
