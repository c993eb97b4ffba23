package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

class ToolTest {
  private final AssertionError different = new AssertionError("expected a, but was b");

  @ParameterizedTest
  @ValueSource(strings = {"9.18.49-1~deb12u3-Debian", "9.18.49", "9.18.100"})
  void aDifferenceFromTheReleaseOfTheExpectationsIsAFailure(String release) {
    assertSame(different, assertThrows(AssertionError.class, () -> Tool.judge(different, release)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.18.48", "9.16.50", "9.20.1", "9.181.50", ""})
  void aDifferenceFromAnotherReleaseSkipsTheTestAndIsShown(String release) {
    TestAbortedException skipped =
        assertThrows(TestAbortedException.class, () -> Tool.judge(different, release));
    assertEquals(
        "skipped: BIND " + release + " is not as 9.18.49: expected a, but was b",
        skipped.getMessage());
  }

  @Test
  void aComparisonWithoutADifferencePasses() {
    Tool.compareWithBind(() -> assertEquals("", ""));
  }
}
