package io.wiredns.codec.edns;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import io.wiredns.codec.Written;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How other implementations have decoded real and damaged options. */
class OptionCorpusTest {
  private static final Set<String> BROKEN_OPTIONS =
      Set.of("EDNS_OPTION_VALUE", "EDNS_REPORT_CHANNEL");

  private record Frame(String sha256, String kind, String code, byte[] octets) {}

  private static List<Frame> frames() {
    Iterator<byte[]> all = Shared.corpus().iterator();
    List<Frame> frames = new ArrayList<>();
    for (Map<String, String> row : Shared.table("corpus/verdicts.tsv", '\t')) {
      frames.add(new Frame(row.get("sha256"), row.get("class"), row.get("code"), all.next()));
    }
    return frames;
  }

  @Test
  void optionsThatBreakTheirRfcAreRejectedByName() {
    Set<String> fields = new TreeSet<>();
    int rejected = 0;
    for (Frame frame : frames()) {
      if (BROKEN_OPTIONS.contains(frame.code())) {
        try {
          Message.parse(frame.octets());
        } catch (WireFormatException fault) {
          rejected++;
          assertTrue(fault.field().contains(" OPT option["), fault.getMessage());
          fields.add(fault.field().replaceFirst(".*] ", ""));
          continue;
        }
        throw new AssertionError("accepted: " + frame);
      }
    }
    assertEquals(12, rejected);
    Differences.assertSameElements(
        Set.of(
            "ECS OPTION-DATA",
            "ECS address",
            "ECS scope prefix length",
            "ECS source prefix length",
            "REPORT-CHANNEL agent domain"),
        fields,
        "fields of malformed options");
  }

  @Test
  void optionsThatAllAcceptAreTypedAndWrittenAgain() throws WireFormatException {
    MessageView view = new MessageView();
    int options = 0;
    int opaque = 0;
    for (Frame frame : frames()) {
      if (!frame.kind().equals("must-accept") || !tryOpt(view, frame)) {
        continue;
      }
      RecordView opt = view.opt();
      byte[] message = OptMessages.octets(opt.rawRData().toArray());
      Message parsed = Message.parse(ByteBuffer.wrap(message));
      assertArrayEquals(message, Written.octets(parsed), frame.sha256());
      for (EdnsOption option : parsed.edns().orElseThrow().options()) {
        options++;
        opaque += option instanceof UnknownOption ? 1 : 0;
        assertTrue(option.toText().chars().allMatch(c -> c >= ' ' && c <= '~'));
      }
    }
    assertTrue(options > 1_000, options + " options");
    assertEquals(2, opaque);
  }

  private static boolean tryOpt(MessageView view, Frame frame) {
    assertTrue(view.tryWrap(frame.octets()), frame.sha256());
    return view.opt() != null;
  }
}
