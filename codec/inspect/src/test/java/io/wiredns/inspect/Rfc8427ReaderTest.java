package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireFormatException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Rfc8427ReaderTest {
  @Test
  void everyCapturedMessageIsReadAgain() throws IOException, TextFormatException {
    MessageView view = new MessageView();
    Rfc8427Json writer = Rfc8427Json.standard();
    int read = 0;
    for (byte[] octets : Shared.corpus()) {
      String json;
      Message message;
      try {
        message = view.wrap(octets).toMessage();
        json = writer.toText(view);
      } catch (WireFormatException malformed) {
        continue;
      }
      assertEquals(message, writer.parse(json), json);
      read++;
    }
    assertTrue(read > 2_000, "messages: " + read);
  }

  @Test
  void textsAndMnemonicsSayWhatOctetsAndNumbersDo() throws TextFormatException {
    Message message =
        Rfc8427Json.standard()
            .parse(
                """
            { "ID": 7, "QR": 1, "RD": 1, "Opcode": 0, "RCODE": 0, "dateSeconds": 1.5e3,
              "questionRRs": [ { "NAME": "www.example.com.", "TYPEname": "A" } ],
              "answerRRs": [
                { "NAME": "www.example.com.", "TYPEname": "A", "CLASSname": "IN", "TTL": 60,
                  "rdataA": "192.0.2.1" } ],
              "comment": [ true, null, { "a\\u0041\\n": -1 } ] }
            """);
    Name name = Name.of("www.example.com");
    assertEquals(7, message.id());
    assertEquals(new Question(name, RecordType.A), message.questions().get(0));
    assertEquals(
        ResourceRecord.parse("www.example.com. 60 IN A 192.0.2.1"), message.answers().get(0));
  }

  @Test
  void aWholeMessageInHexadecimalIsRead() throws TextFormatException {
    Message message =
        Rfc8427Json.standard()
            .parse(
                "{\"messageOctetsHEX\":\"000701000001000000000000016100 00010001\"}"
                    .replace(" ", ""));
    assertEquals(Name.of("a"), message.questions().get(0).name());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing          | ''                                                 | 1 | 1",
        "no object        | []                                                 | 1 | 1",
        "never ended      | {\"ID\":1                                          | 1 | 8",
        "something after  | {} x                                               | 1 | 4",
        "a number too big | {\"ID\":65536}                                     | 1 | 7",
        "a fraction       | {\"ID\":1.5}                                       | 1 | 7",
        "a leading zero   | {\"ID\":01}                                        | 1 | 7",
        "Arabic digits    | {\"ID\":\u0661}                                   | 1 | 7",
        "Arabic escape    | {\"a\\u00\u0661\u0662\":1}                     | 1 | 4",
        "said again       | {\"ID\":1,\"ID\":1}                                | 1 | 9",
        "a flag of two    | {\"QR\":2}                                         | 1 | 7",
        "a wrong escape   | {\"a\\x\":1}                                       | 1 | 4",
        "half an escape   | {\"a\\u12\":1}                                     | 1 | 4",
        "no name          | {\"questionRRs\":[{\"TYPE\":1}]}                   | 1 | 17",
        "a wrong name     | {\"questionRRs\":[{\"NAME\":\"..\",\"TYPE\":1}]}   | 1 | 18",
        "a wrong type     | {\"questionRRs\":[{\"NAME\":\"a\",\"TYPEname\":\"?\"}]} | 1 | 29",
        "wrong digits     | {\"xBODYHEX\":\"0\"}                               | 1 | 2",
        "a body of QUERY  | {\"xBODYHEX\":\"00\"}                              | 1 | 2",
        "wrong RDATA      | {\"answerRRs\":[{\"NAME\":\"a\",\"TYPE\":1,\"RDATAHEX\":\"00\"}]} | 1 | 36",
        "a malformed text | {\"answerRRs\":[{\"NAME\":\"a\",\"TYPE\":1,\"rdataA\":\"x\"}]} | 1 | 36",
        "a bare word      | {\"x\":nothing}                                    | 1 | 6",
      })
  void whatIsWrongHasItsPlace(String what, String json, int line, int column) {
    TextFormatException wrong =
        assertThrows(TextFormatException.class, () -> Rfc8427Json.standard().parse(json));
    assertEquals(line + ":" + column, wrong.line() + ":" + wrong.column(), wrong.getMessage());
  }

  @Test
  void linesAreCounted() {
    TextFormatException wrong =
        assertThrows(
            TextFormatException.class, () -> Rfc8427Json.standard().parse("{\n\"a\":1,\n  x}"));
    assertEquals("3:3", wrong.line() + ":" + wrong.column());
  }

  @Test
  void depthIsBounded() {
    String deep = "{\"x\":" + "[".repeat(100_000);
    TextFormatException wrong =
        assertThrows(TextFormatException.class, () -> Rfc8427Json.standard().parse(deep));
    assertTrue(wrong.expected().contains("64 nested values"), wrong.getMessage());
  }
}
