package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.Written;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorpusTest {
  /** A message of the corpus and the results of other implementations. */
  private record Frame(
      String sha256, byte[] octets, String group, String code, String recommended) {
    boolean isAccepted() {
      return fault() == null;
    }

    /** Returns the fault of a strict parse, or null if there is none. */
    String fault() {
      try {
        Message.parse(ByteBuffer.wrap(octets));
        return null;
      } catch (WireFormatException malformed) {
        return malformed.getMessage();
      }
    }
  }

  private static List<Frame> frames() {
    Iterator<byte[]> all = Shared.corpus().iterator();
    List<Frame> frames = new ArrayList<>();
    for (Map<String, String> row : Shared.table("corpus/verdicts.tsv", '\t')) {
      byte[] octets = all.next();
      assertEquals(row.get("sha256"), sha256(octets), "the frames and the table are out of step");
      frames.add(
          new Frame(
              row.get("sha256"),
              octets,
              row.get("class"),
              row.get("code"),
              row.get("recommended")));
    }
    assertFalse(all.hasNext());
    assertTrue(frames.size() > 3000, "frames: " + frames.size());
    return frames;
  }

  private static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void whatAllAcceptIsAccepted() {
    List<String> refused = new ArrayList<>();
    for (Frame frame : frames()) {
      if (frame.group().equals("must-accept") && !frame.isAccepted()) {
        refused.add(frame.sha256() + " " + frame.fault());
      }
    }
    assertEquals(List.of(), refused);
  }

  @Test
  void whatAllRejectIsRejected() {
    List<String> accepted =
        frames().stream()
            .filter(frame -> frame.group().equals("must-reject") && frame.isAccepted())
            .map(Frame::sha256)
            .toList();
    assertEquals(List.of(), accepted);
  }

  @Test
  void judgementsAreAsRecommended() {
    List<String> departures = new ArrayList<>();
    int judged = 0;
    for (Frame frame : frames()) {
      if (!frame.group().equals("judgement") || frame.recommended().equals("either")) {
        continue;
      }
      judged++;
      if (frame.recommended().equals("accept") != frame.isAccepted()) {
        departures.add(frame.sha256() + " " + frame.code() + " " + frame.fault());
      }
    }
    assertEquals(List.of(), departures);
    assertTrue(judged > 400, "judged: " + judged);
  }

  @Test
  void whatIsAcceptedSurvivesWritingAndReading() throws WireFormatException {
    for (Frame frame : frames()) {
      if (frame.isAccepted()) {
        Message message = Message.parse(ByteBuffer.wrap(frame.octets()));
        byte[] written = Written.octets(message);
        Message again = Message.parse(ByteBuffer.wrap(written));
        assertEquals(message, again, frame.sha256());
        assertEquals(Content.of(message), Content.of(again), frame.sha256());
        assertEquals(
            Content.expandedRData(frame.octets()), Content.expandedRData(written), frame.sha256());
        if (message.body().length() == 0) {
          PointerWalker.check(written);
        }
      }
    }
  }

  @Test
  void everyFrameIsAMessageOrAFaultInEveryWayOfReading() {
    for (Frame frame : frames()) {
      byte[] octets = frame.octets();
      TolerantResult result = Message.parseTolerant(ByteBuffer.wrap(octets));
      assertEquals(frame.isAccepted(), result.faults().isEmpty(), frame.sha256());
      assertEquals(octets.length >= 12, result.message().isPresent(), frame.sha256());
      for (WireFormatException fault : result.faults()) {
        assertTrue(fault.offset() >= 0 && fault.offset() <= octets.length, frame.sha256());
      }
      MessageView view = new MessageView();
      boolean framed = view.tryWrap(ByteBuffer.wrap(octets).asReadOnlyBuffer());
      assertEquals(framed, view.wrapTolerant(ByteBuffer.wrap(octets)).isEmpty(), frame.sha256());
    }
  }

  /** A truncated message always lacks something that its header counts. */
  @Test
  void everyCutOfAWellFormedFrameIsAFaultInsideTheCut() {
    MessageView view = new MessageView();
    for (Frame frame : frames()) {
      int whole = frame.octets().length;
      if (!view.tryWrap(ByteBuffer.wrap(frame.octets())) || view.body().length() > 0) {
        continue;
      }
      for (int length = 0; length < whole; length += Math.max(1, whole / 40)) {
        assertFalse(view.tryWrap(ByteBuffer.wrap(frame.octets(), 0, length)), frame.sha256());
        assertTrue(view.faultOffset() <= length, frame.sha256() + " cut at " + length);
      }
    }
  }

  @Test
  void everyMessageThatIsAcceptedKeepsItsNamesWhenItIsPatched() {
    int patched = 0;
    int refused = 0;
    for (Frame frame : frames()) {
      MessageView view = new MessageView();
      if (view.tryWrap(ByteBuffer.wrap(frame.octets()))) {
        byte[] octets = frame.octets().clone();
        if (!MessagePatch.limitTtls(ByteBuffer.wrap(octets), view, 0)) {
          assertArrayEquals(frame.octets(), octets);
          refused++;
        }
        MessageView after = new MessageView();
        assertTrue(after.tryWrap(ByteBuffer.wrap(octets)), frame.sha256());
        for (int i = 0; i < view.recordCount(); i++) {
          RecordView before = view.record(i);
          assertEquals(before.name().toString(), after.record(i).name().toString());
          String rdata = before.rdataTolerant(new ArrayList<>()).toString();
          assertEquals(rdata, after.record(i).rdataTolerant(new ArrayList<>()).toString());
        }
        patched++;
      }
    }
    assertTrue(patched > 1000, "patched: " + patched);
    assertTrue(refused < 10, "refused, as crafted messages are: " + refused);
  }
}
