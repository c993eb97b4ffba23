package io.wiredns.command.serve;

import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import io.wiredns.command.line.Option;
import io.wiredns.zone.TransferAccess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of serve for secondary servers: keys, who may transfer, and who is notified. */
final class ServeTransfers {
  private static final int PORT = 53;

  private final Option<List<String>> transfers =
      Option.texts(
          "--allow-transfer",
          "CIDR|key:NAME",
          "The clients that may transfer zones, such as 192.0.2.0/24 or key:NAME; none by default."
              + " May be repeated.");

  private final Option<List<String>> keys =
      Option.texts(
          "--key",
          "[ALGORITHM:]NAME:SECRET",
          "A TSIG key, hmac-sha256 by default; may be repeated. Other users of the machine can see"
              + " it in the list of processes; --key-file avoids that.");

  private final Option<List<Path>> keyFiles =
      Option.files("--key-file", "FILE", "A file with TSIG keys of tsig-keygen; may be repeated.");

  private final Option<List<String>> notified =
      Option.texts(
          "--notify",
          "ZONE=ADDR[#PORT]",
          "A server that is notified (RFC 1996) at the start and whenever a file with a greater"
              + " serial is served; may be repeated.");

  private final Option<String> notifyKey =
      Option.text(
          "--notify-key",
          "NAME",
          "The name of the TSIG key that signs notifications; none by default.");

  private List<TsigKey> all;

  List<Option<?>> options() {
    return List.of(transfers, keys, keyFiles, notified, notifyKey);
  }

  List<TsigKey> keys() throws InputException, IOException {
    if (all == null) {
      List<TsigKey> found = new ArrayList<>();
      for (String key : keys.get()) {
        found.add(DigWords.key(key));
      }
      for (Path file : keyFiles.get()) {
        found.addAll(DigWords.keys(file));
      }
      all = found;
    }
    return all;
  }

  TransferAccess access() throws InputException {
    TransferAccess access = new TransferAccess();
    try {
      transfers.get().forEach(access::allow);
    } catch (IllegalArgumentException wrong) {
      throw new InputException("--allow-transfer " + wrong.getMessage());
    }
    return access;
  }

  /** Returns the servers to notify of each zone. */
  Map<Name, List<InetSocketAddress>> notified() throws InputException {
    Map<Name, List<InetSocketAddress>> servers = new LinkedHashMap<>();
    for (String word : notified.get()) {
      int equals = word.lastIndexOf('=');
      if (equals < 0) {
        throw new InputException(
            "--notify " + DigWords.printable(word) + ": expected ZONE=ADDR[#PORT]");
      }
      servers
          .computeIfAbsent(DigWords.name(word.substring(0, equals)), zone -> new ArrayList<>())
          .add(DigWords.server(word.substring(equals + 1), PORT));
    }
    return servers;
  }

  /** Returns the key of notifications. */
  Optional<TsigKey> notifyKey() throws InputException, IOException {
    if (notifyKey.get() == null) {
      return Optional.empty();
    }
    Name name = DigWords.name(notifyKey.get());
    for (TsigKey key : keys()) {
      if (key.name().equals(name)) {
        return Optional.of(key);
      }
    }
    throw new InputException("--notify-key " + name + ": no such key in --key or --key-file");
  }
}
