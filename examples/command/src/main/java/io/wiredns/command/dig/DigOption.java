package io.wiredns.command.dig;

import java.util.Locale;

/**
 * The options of dig that start with a plus sign, as data: for each its name, the shortest
 * abbreviation that dig takes, the kind of its value, and either its effect, which {@link DigPlus}
 * has under the same name, or the reason for which it is refused.
 */
enum DigOption {
  AAFLAG("aa|flag", Value.SWITCH),
  AAONLY("aao|nly", Value.SWITCH),
  ADDITIONAL("add|itional", Value.SWITCH),
  ADFLAG("ad|flag", Value.SWITCH),
  ALL("al|l", Value.SWITCH),
  ANSWER("an|swer", Value.SWITCH),
  AUTHORITY("au|thority", Value.SWITCH),
  BADCOOKIE("ba|dcookie", Value.SWITCH),
  BESTEFFORT("be|steffort", Value.SWITCH),
  BUFSIZE("bu|fsize", Value.OPTIONAL),
  CDFLAG("cd|flag", Value.SWITCH),
  CLASS("cl|ass", Value.SWITCH),
  CMD("cm|d", Value.SWITCH),
  COFLAG("co|flag", Value.SWITCH),
  COMMENTS("com|ments", Value.SWITCH),
  COOKIE("coo|kie", Value.OPTIONAL_OR_NO),
  CRYPTO("cr|ypto", Value.SWITCH),
  DEFNAME("de|fname", Value.SWITCH),
  DNS64PREFIX("dns6|4prefix", Value.SWITCH),
  DNSSEC("dnss|ec", Value.SWITCH),
  DO("do|", Value.SWITCH),
  DOMAIN("dom|ain", Value.NEEDED),
  DSCP("ds|cp", "is obsolete in dig too and has no effect; leave it out"),
  EDNS("edns|", Value.OPTIONAL_OR_NO),
  EDNSFLAGS("ednsf|lags", Value.OPTIONAL_OR_NO),
  EDNSNEGOTIATION("ednsn|egotiation", Value.SWITCH),
  EDNSOPT("ednso|pt", Value.NEEDED_OR_NO),
  EXPANDAAAA("expa|ndaaaa", Value.SWITCH),
  EXPIRE("expi|re", Value.SWITCH),
  FAIL("fa|il", Value.SWITCH),
  FUZZTIME("fu|zztime", "signs with a false time, for tests of dig itself; use dig for it"),
  HEADER_ONLY("he|ader-only", Value.SWITCH),
  HTTPS("https|", Reason.ENCRYPTED),
  HTTPS_GET("https-g|et", Reason.ENCRYPTED),
  HTTPS_POST("https-p|ost", Reason.ENCRYPTED),
  HTTP_PLAIN("ht|tp-plain", Reason.ENCRYPTED),
  HTTP_PLAIN_GET("http-plain-g|et", Reason.ENCRYPTED),
  HTTP_PLAIN_POST("http-plain-p|ost", Reason.ENCRYPTED),
  IDENTIFY("ide|ntify", Value.SWITCH),
  IDNIN("idni|n", Value.SWITCH),
  IDNOUT("idno|ut", Value.SWITCH),
  IGNORE("i|gnore", Value.SWITCH),
  JSON("json|", Value.SWITCH),
  KEEPALIVE("keepa|live", Value.SWITCH),
  KEEPOPEN(
      "keepo|pen",
      "keeps one connection for several queries, and here each has its own; try: kdig %s"),
  MAPPED(
      "ma|pped", "is obsolete in dig too: IPv4 servers are always asked over IPv4; use -4 or -6"),
  MULTILINE("mu|ltiline", Value.SWITCH),
  NDOTS("nd|ots", Value.NEEDED),
  NSID("nsi|d", Value.SWITCH),
  NSSEARCH("nss|earch", Value.SWITCH),
  ONESOA("on|esoa", Value.SWITCH),
  OPCODE("op|code", Value.NEEDED_OR_NO),
  PADDING("p|adding", Value.NEEDED),
  QID("qi|d", Value.NEEDED_OR_NO),
  QR("qr|", Value.SWITCH),
  QUESTION("qu|estion", Value.SWITCH),
  RAFLAG("ra|flag", Value.SWITCH),
  RDFLAG("rd|flag", Value.SWITCH),
  RECURSE("rec|urse", Value.SWITCH),
  RETRY("ret|ry", Value.NEEDED),
  RRCOMMENTS("rr|comments", Value.SWITCH),
  SEARCH("se|arch", Value.SWITCH),
  SHORT("shor|t", Value.SWITCH),
  SHOWBADCOOKIE("showb|adcookie", Value.SWITCH),
  SHOWSEARCH("shows|earch", Value.SWITCH),
  SIGCHASE("si|gchase", Reason.CHASE),
  SPLIT("sp|lit", Value.OPTIONAL_OR_NO),
  STATS("st|ats", Value.SWITCH),
  SUBNET("su|bnet", Value.NEEDED_OR_NO),
  TCFLAG("tcf|lag", Value.SWITCH),
  TCP("tcp|", Value.SWITCH),
  TIMEOUT("ti|meout", Value.NEEDED),
  TLS("tls|", Reason.ENCRYPTED),
  TLS_CA("tls-ca|", Reason.ENCRYPTED),
  TLS_CERTFILE("tls-ce|rtfile", Reason.ENCRYPTED),
  TLS_HOSTNAME("tls-h|ostname", Reason.ENCRYPTED),
  TLS_KEYFILE("tls-k|eyfile", Reason.ENCRYPTED),
  TOPDOWN("to|pdown", Reason.CHASE),
  TRACE("tra|ce", Value.SWITCH),
  TRIES("tri|es", Value.NEEDED),
  TRUSTED_KEY("tru|sted-key", Reason.CHASE),
  TTLID("ttl|id", Value.SWITCH),
  TTLUNITS("ttlu|nits", Value.SWITCH),
  UNEXPECTED(
      "une|xpected",
      "is obsolete in dig too; replies from other addresses are never taken, but shown"),
  UNKNOWNFORMAT("unk|nownformat", Value.SWITCH),
  VC("v|c", Value.SWITCH),
  YAML("y|aml", Value.SWITCH),
  ZFLAG("z|flag", Value.SWITCH);

