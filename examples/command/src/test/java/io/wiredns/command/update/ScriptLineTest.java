package io.wiredns.command.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.text.TextFormatException;
import org.junit.jupiter.api.Test;

class ScriptLineTest {
  @Test
  void aNameInDataNeedsNoDotAtItsEnd() throws TextFormatException {
    ScriptLine line = new ScriptLine(" 5 h3.live.test");
    assertEquals(
        RData.parse(RecordType.MX, "5 h3.live.test."), line.data(RecordType.MX, RecordClass.IN));
  }

  @Test
  void whatIsWrongInDataHasItsColumn() {
    ScriptLine line = new ScriptLine(" 10 a..b");
    TextFormatException wrong =
        assertThrows(TextFormatException.class, () -> line.data(RecordType.MX, RecordClass.IN));
    assertEquals(1, wrong.line());
    assertEquals(5, wrong.column());
  }
}
