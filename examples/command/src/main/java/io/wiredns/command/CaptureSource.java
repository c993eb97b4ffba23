package io.wiredns.command;

import io.wiredns.capture.CaptureCounters;
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
  private DnsPayload last;
  private boolean ended;

  CaptureSource(DnsCapture capture, Set<Integer> ports) {
    this.capture = capture;
    this.ports = ports;
  }

  @Override
  public ByteBuffer next() throws IOException {
    last = capture.next();
    ended = last == null;
    return ended ? null : last.octets();
  }

  @Override
  public String origin() {
    return MessageOrigin.text(last);
  }

  @Override
  public DnsPayload payload() {
    return last;
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
