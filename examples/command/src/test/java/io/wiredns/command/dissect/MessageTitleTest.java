package io.wiredns.command.dissect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.capture.DnsPayload;
import io.wiredns.command.input.MessageOrigin;
import io.wiredns.command.input.MessageSource;
import io.wiredns.command.output.Voice;
import io.wiredns.inspect.AsciiBuffer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The line before a message is that which the values of its packet write. */
class MessageTitleTest {
  private final AsciiBuffer buffer = new AsciiBuffer();
  private final MessageTitle title = new MessageTitle(buffer);
  private final MessageOrigin origin = new MessageOrigin();
  private final Random random = new Random(4);

  private String line(DnsPayload payload, long line) {
    origin.set(
        new MessageSource() {
          @Override
          public ByteBuffer next() {
            return null;
          }

          @Override
          public DnsPayload payload() {
            return payload;
          }

          @Override
          public long line() {
            return line;
          }
        });
    buffer.clear();
    title.write(7, 54, origin);
    return buffer.toString();
  }

  private InetSocketAddress address(int octets) throws UnknownHostException {
    byte[] address = new byte[octets];
    random.nextBytes(address);
    if (random.nextBoolean()) {
      java.util.Arrays.fill(address, 1, octets - 1, (byte) 0);
    }
    return new InetSocketAddress(InetAddress.getByAddress(address), random.nextInt(65_536));
  }

  private static String text(InetSocketAddress address) {
    return Voice.server(address);
  }

  private Instant time() {
    long seconds =
        switch (random.nextInt(4)) {
          case 0 -> 1_700_000_000L + random.nextInt(100_000);
          case 1 -> random.nextInt(100_000);
          case 2 -> random.nextLong() >>> 27;
          default -> -1L - random.nextInt();
        };
    int nanos = random.nextInt(1_000) * (int) Math.pow(1_000, random.nextInt(3));
    return Instant.ofEpochSecond(seconds, nanos);
  }

  @Test
  void packets() throws UnknownHostException {
    for (int i = 0; i < 5_000; i++) {
      int octets = random.nextBoolean() ? 4 : 16;
      boolean tcp = random.nextBoolean();
      InetSocketAddress source = address(octets);
      InetSocketAddress destination = address(octets);
      Instant time = time();
      ByteBuffer none = ByteBuffer.allocate(0);
      String expected =
          ";; message 7, 54 octets, packet %d, %s, %s to %s, %s%n"
              .formatted(i, tcp ? "TCP" : "UDP", text(source), text(destination), time);
      assertEquals(
          expected.replace("\r", ""),
          line(new DnsPayload(none, tcp, time, source, destination, i), 0));
    }
  }

  @Test
  void linesAndNothing() {
    assertEquals(";; message 7, 54 octets, line 12\n", line(null, 12));
    assertEquals(";; message 7, 54 octets\n", line(null, 0));
  }
}
