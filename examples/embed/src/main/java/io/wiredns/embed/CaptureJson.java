package io.wiredns.embed;

import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.Rfc8427Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Makes JSON of a capture, a message a line (RFC 8427), and messages of that JSON. */
public final class CaptureJson {
  private CaptureJson() {}

  /**
   * Writes the messages of a capture as JSON.
   *
   * @param capture a pcap or pcapng file, compressed or not
   * @param out takes a line for each message
   * @return how many messages were malformed, which have no line
   * @throws IOException if one of the two fails
   */
  public static int toJson(InputStream capture, Appendable out) throws IOException {
    MessageView view = new MessageView();
    Rfc8427Json json = Rfc8427Json.standard();
    int malformed = 0;
    try (DnsCapture messages = DnsCapture.open(capture, DnsCapture.DEFAULT_PORTS)) {
      for (DnsPayload next = messages.next(); next != null; next = messages.next()) {
        try {
          json.write(view.wrap(next.octets()), out);
          out.append('\n');
        } catch (WireFormatException fault) {
          malformed++;
        }
      }
    }
    return malformed;
  }

  /**
   * Reads messages that are written as JSON.
   *
   * @param lines an object a line
   * @return the messages
   * @throws IOException if reading fails
   * @throws TextFormatException if a line is no message, with the column
   */
  public static List<Message> fromJson(BufferedReader lines)
      throws IOException, TextFormatException {
    List<Message> messages = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      messages.add(Rfc8427Json.standard().parse(line));
    }
    return messages;
  }
}
