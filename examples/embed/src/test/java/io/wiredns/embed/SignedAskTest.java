package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.core.server.DnsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SignedAskTest {
  private static TsigKey key(String secret) {
    return TsigKey.of(
        Name.of("k.example"),
        TsigAlgorithm.HMAC_SHA256,
        secret.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aSignedQueryIsAnsweredAndAForgedOneIsNot() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    TsigKey key = key("secretsecretsecret");
    try (DnsServer server =
        DnsServer.builder()
            .listen(any)
            .keys(List.of(key))
            .handler(
                request ->
                    CompletableFuture.completedFuture(
                        Message.responseTo(request.message()).build()))
            .start()) {
      InetSocketAddress at = server.udpAddresses().get(0);
      Name zone = Name.of("example.com");
      assertEquals(Rcode.NOERROR, SignedAsk.ask(at, key, zone).rcode());
      TsigKey wrong = key("anothersecretanother");
      assertThrows(IOException.class, () -> SignedAsk.ask(at, wrong, zone));
    }
  }
}
