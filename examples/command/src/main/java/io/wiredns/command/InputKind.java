package io.wiredns.command;

import io.wiredns.capture.CaptureFormat;

/** In what form messages come. */
enum InputKind {
  /** A length of two octets before each message, as over TCP. */
  FRAMES,
  /** A message a line, in hexadecimal. */
  HEX,
  /** A message a line, in base64. */
  BASE64,
  /** A capture file, pcap or pcapng. */
  PCAP,
  /** One message and nothing else. */
  RAW;

  /**
   * Guesses from how the input starts.
   *
   * @param start the first octets
   * @param length how many there are
   * @param whole whether that is the whole input
   */
  static InputKind guess(byte[] start, int length, boolean whole) {
    if (CaptureFormat.isCapture(start, length)) {
      return PCAP;
    }
    if (length > 0 && isText(start, length, "0123456789abcdefABCDEF:xX")) {
      return HEX;
    }
    if (length > 0 && isBase64(start, length)) {
      return BASE64;
    }
    return isFrames(start, length, whole) ? FRAMES : RAW;
  }

  private static boolean isText(byte[] start, int length, String letters) {
    boolean some = false;
    for (int i = 0; i < length; i++) {
      boolean letter = letters.indexOf(start[i]) >= 0;
      if (!letter && start[i] != ' ' && start[i] != '\t' && start[i] != '\r' && start[i] != '\n') {
        return false;
      }
      some |= letter;
    }
    return some;
  }

  private static boolean isBase64(byte[] start, int length) {
    return isText(
        start, length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
  }

  /**
   * Whether lengths lead from frame to frame exactly to the end. Input that goes on beyond what we
   * see is longer than any one message.
   */
  private static boolean isFrames(byte[] start, int length, boolean whole) {
    if (!whole) {
      return true;
    }
    int p = 0;
    while (p + 2 <= length) {
      p += 2 + ((start[p] & 0xFF) << 8 | start[p + 1] & 0xFF);
    }
    return p == length;
  }
}
