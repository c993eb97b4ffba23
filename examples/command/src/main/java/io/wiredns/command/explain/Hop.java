package io.wiredns.command.explain;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.output.Voice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** A query of the input and, once it is there, the meaning of its response. Mutable. */
final class Hop {
  final long number;
  final Name name;
  final RecordType type;

  /** The addresses of client and server; empty if the input does not contain them. */
  final byte[] client;

  final byte[] server;

  private final int port;

  /** The time of the query; null if the input does not contain it. */
  final Instant time;

  /** The number of the message that is the response; 0 if there is none. */
  long reply;

  /** The meaning of the response; null if there is none. */
  Outcome.Kind kind;

  /** The meaning of the response in a word. */
  String label;

  /** The extended errors of the response, each after a comma. */
  String errors = "";

  /** The time between query and response; null if it is not known. */
  Duration elapsed;

  /** The name to which aliases in the response lead; null if there are none. */
  Name target;

  /** The zone that the response names, by SOA, referral or signature; null if it names none. */
  Name zone;

  /** What the response shows of itself. */
  private Map<Sign, String> signs = Map.of();

  Hop(
      long number,
      Name name,
      RecordType type,
      byte[] client,
      byte[] server,
      int port,
      Instant time) {
    this.number = number;
    this.name = name;
    this.type = type;
    this.client = client;
    this.server = server;
    this.port = port;
    this.time = time;
  }

  Map<Sign, String> signs() {
    return signs;
  }

  void see(Sign sign, String text) {
    if (signs.isEmpty()) {
      signs = new EnumMap<>(Sign.class);
    }
    signs.put(sign, text);
  }

  /** Returns the server in words; empty if the input does not contain it. */
  String server() {
    if (server.length == 0) {
      return "";
    }
    try {
      return Voice.server(new InetSocketAddress(InetAddress.getByAddress(server), port));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(server.length + " octets of an address", impossible);
    }
  }

  /** Returns whether another query went to the same server. */
  boolean isTo(Hop other) {
    return port == other.port && Arrays.equals(server, other.server);
  }

  /** Returns query, server, outcome and time in one line. */
  String text() {
    String to = server.length == 0 ? "" : " to " + server();
    String result =
        kind == null
            ? "no response in view"
            : label
                + errors
                + " (message "
                + reply
                + (elapsed == null ? "" : ", " + Voice.duration(elapsed))
                + ")";
    return "message " + number + to + ", " + name + " " + type + ": " + result;
  }
}
