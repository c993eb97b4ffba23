package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Hex;
import io.wiredns.codec.internal.wire.RandomNameOctets;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** A patch changes only TTLs, or nothing at all, even if names include octets of TTL fields. */
class MessagePatchProperties {
  private static final int CNAME = 5;
  private static final int MX = 15;
  private static final int[] TYPES = {1, CNAME, 10, MX, 16, 65280};

  /** TTLs, classes and data whose octets are also valid names and pointers. */
  private static final String[] DECEPTIVE = {
    "00000e10", "01610000", "00026162", "c00cc00c", "3f616263", "0161c00c", "ffffffff", "02616200"
  };

  @Provide
  Arbitrary<byte[]> octets() {
    return Arbitraries.hostileOctets();
  }

  @Property
  void whateverTheOctetsAreNoNameChanges(@ForAll("octets") byte[] octets) {
    patch(octets);
  }

  @Property(tries = 1000)
  void noNameChangesThatPointsWhereItLikes(@ForAll Random random) {
    byte[] octets = pointing(random);
    MessageView view = new MessageView();
    if (!view.tryWrap(ByteBuffer.wrap(octets))) {
      return; // a name includes an RDLENGTH, which has another value now
    }
    boolean wellFormed =
        view.toMessageTolerant(new ArrayList<>()).answers().stream()
            .noneMatch(record -> record.rdata() instanceof MalformedRData);
    boolean refused = patch(octets);
    if (wellFormed) {
      assertEquals(isNamed(view, octets), refused, () -> Hex.text(octets));
    }
    Statistics.collect(refused);
    Statistics.coverage(
        coverage -> {
          coverage.check(true).percentage(share -> share > 5);
          coverage.check(false).percentage(share -> share > 5);
        });
  }

  /** Patches a message in every way and returns whether this was refused. */
  private static boolean patch(byte[] octets) {
    MessageView view = new MessageView();
    if (!view.tryWrap(ByteBuffer.wrap(octets))) {
      return false;
    }
    boolean refused = MessagePatch.namedTtl(view) >= 0;
    List<String> before = names(octets);
    for (long seconds : new long[] {1, 0x100, 0x10000, 0x0100_0000, 0xFFFF_FFFFL}) {
      byte[] lowered = octets.clone();
      assertEquals(!refused, MessagePatch.lowerTtls(ByteBuffer.wrap(lowered), view, seconds));
      byte[] limited = octets.clone();
      assertEquals(!refused, MessagePatch.limitTtls(ByteBuffer.wrap(limited), view, seconds));
      assertSame(lowered, limited, octets, TtlFields.of(view), seconds);
      if (refused) {
        assertArrayEquals(octets, lowered);
        assertArrayEquals(octets, limited);
      }
      assertEquals(before, names(lowered), () -> Hex.text(octets));
      assertEquals(before, names(limited), () -> Hex.text(octets));
    }
    return refused;
  }

  /** Checks that TtlFields changes the same fields as a patch with a view. */
  private static void assertSame(
      byte[] lowered, byte[] limited, byte[] octets, Optional<TtlFields> fields, long seconds) {
    byte[] one = octets.clone();
    byte[] other = octets.clone();
    fields.ifPresent(
        found -> {
          found.lower(ByteBuffer.wrap(one), seconds);
          found.limit(ByteBuffer.wrap(other), seconds);
        });
    assertArrayEquals(lowered, one);
    assertArrayEquals(limited, other);
  }

