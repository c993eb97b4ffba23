package io.wiredns.testkit;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import java.util.List;

/** The shapes of faults in the parameters of SVCB and HTTPS. */
final class ServiceFaults {
  private static final int ALPN = 1;
  private static final int NO_DEFAULT_ALPN = 2;
  private static final int PORT = 3;
  private static final int PATH = 7;
  private static final int GROUPS = 9;

  /** An unknown key, greater than all known keys, so that a known key after it is out of order. */
  private static final int UNKNOWN = 100;

  private ServiceFaults() {}

  static Shape shape(Fault fault, Shape out, Choices choices) {
    out.u16(choices.between(1, 0xFFFF)).name(Names.any().make(choices));
    int start = out.length();
    boolean alpn = choices.chance(1, 2) && hasRoomForAlpn(fault);
    if (alpn) {
      out.u16(ALPN).u16(3).string(Octets.utf8("h2"));
    }
    String param = "param[" + (alpn ? 1 : 0) + "] ";
    switch (fault.name()) {
      case "SVCB_KEY_ORDER" -> {
        int first = choices.between(UNKNOWN, 0xFFFE);
        out.u16(first).u16(2).u16(0);
        out.here("param[" + (alpn ? 2 : 1) + "] key");
        out.u16(choices.chance(1, 2) ? first : choices.below(first)).u16(0);
      }
      case "SVCB_VALUE_TRUNCATED" -> {
        int length = choices.below(20);
        out.u16(choices.between(PORT, 0xFFFF)).here(param + "length");
        out.u16(choices.between(length + 1, 0xFFFF)).octets(choices.octets(length));
      }
      case "SVCB_FIELD_TRUNCATED" -> fieldTruncated(out, param, choices);
      case "SVCB_VALUE_TRAILING" -> {
        int more = choices.between(1, 5);
        boolean port = choices.chance(1, 2);
        out.u16(port ? PORT : 8).u16((port ? 2 : 0) + more);
        if (port) {
          out.u16(443);
        }
        out.here(param + (port ? "port" : "ohttp")).octets(choices.octets(more));
      }
      case "SVCB_VALUE_EMPTY" -> {
        Named key =
            choices.oneOf(
                List.of(
                    new Named(4, "ipv4hint"),
                    new Named(5, "ech"),
                    new Named(6, "ipv6hint"),
                    new Named(PATH, "dohpath"),
                    new Named(GROUPS, "tls-supported-groups")));
        out.u16(key.key()).u16(0).here(param + key.name());
      }
      case "SVCB_MANDATORY_ORDER" -> {
        int key = choices.between(1, 0xFFFF);
        int good = choices.below(2);
        out.u16(0).u16(2 * (good + 1));
        if (good == 1) {
          out.u16(key);
        }
        out.here("param[0] mandatory");
        out.u16(good == 1 ? choices.between(0, key) : 0);
      }
      case "SVCB_KEY_MISSING" -> {
        int missing = choices.between(4, 0xFFFF);
        out.here("param[0] key").u16(0).u16(2).u16(missing);
        out.u16(PORT).u16(2).u16(443);
      }
      case "SVCB_ALPN_MISSING" -> out.here("param[0] key").u16(NO_DEFAULT_ALPN).u16(0);
      case "SVCB_ALPN_EMPTY" -> {
        int good = choices.below(3);
        out.u16(ALPN).u16(3 * good + 1);
        for (int i = 0; i < good; i++) {
          out.string(choices.octets(2));
        }
        out.here("param[0] alpn").u8(0);
      }
      case "SVCB_PATH_ENCODING" -> {
        int good = choices.below(20);
        out.u16(PATH).u16(good + 1);
        for (int i = 0; i < good; i++) {
          out.u8('a' + choices.below(26));
        }
        out.here(param + "dohpath").u8(choices.between(0x80, 0xFF));
      }
      case "SVCB_GROUP_REPEATED" -> {
        int group = choices.below(65_535);
        out.u16(GROUPS).u16(6).u16(group).u16(group + 1);
        out.here(param + "tls-supported-groups").u16(choices.chance(1, 2) ? group : group + 1);
      }
      default -> {
        return null;
      }
    }
    return out;
  }

  private record Named(int key, String name) {}

  /** Returns whether alpn may come before the fault. */
  private static boolean hasRoomForAlpn(Fault fault) {
    return switch (fault.name()) {
      case "SVCB_MANDATORY_ORDER", "SVCB_KEY_MISSING", "SVCB_ALPN_MISSING", "SVCB_ALPN_EMPTY" ->
          false;
      default -> true;
    };
  }

  private static void fieldTruncated(Shape out, String param, Choices choices) {
    switch (choices.below(4)) {
      case 0 -> {
        int octets = choices.below(2);
        out.u16(PORT).u16(octets).here(param + "port").octets(choices.octets(octets));
      }
      case 1 -> {
        int addresses = choices.below(3);
        int octets = choices.between(1, 3);
        out.u16(4).u16(4 * addresses + octets).octets(choices.octets(4 * addresses));
        out.here(param + "ipv4hint").octets(choices.octets(octets));
      }
      case 2 -> {
        int addresses = choices.below(2);
        int octets = choices.between(1, 15);
        out.u16(6).u16(16 * addresses + octets).octets(choices.octets(16 * addresses));
        out.here(param + "ipv6hint").octets(choices.octets(octets));
      }
      default -> {
        out.u16(GROUPS).u16(3).u16(choices.below(65_536));
        out.here(param + "tls-supported-groups").u8(choices.below(256));
      }
    }
  }
}
