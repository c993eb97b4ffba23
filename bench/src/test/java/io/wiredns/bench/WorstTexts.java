package io.wiredns.bench;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Zone files and other texts made to be as expensive as texts of their size can be. */
final class WorstTexts {
  private static final String SIGNED =
      " 300 RRSIG A 8 2 300 20300101000000 20200101000000 1 example. AAAA\n";

  private final int most;

  private WorstTexts(int most) {
    this.most = most;
  }

  /**
   * Returns all texts by name.
   *
   * @param most the maximum length of a text in octets
   */
  static Map<String, byte[]> of(int most) {
    return Collections.unmodifiableMap(new WorstTexts(most).made());
  }

  private Map<String, byte[]> made() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    String soa = "$TTL 1h\n@ SOA ns a 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n";
    all.put("owners", lines(soa, i -> "h" + i + " A 192.0.2.1\n"));
    all.put(
        "one-set",
        lines(soa, i -> " A 10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + "\n"));
    all.put("equal-records", lines(soa, i -> " A 192.0.2.2\n"));
    all.put("equal-hashes", lines(soa, i -> " TXT " + pairs(i) + "\n"));
    all.put("types", lines(soa, i -> "@ TYPE" + (65_280 + i % 254) + " \\# 1 " + hex(i) + "\n"));
    all.put("deep-owners", lines(soa, i -> "a.".repeat(100) + "h" + i + " A 192.0.2.1\n"));
    all.put("other-depths", lines(soa, i -> "a.".repeat(i % 110) + "b A 192.0.2.1\n"));
    all.put("escaped-owners", lines(soa, i -> "\\000".repeat(63) + "." + hex(i) + " A 1.2.3.4\n"));
    all.put("wildcards", lines(soa, i -> "*.w" + i + " A 192.0.2.1\n"));
    all.put(
        "delegations", lines(soa, i -> "d" + i + " NS ns.d" + i + "\nns.d" + i + " A 1.2.3.4\n"));
    all.put("below-delegations", lines(soa + "d NS ns\n", i -> "h" + i + ".d A 1.2.3.4\n"));
    all.put(
        "dnames", lines(soa, i -> "d" + i + " DNAME d" + (i + 1) + "\nx.d" + i + " A 1.2.3.4\n"));
    StringBuilder chain = new StringBuilder(soa);
    for (int i = 0; i < 20; i++) {
      chain.append("d" + i + " DNAME d" + (i + 1) + "\n");
    }
    all.put("aliases-through-dnames", lines(chain + "", i -> "c" + i + " CNAME x" + i + ".d0\n"));
    all.put("aliases", lines(soa, i -> "c" + i + " CNAME c" + (i + 1) + "\n"));
    all.put("aliases-beside", lines(soa, i -> "c" + i + " CNAME c\nc" + i + " A 1.2.3.4\n"));
    all.put("aliases-of-one", lines(soa, i -> "c CNAME c" + i + "\n"));
    all.put("exchanges", lines(soa, i -> " MX 1 m" + i + "\n"));
    all.put("exchange-to-alias", lines(soa + "c CNAME ns\n", i -> "h" + i + " MX 1 c\n"));
    all.put("times", lines(soa, i -> " " + i + " A 192.0.2." + (i & 255) + "\n"));
    all.put("signatures", lines(soa, i -> "h" + i + " A 1.2.3.4\n" + SIGNED));
    all.put(
        "signatures-of-one",
        lines(soa, i -> SIGNED.replace(" 1 example", " " + (i & 0xFFFF) + " example")));
    all.put("denial", lines(soa, i -> "h" + i + " NSEC h" + (i + 1) + " A RRSIG NSEC\n"));
    all.put("hashed-denial", lines(soa, i -> hash(i) + " NSEC3 1 0 0 - " + hash(i + 1) + " A\n"));
    all.put("keys", lines(soa, i -> " DNSKEY 257 3 8 " + base64(i) + "\n"));
    String deep = "$TTL 1\n$ORIGIN " + "a.".repeat(120) + "\n";
    all.put("keys-of-one-zone", lines("$TTL 1\n", i -> ". DNSKEY 257 3 8 " + base64(i) + "\n"));
    all.put("empty-keys", lines(deep, i -> "k" + i + " DNSKEY 257 3 8\n"));
    all.put(
        "digests-of-zones", lines(deep, i -> "d" + i + " DS 1 8 2 " + hash(i).repeat(2) + "\n"));
    all.put(
        "digests",
        lines(soa, i -> "d" + i + " NS ns\nd" + i + " DS 1 8 1 " + hex(i).repeat(20) + "\n"));
    all.put("malformed", lines(soa, i -> "a A b\n"));
    all.put("outside", lines(soa, i -> "h" + i + ".other. A 192.0.2.1\n"));
    all.put("start-again", lines(soa, i -> " SOA ns a " + i + " 2 3 4 5\n"));
    all.put("origins", lines(soa, i -> "$ORIGIN o" + i + ".example.\n"));
    all.put("generated", lines(soa, i -> "$GENERATE 1-1 g$ A 1.2.3.4\n"));
    all.put("empty-strings", lines(soa + "@ TXT (\n", i -> i > 60_000 ? "" : " \"\"\n"));
    all.put("one-string", lines(soa, i -> " TXT " + "a".repeat(200) + "\n"));
    all.put("escapes", lines(soa, i -> " TXT \"" + "\\001".repeat(120) + "\"\n"));
    all.put("long-words", lines(soa, i -> "a".repeat(4_000) + "\n"));
    all.put("comments", lines(soa, i -> ";\n"));
    all.put("blank-lines", lines(soa, i -> "\n"));
    all.put("open-quotes", lines(soa, i -> "a TXT \"\n"));
    all.put("services", lines(soa, i -> " SVCB 1 . alpn=a,b,c,d port=1 key6" + i % 10_000 + "=\n"));
    all.put("service-keys", lines(soa, i -> " SVCB 1 . mandatory=" + list(2_000) + "\n"));
    all.put("bitmaps", lines(soa, i -> " NSEC a " + "TYPE1 A TYPE65534 MX ".repeat(20) + "\n"));
    all.put("ports", lines(soa, i -> " WKS 1.2.3.4 6 65535\n"));
    all.put("prefixes", lines(soa, i -> " APL " + "1:0.0.0.0/0 ".repeat(100) + "\n"));
    all.put(
        "tsig-keys",
        lines("", i -> "key \"k" + i + "\" { algorithm hmac-sha256; secret \"AAAA\"; };\n"));
    all.put("tsig-comments", lines("", i -> "/* a */ // b\n"));
    all.put("labels", lines("", i -> "a.".repeat(126) + "\n"));
    all.put("many-labels", lines("", i -> "a."));
    all.put("escaped-labels", lines("", i -> "\\000".repeat(63) + ".\n"));
    all.put("colons", lines("", i -> "hmac-sha256:a:AAAA\n"));
    all.put("zeros", lines("", i -> "00"));
    return all;
  }

  private byte[] lines(String first, IntFunction<String> line) {
    StringBuilder out = new StringBuilder(first);
    for (int i = 0; ; i++) {
      String next = line.apply(i);
      if (next.isEmpty() || out.length() + next.length() > most) {
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
      }
      out.append(next);
    }
  }

  /**
   * Returns a string; strings for different numbers have equal hash codes with the polynomial of
   * 31.
   */
  private static String pairs(int number) {
    StringBuilder out = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      out.append((number >>> bit & 1) == 0 ? "Aa" : "BB");
    }
    return out.toString();
  }

  private static String hex(int number) {
    return String.format("%02x", number & 0xFF);
  }

  private static String hash(int number) {
    return String.format("%032d", number);
  }

  private static String base64(int number) {
    return String.format("%064d", number);
  }

  private static String list(int keys) {
    StringBuilder out = new StringBuilder("key16");
    for (int i = 1; i < keys; i++) {
      out.append(",key").append(16 + i);
    }
    return out.toString();
  }
}
