package io.wiredns.embed;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.zone.ZoneWriter;
import io.wiredns.core.transfer.TransferException;
import io.wiredns.core.transfer.TransferFault;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneCopy;
import io.wiredns.core.transfer.ZoneTransfer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Copies a zone from a primary server: first the whole zone, then its changes. */
public final class ZoneMirror {
  private final InetSocketAddress primary;
  private final Optional<TsigKey> key;
  private final ZoneCopy zone;

  /**
   * Creates an empty copy.
   *
   * @param primary the address of the primary server
   * @param name the name of the zone
   * @param key the key that signs the transfers; empty if the primary server requires none
   */
  public ZoneMirror(InetSocketAddress primary, Name name, Optional<TsigKey> key) {
    this.primary = primary;
    this.key = key;
    zone = ZoneCopy.empty(name);
  }

  /**
   * Transfers the whole zone at the first call, and the changes since the last call at later ones.
   *
   * @return whether anything has changed
   * @throws IOException if the transfer fails, which leaves the copy unchanged
   */
  public boolean refresh() throws IOException {
    try {
      return transfer(zone.request());
    } catch (TransferException failure) {
      if (failure.fault() != TransferFault.NOT_IN_ZONE) {
        throw failure;
      }
      // The primary server's version with our serial differs from ours; only the whole zone helps.
      return transfer(zone.request().whole());
    }
  }

  private boolean transfer(TransferRequest request) throws IOException {
    ZoneTransfer.Builder options = ZoneTransfer.builder(primary, request);
    key.ifPresent(options::key);
    try (ZoneTransfer transfer = options.open()) {
      return zone.apply(transfer);
    }
  }

  /**
   * Returns the zone as a zone file.
   *
   * @return a line for each record
   * @throws IOException never
   */
  public String toText() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ZoneWriter writer = ZoneWriter.of(text);
    for (var record : (Iterable<ResourceRecord>) zone.records()::iterator) {
      writer.write(record);
    }
    writer.flush();
    return text.toString(StandardCharsets.US_ASCII);
  }
}
