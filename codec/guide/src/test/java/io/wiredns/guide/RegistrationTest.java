package io.wiredns.guide;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Rcode;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Reports the missing pieces of an RCODE in the guide: one failure for each, which says what to
 * add. The RegistrationTest of the codec, which also reads types.tsv, reports the missing pieces of
 * a type.
 */
class RegistrationTest {
  private static final List<String> TEXTS =
      List.of("title", "meaning", "where", "who", "repeat", "cause.1", "check.1");

  @TestFactory
  Stream<DynamicTest> everyRcodeHasItsTexts() {
    ResourceBundle texts = ResourceBundle.getBundle("io.wiredns.guide.Guide");
    return IntStream.rangeClosed(0, 4095)
        .mapToObj(Rcode::of)
        .filter(Rcode::isAssigned)
        .map(rcode -> DynamicTest.dynamicTest(rcode.toString(), () -> checkTexts(rcode, texts)));
  }

  private static void checkTexts(Rcode rcode, ResourceBundle texts) {
    List<String> missing =
        TEXTS.stream()
            .map(text -> "rcode." + rcode.value() + "." + text)
            .filter(key -> !texts.containsKey(key))
            .toList();
    assertTrue(missing.isEmpty(), () -> "add to Guide.properties, for " + rcode + ": " + missing);
  }
}
