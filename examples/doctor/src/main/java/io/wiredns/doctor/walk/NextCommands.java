package io.wiredns.doctor.walk;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import io.wiredns.doctor.exchange.NetworkText;
import java.net.InetSocketAddress;

/** The commands to run after a walk, which start where the walk started. Immutable. */
public final class NextCommands {
  private static final int USUAL_PORT = 53;

  /** The first of the root servers, for those whose own server does not know the root. */
  private static final String ROOT_SERVER = "198.41.0.4";

  private final WalkSettings settings;

  NextCommands(WalkSettings settings) {
    this.settings = settings;
  }

  private String port() {
    return settings.port() == USUAL_PORT ? "" : " -p " + settings.port();
  }

  private String first() {
    return NetworkText.server(settings.first().get(0)).replaceFirst("#" + USUAL_PORT + "$", "");
  }

  /** Returns a walk for another question. */
  String trace(Name name, RecordType type) {
    String at = settings.isFirstNamed() ? " @" + first() : "";
    return "wiredns query%s%s %s %s +trace".formatted(at, port(), name, type);
  }

  /** Returns the same walk from a server of the root. */
  String traceFromRoot(Name name, RecordType type) {
    return "wiredns query @%s %s %s +trace".formatted(ROOT_SERVER, name, type);
  }

  /** Returns the comparison of all servers of a zone. */
  String compare(Name name, RecordType type) {
    String via = settings.isFirstNamed() ? " --via " + first() : "";
    return "wiredns compare --auth%s%s %s %s".formatted(via, port(), name, type);
  }

  /** Returns a question for one server of a zone. */
  public static String ask(InetSocketAddress server, Name name, RecordType type) {
    return "wiredns query @%s %s %s +norecurse".formatted(NetworkText.server(server), name, type);
  }
}
