package io.wiredns.capture;

import static io.wiredns.capture.Packets.ACK;
import static io.wiredns.capture.Packets.FIN;
import static io.wiredns.capture.Packets.SYN;
import static io.wiredns.capture.Packets.framed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TcpTest extends TcpFixture {
  @Test
  void readsPipelinedMessages() throws IOException {
    syn();
    part(0, STREAM.length);
    assertWhole();
  }

  @Test
  void readsThePrefixOctetByOctet() throws IOException {
    syn();
    part(0, 1);
    part(1, 2);
    part(2, STREAM.length);
    assertWhole();
    assertEquals(4, read().payloads().get(0).packetNumber());
  }

  @Test
  void readsSingleOctets() throws IOException {
    syn();
    for (int i = 0; i < STREAM.length; i++) {
      part(i, i + 1);
    }
    assertWhole();
    assertEquals(1 + B_START, read().payloads().get(0).packetNumber());
  }

  @Test
  void ordersSegments() throws IOException {
    syn();
    part(90, STREAM.length);
    part(30, 90);
    part(0, 30);
    assertWhole();
  }

  @Test
  void trimsRetransmissions() throws IOException {
    syn();
    part(0, 30);
    part(0, 30);
    part(10, 60);
    part(5, 20);
    part(100, STREAM.length);
    part(100, 120);
    part(90, STREAM.length);
    part(0, STREAM.length);
    assertWhole();
  }

  @Test
  void wrapsSequenceNumbers() throws IOException {
    firstSequence = -50;
    syn();
    part(0, 30);
    part(60, STREAM.length);
    part(30, 60);
    part(0, 30);
    assertWhole();
  }

  @Test
  void countsTheSequenceNumberOfSyn() throws IOException {
    segment(firstSequence - 1, SYN, Arrays.copyOf(STREAM, 10));
    part(10, STREAM.length);
    assertWhole();
  }

  @Test
  void ignoresARepeatedSyn() throws IOException {
    syn();
    part(0, 30);
    syn();
    part(30, STREAM.length);
    assertWhole();
  }

  @Test
  void ignoresAcknowledgementsAndKeepAlives() throws IOException {
    syn();
    segment(firstSequence, ACK, new byte[0]);
    part(0, 50);
    segment(firstSequence + 49, ACK, new byte[] {9});
    segment(firstSequence + 49, ACK, new byte[0]);
    segment(firstSequence + 5000, ACK, new byte[0]);
    segment(0x70000000, ACK, new byte[0]);
    part(50, STREAM.length);
    assertWhole();
  }

  @Test
  void joinsMidway() throws IOException {
    part(0, 30);
    part(30, STREAM.length);
    assertWhole();
  }

  @Test
  void joinsMidwayAtABarePrefix() throws IOException {
    part(0, 1);
    part(1, 2);
    part(2, 8);
    part(8, STREAM.length);
    assertWhole();
  }

  @Test
  void joinsMidwayAfterABarePrefix() throws IOException {
    part(2, B_START);
    part(B_START, STREAM.length);
    Captures read = read();
    assertEquals(Captures.messages(B, C), read.messages());
    assertEquals(A.length, read.counters().tcpDroppedOctets());
  }

  @Test
  void joinsMidwayInsideAMessage() throws IOException {
    part(30, B_START);
    part(B_START, STREAM.length);
    assertEquals(Captures.messages(B, C), read().messages());
  }

  @Test
  void keepsRetransmissionsOutAfterTheEnd() throws IOException {
    syn();
    part(0, B_START);
    segment(firstSequence + B_START, ACK | FIN, Arrays.copyOfRange(STREAM, B_START, STREAM.length));
    segment(firstSequence + B_START, ACK | FIN, Arrays.copyOfRange(STREAM, B_START, STREAM.length));
    segment(firstSequence + STREAM.length, ACK | FIN, new byte[0]);
    part(0, B_START);
    assertWhole();
  }

  @Test
  void takesAnEndOutOfOrder() throws IOException {
    syn();
    segment(firstSequence + STREAM.length, ACK | FIN, new byte[0]);
    part(0, STREAM.length);
    assertWhole();
  }

  @Test
  void keepsDirectionsAndFamiliesApart() throws IOException {
    syn();
    part(0, 20);
    byte[] answer = framed(B);
    writer.packet(Packets.ipv4(6, Packets.tcp(53, Packets.CLIENT_PORT, 1, SYN, new byte[0])));
    writer.packet(Packets.ipv6(6, Packets.tcp(1000, ACK, framed(C))));
    writer.packet(Packets.ipv4(6, Packets.tcp(53, Packets.CLIENT_PORT, 2, ACK, answer)));
    part(20, B_START);
    assertEquals(Captures.messages(C, B, A), read().messages());
  }

  @Test
  void deliversEmptyMessages() throws IOException {
    syn();
    segment(firstSequence, ACK, new byte[] {0});
    segment(firstSequence + 1, ACK, new byte[] {0, 0, 0});
    assertEquals(Captures.messages(new byte[0], new byte[0]), read().messages());
  }
}
