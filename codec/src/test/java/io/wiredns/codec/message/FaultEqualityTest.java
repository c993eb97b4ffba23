package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.wiredns.codec.PublicTypes;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that hold a fault are equal if their content is equal. */
class FaultEqualityTest {
  static List<FaultRows.Row> rows() {
    return FaultRows.ALL;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsReadTwiceIsEqual(FaultRows.Row row) {
    byte[] octets = row.message();
    TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
    TolerantResult again = Message.parseTolerant(ByteBuffer.wrap(octets));
    assertEquals(result, again);
    assertEquals(result.hashCode(), again.hashCode());
    for (int i = 0; i < result.faults().size(); i++) {
      Outcome malformed = Outcome.malformed(result.faults().get(i));
      assertEquals(malformed, Outcome.malformed(again.faults().get(i)));
      assertNotEquals(malformed, Outcome.malformed(again.faults().get(i).moved(1)));
    }
  }

  @Test
  void eachPartOfAFaultCounts() {
    WireFormatException fault = new WireFormatException(MessageFault.OPT_OWNER, 1, "a", "b");
    assertEquals(fault, new WireFormatException(MessageFault.OPT_OWNER, 1, "a", "b"));
    assertNotEquals(fault, new WireFormatException(MessageFault.OPT_PLACE, 1, "a", "b"));
    assertNotEquals(fault, new WireFormatException(MessageFault.OPT_OWNER, 2, "a", "b"));
    assertNotEquals(fault, new WireFormatException(MessageFault.OPT_OWNER, 1, "c", "b"));
    assertNotEquals(fault, new WireFormatException(MessageFault.OPT_OWNER, 1, "a", "c"));
  }

  /** Finds records that hold an exception, which has no value equality. */
  @Test
  void noOtherExceptionIsHeldByARecord() throws Exception {
    Set<String> held = new TreeSet<>();
    for (Class<?> type : PublicTypes.all()) {
      if (type.isRecord()) {
        Arrays.stream(type.getRecordComponents())
            .map(component -> component.getGenericType().getTypeName())
            .filter(name -> name.contains("Exception") || name.contains("Throwable"))
            .forEach(held::add);
      }
    }
    String fault = WireFormatException.class.getName();
    assertEquals(Set.of(fault, "java.util.List<" + fault + ">"), held);
  }
}
