package io.wiredns.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.dns.DnsMessage;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Parses and writes the messages of a file with one library, as often as it is told, and ends. The
 * class uses nothing of the other libraries, so that the JVM does not load them.
 */
public final class Cold {
  private static final int MOST_OCTETS = 65_535;

  private Cold() {}

  /**
   * Runs the program, and prints the number of octets written.
   *
   * @param arguments the library, or {@code none} to read the file only; the number of messages;
   *     and the file, see {@link FrameFile}
   * @throws Exception if the file cannot be read, or a library refuses a message
   */
  public static void main(String[] arguments) throws Exception {
    byte[] file = Files.readAllBytes(Path.of(arguments[2]));
    int messages = Integer.parseInt(arguments[1]);
    System.out.println(
        switch (arguments[0]) {
          case "none" -> file.length;
          case "wiredns" -> WireDns.run(file, messages);
          case "wiredns-simple" -> WireDnsSimple.run(file, messages);
          case "dnsjava" -> DnsJava.run(file, messages);
          case "netty" -> Netty.run(file, messages);
          default -> throw new IllegalArgumentException(arguments[0]);
        });
  }

  private static int length(byte[] file, int at) {
    return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
  }

  /** Returns the start of the next frame, which is the first after the last. */
  private static int next(byte[] file, int at) {
    int next = at + 2 + length(file, at);
    return next == file.length ? 0 : next;
  }

  /** WireDNS with a view, a writer and a buffer for all messages. */
  private static final class WireDns {
    static long run(byte[] file, int messages) throws Exception {
      MessageView view = new MessageView();
      MessageWriter writer = new MessageWriter();
      ByteBuffer out = ByteBuffer.allocate(MOST_OCTETS);
      long octets = 0;
      int at = 0;
      for (int i = 0; i < messages; i++, at = next(file, at)) {
        Message message = view.wrap(ByteBuffer.wrap(file, at + 2, length(file, at))).toMessage();
        writer.write(message, out.clear());
        octets += out.position();
      }
      return octets;
    }
  }

  /** WireDNS with arrays only, as dnsjava is used. */
  private static final class WireDnsSimple {
    static long run(byte[] file, int messages) throws Exception {
      long octets = 0;
      int at = 0;
      for (int i = 0; i < messages; i++, at = next(file, at)) {
        byte[] message = Arrays.copyOfRange(file, at + 2, at + 2 + length(file, at));
        octets += Message.parse(message).toWire().length;
      }
      return octets;
    }
  }

  private static final class DnsJava {
    static long run(byte[] file, int messages) throws IOException {
      long octets = 0;
      int at = 0;
      for (int i = 0; i < messages; i++, at = next(file, at)) {
        byte[] message = Arrays.copyOfRange(file, at + 2, at + 2 + length(file, at));
        octets += new org.xbill.DNS.Message(message).toWire().length;
      }
      return octets;
    }
  }

  private static final class Netty {
    static long run(byte[] file, int messages) throws Exception {
      NettyPeer peer = new NettyPeer();
      ByteBuf out = Unpooled.buffer(MOST_OCTETS);
      long octets = 0;
      int at = 0;
      for (int i = 0; i < messages; i++, at = next(file, at)) {
        DnsMessage message = peer.parse(Unpooled.wrappedBuffer(file, at + 2, length(file, at)));
        peer.write(message, out);
        octets += out.readableBytes();
        message.release();
      }
      return octets;
    }
  }
}
