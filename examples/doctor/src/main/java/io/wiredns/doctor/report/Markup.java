package io.wiredns.doctor.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that are well-formed both as HTML and as XML. Texts and values of attributes are
 * printable ASCII with all markup escaped, so that nothing that a server has sent can become
 * markup. Names of elements and attributes are constants of the caller.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; names and values of attributes alternate. */
  Markup open(String element, String... attributes) {
    start(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** Writes an element without content. */
  Markup empty(String element, String... attributes) {
    start(element, attributes);
    out.append("/>");
    return this;
  }

  /** Writes an element that contains a text only. */
  Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  private void start(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      text(attributes[i + 1]);
      out.append('"');
    }
  }

  Markup text(String text) {
    String printable = Printable.of(text);
    for (int i = 0; i < printable.length(); i++) {
      char c = printable.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** Writes a symbol of the page itself as a character reference. */
  Markup symbol(int codePoint) {
    out.append("&#").append(codePoint).append(';');
    return this;
  }

  /** Writes a constant of the page itself as it stands. */
  Markup constant(String text) {
    out.append(text);
    return this;
  }

  Markup line() {
    out.append('\n');
    return this;
  }

  /** Closes the element that was opened last. */
  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("open elements: " + open);
    }
    return out.toString();
  }
}
