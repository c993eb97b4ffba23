package io.wiredns.command.situation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.command.explain.Sign;
import io.wiredns.guide.GuideEntry;
import io.wiredns.guide.RcodeGuide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that each command that the guide recommends tells the causes apart. */
class GuideChecksTest extends SituationTable {
  @TempDir static Path folder;

  private final GuideChecks table;

  GuideChecksTest() throws IOException {
    table = new GuideChecks();
  }

  @Override
  List<Situation> rows() {
    return table.rows();
  }

  @Override
  Map<String, String> start() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (Map.Entry<String, byte[]> file : table.files().entrySet()) {
      files.put(file.getKey(), Files.write(folder.resolve(file.getKey()), file.getValue()) + "");
    }
    return files;
  }

  private static List<GuideEntry> entries() {
    RcodeGuide guide = RcodeGuide.english();
    List<GuideEntry> entries = new ArrayList<>();
    for (int value = 0; value < 30; value++) {
      entries.add(guide.entry(Rcode.of(value)));
      entries.add(guide.entry(TsigError.of(value)));
    }
    for (int value = 0; value < 40; value++) {
      entries.add(guide.entry(ExtendedErrorCode.of(value)));
    }
    for (io.wiredns.guide.Situation situation : io.wiredns.guide.Situation.values()) {
      entries.add(guide.entry(situation));
    }
    return entries;
  }

  @Test
  void everyCommandOfTheGuideIsInTheTable() {
    Set<String> commands = new TreeSet<>();
    for (GuideEntry entry : entries()) {
      for (GuideEntry.Check check : entry.checks()) {
        check.command().filter(words -> words.startsWith("wiredns ")).ifPresent(commands::add);
      }
    }
    commands.remove("wiredns explain CACHE"); // It leads to another entry.
    assertEquals(commands, new TreeSet<>(table.templates()));
  }

  @Test
  void everySignOfTheGuideIsFoundInMessagesAndTheOtherWayRound() {
    Set<Sign> named = EnumSet.noneOf(Sign.class);
    for (GuideEntry entry : entries()) {
      for (GuideEntry.Cause cause : entry.causes()) {
        cause.weights().forEach((sign, weight) -> named.add(Sign.valueOf(sign)));
        for (int weight : cause.weights().values()) {
          assertTrue(weight != 0 && Math.abs(weight) <= 3, cause.text());
        }
      }
    }
    assertEquals(EnumSet.allOf(Sign.class), named);
  }
}
