package io.wiredns.bench.siege;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** A query of a good client, and the check of its response. Immutable. */
final class Query {
  private static final int HEADER = 12;
  private static final int TYPE_A = 1;
  private static final int TYPE_SOA = 6;
  private static final int NXDOMAIN = 3;
  private static final int APEX = -1;
  private static final int MISSING = -2;
  private static final byte[] OPT = {0, 0, 41, 4, (byte) 0xD0, 0, 0, 0, 0, 0, 0};

  private final SiegeZone zone;
  private final int id;
  private final byte[] octets;

  /** The length of the header and the question. */
  private final int questionEnd;

  /** The number of the host, or one of the constants. */
  private final int host;

  private Query(SiegeZone zone, int id, int host, String name, int type, boolean edns) {
    this.zone = zone;
    this.id = id;
    this.host = host;
    ByteBuffer out = ByteBuffer.allocate(512);
    header(out, id, edns ? 1 : 0);
    question(out, name, type);
    questionEnd = out.position();
    if (edns) {
      out.put(OPT);
    }
    octets = new byte[out.position()];
    out.flip().get(octets);
  }

  /** What a response is worth. */
  enum Worth {
    /** The right answer. */
    GOOD,
    /** None, but it says so: SERVFAIL, REFUSED, truncated. */
    FAILURE,
    /** Another answer than the zone has. */
    WRONG
  }

  /** A response's worth, with a reason if it is not good. */
  record Judgment(Worth worth, String reason) {
    static final Judgment GOOD = new Judgment(Worth.GOOD, "");

    private static Judgment failure(String reason) {
      return new Judgment(Worth.FAILURE, reason);
    }

    private static Judgment wrong(String reason) {
      return new Judgment(Worth.WRONG, reason);
    }
  }

  /** Returns a query for a host, for a name that does not exist, or for the zone's SOA. */
  static Query random(SiegeZone zone, int id, Random random) {
    boolean edns = random.nextBoolean();
    int kind = random.nextInt(20);
    if (kind < 14) {
      int host = random.nextInt(SiegeZone.HOSTS);
      return new Query(zone, id, host, "h" + host + ".siege.test", TYPE_A, edns);
    }
    if (kind < 16) {
      int host = random.nextInt(SiegeZone.HOSTS / SiegeZone.CHANGING) * SiegeZone.CHANGING;
      return new Query(zone, id, host, "h" + host + ".siege.test", TYPE_A, edns);
    }
    if (kind < 19) {
      String name = "missing" + random.nextInt(SiegeZone.HOSTS) + ".siege.test";
      return new Query(zone, id, MISSING, name, TYPE_A, edns);
    }
    return soa(zone, id);
  }

  /** Returns a query for the zone's SOA. */
  static Query soa(SiegeZone zone, int id) {
    return new Query(zone, id, APEX, "siege.test", TYPE_SOA, false);
  }

  /** Returns the octets of a query of one question without EDNS. */
  static byte[] octets(int id, String name, int type) {
    ByteBuffer out = ByteBuffer.allocate(512);
    header(out, id, 0);
    question(out, name, type);
    byte[] octets = new byte[out.position()];
    out.flip().get(octets);
    return octets;
  }

  private static void header(ByteBuffer out, int id, int additional) {
    out.putShort((short) id).putShort((short) 0).putShort((short) 1).putInt(0);
    out.putShort((short) additional);
  }

  private static void question(ByteBuffer out, String name, int type) {
    for (String label : name.split("\\.")) {
      out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.put((byte) 0).putShort((short) type).putShort((short) 1);
  }

  int id() {
    return id;
  }

  /** Returns the message. */
  ByteBuffer message() {
    return ByteBuffer.wrap(octets).asReadOnlyBuffer();
  }

  /** Returns the message after its length in two octets. */
  ByteBuffer frame() {
    ByteBuffer frame = ByteBuffer.allocate(2 + octets.length);
    return frame.putShort((short) octets.length).put(octets).flip();
  }

  /** Checks a response, from the buffer's position to its limit. */
  Judgment judge(ByteBuffer buffer) {
    ByteBuffer response = buffer.slice();
    try {
      return judgeSlice(response);
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException end) {
      return Judgment.wrong("malformed response of " + response.limit() + " octets");
    }
  }

  private Judgment judgeSlice(ByteBuffer response) {
    if ((response.getShort(0) & 0xFFFF) != id || response.get(2) >= 0) {
      return Judgment.wrong("not the response to the query");
    }
    int rcode = response.get(3) & 15;
    if ((response.get(2) & 2) != 0) {
      return Judgment.failure("truncated");
    }
    if (rcode != 0 && rcode != NXDOMAIN) {
      return Judgment.failure("RCODE " + rcode);
    }
    for (int i = HEADER; i < questionEnd; i++) {
      if (response.get(i) != octets[i]) {
        return Judgment.wrong("other question");
      }
    }
    int answers = response.getShort(6) & 0xFFFF;
    if (host == MISSING) {
      return rcode == NXDOMAIN && answers == 0
          ? Judgment.GOOD
          : Judgment.wrong("RCODE " + rcode + " for a name that does not exist");
    }
    if (rcode != 0 || answers != 1) {
      return Judgment.wrong(this + ": RCODE " + rcode + ", " + answers + " answers");
    }
    return judgeAnswer(response);
  }

  private Judgment judgeAnswer(ByteBuffer response) {
    int at = skipName(response, questionEnd);
    int type = response.getShort(at) & 0xFFFF;
    int data = at + 10;
    boolean right;
    if (host == APEX) {
      int serial = response.getInt(skipName(response, skipName(response, data)));
      right = type == TYPE_SOA && zone.isVersion(serial);
    } else {
      right = type == TYPE_A && zone.isRight(host, response.getInt(data));
    }
    return right ? Judgment.GOOD : Judgment.wrong(this + ": another record");
  }

  /** Returns the serial of a good response to a query for the SOA. */
  int serial(ByteBuffer response) {
    int data = skipName(response, questionEnd) + 10;
    return response.getInt(skipName(response, skipName(response, data)));
  }

  private static int skipName(ByteBuffer message, int start) {
    int at = start;
    while (true) {
      int length = message.get(at) & 255;
      if (length >= 0xC0) {
        return at + 2;
      }
      at += 1 + length;
      if (length == 0) {
        return at;
      }
    }
  }

  @Override
  public String toString() {
    return host == APEX ? "SOA" : host == MISSING ? "missing" : "h" + host;
  }
}