  /** The kinds of values. */
  enum Value {
    /** On with the name, off with {@code no} before it; has no value. */
    SWITCH,
    /** A value must follow, and {@code no} must not come before the name. */
    NEEDED,
    /** A value must follow, unless {@code no} comes before the name. */
    NEEDED_OR_NO,
    /** A value may follow, unless {@code no} comes before the name. */
    OPTIONAL_OR_NO,
    /** A value may follow, and {@code no} must not come before the name. */
    OPTIONAL,
    /** The option is refused. */
    REFUSED
  }

  /** Reasons that several options share. */
  private interface Reason {
    String ENCRYPTED = "needs DNS over TLS or HTTPS, which wiredns does not have; try: kdig %s";
    String CHASE = "is obsolete in dig too and has no effect; to follow signatures, try: delv";
  }

  /** The name as it is written after the plus sign. */
  final String word;

  /** The length of the shortest abbreviation. */
  final int least;

  final Value value;

  /** Why the option is refused; null if it is not. */
  private final String reason;

  DigOption(String marked, Value value) {
    this(marked, value, null);
  }

  DigOption(String marked, String reason) {
    this(marked, Value.REFUSED, reason);
  }

  DigOption(String marked, Value value, String reason) {
    least = marked.indexOf('|');
    word = marked.substring(0, least) + marked.substring(least + 1);
    this.value = value;
    this.reason = reason;
  }

  /** Returns the reason for which the option is refused, for the end of a sentence. */
  String reason() {
    return reason.replace("%s", "+" + word);
  }

  /** Returns the option that a word names or abbreviates, as dig does; null if there is none. */
  static DigOption of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    DigOption found = null;
    for (DigOption option : values()) {
      if (option.word.equals(lower)) {
        return option;
      }
      boolean fits = lower.length() >= option.least && option.word.startsWith(lower);
      // Of two that are abbreviated alike, dig means the one with the shorter abbreviation.
      if (fits && (found == null || option.least < found.least)) {
        found = option;
      }
    }
    return found;
  }
}
