package io.wiredns.embed;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Txt;
import io.wiredns.core.EventListener;
import io.wiredns.core.server.DnsServer;
import io.wiredns.core.server.Request;
import io.wiredns.core.server.ServerEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A server in a program. It answers queries of type TXT with the address of the client, and refuses
 * all others.
 */
public final class HelloServer {
  private HelloServer() {}

  /**
   * Starts a server.
   *
   * @param address the address to listen on, over UDP and TCP
   * @param listener receives every event, including everyday ones and those of dropped packets
   * @return the server, which the caller must close
   * @throws IOException if the address is in use
   */
  public static DnsServer start(InetSocketAddress address, EventListener<ServerEvent> listener)
      throws IOException {
    return DnsServer.builder()
        .listen(address)
        .handler(HelloServer::answer)
        .maxConnections(1_000)
        .maxConnectionsPerAddress(100)
        .listener(listener)
        .start();
  }

  /** Answers a request. A handler that has to wait returns a stage that completes later. */
  private static CompletionStage<Message> answer(Request request) {
    Message query = request.message();
    Question question = query.questions().get(0);
    var response = Message.responseTo(query).authoritative(true);
    if (question.type().equals(RecordType.TXT)) {
      String text = "hello, " + request.source().getAddress().getHostAddress();
      response.answer(new ResourceRecord(question.name(), 0, Txt.of(text)));
    } else {
      response.rcode(Rcode.REFUSED);
    }
    return CompletableFuture.completedFuture(response.build());
  }

  /**
   * Runs a server on the loopback address until the process is stopped.
   *
   * @param arguments the port; 5300 by default
   * @throws IOException if the port is in use
   */
  public static void main(String[] arguments) throws IOException {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5300;
    EventListener<ServerEvent> dropped =
        (event, peer) -> {
          if (!event.isEveryday()) {
            System.err.println(event + " " + peer);
          }
        };
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    // The server is never closed; its threads keep the JVM alive.
    DnsServer server = start(address, dropped);
    System.out.println("dig TXT anything, of " + server.udpAddresses());
  }
}
