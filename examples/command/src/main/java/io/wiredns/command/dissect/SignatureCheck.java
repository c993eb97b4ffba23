package io.wiredns.command.dissect;

import io.wiredns.codec.tsig.TsigResult;
import io.wiredns.doctor.report.JsonLine;

/**
 * The result of checking the TSIG of a message.
 *
 * @param result {@code verified}, {@code rejected}, {@code unknown-key} or {@code unsigned}
 * @param key the name of the key; null if there is none
 * @param rule the rule that the message breaks; null if it breaks none
 * @param section the RFC and section of the rule; null without a rule
 * @param offset the offset in octets of the part of the message that the result is about, or -1
 * @param error the error that the server reports in the TSIG; null if none
 * @param detail more about the result, in words; null if there is nothing to add
 */
record SignatureCheck(
    String result,
    String key,
    String rule,
    String section,
    int offset,
    String error,
    String detail) {
  private static final String ERROR_SECTION = "RFC 8945 section 5.3.2";
  private static final String RESPONSE_SECTION = "RFC 8945 section 5.3";

  static SignatureCheck of(String result, String detail) {
    return new SignatureCheck(result, null, null, null, -1, null, detail);
  }

  static SignatureCheck unknownKey(int offset, String detail) {
    return new SignatureCheck("unknown-key", null, null, null, offset, null, detail);
  }

  /**
   * Returns the result for a response whose request is not in the input, so that its signature,
   * which covers the request's MAC, cannot be verified.
   */
  static SignatureCheck noRequest(int offset, String key) {
    return new SignatureCheck(
        "rejected",
        key,
        "NO_REQUEST",
        RESPONSE_SECTION,
        offset,
        null,
        "no signed request with this ID has been seen");
  }

  /** Converts a result of the library. */
  static SignatureCheck of(TsigResult result, String key) {
    if (result instanceof TsigResult.Verified) {
      return new SignatureCheck("verified", key, null, null, -1, null, null);
    }
    if (result instanceof TsigResult.Pending pending) {
      return of(
          "unsigned", "message " + pending.messageCount() + " in a row of a stream without TSIG");
    }
    if (result instanceof TsigResult.Rejected rejected) {
      return new SignatureCheck(
          "rejected",
          key,
          rejected.rule().name(),
          rejected.rule().section(),
          rejected.offset(),
          null,
          rejected.detail());
    }
    if (result instanceof TsigResult.ServerError error) {
      boolean signed = error.authenticated();
      return new SignatureCheck(
          signed ? "verified" : "rejected",
          key,
          signed ? null : "UNSIGNED_ERROR",
          signed ? null : ERROR_SECTION,
          error.offset(),
          error.error().toString(),
          error.clockDifference().isPresent()
              ? "the server's clock is %+d seconds from the request's"
                  .formatted(error.clockDifference().get().toSeconds())
              : null);
    }
    return of("unsigned", null);
  }

  /** Returns the result as a JSON object. */
  String toJson() {
    JsonLine line = new JsonLine().text("result", result);
    put(line, "key", key);
    put(line, "rule", rule);
    put(line, "section", section);
    if (offset >= 0) {
      line.number("offset", offset);
    }
    put(line, "error", error);
    put(line, "detail", detail);
    return line.toString();
  }

  private static void put(JsonLine line, String name, String value) {
    if (value != null) {
      line.text(name, value);
    }
  }

  /** Returns the result as a clause for people. */
  String toText() {
    StringBuilder text = new StringBuilder(result);
    append(text, key == null ? null : "key " + key);
    append(text, rule == null ? null : rule + " (" + section + ")");
    append(text, error == null ? null : "the server answered " + error);
    append(text, offset < 0 ? null : "octet " + offset);
    append(text, detail);
    return text.toString();
  }

  private static void append(StringBuilder text, String part) {
    if (part != null) {
      text.append(", ").append(part);
    }
  }
}
