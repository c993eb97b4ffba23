package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.internal.wire.RandomNameOctets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Messages whose names are chains of pointers into, before and after the question, where most
 * octets of labels are lengths or pointers themselves. A view accepts a message exactly if the
 * simple walk of {@link RandomNameOctets} accepts the names of all its entries, and then each name
 * can be read.
 */
class PointerChainsTest {
  private static final int ROOM = 900;

  private final Random random = new Random(1035);
  private final byte[] a = new byte[ROOM];
  private int p;

  private int octet() {
    int kind = random.nextInt(8);
    if (kind < 5) {
      return random.nextInt(kind < 3 ? 8 : 64);
    }
    return kind == 5 ? 0xC0 : kind == 6 ? random.nextInt(p + 4) : 0;
  }

  private void labels(int count) {
    for (int label = 0; label < count; label++) {
      int length = random.nextInt(20) == 0 ? 50 + random.nextInt(14) : 1 + random.nextInt(6);
      a[p++] = (byte) length;
      for (int i = 0; i < length; i++) {
        a[p++] = (byte) octet();
      }
    }
  }

  private void pointer() {
    int target = 12 + random.nextInt(Math.max(1, p - 8));
    a[p++] = (byte) (0xC0 | target >>> 8);
    a[p++] = (byte) target;
  }

  private void name(int labels, int rootOneIn) {
    labels(random.nextInt(labels));
    if (random.nextInt(rootOneIn) == 0) {
      a[p++] = 0;
    } else {
      pointer();
    }
  }

  private void put16(int value) {
    a[p++] = (byte) (value >>> 8);
    a[p++] = (byte) value;
  }

  /** Returns a message of a question or two and some NS records, with whole entries. */
  private RandomNameOctets message() {
    Arrays.fill(a, (byte) 0);
    p = 12;
    int questions = random.nextInt(8) == 0 ? 2 : 1;
    int records = 1 + random.nextInt(5);
    a[2] = (byte) 0x80;
    a[5] = (byte) questions;
    a[7] = (byte) records;
    for (int i = 0; i < questions; i++) {
      name(5, i == 0 ? 1 : 2);
      put16(1);
      put16(1);
    }
    for (int i = 0; i < records; i++) {
      name(3, 6);
      put16(2);
      put16(1);
      p += 4;
      int rdata = p + 2;
      p = rdata;
      for (int names = random.nextInt(3); names > 0; names--) {
        name(3, 6);
      }
      int end = p;
      p = rdata - 2;
      put16(end - rdata);
      p = end;
    }
    return new RandomNameOctets(a.clone(), p);
  }

  /** Returns the index after a name that starts at an offset and is well-formed. */
  private static int skip(RandomNameOctets message, int at) {
    int end = at;
    while (message.octets()[end] > 0) {
      end += message.octets()[end] + 1;
    }
    return end + (message.octets()[end] == 0 ? 1 : 2);
  }

  private static boolean isWellFormed(RandomNameOctets message) {
    byte[] octets = message.octets();
    int at = 12;
    int questions = octets[5];
    for (int entry = 0; entry < questions + octets[7]; entry++) {
      if (message.walk(at) == null) {
        return false;
      }
      at = skip(message, at) + (entry < questions ? 4 : 10);
      if (entry >= questions) {
        at += (octets[at - 2] & 0xFF) << 8 | octets[at - 1] & 0xFF;
      }
    }
    return at == message.end();
  }

  @Test
  void aMessageIsAcceptedExactlyIfEachOfItsNamesCanBeRead() {
    MessageView view = new MessageView();
    byte[] name = new byte[255];
    int accepted = 0;
    for (int i = 0; i < 60_000; i++) {
      RandomNameOctets message = message();
      boolean good = isWellFormed(message);
      assertEquals(good, view.tryWrap(Arrays.copyOf(message.octets(), message.end())), "no. " + i);
      if (good) {
        accepted++;
        for (int n = 0; n < view.questionCount(); n++) {
          assertEquals(view.questionName(n).length(), view.copyQuestionName(n, name, 0));
        }
        for (int n = 0; n < view.recordCount(); n++) {
          RecordView record = view.record(n);
          int octets = message.walk(record.offset()).octets();
          assertEquals(octets, record.copyName(name, 0));
          assertEquals(octets, record.name().toName().length());
        }
      }
    }
    assertTrue(accepted > 10_000 && accepted < 50_000, accepted + " accepted");
  }
}
