package io.wiredns.doctor.report;

import java.util.List;

/**
 * Builds a JSON object in one line of ASCII. For one thread at a time.
 *
 * @since 0.1
 */
public final class JsonLine {
  private final StringBuilder out = new StringBuilder("{");

  /** Creates an object without members. */
  public JsonLine() {}

  private JsonLine key(String key) {
    if (out.length() > 1) {
      out.append(',');
    }
    return quoted(key).raw(":");
  }

  private JsonLine raw(String text) {
    out.append(text);
    return this;
  }

  private JsonLine quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
    return this;
  }

  /**
   * Adds a member with a text, or with the value null.
   *
   * @param key the name of the member
   * @param value the text, or null
   * @return this object
   */
  public JsonLine text(String key, String value) {
    return value == null ? key(key).raw("null") : key(key).quoted(value);
  }

  /**
   * Adds a member with a number.
   *
   * @param key the name of the member
   * @param value the number
   * @return this object
   */
  public JsonLine number(String key, long value) {
    return key(key).raw(Long.toString(value));
  }

  /**
   * Adds a member with true or false.
   *
   * @param key the name of the member
   * @param value true or false
   * @return this object
   */
  public JsonLine flag(String key, boolean value) {
    return key(key).raw(Boolean.toString(value));
  }

  /**
   * Adds a member with an array of texts.
   *
   * @param key the name of the member
   * @param values the texts
   * @return this object
   */
  public JsonLine texts(String key, List<String> values) {
    key(key).raw("[");
    for (int i = 0; i < values.size(); i++) {
      raw(i > 0 ? "," : "").quoted(values.get(i));
    }
    return raw("]");
  }

  /**
   * Adds a member with an array of numbers.
   *
   * @param key the name of the member
   * @param values the numbers
   * @return this object
   */
  public JsonLine numbers(String key, List<Integer> values) {
    return key(key).raw(values.toString().replace(" ", ""));
  }

  /**
   * Adds a member with an object, or with the value null.
   *
   * @param key the name of the member
   * @param value the object, or null
   * @return this object
   */
  public JsonLine line(String key, JsonLine value) {
    return key(key).raw(value == null ? "null" : value.toString());
  }

  /**
   * Adds a member with an array of objects.
   *
   * @param key the name of the member
   * @param values the objects
   * @return this object
   */
  public JsonLine lines(String key, List<JsonLine> values) {
    key(key).raw("[");
    for (int i = 0; i < values.size(); i++) {
      raw(i > 0 ? "," : "").raw(values.get(i).toString());
    }
    return raw("]");
  }

  /** Returns the object. */
  @Override
  public String toString() {
    return out + "}";
  }
}
