package io.wiredns.codec.code;

/**
 * A record's CLASS (or a question's QCLASS), 16 bits; RFC 1035 section 3.2.4, RFC 6895 section 3.2.
 *
 * <p>All 65,536 values can be used; those without a mnemonic are printed in the form {@code
 * CLASS32}, RFC 3597 section 5.
 *
 * <p>Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class RecordClass implements CodePoint, Comparable<RecordClass> {
  private static final CodePoints<RecordClass> POINTS =
      new CodePoints<>("CLASS", 65535, RecordClass::new, new RecordClass[CodePoints.DENSE]);

  /** All these code points, for the readers of fields that contain one. */
  public static final CodePointSpace<RecordClass> SPACE = POINTS;

  /** The Internet, RFC 1035 section 3.2.4. */
  public static final RecordClass IN = POINTS.define(1, "IN");

  /** Chaos, RFC 1035 section 3.2.4. */
  public static final RecordClass CH = POINTS.define(3, "CH");

  /** Hesiod, RFC 1035 section 3.2.4. */
  public static final RecordClass HS = POINTS.define(4, "HS");

  /** No class, in UPDATE only, RFC 2136 section 2.4. */
  public static final RecordClass NONE = POINTS.define(254, "NONE");

  /** Any class, RFC 1035 section 3.2.5; also the class of TSIG and of UPDATE deletions. */
  public static final RecordClass ANY = POINTS.define(255, "ANY");

  static {
    POINTS.alias("*", ANY);
    POINTS.alias("CHAOS", CH);
  }

  private static final RecordClass[] DENSE = POINTS.dense();

  private final int value;
  private final String mnemonic;

  private RecordClass(int value, String mnemonic) {
    this.value = value;
    this.mnemonic = mnemonic;
  }

  /**
   * Returns the code point of a number. A known code point is always the same object, which costs
   * no allocation.
   *
   * @param value the number, 0 to 65535
   * @return the code point
   * @throws IllegalArgumentException if the number is out of range
   */
  public static RecordClass of(int value) {
    RecordClass known = value >= 0 && value < DENSE.length ? DENSE[value] : null;
    return known != null ? known : POINTS.of(value);
  }

  /** Returns whether a word in capital letters names a class. */
  static boolean isWord(String word) {
    return POINTS.isMnemonic(word) || word.matches("CLASS[0-9]+");
  }

  /**
   * Returns the code point that a text names: a mnemonic, ignoring case, or the generic form {@code
   * CLASS} and a number.
   *
   * @param text the text, such as {@code IN} or {@code CLASS1}
   * @return the code point
   * @throws IllegalArgumentException if the text does not name a code point
   */
  public static RecordClass parse(String text) {
    return POINTS.parse(text);
  }

  /**
   * Returns the number of the code point.
   *
   * @return the number, 0 to 65535
   */
  @Override
  public int value() {
    return value;
  }

  /**
   * Returns the generic form, which every number has; RFC 3597 section 5.
   *
   * @return one word, such as {@code CLASS1} for IN
   */
  public String toGenericText() {
    return POINTS.generic(value);
  }

  @Override
  public int compareTo(RecordClass other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordClass that && value == that.value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  /** Returns the mnemonic, or the generic form if there is none. */
  @Override
  public String toString() {
    return mnemonic != null ? mnemonic : POINTS.generic(value);
  }
}
