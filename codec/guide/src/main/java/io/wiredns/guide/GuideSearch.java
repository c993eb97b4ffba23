package io.wiredns.guide;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the entries for a word that a person has typed. */
final class GuideSearch {
  private GuideSearch() {}

  /**
   * Returns whether a number has two meanings: one as RCODE, in header and OPT, and another as
   * error of TSIG and TKEY.
   */
  static boolean isAmbiguous(int value) {
    return value >= TsigError.BADSIG.value()
        && value <= 4095
        && Rcode.of(value).isAssigned()
        && TsigError.of(value).isAssigned();
  }

  static List<GuideEntry> find(RcodeGuide guide, String word) {
    int colon = word.indexOf(':');
    if (colon >= 0) {
      String rest = word.substring(colon + 1);
      return switch (word.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "rcode", "edns" -> List.of(guide.entry(parse(Rcode.SPACE, rest)));
        case "tsig", "tkey" -> List.of(guide.entry(parse(TsigError.SPACE, rest)));
        case "ede" -> List.of(guide.entry(parse(ExtendedErrorCode.SPACE, rest)));
        default -> throw unknown(word);
      };
    }
    return isNumber(word) ? ofNumber(guide, word) : List.of(ofMnemonic(guide, word));
  }

  private static boolean isNumber(String word) {
    boolean number = !word.isEmpty() && word.length() <= 5;
    for (int i = 0; i < word.length(); i++) {
      number &= word.charAt(i) >= '0' && word.charAt(i) <= '9';
    }
    return number;
  }

  private static List<GuideEntry> ofNumber(RcodeGuide guide, String word) {
    int value = Integer.parseInt(word);
    if (value > 65_535) {
      throw unknown(word);
    }
    if (isAmbiguous(value)) {
      return List.of(guide.entry(Rcode.of(value)), guide.entry(TsigError.of(value)));
    }
    boolean signed = value > 4095 || !Rcode.of(value).isAssigned();
    return signed && (value > 4095 || TsigError.of(value).isAssigned())
        ? List.of(guide.entry(TsigError.of(value)))
        : List.of(guide.entry(Rcode.of(value)));
  }

  private static GuideEntry ofMnemonic(RcodeGuide guide, String word) {
    Optional<Rcode> rcode = tryParse(Rcode.SPACE, word);
    if (rcode.isPresent()) {
      return guide.entry(rcode.get());
    }
    Optional<TsigError> error = tryParse(TsigError.SPACE, word);
    if (error.isPresent()) {
      return guide.entry(error.get());
    }
    String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
    for (Situation situation : Situation.values()) {
      if (situation.name().equals(name)) {
        return guide.entry(situation);
      }
    }
    Optional<ExtendedErrorCode> extended = tryParse(ExtendedErrorCode.SPACE, word);
    if (extended.isPresent()) {
      return guide.entry(extended.get());
    }
    throw unknown(word);
  }

  private static <T extends CodePoint> T parse(CodePointSpace<T> space, String text) {
    return isNumber(text) ? space.of(Integer.parseInt(text)) : space.parse(text);
  }

  private static <T extends CodePoint> Optional<T> tryParse(CodePointSpace<T> space, String text) {
    try {
      return Optional.of(space.parse(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException(
        "'" + word + "' is not a code, mnemonic or situation of the guide");
  }
}
