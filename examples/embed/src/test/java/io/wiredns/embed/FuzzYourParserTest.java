package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.embed.HomemadeParser.Bug;
import io.wiredns.embed.HomemadeParser.Refused;
import io.wiredns.testkit.Messages;
import io.wiredns.testkit.Mutator;
import io.wiredns.testkit.Mutators;
import io.wiredns.testkit.Planted;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Shows how to test your own parser with the test kit and JUnit: the messages come from a seed, the
 * well-formed ones must be read, and the malformed ones must be refused, each fault at a known
 * offset.
 *
 * <p>{@link FuzzYourParserProperties} does the same with jqwik, which shrinks the messages that it
 * finds.
 */
class FuzzYourParserTest {
  private static final long SEED = 1;

  /** Each of the bugs is found within this number of messages. */
  private static final int TRIES = 600;

  /** The faults that the parser is supposed to find; it does not check the RDATA of other types. */
  static final Set<Fault> CLAIMED =
      Set.of(
          MessageFault.HEADER_TRUNCATED,
          MessageFault.COUNT_EXCEEDS_MESSAGE,
          MessageFault.QUESTION_TRUNCATED,
          MessageFault.RECORD_TRUNCATED,
          MessageFault.RDLENGTH_EXCEEDS_MESSAGE,
          Fault.TRAILING_OCTETS,
          MessageFault.OPT_PLACE);

  /** The faults of owners, which are found in the frame and not in RDATA. */
  static final Set<Fault> CLAIMED_OF_OWNERS =
      Set.of(
          Fault.NAME_TRUNCATED,
          Fault.LABEL_TYPE,
          Fault.NAME_TOO_LONG,
          Fault.POINTER_NOT_PRIOR,
          Fault.POINTER_INTO_HEADER);

  static boolean isClaimed(Planted planted) {
    boolean owner = planted.field().endsWith(" name");
    boolean address =
        planted.field().endsWith(" A RDATA") || planted.field().endsWith(" A address");
    return CLAIMED.contains(planted.fault())
        || CLAIMED_OF_OWNERS.contains(planted.fault()) && owner
        || address && planted.field().startsWith("a");
  }

  static byte[] octets(Message message) {
    ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    message.write(out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Returns what the parser does wrong with a malformed message; null if nothing. */
  static String complaint(HomemadeParser parser, Planted planted) {
    try {
      parser.owners(planted.message().toArray());
      return "took " + planted;
    } catch (Refused right) {
      return null;
    } catch (RuntimeException | Error wrong) {
      return wrong + " for " + planted;
    }
  }

  @Test
  void aParserWithoutBugsTakesTheGoodAndRefusesTheMalformed() throws Refused {
    HomemadeParser parser = new HomemadeParser(Set.of());
    Iterator<Message> messages = Messages.responses().iterator(SEED);
    for (int i = 0; i < 1_000; i++) {
      Message message = messages.next();
      int records =
          message.answers().size() + message.authorities().size() + message.additionals().size();
      assertEquals(records, parser.owners(octets(message)).size());
    }
    Mutators.planted().stream(SEED)
        .filter(FuzzYourParserTest::isClaimed)
        .limit(2_000)
        .forEach(planted -> assertEquals(null, complaint(parser, planted)));
  }

  /** Returns messages with each fault in turn, so that none depends on chance. */
  private static Iterator<Planted> faultAfterFault() {
    List<Fault> faults =
        Mutators.all().stream()
            .map(Mutator::fault)
            .filter(
                fault ->
                    CLAIMED.contains(fault)
                        || CLAIMED_OF_OWNERS.contains(fault)
                        || fault == Fault.RDATA_TRAILING)
            .toList();
    List<Iterator<Planted>> each =
        faults.stream().map(Mutators::planted).map(one -> one.iterator(SEED)).toList();
    return Stream.generate(() -> each).flatMap(List::stream).map(Iterator::next).iterator();
  }

  @ParameterizedTest
  @EnumSource
  void theKitFindsEachBug(Bug bug) {
    HomemadeParser parser = new HomemadeParser(Set.of(bug));
    Iterator<Planted> malformed = bug == Bug.TAKES_ANY_ADDRESS ? addresses() : faultAfterFault();
    int tries = 0;
    String complaint = null;
    while (complaint == null && tries < TRIES) {
      Planted planted = malformed.next();
      tries++;
      complaint = isClaimed(planted) ? complaint(parser, planted) : null;
    }
    assertTrue(complaint != null, bug + " was not found in " + tries + " messages");
  }

  /** Returns messages with malformed RDATA of one type. */
  private static Iterator<Planted> addresses() {
    return Mutators.planted(Fault.RDATA_TRAILING).stream(SEED)
        .filter(FuzzYourParserTest::isClaimed)
        .iterator();
  }
}
