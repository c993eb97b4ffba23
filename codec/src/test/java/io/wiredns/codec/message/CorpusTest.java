package io.wiredns.codec.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Shared;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CorpusTest {
  /** A message of the corpus and what other implementations say of it. */
  private record Frame(
      String sha256, byte[] octets, String group, String code, String recommended) {
    boolean isAccepted() {
      return fault() == null;
    }

    /** What a strict parse says, or null. */
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
    ByteBuffer all = ByteBuffer.wrap(Shared.octets("corpus/messages.bin"));
    List<Frame> frames = new ArrayList<>();
    for (Map<String, String> row : Shared.table("corpus/verdicts.tsv", '\t')) {
      byte[] octets = new byte[all.getShort() & 0xFFFF];
      all.get(octets);
      assertEquals(row.get("sha256"), sha256(octets), "the frames and the table are out of step");
      frames.add(
          new Frame(
              row.get("sha256"),
              octets,
              row.get("class"),
              row.get("code"),
              row.get("recommended")));
    }
    assertEquals(0, all.remaining());
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

  /**
   * What is accepted although a strict parser should reject it: the fault is in RDATA or in an
   * option that is opaque octets here as long as it has no file of its own.
   */
  private record Opaque(String code, String type, String section) {
    boolean explains(Frame frame) {
      if (!frame.code().equals(code)) {
        return false;
      }
      Message message = Message.parseTolerant(ByteBuffer.wrap(frame.octets())).message().get();
      Stream<String> records =
          Stream.of(message.answers(), message.authorities(), message.additionals())
              .flatMap(List::stream)
              .filter(record -> record.rdata() instanceof UnknownRData)
              .map(record -> record.type().toString());
      Stream<String> options =
          message.edns().stream()
              .flatMap(edns -> edns.options().stream())
              .filter(option -> option instanceof UnknownOption)
              .map(option -> option.code().toString());
      return Stream.concat(records, options).anyMatch(type::equals);
    }
  }

  private static final List<Opaque> OPAQUE =
      List.of(
          new Opaque("APL_VALUE", "APL", "RFC 3123 section 4"),
          new Opaque("CAA_TAG", "CAA", "RFC 8659 section 4.1"),
          new Opaque("DIGEST_LENGTH", "DS", "RFC 4509 section 2.1"),
          new Opaque("DIGEST_LENGTH", "SSHFP", "RFC 4255 section 3.1.3"),
          new Opaque("DIGEST_LENGTH", "ZONEMD", "RFC 8976 section 2.2.4"),
          new Opaque("EDNS_OPTION_VALUE", "ECS", "RFC 7871 section 6"),
          new Opaque("EDNS_REPORT_CHANNEL", "REPORT-CHANNEL", "RFC 9567 section 5"),
          new Opaque("RDATA_EMPTY", "CAA", "RFC 8659 section 4.1"),
          new Opaque("RDATA_EMPTY", "DNSKEY", "RFC 4034 section 2.1"),
          new Opaque("RDATA_EMPTY", "DS", "RFC 4034 section 5.1"),
          new Opaque("RDATA_EMPTY", "RRSIG", "RFC 4034 section 3.1"),
          new Opaque("RDATA_EMPTY", "URI", "RFC 7553 section 4.5"),
          new Opaque("RDATA_LENGTH", "AMTRELAY", "RFC 8777 section 4.1"),
          new Opaque("RDATA_LENGTH", "CAA", "RFC 8659 section 4.1"),
          new Opaque("RDATA_LENGTH", "CDNSKEY", "RFC 7344 section 3.2"),
          new Opaque("RDATA_LENGTH", "CSYNC", "RFC 7477 section 2.1.1"),
          new Opaque("RDATA_LENGTH", "DNSKEY", "RFC 4034 section 2.1"),
          new Opaque("RDATA_LENGTH", "DS", "RFC 4034 section 5.1"),
          new Opaque("RDATA_LENGTH", "KEY", "RFC 2535 section 3.1"),
          new Opaque("RDATA_LENGTH", "L32", "RFC 6742 section 2.2.1"),
          new Opaque("RDATA_LENGTH", "ZONEMD", "RFC 8976 section 2.2"),
          new Opaque("RDATA_NAME", "AMTRELAY", "RFC 8777 section 4.2.4"),
          new Opaque("RDATA_NAME", "SVCB", "RFC 9460 section 2.2"),
          new Opaque("SVCB_PARAM_VALUE", "HTTPS", "RFC 9460 sections 7 and 8"),
          new Opaque("SVCB_PARAM_VALUE", "SVCB", "RFC 9460 sections 7 and 8"),
          new Opaque("SVCB_SYNTAX", "HTTPS", "RFC 9460 section 2.2"),
          new Opaque("SVCB_SYNTAX", "SVCB", "RFC 9460 section 2.2"),
          new Opaque("TYPE_BITMAP", "CSYNC", "RFC 7477 section 2.1.1.2"),
          new Opaque("URI_EMPTY_TARGET", "URI", "RFC 7553 section 4.4"));

  @Test
  void judgementsAreAsRecommendedButForTheListedOnes() {
    List<String> unexplained = new ArrayList<>();
    Set<Opaque> unneeded = new LinkedHashSet<>(OPAQUE);
    int judged = 0;
    for (Frame frame : frames()) {
      if (!frame.group().equals("judgement") || frame.recommended().equals("either")) {
        continue;
      }
      judged++;
      boolean accepted = frame.isAccepted();
      if (frame.recommended().equals("accept") == accepted) {
        continue;
      }
      List<Opaque> reasons =
          OPAQUE.stream().filter(row -> accepted && row.explains(frame)).toList();
      if (reasons.isEmpty()) {
        unexplained.add(frame.sha256() + " " + frame.code() + " " + frame.fault());
      }
      reasons.forEach(unneeded::remove);
    }
    assertEquals(List.of(), unexplained);
    assertEquals(Set.of(), unneeded, "rows that nothing needs any longer");
    assertTrue(judged > 400, "judged: " + judged);
  }

  @Test
  void whatIsAcceptedSurvivesWritingAndReading() throws WireFormatException {
    for (Frame frame : frames()) {
      if (frame.isAccepted()) {
        Message message = Message.parse(ByteBuffer.wrap(frame.octets()));
        byte[] written = Arbitraries.written(message);
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

  /** A cut message always lacks something that its header counts. */
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
}
