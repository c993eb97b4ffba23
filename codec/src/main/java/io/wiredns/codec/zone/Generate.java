package io.wiredns.codec.zone;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.text.TextFormatException;
import java.io.InputStream;

/**
 * The entries that a $GENERATE directive generates, as zone file text that is produced line by line
 * while it is read:
 *
 * <pre>
 *   $GENERATE start-stop[/step] owner [TTL] [class] type RDATA
 * </pre>
 *
 * <p>Owner and RDATA are one word each and may contain {@code $}. RDATA of several words is written
 * in quotes, which are removed.
 */
final class Generate extends InputStream {
  private static final int RANGE = 1;
  private static final int OWNER = 2;
  private static final long LARGEST = Integer.MAX_VALUE;

  private long number;
  private long stop;
  private long step = 1;
  private GenerateTemplate owner;
  private GenerateTemplate rdata;

  /** TTL, class and type, with a blank before and after each. */
  private String middle;

  private final GenerateLimits limits;
  private final TextFormatException tooLong;
  private boolean isTooLong;
  private final StringBuilder text = new StringBuilder();
  private byte[] line = {};
  private int position;

  private Generate(Words words, GenerateLimits limits) throws TextFormatException {
    this.limits = limits;
    range(words);
    limits.records(count(), words, RANGE);
    tooLong = limits.tooLong(words, RANGE);
  }

  /** Reads the words of the directive. */
  static Generate read(Words words, GenerateLimits limits, Registry registry)
      throws TextFormatException {
    Generate generate = new Generate(words, limits);
    if (words.count() <= OWNER || words.isQuoted(OWNER)) {
      throw words.wrong(OWNER, "an owner without quotes");
    }
    int last = words.count() - 1;
    if (last < OWNER + 2) {
      throw words.wrong(words.count(), "a type, and RDATA in one word or in quotes");
    }
    StringBuilder middle = new StringBuilder(" ");
    for (int i = OWNER + 1; i < last; i++) {
      if (words.first(i) < 0 || !fits(words.text(i), i == last - 1, registry)) {
        throw words.wrong(i, "TTL, class and type, and RDATA in one word or in quotes");
      }
      middle.append(words.text(i)).append(' ');
    }
    generate.middle = middle.toString();
    long largest = generate.number + (generate.count() - 1) * generate.step;
    generate.owner = GenerateTemplate.read(words, OWNER, generate.number, largest);
    generate.rdata = GenerateTemplate.read(words, last, generate.number, largest);
    return generate;
  }

  /**
   * Returns whether a word is a type or, if it must not be one, a class or starts with a digit like
   * a TTL.
   */
  private static boolean fits(String word, boolean isType, Registry registry) {
    try {
      if (isType) {
        registry.typeSpace().parse(word);
      } else if (word.charAt(0) < '0' || word.charAt(0) > '9') {
        RecordClass.parse(word);
      }
      return true;
    } catch (IllegalArgumentException another) {
      return false;
    }
  }

  /** Returns the number of records in the range. */
  private long count() {
    return (stop - number) / step + 1;
  }

  private void range(Words words) throws TextFormatException {
    String range = words.count() > RANGE ? words.text(RANGE) : "";
    int minus = range.indexOf('-');
    int slash = range.indexOf('/', minus + 1);
    if (minus > 0) {
      number = number(range.substring(0, minus));
      stop = number(range.substring(minus + 1, slash < 0 ? range.length() : slash));
      step = slash < 0 ? 1 : number(range.substring(slash + 1));
    }
    if (minus <= 0 || number < 0 || stop < number || step < 1) {
      throw words.wrong(RANGE, "a range as start-stop or start-stop/step, up to " + LARGEST);
    }
  }

  /** Returns the value of some digits; -1 if they are not digits or the value is too large. */
  private static long number(String digits) {
    long value = digits.isEmpty() ? -1 : 0;
    for (int i = 0; i < digits.length() && value >= 0; i++) {
      char c = digits.charAt(i);
      value = c < '0' || c > '9' ? -1 : value * 10 + (c - '0');
      value = value > LARGEST ? -1 : value;
    }
    return value;
  }

  private boolean fill() {
    if (isTooLong) {
      return false;
    }
    if (position < line.length) {
      return true;
    }
    if (number > stop) {
      return false;
    }
    text.setLength(0);
    owner.append(number, text);
    text.append(middle);
    rdata.append(number, text);
    line = GenerateTemplate.octets(text.append('\n'));
    position = 0;
    number += step;
    isTooLong = !limits.octets(line.length);
    return !isTooLong;
  }

  /**
   * Checks that the limit of octets did not end the text before all entries were generated. Must be
   * called at its end.
   *
   * @throws TextFormatException if the text ended because the limit of octets was reached
   */
  void ended() throws TextFormatException {
    if (isTooLong) {
      throw tooLong;
    }
  }

  @Override
  public int read() {
    return fill() ? line[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) {
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - position);
    System.arraycopy(line, position, target, from, count);
    position += count;
    return count;
  }
}
