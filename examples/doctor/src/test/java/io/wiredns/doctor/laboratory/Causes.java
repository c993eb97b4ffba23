package io.wiredns.doctor.laboratory;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The codes of dnsviz and the tags of Zonemaster that name the cause that a check of the doctor
 * names, as regular expressions; a check that is missing here has no code or tag of theirs.
 */
final class Causes {
  static final Map<String, String> DNSVIZ =
      Map.ofEntries(
          Map.entry("B3", "MISSING_GLUE"),
          Map.entry("B4", "NO_ADDRESS_FOR_NS_NAME|ERROR_RESOLVING_NS_NAME"),
          Map.entry("B5", "NS_NAME_NOT_IN"),
          Map.entry("B6", "GLUE_MISMATCH"),
          Map.entry("C1", "UNRESPONSIVE|TIMEOUT|NETWORK_ERROR|ERROR_WITH_EDNS"),
          Map.entry("C2", "TCP"),
          Map.entry("C3", "INVALID_RCODE|NOT_AUTHORITA|UPWARD_REFERRAL|RECURSION"),
          Map.entry("C4", "UNMATCHED|ID_MISMATCH|SOURCE"),
          Map.entry("C5", "INVALID_RESPONSE|FORMERR|MALFORMED"),
          Map.entry("C6", "EDNS|COOKIE"),
          Map.entry("C7", "COOKIE"),
          Map.entry("C8", "PMTU|PAYLOAD|FRAGMENT"),
          Map.entry("C9", "INVALID_RCODE|TIMEOUT"),
          Map.entry("D3", "INCONSISTENT|NXDOMAIN"),
          Map.entry("D4", "MISSING_SOA|SOA_OWNER|SOA_NOT_OWNER"),
          Map.entry("D5", "CNAME"),
          Map.entry("D7", "DNAME"),
          Map.entry("E1", "NO_SEP|MISSING_SEP|MISSING_RRSIG|NO_DNSKEY"),
          Map.entry("E2", "NO_SEP|MISSING_SEP|DIGEST"),
          Map.entry("E3", "EXPIRATION|INCEPTION"),
          Map.entry("E4", "SIGNATURE_INVALID|MISSING_RRSIG"),
          Map.entry("E5", "NSEC|SNAME|WILDCARD|CLOSEST|NEXT_CLOSEST"),
          Map.entry("E6", "ITERATIONS"));

  static final Map<String, String> ZONEMASTER =
      Map.ofEntries(
          Map.entry("B2", "NO_DELEGATION|NOT_DELEGATED|NO_PARENT"),
          Map.entry("B3", "NO_GLUE|EXTRA_ADDRESS_CHILD"),
          Map.entry("B4", "CNAME|NO_ADDRESS|CAN_NOT_BE_RESOLVED"),
          Map.entry("B5", "EXTRA_NAME|NAME_MISMATCH"),
          Map.entry("B6", "ADDR_MISMATCH|ADDRESSES_MISMATCH"),
          Map.entry("B7", "NOT_ENOUGH|SAME_PREFIX|SAME_AS"),
          Map.entry("C1", "NO_RESPONSE|BREAKS_ON_EDNS"),
          Map.entry("C2", "_TCP"),
          Map.entry("C3", "NOT_AUTHORITATIVE|LAME|UNEXPECTED_RCODE|NOT_AA|UPWARD"),
          Map.entry("C4", "SAME_SOURCE|DIFFERENT_SOURCE"),
          Map.entry("C6", "N10_|N11_|N12_|EDNS|Z_FLAGS"),
          Map.entry("C9", "AAAA"),
          Map.entry("C10", "DIFFER"),
          Map.entry("C11", "IS_A_RECURSOR"),
          Map.entry("C12", "AXFR_AVAILABLE"),
          Map.entry("D1", "SERIAL"),
          Map.entry("D9", "RETRY|REFRESH|EXPIRE|MINIMUM|DEFAULT_TTL"),
          Map.entry("E1", "DNSKEY_BUT_NOT_DS|DS_BUT|UNSIGNED"),
          Map.entry("E2", "NO_MATCH|DS02_NO_DNSKEY|DS02_ALGO"),
          Map.entry("E3", "EXPIRED|NOT_YET|INCEPTION|REMAINING|DURATION"),
          Map.entry("E4", "NOT_VALID|VERIFY_ERROR|NO_RRSIG|NOT_SIGNED_BY"),
          Map.entry("E5", "NSEC"),
          Map.entry("E6", "ITERATIONS"));

  private Causes() {}

  /** Whether a code or tag names the cause that a check names. */
  static boolean names(Map<String, String> causes, String check, String code) {
    String pattern = causes.get(check);
    return pattern != null && Pattern.compile(pattern).matcher(code).find();
  }
}
