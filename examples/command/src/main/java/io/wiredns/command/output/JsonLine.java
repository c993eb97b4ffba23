package io.wiredns.command.output;

import java.util.List;

/** Builds a JSON object in one line. */
public final class JsonLine {
  private final StringBuilder out = new StringBuilder("{");

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

  /** Adds a member with a text, or with the value null. */
  public JsonLine text(String key, String value) {
    return value == null ? key(key).raw("null") : key(key).quoted(value);
  }

  public JsonLine number(String key, long value) {
    return key(key).raw(Long.toString(value));
  }

  public JsonLine flag(String key, boolean value) {
    return key(key).raw(Boolean.toString(value));
  }

  public JsonLine texts(String key, List<String> values) {
    key(key).raw("[");
    for (int i = 0; i < values.size(); i++) {
      raw(i > 0 ? "," : "").quoted(values.get(i));
    }
    return raw("]");
  }

  public JsonLine numbers(String key, List<Integer> values) {
    return key(key).raw(values.toString().replace(" ", ""));
  }

  public JsonLine lines(String key, List<JsonLine> values) {
    key(key).raw("[");
    for (int i = 0; i < values.size(); i++) {
      raw(i > 0 ? "," : "").raw(values.get(i).toString());
    }
    return raw("]");
  }

  @Override
  public String toString() {
    return out + "}";
  }
}
