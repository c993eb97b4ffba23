package io.wiredns.bench;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Writes the well-formed messages of the odd mix, or of a clean part of it. */
@State(Scope.Thread)
public class OddEncode extends Settings {
  /** The messages of a set, and writers. */
  @State(Scope.Thread)
  public static class Ours {
    private final ByteBuffer out = ByteBuffer.allocate(WireLimits.MESSAGE_OCTETS);
    private MessageWriter[] writers;
    private Message[] messages;

    /**
     * Parses the messages.
     *
     * @param in the set
     * @param hole consumes results
     */
    @Setup
    public void load(OddInputs in, Blackhole hole) {
      int turns = in.isOdd() ? OddPreparation.TURNS : 1;
      writers = OddPreparation.writers(turns);
      List<Message> all = new ArrayList<>();
      for (ByteBuffer message : in.messages) {
        try {
          all.add(Message.parse(message, OddPreparation.registry(all.size() / 2 % turns)));
        } catch (WireFormatException malformed) {
          hole.consume(malformed);
        }
      }
      messages = all.toArray(new Message[0]);
      if (in.isOdd()) {
        new OddPreparation(hole).wiredns();
      }
    }
  }

  /**
   * Measures WireDNS. Half of the messages are written with another registry than that with which
   * they were parsed.
   *
   * @param ours the messages
   * @return the number of octets written
   */
  @Benchmark
  public int wiredns(Ours ours) {
    MessageWriter[] writers = ours.writers;
    int mask = writers.length - 1;
    int turn = 0;
    int octets = 0;
    for (Message message : ours.messages) {
      ByteBuffer out = ours.out;
      if (!writers[turn++ & mask].write(message, out.clear())) {
        throw new IllegalStateException(message + " does not fit");
      }
      octets += out.position();
    }
    return octets;
  }

  /** The messages of a set that dnsjava accepts. */
  @State(Scope.Thread)
  public static class DnsJava {
    private org.xbill.DNS.Message[] messages;

    /**
     * Parses the messages.
     *
     * @param in the set
     * @param hole consumes results
     */
    @Setup
    public void load(OddInputs in, Blackhole hole) {
      List<org.xbill.DNS.Message> all = new ArrayList<>();
      for (byte[] message :
          OddInputs.octets(in.set.equals(OddInputs.ODD) ? OddInputs.TYPES : in.set)) {
        try {
          all.add(Peers.dnsjava(ByteBuffer.wrap(message)));
        } catch (IOException | RuntimeException malformed) {
          hole.consume(malformed);
        }
      }
      messages = all.toArray(new org.xbill.DNS.Message[0]);
      if (in.isOdd()) {
        new OddPreparation(hole).dnsjava();
      }
    }
  }

  /**
   * Measures dnsjava.
   *
   * @param dnsjava the messages
   * @param hole consumes the octets
   */
  @Benchmark
  public void dnsjava(DnsJava dnsjava, Blackhole hole) {
    for (org.xbill.DNS.Message message : dnsjava.messages) {
      hole.consume(message.toWire());
    }
  }
}
