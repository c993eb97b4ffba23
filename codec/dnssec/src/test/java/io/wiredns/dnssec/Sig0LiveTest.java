package io.wiredns.dnssec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Daemons;
import io.wiredns.codec.Tool;
import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.Sig;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Checks the updates that nsupdate signs with SIG(0); skipped if it is not installed. named itself
 * no longer supports SIG(0) (BIND 9.18.28, CVE-2024-1975) and refuses such updates.
 */
class Sig0LiveTest {
  private byte[] received;

  @Test
  void whatNsupdateSignsVerifies() throws Exception {
    for (String algorithm : List.of("RSASHA256", "ECDSAP256SHA256", "ED25519", "ED448")) {
      try (Daemons daemons = Daemons.of("dnssec-keygen", "nsupdate");
          DatagramSocket server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
        server.setSoTimeout(10_000);
        Path directory = daemons.directory();
        String size = algorithm.startsWith("RSA") ? "-b 2048" : "";
        Tool.Result made =
            Tool.run(
                "",
                "sh",
                "-c",
                "exec dnssec-keygen -q -K %s -T KEY -n HOST -a %s %s host.sig0.test"
                    .formatted(directory, algorithm, size));
        assertEquals(0, made.status());
        Path base = directory.resolve(made.output().strip());
        String line =
            Files.readAllLines(Path.of(base + ".key")).stream()
                .filter(text -> !text.startsWith(";"))
                .findFirst()
                .orElseThrow();
        Key key =
            (Key)
                RData.parse(
                    RecordType.KEY,
                    line.substring(line.indexOf(" KEY ") + 5),
                    Name.ROOT,
                    Registry.standard());
        Thread answers = new Thread(() -> answer(server));
        answers.start();
        Tool.run(
            "server 127.0.0.1 %d\nzone sig0.test\nupdate add a.sig0.test 60 TXT x\nsend\n"
                .formatted(server.getLocalPort()),
            "nsupdate",
            "-t",
            "2",
            "-r",
            "0",
            "-k",
            base + ".private");
        answers.join();
        byte[] update = received;
        MessageView view = new MessageView().wrap(ByteBuffer.wrap(update));
        Sig sig = (Sig) Sig0.record(view).orElseThrow().rdata();
        assertEquals(DnssecAlgorithm.parse(algorithm), sig.algorithm());
        Name owner = Name.of("host.sig0.test");
        long now = System.currentTimeMillis() / 1000;
        assertTrue(
            Sig0.verify(ByteBuffer.wrap(update), owner, key, Instant.ofEpochSecond(now))
                .isVerified(),
            algorithm);
        update[30] ^= 1;
        assertTrue(
            !Sig0.verify(ByteBuffer.wrap(update), owner, key, Instant.ofEpochSecond(now))
                .isVerified(),
            algorithm);
      }
    }
  }

  /** Answers one update. */
  private void answer(DatagramSocket server) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
      server.receive(packet);
      received = Arrays.copyOf(packet.getData(), packet.getLength());
      byte[] response = Arrays.copyOf(received, 12);
      ByteBuffer.wrap(response).putShort(2, (short) (Header.QR | 5 << 11)).putLong(4, 0);
      server.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
