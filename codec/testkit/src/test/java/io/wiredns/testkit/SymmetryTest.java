package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.TolerantResult;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.inspect.Dissection;
import io.wiredns.inspect.Dissector;
import io.wiredns.stateful.DsoFault;
import io.wiredns.stateful.DsoMessage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The codec finds the faults that the kit plants: for each fault, in many messages, the strict
 * parser reports it at its octet, the tolerant parser reads everything before it, and the
 * dissection marks it.
 */
class SymmetryTest {
  /** The number of messages for each fault; a system property sets another. */
  private static final int MESSAGES = Integer.getInteger("wiredns.symmetry", 300);

  private static final long SEED = 8;

  static List<Fault> faults() {
    return Mutators.all().stream().map(Mutator::fault).toList();
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.testkit.SymmetryTest#faults")
  void thePlantedFaultIsFoundAtItsOctet(Fault fault) {
    Generator<Planted> planted = Mutators.planted(fault);
    for (int i = 0; i < MESSAGES; i++) {
      Planted one = planted.at(SEED, i);
      check(one, i);
    }
  }

  private static void check(Planted planted, int index) {
    Supplier<String> context = () -> "message " + index + ", " + planted;
    ByteBuffer octets = ByteBuffer.wrap(planted.message().toArray());
    strict(planted, octets, context);
    tolerant(planted, octets, context);
    dissected(planted, octets, context);
  }

  private static void strict(Planted planted, ByteBuffer octets, Supplier<String> context) {
    same(planted, assertThrows(WireFormatException.class, () -> parse(octets), context), context);
    MessageView view = new MessageView();
    if (!view.tryWrap(octets)) {
      same(planted, view.failure(), context);
      assertEquals(planted.fault(), view.fault());
      assertEquals(planted.offset(), view.faultOffset());
    }
  }

  private static void parse(ByteBuffer octets) throws WireFormatException {
    Message message = Message.parse(octets);
    if (message.opcode().equals(Opcode.DSO)) {
      DsoMessage.of(message);
    }
  }

  private static void same(Planted planted, WireFormatException found, Supplier<String> context) {
    String expected = planted.fault() + " " + planted.offset() + " " + planted.field();
    assertEquals(expected, found.fault() + " " + found.offset() + " " + found.field(), context);
  }

  private static boolean isSame(Planted planted, WireFormatException found) {
    return planted.fault() == found.fault()
        && planted.offset() == found.offset()
        && planted.field().equals(found.field());
  }

  private static void tolerant(Planted planted, ByteBuffer octets, Supplier<String> context) {
    TolerantResult result = Message.parseTolerant(octets);
    List<WireFormatException> faults = new ArrayList<>(result.faults());
    result.message().ifPresent(message -> DsoMessage.tlvsTolerant(message.body(), faults));
    assertTrue(
        planted.fault() == DsoFault.DSO_COUNTS
            || faults.stream().anyMatch(fault -> isSame(planted, fault)),
        context);
    if (planted.fault() == MessageFault.HEADER_TRUNCATED) {
      assertTrue(result.message().isEmpty());
      return;
    }
    List<Object> good = entries(planted.good());
    List<Object> kept = entries(result.message().orElseThrow());
    int before = planted.intactCount();
    assertTrue(kept.size() >= before, context);
    assertEquals(good.subList(0, before), kept.subList(0, before), context);
    if (kept.size() > before
        && kept.get(before) instanceof ResourceRecord record
        && record.rdata() instanceof MalformedRData malformed
        && kept.size() == good.size()
        && !planted.field().endsWith("type")) {
      same(planted, malformed.fault(), context);
      assertEquals(
          good.subList(before + 1, good.size()), kept.subList(before + 1, good.size()), context);
    }
    assertEquals(planted.good().id(), result.message().orElseThrow().id());
  }

  /** Returns questions and records in wire order. */
  private static List<Object> entries(Message message) {
    List<Object> entries = new ArrayList<>(message.questions());
    entries.addAll(message.answers());
    entries.addAll(message.authorities());
    entries.addAll(message.additionals());
    return entries;
  }

  private static void dissected(Planted planted, ByteBuffer octets, Supplier<String> context) {
    Dissection dissection = Dissector.standard().dissect(octets);
    assertTrue(dissection.faults().stream().anyMatch(fault -> isSame(planted, fault)), context);
    assertFalse(
        dissection.items().stream().noneMatch(Dissection.Item::isFaulty),
        () -> "nothing is marked in " + context.get());
    assertTrue(
        dissection
            .toText()
            .contains(planted.fault() + " at octet " + planted.offset() + ", " + planted.field()),
        context);
  }

  @ParameterizedTest
  @MethodSource("io.wiredns.testkit.SymmetryTest#faults")
  void theSameChoicesPlantTheSame(Fault fault) {
    Mutator mutator = Mutators.of(fault);
    assertEquals(fault, mutator.fault());
    assertEquals(Mutators.planted(fault).at(SEED, 3), Mutators.planted(fault).at(SEED, 3));
    Planted simplest = mutator.plant(Messages.any().make(Choices.of()), Choices.of());
    check(simplest, -1);
  }

  @ParameterizedTest
  @EnumSource
  void faultsOfAKindAreOfThatKind(Fault.Kind kind) {
    for (int seed = 0; seed < 20; seed++) {
      Planted planted = Mutators.planted(kind).make(Choices.seeded(seed));
      assertEquals(kind, planted.fault().kind());
      String text = planted.toString();
      assertTrue(text.length() <= 200 && text.startsWith(planted.fault() + " at octet"), text);
    }
  }
}
