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

/** Follows a zone of a primary: the whole zone once, then what changes. */
public final class ZoneMirror {
  private final InetSocketAddress primary;
  private final Optional<TsigKey> key;
  private final ZoneCopy zone;

  /**
   * A mirror of which nothing is there yet.
   *
   * @param primary who has the zone
   * @param name the zone's name
   * @param key signs the transfers, if the primary wants that
   */
  public ZoneMirror(InetSocketAddress primary, Name name, Optional<TsigKey> key) {
    this.primary = primary;
    this.key = key;
    zone = ZoneCopy.empty(name);
  }

  /**
   * Looks whether there is anything new, and takes it.
   *
   * @return whether anything has changed
   * @throws IOException if the transfer fails; the zone is then what it was
   */
  public boolean refresh() throws IOException {
    try {
      return transfer(zone.request());
    } catch (TransferException failure) {
      if (failure.fault() != TransferFault.NOT_IN_ZONE) {
        throw failure;
      }
      // What the primary calls our version is another: only the whole zone brings us together.
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
   * The zone as a file.
   *
   * @return a line a record
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
