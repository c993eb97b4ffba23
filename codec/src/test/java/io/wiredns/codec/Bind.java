package io.wiredns.codec;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The output of BIND's tools for messages and records, if they are installed. */
public final class Bind {
  private static final int PATIENCE_MILLIS = 20_000;

  private Bind() {}

  /**
   * Returns the lines that dig prints for a response, which is sent to it with the ID of its query.
   */
  public static List<String> dig(byte[] response, String name, String type, String option)
      throws IOException, InterruptedException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(PATIENCE_MILLIS);
      Process dig =
          start(
              "dig",
              "@127.0.0.1",
              "-p",
              Integer.toString(server.getLocalPort()),
              "+tries=1",
              "+nocookie",
              option,
              name,
              type);
      DatagramPacket query = new DatagramPacket(new byte[512], 512);
      server.receive(query);
      byte[] answer = response.clone();
      System.arraycopy(query.getData(), 0, answer, 0, 2);
      server.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
      return lines(dig);
    }
  }

  /** Returns the output of named-rrchecker for the text of a record of class IN. */
  public static List<String> check(String option, String record)
      throws IOException, InterruptedException {
    Process checker = start("named-rrchecker", option);
    checker.getOutputStream().write(("IN " + record + "\n").getBytes(StandardCharsets.US_ASCII));
    checker.getOutputStream().close();
    return lines(checker);
  }

  private static Process start(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      String message = command[0] + " is not installed";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      abort(message + ": skipped");
      throw missing;
    }
  }

  private static List<String> lines(Process process) throws IOException, InterruptedException {
    byte[] out = process.getInputStream().readAllBytes();
    process.waitFor();
    return new String(out, StandardCharsets.US_ASCII).lines().toList();
  }
}
