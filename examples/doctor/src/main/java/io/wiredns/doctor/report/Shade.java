package io.wiredns.doctor.report;

import io.wiredns.doctor.Landscape;
import io.wiredns.doctor.Severity;

/** How a state looks: a class of the style sheet, and a symbol and a word beside the colour. */
enum Shade {
  GOOD("good", 0x2713, "good"),
  WARN("warn", '!', "warning"),
  BAD("bad", 0x2717, "error"),
  UNKNOWN("unknown", '?', "not known");

  private final String style;
  private final int symbol;
  private final String word;

  Shade(String style, int symbol, String word) {
    this.style = style;
    this.symbol = symbol;
    this.word = word;
  }

  static Shade of(Severity severity) {
    return switch (severity) {
      case GOOD -> GOOD;
      case WARNING -> WARN;
      case ERROR -> BAD;
    };
  }

  static Shade of(Landscape.State state) {
    return switch (state) {
      case GOOD -> GOOD;
      case WARNING -> WARN;
      case BAD -> BAD;
      case UNKNOWN -> UNKNOWN;
    };
  }

  static Shade of(Landscape.Trust trust) {
    return switch (trust) {
      case SECURE -> GOOD;
      case BOGUS -> BAD;
      case INSECURE, UNKNOWN -> UNKNOWN;
    };
  }

  String style() {
    return style;
  }

  int symbol() {
    return symbol;
  }

  String word() {
    return word;
  }
}
