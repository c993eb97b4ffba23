package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Tests the names of a whole message: limits, sharing, and the caches of a reused view. */
class MessageNamesTest {
  private static final byte[] GOOD = MessageViewTest.GOOD;

  /**
   * A NULL record whose RDATA is a root and a chain of pointers, each to the one before, and an NS
   * record with the last.
   */
  private static byte[] chain(int pointers, boolean owner) {
    StringBuilder hex = new StringBuilder("00");
    for (int i = 0; i < pointers - 1; i++) {
      hex.append(Hex.u16(0xC000 | (i == 0 ? 23 : 22 + 2 * i)));
    }
    String last = Hex.u16(0xC000 | 22 + 2 * (pointers - 1));
    return Hex.of(
        "0000 8000 0000 0002 0000 0000",
        "00 000a 0001 00000000" + Hex.u16(2 * pointers - 1) + hex,
        (owner ? last : "00") + "0002 0001 00000000",
        owner ? "0001 00" : "0002" + last);
  }

  @Test
  void aChainOf127PointersIsFollowedAndOf128IsNot() throws WireFormatException {
    for (boolean owner : new boolean[] {true, false}) {
      Message message = Message.parse(ByteBuffer.wrap(chain(127, owner)));
      assertTrue(message.answers().get(1).name().isRoot());
      ByteBuffer longer = ByteBuffer.wrap(chain(128, owner));
      WireFormatException fault =
          assertThrows(WireFormatException.class, () -> Message.parse(longer));
      assertEquals(Fault.POINTER_CHAIN, fault.fault());
      assertEquals(24, fault.offset());
    }
  }

  @Test
  void aNameIsCopiedAsItsWindowCopiesIt() throws WireFormatException {
    // The second owner is in pieces: a label and a pointer.
    MessageView view =
        new MessageView()
            .wrap(
                ByteBuffer.wrap(
                    Hex.of(
                        "0000 8000 0001 0002 0000 0000 03777777 00 0001 0001",
                        "c00c 0010 0001 00000000 0001 00",
                        "0161 c00c 0010 0001 00000000 0001 00")));
    byte[] copied = new byte[300];
    byte[] window = new byte[300];
    assertEquals(5, view.copyQuestionName(0, copied, 7));
    view.questionName(0).copyTo(window, 7);
    for (int i = 0; i < 2; i++) {
      assertEquals(5 + 2 * i, view.record(i).copyName(copied, 20 * i + 20));
      view.record(i).name().copyTo(window, 20 * i + 20);
    }
    assertArrayEquals(window, copied);
    assertThrows(IndexOutOfBoundsException.class, () -> view.copyQuestionName(1, copied, 0));
  }

  @Test
  void namesThatPointersRepeatAreOneObject() throws WireFormatException {
    Message message = Message.parse(ByteBuffer.wrap(GOOD));
    Name asked = message.questions().get(0).name();
    assertTrue(message.answers().get(0).name() == asked);
    assertTrue(message.answers().get(1).name() == asked);
  }

  @Test
  void namesOf255OctetsByAPointerAreReadAndOf256AreNot() throws WireFormatException {
    for (int last : new int[] {59, 60}) {
      String name = ("3f" + "61".repeat(63)).repeat(3) + Hex.u16(last).substring(2);
      name += "62".repeat(last) + "00";
      // The question's name, and the owner of the record after it, which differs in case.
      String owner = name.replace("62", "42");
      int second = 12 + name.length() / 2 + 4;
      String record = "0010 0001 00000000 0001 00";
      String head = "0000 8000 0001 0002 0000 0000" + name + "0001 0001" + owner + record;
      for (int target : new int[] {12, second}) {
        ByteBuffer octets =
            ByteBuffer.wrap(Hex.of(head, "0163" + Hex.u16(0xC000 | target), record));
        if (last == 59) {
          assertEquals(255, Message.parse(octets).answers().get(1).name().length());
        } else {
          assertFalse(new MessageView().tryWrap(octets));
          WireFormatException fault =
              assertThrows(WireFormatException.class, () -> Message.parse(octets));
          assertEquals(Fault.NAME_TOO_LONG, fault.fault());
        }
      }
    }
  }

  @Test
  void namesOfTheMessageBeforeAreForgotten() throws WireFormatException {
    MessageView view = new MessageView();
    for (String letter : new String[] {"61", "62"}) {
      String head = "0000 8000 0001 0003 0000 0000 01" + letter + "00 0001 0001";
      String named = "01" + letter + "01" + letter + "00 0005 0001 00000000 0002";
      Message message =
          view.wrap(ByteBuffer.wrap(Hex.of(head, named + "c00c", named + "c013", named + "c013")))
              .toMessage();
      String label = letter.equals("61") ? "a" : "b";
      assertEquals(label + ".", message.answers().get(0).rdata().toText());
      assertEquals(label + "." + label + ".", message.answers().get(1).rdata().toText());
      assertEquals(label + "." + label + ".", message.answers().get(2).rdata().toText());
    }
    // Without a question, octet 12 is another name.
    byte[] unasked = Hex.of("0000 8000 0000 0002 0000 0000 0163 00 0010 0001 00000000 0001 00");
    byte[] second = Hex.of("00 0005 0001 00000000 0002 c00c");
    ByteBuffer octets = ByteBuffer.allocate(60).put(unasked).put(second).flip();
    assertEquals("c.", view.wrap(octets).record(1).rdata().toText());
  }
}
