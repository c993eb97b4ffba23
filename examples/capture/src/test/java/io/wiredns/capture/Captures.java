package io.wiredns.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The result of reading a capture to its end. */
record Captures(List<DnsPayload> payloads, CaptureCounters counters, IOException failure) {

  /** Reads a capture that must have no fault. */
  static Captures read(byte[] file) throws IOException {
    Captures read = readAnyhow(file);
    if (read.failure != null) {
      throw read.failure;
    }
    return read;
  }

  /** Reads a capture to its end or its first fault. */
  static Captures readAnyhow(byte[] file) throws IOException {
    List<DnsPayload> payloads = new ArrayList<>();
    IOException failure = null;
    try (DnsCapture capture =
        DnsCapture.open(new ByteArrayInputStream(file), DnsCapture.DEFAULT_PORTS)) {
      try {
        DnsPayload payload = capture.next();
        while (payload != null) {
          payloads.add(payload);
          payload = capture.next();
        }
      } catch (CaptureException e) {
        failure = e;
      }
      return new Captures(payloads, capture.counters(), failure);
    }
  }

  /** Returns the messages as buffers, which can be compared and printed. */
  List<ByteBuffer> messages() {
    return payloads.stream().map(DnsPayload::octets).toList();
  }

  static List<ByteBuffer> messages(byte[]... messages) {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (byte[] message : messages) {
      buffers.add(ByteBuffer.wrap(message));
    }
    return buffers;
  }
}
