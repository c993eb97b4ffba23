package io.wiredns.inspect.fuzz;

import io.wiredns.codec.message.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Checks the invariants of the fuzz target in every build. */
class InvariantProperties {
  @Provide
  Arbitrary<byte[]> inputs() {
    Arbitrary<byte[]> calls =
        net.jqwik.api.Arbitraries.bytes().array(byte[].class).ofMinSize(20).ofMaxSize(255);
    return Combinators.combine(calls, Arbitraries.hostileOctets()).as(InvariantProperties::input);
  }

  private static byte[] input(byte[] calls, byte[] message) {
    byte[] input = new byte[1 + calls.length + message.length];
    input[0] = (byte) calls.length;
    System.arraycopy(calls, 0, input, 1, calls.length);
    System.arraycopy(message, 0, input, 1 + calls.length, message.length);
    return input;
  }

  @Property(tries = 500)
  void publicCallsInAnyOrderKeepTheirPromises(@ForAll("inputs") byte[] input) {
    Invariants.check(input);
  }
}
