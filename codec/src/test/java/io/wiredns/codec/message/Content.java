package io.wiredns.codec.message;

import io.wiredns.codec.Hex;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Formats the content of a message as text that keeps the case and value of every octet. */
final class Content {
  private Content() {}

  static String of(Message message) {
    StringBuilder text = new StringBuilder();
    text.append(message.header()).append('\n');
    message.questions().forEach(question -> text.append(question).append('\n'));
    message.answers().forEach(record -> text.append(record).append('\n'));
    text.append("--\n");
    message.authorities().forEach(record -> text.append(record).append('\n'));
    text.append("--\n");
    message.additionals().forEach(record -> text.append(record).append('\n'));
    return text.append(message.body()).toString();
  }

  /** Returns the RDATA of every record in hexadecimal, with expanded names. */
  static List<String> expandedRData(byte[] message) {
    MessageView view = new MessageView();
    if (!view.tryWrap(ByteBuffer.wrap(message))) {
      throw new AssertionError(view.failure().getMessage());
    }
    List<String> all = new ArrayList<>();
    byte[] target = new byte[65_535 + 510];
    for (int i = 0; i < view.recordCount(); i++) {
      int length = view.record(i).copyExpandedRData(target, 0);
      all.add(view.record(i).type() + " " + Hex.text(Arrays.copyOf(target, Math.max(0, length))));
    }
    return all;
  }
}
