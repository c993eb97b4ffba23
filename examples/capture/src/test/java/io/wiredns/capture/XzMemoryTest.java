package io.wiredns.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class XzMemoryTest {
  private static final Pattern ADVICE = Pattern.compile("java -Xmx(\\d+)m has enough$");

  @Test
  void leavesAHeapWhatAllElseTakes() {
    assertEquals(0, new XzMemory(0).limitKib());
    assertEquals(0, new XzMemory(40).limitKib());
    assertEquals(24 * 1024, new XzMemory(64).limitKib());
    assertEquals(600 * 1024, new XzMemory(1000).limitKib());
    assertEquals(Integer.MAX_VALUE, new XzMemory(1L << 40).limitKib());
  }

  @Test
  void whatItAdvisesIsEnoughWhateverTheCollectorCounts() {
    for (int neededMib = 1; neededMib <= 1537; neededMib++) {
      int neededKib = neededMib * 1024 - 920;
      Matcher advice = ADVICE.matcher(new XzMemory(41).refusal(neededKib));
      assertTrue(advice.find());
      long heap = Long.parseLong(advice.group(1));
      // The parallel collector uses a ninth as the space to which survivors are copied.
      long counted = heap - heap / 9 - 1;
      assertTrue(new XzMemory(counted).limitKib() >= neededKib, advice.group());
    }
  }

  @Test
  void keepsOneDictionaryAndTheSmallArrays() {
    XzArrays arrays = new XzArrays();
    byte[] small = arrays.getByteArray(4096, false);
    byte[] coder = arrays.getByteArray(1 << 16, false);
    byte[] dictionary = arrays.getByteArray(1 << 20, false);
    arrays.putArray(dictionary);
    arrays.putArray(coder);
    arrays.putArray(small);
    assertSame(small, arrays.getByteArray(4096, false));
    assertSame(coder, arrays.getByteArray(1 << 16, false));
    assertSame(dictionary, arrays.getByteArray(1 << 17, false));
    assertNotSame(dictionary, arrays.getByteArray(1 << 17, false));
    assertNotSame(small, arrays.getByteArray(4096, false));
    arrays.putArray(dictionary);
    assertEquals(1 << 21, arrays.getByteArray(1 << 21, false).length);
    // The smaller dictionary was released.
    assertNotSame(dictionary, arrays.getByteArray(1 << 20, false));
    arrays.putArray(small);
    assertNotSame(small, arrays.getByteArray(4096, true));
  }
}
