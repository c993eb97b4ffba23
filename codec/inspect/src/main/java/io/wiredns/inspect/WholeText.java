package io.wiredns.inspect;

import java.io.IOException;

/** Returns as a string what a renderer writes. Stateless; may be used by any thread. */
final class WholeText {
  /** What writes to a buffer. */
  interface Writing<E extends Exception> {
    void writeTo(AsciiBuffer out) throws E, IOException;
  }

  private WholeText() {}

  static <E extends Exception> String of(Writing<E> writing) throws E {
    AsciiBuffer out = new AsciiBuffer();
    try {
      writing.writeTo(out);
    } catch (IOException impossible) {
      throw new AssertionError("a buffer took no text", impossible);
    }
    return out.toString();
  }
}
