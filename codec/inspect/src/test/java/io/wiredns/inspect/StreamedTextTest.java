package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Growth;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Text written to an Appendable is equal to that of {@code toText}, is passed on in pieces, and is
 * at most as long as the Javadoc says.
 */
class StreamedTextTest {
  /** The length of a record's text and of a buffer that was nearly full. */
  private static final int MOST_PIECE = 1 << 14;

  private static final String LABEL = "3f" + "ff".repeat(63);

  /** A name of 255 octets, none of them printable, at offset 12, to which c00c points. */
  private static final String NAME = LABEL.repeat(3) + "3d" + "ff".repeat(61) + "00";

  private static final int RESPONSE = 0x8000;
  private static final Rfc8427Json JSON = Rfc8427Json.standard();

  /** Records and questions whose names are all compressed. */
  private static final Map<String, byte[]> WORST =
      Map.of(
          "MINFO", message(1, "c00c 000e 0001 00000000 0004 c00c c00c"),
          "NS", message(2, "c00c 0002 0001 00000000 0002 c00c"),
          "TYPE65280", message(1, "c00c ff00 ff00 ffffffff 0000"),
          "PX", message(3, "c00c 001a 0001 00000000 0006 0000 c00c c00c"),
          "question", questions());

  private static byte[] message(int section, String record) {
    return Growth.message(RESPONSE, section, NAME + "00ff 0001", record, 1);
  }

  private static byte[] questions() {
    byte[] message = Growth.message(RESPONSE, 1, NAME + "ff00 ff00", "c00c ff00 ff00", 1);
    ByteBuffer header = ByteBuffer.wrap(message);
    header.putShort(4, (short) (header.getShort(6) + 1)).putShort(6, (short) 0);
    return message;
  }

  /** Keeps the text and the length of its longest piece. */
  private static final class Pieces implements Appendable {
    private final StringBuilder text = new StringBuilder();
    private int longest;

    @Override
    public Appendable append(CharSequence piece) {
      return append(piece, 0, piece.length());
    }

    @Override
    public Appendable append(CharSequence piece, int from, int to) {
      longest = Math.max(longest, to - from);
      text.append(piece, from, to);
      return this;
    }

    @Override
    public Appendable append(char one) {
      return append(String.valueOf(one));
    }

    void check(String what, String whole, int octets, int perOctet) {
      assertEquals(whole, text.toString(), what);
      assertTrue(longest <= MOST_PIECE, what + ": a piece of " + longest);
      assertTrue(
          whole.length() <= 2_000 + (long) perOctet * octets,
          what + ": " + whole.length() + " characters for " + octets + " octets");
    }
  }

  private static MessageView view(byte[] message) throws WireFormatException {
    return new MessageView().wrap(ByteBuffer.wrap(message));
  }

  @Test
  void dig() throws WireFormatException, IOException {
    for (Map.Entry<String, byte[]> worst : WORST.entrySet()) {
      Message message = view(worst.getValue()).toMessage();
      for (TextForm form : TextForm.values()) {
        Pieces pieces = new Pieces();
        DigText dig = DigText.builder().form(form).build();
        dig.write(message, pieces);
        int octets = worst.getValue().length;
        pieces.check(worst.getKey(), dig.toText(message), octets, 200);
        Pieces ofView = new Pieces();
        dig.write(view(worst.getValue()), ofView);
        ofView.check(worst.getKey(), dig.toText(message), octets, 200);
      }
    }
  }

  @Test
  void json() throws WireFormatException, IOException {
    for (Map.Entry<String, byte[]> worst : WORST.entrySet()) {
      MessageView view = view(worst.getValue());
      int octets = worst.getValue().length;
      Pieces pieces = new Pieces();
      JSON.write(view, pieces);
      pieces.check(worst.getKey(), JSON.toText(view), octets, 400);
      Message message = view.toMessage();
      Pieces ofMessage = new Pieces();
      JSON.write(message, ofMessage);
      ofMessage.check(worst.getKey(), JSON.toText(message), octets, 400);
    }
  }

  @Test
  void tolerantJson() throws IOException {
    byte[] message = Growth.message(RESPONSE, 3, "", "00 0029 04d0 00000000 0004 000f0000", 1);
    Pieces pieces = new Pieces();
    assertEquals(Message.parseTolerant(message).faults(), JSON.write(message, pieces));
    pieces.check("faults", JSON.toText(message), message.length, 100);
    assertTrue(JSON.toText(message).contains("\"xFaults\":["), "no faults");
  }

  @Test
  void jsonOfPush() throws WireFormatException, IOException {
    String change = "c010 0002 0001 00000000 0002 c010".replace(" ", "");
    String tlv = NAME + "00020001000000000002c010" + change.repeat(90);
    // The octets of the body are one piece, in hexadecimal.
    byte[] message =
        java.util.HexFormat.of()
            .parseHex("0000b000" + "00".repeat(8) + "0041%04x".formatted(tlv.length() / 2) + tlv);
    MessageView view = view(message);
    String whole = JSON.toText(view);
    Pieces pieces = new Pieces();
    JSON.write(view, pieces);
    pieces.check("PUSH", whole, message.length, 400);
    String text = io.wiredns.stateful.DsoMessage.tlvs(view.body()).get(0).toText();
    assertTrue(whole.contains(text.replace("\\", "\\\\")), "the text of the TLV");
  }

  @Test
  void dissection() throws IOException {
    for (Map.Entry<String, byte[]> worst : WORST.entrySet()) {
      byte[] message = worst.getValue();
      Pieces pieces = new Pieces();
      assertEquals(List.of(), Dissector.standard().write(message, pieces));
      pieces.check(worst.getKey(), Dissector.standard().toText(message), message.length, 250);
    }
  }

  @Test
  void nothingIsWrittenOfAMalformedMessage() throws WireFormatException {
    String good = "00 0001 0001 00000000 0004 00000000";
    byte[] message = Growth.message(RESPONSE, 1, "", good, 1);
    ByteBuffer.wrap(message).putShort(message.length - 15 + 1, (short) 2); // A becomes NS
    MessageView view = view(message);
    Pieces pieces = new Pieces();
    assertThrows(WireFormatException.class, () -> JSON.write(view, pieces));
    assertEquals("", pieces.text.toString());
    StringBuilder before = new StringBuilder("before");
    assertThrows(WireFormatException.class, () -> JSON.write(view, before));
    assertEquals("before", before.toString());
  }
}
