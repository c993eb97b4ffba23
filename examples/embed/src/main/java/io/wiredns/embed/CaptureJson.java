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

/** Writes the messages of a capture as lines of JSON (RFC 8427), and parses such lines. */
public final class CaptureJson {
  private CaptureJson() {}

  /**
   * Writes the messages of a capture as JSON.
   *
   * @param capture a pcap or pcapng file, which may be compressed
   * @param out the output, which receives a line for each well-formed message
   * @return the number of malformed messages, for which no line is written
   * @throws IOException if the capture cannot be read or the output cannot be written
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
   * Parses messages in JSON.
   *
   * @param lines lines with one object each
   * @return the messages
   * @throws IOException if a line cannot be read
   * @throws TextFormatException if a line is not a message; the exception states the column
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