  /** Returns all names and data of a message, and all other fields except TTLs. */
  private static List<String> names(byte[] octets) {
    MessageView view = new MessageView();
    assertTrue(view.tryWrap(ByteBuffer.wrap(octets)));
    List<String> names = new ArrayList<>();
    for (int i = 0; i < view.questionCount(); i++) {
      names.add(
          view.questionName(i)
              + " "
              + view.questionTypeValue(i)
              + " "
              + view.questionClassValue(i));
    }
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      names.add(record.name() + " " + record.type() + " " + record.recordClass());
      RData rdata = record.rdataTolerant(new ArrayList<>());
      names.add(rdata instanceof MalformedRData bad ? "malformed " + bad.octets() : "" + rdata);
    }
    return names;
  }

  /** Returns a well-formed message whose owners and data point to any octets that form a name. */
  private static byte[] pointing(Random random) {
    int questions = random.nextInt(3);
    int records = 1 + random.nextInt(5);
    ByteBuffer out = ByteBuffer.allocate(1024);
    out.put(Hex.of("0000 8000" + Hex.u16(questions) + Hex.u16(records) + "0000 0000"));
    for (int i = 0; i < questions; i++) {
      putName(out, random);
      out.put(deceptive(random));
    }
    for (int i = 0; i < records; i++) {
      putName(out, random);
      int type = TYPES[random.nextInt(TYPES.length)];
      out.putShort((short) type).putShort((short) 1).put(deceptive(random));
      int length = out.position();
      out.putShort((short) 0);
      if (type == MX) {
        out.putShort((short) 1);
      }
      if (type == CNAME || type == MX) {
        putName(out, random);
      } else if (type == 1) {
        out.put(deceptive(random));
      } else {
        out.put(deceptive(random)).put(deceptive(random));
      }
      out.putShort(length, (short) (out.position() - length - 2));
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] deceptive(Random random) {
    return Hex.of(DECEPTIVE[random.nextInt(DECEPTIVE.length)]);
  }

  /** A label or none, then the root or a pointer to the start of a name. */
  private static void putName(ByteBuffer out, Random random) {
    int start = out.position();
    if (random.nextInt(3) == 0) {
      out.put(Hex.of("0178"));
    }
    RandomNameOctets randomOctets = new RandomNameOctets(out.array(), start);
    for (int tries = 0; tries < 12 && start > 12; tries++) {
      int target = 12 + random.nextInt(start - 12);
      RandomNameOctets.Walked walked = randomOctets.walk(target);
      if (walked != null && walked.octets() < 200) {
        out.putShort((short) (0xC000 | target));
        return;
      }
    }
    out.put((byte) 0);
  }

  /** Returns whether a name includes octets of a TTL field; checks each octet. */
  private static boolean isNamed(MessageView view, byte[] octets) {
    BitSet read = new BitSet();
    BitSet ttls = new BitSet();
    int p = 12;
    for (int i = 0; i < view.questionCount(); i++) {
      p = read(octets, p, read) + 4;
    }
    for (int i = 0; i < view.recordCount(); i++) {
      RecordView record = view.record(i);
      read(octets, record.offset(), read);
      ttls.set(record.typeOffset() + 4, record.typeOffset() + 8);
      if (record.typeValue() == CNAME) {
        read(octets, record.rdataOffset(), read);
      } else if (record.typeValue() == MX) {
        read(octets, record.rdataOffset() + 2, read);
      }
    }
    return read.intersects(ttls);
  }

  /** Marks the octets of a well-formed name and returns the index after its first piece. */
  private static int read(byte[] octets, int at, BitSet read) {
    int p = at;
    int after = -1;
    while (true) {
      int b = octets[p] & 0xFF;
      if (b == 0) {
        read.set(p);
        return after < 0 ? p + 1 : after;
      } else if (b < 64) {
        read.set(p, p + 1 + b);
        p += 1 + b;
      } else {
        read.set(p, p + 2);
        after = after < 0 ? p + 2 : after;
        p = (b & 0x3F) << 8 | octets[p + 1] & 0xFF;
      }
    }
  }

  @Property(tries = 300)
  void aHeaderIsNoPartOfAName(
      @ForAll("octets") byte[] octets, @ForAll char id, @ForAll char mask, @ForAll char bits)
      throws Exception {
    MessageView view = new MessageView();
    if (!view.tryWrap(ByteBuffer.wrap(octets))) {
      return;
    }
    byte[] changed = octets.clone();
    MessagePatch.setId(ByteBuffer.wrap(changed), id);
    // The opcode must not change: UPDATE and DSO have rules of their own for the rest of the
    // message.
    int free = mask & ~Header.OPCODE_MASK;
    MessagePatch.setFlags(ByteBuffer.wrap(changed), free, bits & free);
    assertEquals(names(octets), names(changed));
    assertFalse(view.recordCount() > 0 && !Arrays.equals(octets, 4, 12, changed, 4, 12));
  }
}
