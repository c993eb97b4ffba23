package io.wiredns.codec.response;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.response.Outcome.Kind;
import io.wiredns.codec.wire.Name;
import org.junit.jupiter.api.Test;

/** The example messages of RFC 2308 sections 2.1 and 2.2. */
class Rfc2308Test {
  private static final String ALIAS = "AN.EXAMPLE. CNAME TRIPPLE.XX.";
  private static final String SOA_XX = "XX. SOA NS1.XX. HOSTMASTER.NS1.XX. 1 2 3 4 5";
  private static final String SOA = "EXAMPLE. SOA NS1.XX. HOSTMASTER.NS1.XX. 1 2 3 4 5";
  private static final String[] NS_XX = {"XX. NS NS1.XX.", "XX. NS NS2.XX."};
  private static final String[] NS = {"EXAMPLE. NS NS1.XX.", "EXAMPLE. NS NS2.XX."};
  private static final String[] ADDRESSES = {"NS1.XX. A 127.0.0.2", "NS2.XX. A 127.0.0.3"};

  private static Replies.Reply nxDomain() {
    return Replies.to("AN.EXAMPLE.", "A").rcode(Rcode.NXDOMAIN).answer(ALIAS);
  }

  private static void assertNxDomain(int form, boolean cached, Replies.Reply reply) {
    Outcome outcome = Replies.of(reply.outcome(), Kind.NXDOMAIN);
    assertEquals(form, outcome.form().orElseThrow());
    assertEquals(Name.of("TRIPPLE.XX."), outcome.name().orElseThrow());
    assertEquals(cached ? 5 : 0, outcome.cache().seconds());
  }

  @Test
  void nxdomainType1() {
    assertNxDomain(1, true, nxDomain().authority(SOA_XX).authority(NS_XX).additional(ADDRESSES));
  }

  @Test
  void nxdomainType2() {
    assertNxDomain(2, true, nxDomain().authority(SOA_XX));
  }

  @Test
  void nxdomainType3() {
    assertNxDomain(3, false, nxDomain());
  }

  @Test
  void nxdomainType4() {
    assertNxDomain(4, false, nxDomain().authority(NS_XX).additional(ADDRESSES));
  }

  @Test
  void theReferralThatLooksLikeNxdomainType4() {
    Outcome outcome =
        Replies.of(
            Replies.to("AN.EXAMPLE.", "A")
                .answer(ALIAS)
                .authority(NS_XX)
                .additional(ADDRESSES)
                .outcome(),
            Kind.REFERRAL);
    assertEquals(Name.of("XX."), outcome.name().orElseThrow());
    assertEquals(1, outcome.chain().size());
  }

  private static void assertNoData(int form, boolean cached, Replies.Reply reply) {
    Outcome outcome = Replies.of(reply.outcome(), Kind.NODATA, Kind.NODATA_NXNAME);
    assertEquals(form, outcome.form().orElseThrow());
    assertEquals(Name.of("ANOTHER.EXAMPLE."), outcome.name().orElseThrow());
    assertEquals(cached ? 5 : 0, outcome.cache().seconds());
  }

  @Test
  void nodataType1() {
    assertNoData(
        1,
        true,
        Replies.to("ANOTHER.EXAMPLE.", "A").authority(SOA).authority(NS).additional(ADDRESSES));
  }

  @Test
  void nodataType2() {
    assertNoData(2, true, Replies.to("ANOTHER.EXAMPLE.", "A").authority(SOA));
  }

  @Test
  void nodataType3() {
    assertNoData(3, false, Replies.to("ANOTHER.EXAMPLE.", "A"));
  }

  @Test
  void theReferralThatLooksLikeNodataType1() {
    Outcome outcome =
        Replies.of(
            Replies.to("ANOTHER.EXAMPLE.", "A").authority(NS).additional(ADDRESSES).outcome(),
            Kind.REFERRAL);
    assertEquals(2, outcome.addressCount());
  }
}
