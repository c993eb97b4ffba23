package io.wiredns.guide;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.response.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A guide to response codes and situations, for people: the meaning of each, where it appears, who
 * can fix it, likely causes, checks with commands, and codes that look the same. The codes are
 * those of RFC 6895 section 2.3 and RFC 8914.
 *
 * <p>The texts are in the resource bundle {@code io.wiredns.guide.Guide}; this library has them in
 * English only. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class RcodeGuide {
  /** Extended errors that are less specific than any other error in the same response. */
  private static final Set<ExtendedErrorCode> UNSPECIFIC =
      Set.of(
          ExtendedErrorCode.OTHER_ERROR,
          ExtendedErrorCode.DNSSEC_BOGUS,
          ExtendedErrorCode.CACHED_ERROR);

  private final GuideTexts texts;
  private final GuideEntry.Labels labels;
  private final Map<String, GuideEntry> entries = new ConcurrentHashMap<>();

  private RcodeGuide(GuideTexts texts) {
    this.texts = texts;
    labels =
        new GuideEntry.Labels(
            texts.get("label.where"),
            texts.get("label.who"),
            texts.get("label.repeat"),
            texts.get("label.causes"),
            texts.get("label.checks"),
            texts.get("label.like"));
  }

  /**
   * Returns the guide in English.
   *
   * @return the guide
   */
  public static RcodeGuide english() {
    return English.GUIDE;
  }

  private static final class English {
    static final RcodeGuide GUIDE = of(Locale.ROOT);
  }

  /**
   * Returns the guide in a language.
   *
   * @param locale the language
   * @return the guide; in English, the only language that this library has, unless a resource
   *     bundle has been added for the given locale or, if there is none for it, for the default
   *     locale
   */
  public static RcodeGuide of(Locale locale) {
    return new RcodeGuide(GuideTexts.of(Objects.requireNonNull(locale)));
  }

  /**
   * Returns the entry of an RCODE, which is in header and OPT.
   *
   * @param rcode the RCODE
   * @return the entry; the entries of all unassigned codes have the same text except for the code
   *     in their titles, and so do those of codes for private use
   */
  public GuideEntry entry(Rcode rcode) {
    return entry("rcode", rcode, rcode.isAssigned(), rcode.isPrivate());
  }

  /**
   * Returns the entry of an error in a TSIG or TKEY record.
   *
   * @param error the error
   * @return the entry; for an assigned error up to 15 it is that of the RCODE with the same number
   */
  public GuideEntry entry(TsigError error) {
    return error.isAssigned() && error.value() < TsigError.BADSIG.value()
        ? entry(Rcode.of(error.value()))
        : entry("tsig", error, error.isAssigned(), error.isPrivate());
  }

  /**
   * Returns the entry of an extended DNS error, RFC 8914.
   *
   * @param code the code
   * @return the entry
   */
  public GuideEntry entry(ExtendedErrorCode code) {
    return entry("ede", code, code.isAssigned(), code.isPrivate());
  }

  private GuideEntry entry(String group, CodePoint code, boolean assigned, boolean isPrivate) {
    String own = Integer.toString(code.value());
    String key = group + "." + own;
    if (assigned && texts.find(key + ".title") != null) {
      return assigned(group, key, code.toString(), own);
    }
    return read(group, group + (isPrivate ? ".private" : ".unassigned"), code.toString(), own);
  }

  /**
   * Returns the entry of a situation.
   *
   * @param situation the situation
   * @return the entry
   */
  public GuideEntry entry(Situation situation) {
    Objects.requireNonNull(situation, "situation");
    return assigned("situation", "situation." + situation, "", "");
  }

  /**
   * Returns the entry of an outcome. If the response has an assigned extended error other than
   * Other Error, the meaning, causes and checks are those of that error; of several, of the most
   * specific one that does not contradict the response. The commands contain the name that does not
   * exist or has no data, or the zone to which a referral leads.
   *
   * @param outcome the outcome
   * @return the entry
   */
  public GuideEntry entry(Outcome outcome) {
    GuideEntry entry = withPlaceholders(outcome);
    return switch (outcome.kind()) {
      case NODATA, NODATA_NXNAME, NXDOMAIN -> entry.about("{name}", outcome.name().orElseThrow());
      case REFERRAL, REFERRAL_UPWARD, REFERRAL_LAME ->
          entry.about("{zone}", outcome.name().orElseThrow());
      default -> entry;
    };
  }

  private GuideEntry withPlaceholders(Outcome outcome) {
    ExtendedErrorCode why = reason(outcome);
    GuideEntry general = general(outcome, why);
    if (why == null || !why.isAssigned() || why.equals(ExtendedErrorCode.OTHER_ERROR)) {
      return general;
    }
    GuideEntry special = entry(why);
    return new GuideEntry(
        general.title() + "; " + special.title(),
        special.meaning(),
        general.where(),
        special.who(),
        texts.find("ede." + why.value() + ".repeat") != null ? special.repeat() : general.repeat(),
        special.causes(),
        special.checks(),
        special.lookAlikes(),
        labels);
  }

  private GuideEntry general(Outcome outcome, ExtendedErrorCode why) {
    if (outcome.tsigError().isPresent()) {
      return entry(outcome.tsigError().get());
    }
    Situation situation = Situation.of(outcome);
    if (situation != Situation.ANSWER) {
      return entry(situation);
    }
    if (outcome.answerCount() > 0) {
      return entry(ExtendedErrorCode.STALE_ANSWER.equals(why) ? Situation.STALE : Situation.ANSWER);
    }
    return entry(outcome.rcode().orElseThrow());
  }

  /**
   * Returns why an extended error contradicts the response that carries it, such as Stale Answer in
   * a response without an answer.
   *
   * @param code the extended error
   * @param outcome the outcome of the response
   * @return a sentence, or an empty Optional if there is no contradiction
   */
  public Optional<String> contradiction(ExtendedErrorCode code, Outcome outcome) {
    String key = Contradictions.key(Objects.requireNonNull(code), outcome);
    return key == null
        ? Optional.empty()
        : Optional.of(
            texts
                .get(key)
                .replace("{ede}", entry(code).title())
                .replace("{rcode}", outcome.rcode().orElseThrow().toString()));
  }

  /**
   * Returns the most specific extended error that does not contradict the response, or null if
   * there is none.
   */
  private static ExtendedErrorCode reason(Outcome outcome) {
    ExtendedErrorCode reason = null;
    for (ExtendedError error : outcome.extendedErrors()) {
      if (Contradictions.key(error.infoCode(), outcome) != null) {
        continue;
      }
      boolean better =
          reason == null || UNSPECIFIC.contains(reason) && !UNSPECIFIC.contains(error.infoCode());
      reason = better ? error.infoCode() : reason;
    }
    return reason;
  }

  /**
   * Returns the entries for a word that a person has typed.
   *
   * @param word a mnemonic ({@code NXDOMAIN}, {@code BADSIG}, {@code SIGNATURE-EXPIRED}), a {@link
   *     Situation} ({@code NODATA}), a number, or a number or mnemonic after {@code rcode:}, {@code
   *     edns:}, {@code tsig:}, {@code tkey:} or {@code ede:}; case does not matter
   * @return the entry, or two entries if the number is both an RCODE and an error of TSIG; {@link
   *     #tellApart} then returns how to distinguish them
   * @throws IllegalArgumentException if the guide does not contain the word
   */
  public List<GuideEntry> find(String word) {
    return GuideSearch.find(this, word);
  }

  /**
   * Returns a sentence that explains how to distinguish the two meanings of a number.
   *
   * @param value the number
   * @return a sentence, or an empty Optional if the number has only one meaning
   */
  public Optional<String> tellApart(int value) {
    return GuideSearch.isAmbiguous(value)
        ? Optional.of(
            texts
                .get("label.apart")
                .replace("{value}", Integer.toString(value))
                .replace("{rcode}", Rcode.of(value).toString())
                .replace("{tsig}", TsigError.of(value).toString()))
        : Optional.empty();
  }

  /** Returns an entry of those that are kept, which are at most as many as the guide has. */
  private GuideEntry assigned(String group, String key, String name, String value) {
    GuideEntry entry = entries.get(key);
    if (entry == null) {
      entry = read(group, key, name, value);
      entries.put(key, entry);
    }
    return entry;
  }

  private GuideEntry read(String group, String key, String name, String value) {
    List<GuideEntry.Check> checks = new ArrayList<>();
    for (String check : numbered(key + ".check.")) {
      int bar = check.indexOf(" | ");
      checks.add(
          bar < 0
              ? new GuideEntry.Check(check, "")
              : new GuideEntry.Check(check.substring(0, bar), check.substring(bar + 3)));
    }
    List<GuideEntry.Cause> causes = new ArrayList<>();
    for (String cause : numbered(key + ".cause.")) {
      causes.add(GuideEntry.Cause.parse(cause));
    }
    return new GuideEntry(
        texts.get(key + ".title").replace("{0}", name).replace("{1}", value),
        texts.get(key + ".meaning"),
        text(key + ".where", group + ".where"),
        texts.get(key + ".who"),
        text(key + ".repeat", group + ".repeat"),
        causes,
        checks,
        numbered(key + ".like."),
        labels);
  }

  private String text(String key, String otherwise) {
    String text = texts.find(key);
    return text == null ? texts.get(otherwise) : text;
  }

  private List<String> numbered(String key) {
    List<String> found = new ArrayList<>();
    String text = texts.find(key + 1);
    while (text != null) {
      found.add(text);
      text = texts.find(key + (found.size() + 1));
    }
    return found;
  }
}
