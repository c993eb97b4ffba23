package io.wiredns.capture;

import static io.wiredns.capture.Packets.ACK;
import static io.wiredns.capture.Packets.FIN;
import static io.wiredns.capture.Packets.RST;
import static io.wiredns.capture.Packets.SYN;
import static io.wiredns.capture.Packets.framed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Connections that follow each other, are aborted, lose segments, or evict each other. */
class TcpLossTest extends TcpFixture {
  @Test
  void startsAnewWithASyn() throws IOException {
    syn();
    part(0, 50);
    firstSequence = 777_777;
    syn();
    part(0, STREAM.length);
    Captures read = read();
    assertEquals(Captures.messages(A, A, B, C), read.messages());
    assertEquals(50 - B_START, read.counters().tcpDroppedOctets());
  }

  @Test
  void startsAnewWithTheSameSynAfterTheEnd() throws IOException {
    for (int i = 0; i < 2; i++) {
      syn();
      part(0, STREAM.length);
      segment(firstSequence + STREAM.length, ACK | FIN, new byte[0]);
    }
    assertEquals(Captures.messages(A, B, C, A, B, C), read().messages());
  }

  @Test
  void startsAnewWithoutASynAfterTheEnd() throws IOException {
    syn();
    part(0, STREAM.length);
    segment(firstSequence + STREAM.length, ACK | FIN, new byte[0]);
    firstSequence += 5000;
    part(0, STREAM.length);
    assertEquals(Captures.messages(A, B, C, A, B, C), read().messages());
  }

  @Test
  void startsAnewWithoutASynFarAway() throws IOException {
    syn();
    part(0, 50);
    firstSequence += 0x7000_0000;
    part(0, STREAM.length);
    assertEquals(Captures.messages(A, A, B, C), read().messages());
  }

  @Test
  void countsWhatIsBeforeTheFirstSegmentSeen() throws IOException {
    part(B_START, C_START);
    part(0, B_START + 10);
    part(C_START, STREAM.length);
    Captures read = read();
    assertEquals(Captures.messages(B, C), read.messages());
    assertEquals(B_START, read.counters().tcpDroppedOctets());
  }

  @Test
  void dropsAnUnfinishedMessageOnReset() throws IOException {
    syn();
    part(0, 50);
    segment(firstSequence + 50, RST, new byte[0]);
    Captures read = read();
    assertEquals(Captures.messages(A), read.messages());
    assertEquals(50 - B_START, read.counters().tcpDroppedOctets());
  }

  @Test
  void opensNoFlowForAReset() throws IOException {
    segment(5, RST | ACK, new byte[0]);
    segment(5, FIN | ACK, new byte[0]);
    segment(5, ACK, new byte[0]);
    assertEquals(0, read().payloads().size());
  }

  @Test
  void givesUpOnALostSegmentAtTheEnd() throws IOException {
    syn();
    part(0, 50);
    part(C_START, STREAM.length);
    Captures read = read();
    assertEquals(Captures.messages(A, C), read.messages());
    assertEquals(1, read.counters().tcpGapCount());
    assertEquals(50 - B_START, read.counters().tcpDroppedOctets());
  }

  @Test
  void givesUpOnALostSegmentWhenManyWait() throws IOException {
    syn();
    int sequence = firstSequence + 1;
    for (int i = 0; i < TcpFlow.MAX_SEGMENTS; i++) {
      segment(sequence, ACK, framed(A));
      sequence += A.length + 2;
    }
    int first = TcpFlow.MAX_SEGMENTS + 2;
    segment(sequence, ACK, framed(B));
    segment(sequence + B.length + 2, ACK, framed(C));
    Captures read = read();
    assertEquals(TcpFlow.MAX_SEGMENTS + 2, read.payloads().size());
    assertEquals(1, read.counters().tcpGapCount());
    assertEquals(2, read.payloads().get(0).packetNumber());
    assertEquals(first, read.payloads().get(TcpFlow.MAX_SEGMENTS).packetNumber());
  }

  @Test
  void givesUpOnALostSegmentWhenMuchWaits() throws IOException {
    syn();
    byte[] big = framed(Packets.query(4, 60_000));
    for (int i = 0; i < 5; i++) {
      segment(firstSequence + 1 + i * big.length, ACK, big);
    }
    Captures read = read();
    assertEquals(5, read.payloads().size());
    assertEquals(1, read.counters().tcpGapCount());
  }

  @Test
  void searchesTheNextStartAfterAGap() throws IOException {
    syn();
    part(0, 50);
    part(60, C_START);
    part(C_START, STREAM.length);
    Captures read = read();
    assertEquals(Captures.messages(A, C), read.messages());
    assertEquals(1, read.counters().tcpGapCount());
    assertEquals(50 - B_START + C_START - 60, read.counters().tcpDroppedOctets());
  }

  @Test
  void evictsTheFlowLongestSilent() throws IOException {
    syn();
    part(0, 20);
    for (int i = 0; i < TcpReassembler.MAX_FLOWS; i++) {
      byte[] address = Packets.i32(0x0A000000 + i);
      byte[] packet = Packets.ipv4(6, Packets.tcp(1, SYN, new byte[0]));
      System.arraycopy(address, 0, packet, 12, 4);
      writer.packet(packet);
    }
    part(20, B_START);
    part(B_START, STREAM.length);
    Captures read = read();
    assertEquals(Captures.messages(B, C), read.messages());
    assertEquals(1, read.counters().evictedFlowCount());
    assertEquals(B_START, read.counters().tcpDroppedOctets());
  }

  @Test
  void boundsWhatFlowsHoldTogether() throws IOException {
    byte[] half = Arrays.copyOf(framed(Packets.query(1, 60_000)), 50_000);
    int flows = TcpReassembler.MAX_OCTETS / half.length + 10;
    for (int i = 0; i < flows; i++) {
      byte[] packet = Packets.ipv4(6, Packets.tcp(10_000 + i, 53, 1, ACK, half));
      writer.packet(packet);
    }
    CaptureCounters counters = read().counters();
    assertTrue(counters.evictedFlowCount() >= 9, counters::toString);
    assertEquals((long) flows * half.length, counters.tcpDroppedOctets());
  }
}
