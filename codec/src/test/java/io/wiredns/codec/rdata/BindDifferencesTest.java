package io.wiredns.codec.rdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Resource;
import io.wiredns.codec.Shared;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.RDataText;
import io.wiredns.codec.internal.text.EntryScanner;
import io.wiredns.codec.internal.text.Words;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Shows each item of the package description that lists the differences from the text of BIND. */
class BindDifferencesTest {
  private static final String REFUSED = "!";

  private record Row(
      String item,
      RecordClass recordClass,
      RecordType type,
      String text,
      String ours,
      String bind) {
    static Row of(String[] cells) {
      String[] words = cells[1].split(" ");
      return new Row(
          cells[0],
          RecordClass.parse(words[0]),
          RecordType.parse(words[1]),
          cells[2],
          cells[3],
          cells[4]);
    }

    @Override
    public String toString() {
      return type + " " + text;
    }
  }

  private static final List<Row> ROWS =
      Resource.table(BindDifferencesTest.class, "bind-differences.tsv").stream()
          .map(Row::of)
          .toList();

  @TestFactory
  Stream<DynamicTest> oursIsAsThePageSays() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () -> {
                      assertEquals(row.ours(), ours(row));
                      assertNotEquals(row.ours(), row.bind());
                    }));
  }

  private static String ours(Row row) throws IOException {
    Words words = new Words();
    byte[] octets = row.text().getBytes(StandardCharsets.ISO_8859_1);
    try {
      new EntryScanner(new ByteArrayInputStream(octets)).next(words);
      Registry registry = Registry.standard();
      return RDataText.parse(row.type(), row.recordClass(), words, 0, Name.ROOT, registry).toText();
    } catch (TextFormatException refused) {
      return REFUSED;
    }
  }

  @TestFactory
  Stream<DynamicTest> bindsIsAsThePageSays() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () -> Tool.compareWithBind(() -> assertEquals(row.bind(), bind(row)))));
  }

  private static String bind(Row row) {
    String record = row.recordClass() + " " + row.type() + " " + row.text() + "\n";
    Tool.Result result = Tool.run(record, "named-rrchecker", "-p");
    return result.status() == 0 ? result.output().strip().split("\t", 3)[2] : REFUSED;
  }

  @Test
  void thePageAndTheRowsHaveTheSameItems() throws IOException {
    Path page =
        Shared.root()
            .resolve("codec/src/main/java")
            .resolve(RData.class.getPackageName().replace('.', '/'))
            .resolve("package-info.java");
    Set<String> items =
        Pattern.compile("<dt>([^<\n]*)")
            .matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Differences.assertSameElements(
        items,
        ROWS.stream().map(Row::item).collect(Collectors.toCollection(TreeSet::new)),
        "items of the page and of the rows");
  }
}
