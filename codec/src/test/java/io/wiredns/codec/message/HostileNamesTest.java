package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.internal.wire.Diagnosis;
import io.wiredns.codec.internal.wire.WireNames;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.rdata.MalformedRData;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Messages whose names are so costly that they are cached: every name is read as by a separate
 * walk, and refused for the same fault at the same offset.
 */
class HostileNamesTest {
  private static final int RANDOM_AT = 23;
  private static final int RANDOM_END = 0x4000;
  private static final int RECORDS = 3_000;

  /** A NULL record full of pieces of names, and records whose owner and CNAME point to them. */
  private static byte[] message(Random random, boolean badOwners) {
    ByteBuffer message = ByteBuffer.allocate(65_535);
    message.putShort(2, (short) 0x8000).putShort(6, (short) (RECORDS + 1)).position(12);
    message.put((byte) 0).putShort((short) 10).putShort((short) 1).putInt(0);
    message.putShort((short) (RANDOM_END - RANDOM_AT));
    int[] starts = randomOctets(message, random);
    Diagnosis diagnosis = new Diagnosis();
    int good = starts[0];
    for (int i = 0; i < RECORDS; i++) {
      int owner = starts[random.nextInt(starts.length)];
      boolean bad = WireNames.diagnose(message.array(), owner, 65_535, 65_535, diagnosis);
      if (bad && !(badOwners && random.nextInt(1_000) == 0)) {
        owner = good;
      } else if (!bad) {
        good = owner;
      }
      message.putShort((short) (0xC000 | owner)).putShort((short) 5).putShort((short) 1).putInt(0);
      boolean label = random.nextInt(4) == 0;
      message.putShort((short) (label ? 4 : 2));
      if (label) {
        message.put((byte) 1).put((byte) 'x');
      }
      message.putShort((short) (0xC000 | starts[random.nextInt(starts.length)]));
    }
    return Arrays.copyOf(message.array(), message.position());
  }

  /**
   * Fills the RDATA with labels, roots and backward pointers; returns the offsets at which names
   * start.
   */
  private static int[] randomOctets(ByteBuffer message, Random random) {
    int[] starts = new int[RANDOM_END];
    int found = 0;
    starts[found++] = message.position();
    message.put((byte) 0);
    while (message.position() < RANDOM_END - 40) {
      int first = message.position();
      for (int labels = random.nextInt(6); labels > 0; labels--) {
        starts[found++] = message.position();
        int length = 1 + random.nextInt(3);
        message.put((byte) length);
        for (int i = 0; i < length; i++) {
          message.put((byte) ('a' + random.nextInt(3)));
        }
      }
      starts[found++] = message.position();
      if (random.nextInt(7) == 0) {
        message.put((byte) 0);
      } else {
        // Near targets make long chains; some targets are not prior, or not the start of a label.
        int back = Math.max(0, found - 2 - random.nextInt(random.nextBoolean() ? 9 : found));
        int target = starts[back] + (random.nextInt(300) == 0 ? random.nextInt(4) : 0);
        message.putShort((short) (0xC000 | (random.nextInt(500) == 0 ? first : target)));
      }
    }
    while (message.position() < RANDOM_END) {
      message.put((byte) 0);
    }
    return Arrays.copyOf(starts, found);
  }

  @Test
  void namesAreReadAsWalksOfTheirOwnReadThem() {
    Random random = new Random(5);
    MessageView view = new MessageView();
    int names = 0;
    int malformed = 0;
    for (int i = 0; i < 30; i++) {
      byte[] octets = message(random, false);
      assertTrue(view.tryWrap(ByteBuffer.wrap(octets)), () -> view.failure().getMessage());
      Message message = Message.parseTolerant(ByteBuffer.wrap(octets)).message().orElseThrow();
      for (int record = 1; record <= RECORDS; record++) {
        RecordView at = view.record(record);
        byte[] owner = expanded(octets, at.offset(), octets.length);
        byte[] copied = new byte[255];
        assertArrayEquals(owner, Arrays.copyOf(copied, at.copyName(copied, 0)));
        assertEquals(owner.length, at.name().length());
        assertEquals(owner.length, at.name().toName().length());
        ResourceRecord value = message.answers().get(record);
        assertArrayEquals(owner, value.name().toWire().toArray());
        Diagnosis fault = new Diagnosis();
        int end = at.rdataOffset() + at.rdataLength();
        if (WireNames.diagnose(octets, at.rdataOffset(), end, octets.length, fault)) {
          MalformedRData bad = (MalformedRData) value.rdata();
          assertEquals(fault.fault(), bad.fault().fault());
          assertEquals(fault.offset(), bad.fault().offset());
          malformed++;
        } else {
          byte[] target = expanded(octets, at.rdataOffset(), end);
          assertArrayEquals(target, ((Cname) value.rdata()).target().toWire().toArray());
          names++;
        }
      }
    }
    assertTrue(names > 20_000 && malformed > 2_000, names + " names, " + malformed + " malformed");
  }

  @Test
  void aViewRefusesTheFirstNameThatAWalkOfItsOwnRefuses() {
    Random random = new Random(6);
    MessageView view = new MessageView();
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] octets = message(random, true);
      Diagnosis fault = new Diagnosis();
      boolean bad = false;
      int at = RANDOM_END;
      while (!bad && at < octets.length) {
        bad = WireNames.diagnose(octets, at, octets.length, octets.length, fault);
        at += 12 + octets[at + 11];
      }
      assertEquals(!bad, view.tryWrap(ByteBuffer.wrap(octets)));
      if (bad) {
        assertEquals(fault.fault(), view.fault());
        assertEquals(fault.offset(), view.faultOffset());
        refused++;
      }
    }
    assertTrue(refused > 20, "refused: " + refused);
  }

  private static byte[] expanded(byte[] octets, int at, int inlineEnd) {
    byte[] target = new byte[255];
    int expanded = WireNames.expand(octets, at, inlineEnd, octets.length, target, 0);
    return Arrays.copyOf(target, WireNames.octets(expanded));
  }
}
