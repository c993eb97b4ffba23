package io.wiredns.command.input;

import io.wiredns.capture.CaptureFormat;

/** The format of the input. */
public enum InputKind {
  /** Each message after its length in two octets, as over TCP. */
  FRAMES,
  /** Lines with one message each, in hexadecimal. */
  HEX,
  /** Lines with one message each, in base64. */
  BASE64,
  /** A capture file, pcap or pcapng. */
  PCAP,
  /** One message. */
  RAW;

  /**
   * Guesses the format from the start of the input.
   *
   * @param start an array that starts with the first octets
   * @param length the number of octets in the array
   * @param whole whether these octets are the whole input
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
   * Returns whether the input is a sequence of frames that ends exactly at its end. If the array
   * has only the start of the input, returns true without a check: so long an input cannot be a
   * single message.
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
