package io.wiredns.command.input;

import io.wiredns.capture.CaptureCounters;
import io.wiredns.capture.CapturedMessage;
import io.wiredns.capture.DnsCapture;
import io.wiredns.capture.DnsPayload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the messages of a capture file. */
final class CaptureSource implements MessageSource {
  private final DnsCapture capture;
  private final Set<Integer> ports;
  private final CapturedMessage message;

  /** The last message as a value; null if it was not needed. */
  private DnsPayload payload;

  private boolean ended;

  CaptureSource(DnsCapture capture, Set<Integer> ports) {
    this.capture = capture;
    this.ports = ports;
    message = capture.message();
  }

  @Override
  public ByteBuffer next() throws IOException {
    payload = null;
    ended = !capture.advance();
    return ended ? null : message.octets();
  }

  @Override
  public String origin() {
    MessageOrigin origin = new MessageOrigin();
    origin.set(this);
    return origin.text();
  }

  @Override
  public CapturedMessage packet() {
    return message;
  }

  @Override
  public DnsPayload payload() {
    if (payload == null) {
      payload = message.toPayload();
    }
    return payload;
  }

  @Override
  public String note() {
    CaptureCounters counters = capture.counters();
    List<String> losses = new ArrayList<>();
    say(losses, counters.truncatedPacketCount(), "packets cut by the capture's snap length");
    say(losses, counters.malformedPacketCount(), "malformed packets");
    say(losses, counters.unknownLinkTypeCount(), "packets of an unknown link type");
    say(losses, counters.incompleteDatagramCount(), "datagrams with fragments missing");
    say(losses, counters.contradictoryDatagramCount(), "datagrams whose fragments contradict");
    say(losses, counters.evictedDatagramCount(), "unfinished datagrams dropped to save memory");
    say(losses, counters.tcpGapCount(), "gaps in TCP streams");
    say(losses, counters.evictedFlowCount(), "TCP streams dropped to save memory");
    say(losses, counters.tcpDroppedOctets(), "octets of TCP in no whole message");
    if (ended && counters.udpMessageCount() + counters.tcpMessageCount() == 0) {
      losses.add(
          "no DNS on port " + ports + " among " + counters.packetCount() + " packets (see --port)");
    }
    return String.join(", ", losses);
  }

  private static void say(List<String> losses, long count, String what) {
    if (count > 0) {
      losses.add(count + " " + what);
    }
  }
}
