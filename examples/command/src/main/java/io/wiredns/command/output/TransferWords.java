package io.wiredns.command.output;

import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.zone.ZoneWriter;
import io.wiredns.core.transfer.TransferBatch;
import io.wiredns.doctor.report.JsonLine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the batches of a transfer as text of a zone file, with comments as titles of differences,
 * or as a line of JSON for each record.
 */
public final class TransferWords {
  private final OutputStream out;
  private final boolean json;
  private final ZoneWriter writer;
  private TransferBatch.Kind kind;
  private long serial;

  public TransferWords(OutputStream out, boolean json) {
    this.out = out;
    this.json = json;
    writer = ZoneWriter.of(out);
  }

  public void write(TransferBatch batch) throws IOException {
    if (batch.kind() != kind || batch.serial() != serial) {
      kind = batch.kind();
      serial = batch.serial();
      switch (kind) {
        case DELETIONS -> comment("deleted from version " + serial);
        case ADDITIONS -> comment("added in version " + serial);
        case UP_TO_DATE -> comment("nothing new");
        case ZONE -> {
          // A whole zone has no title.
        }
      }
    }
    for (ResourceRecord record : batch.records()) {
      if (json) {
        line(object(batch, record).toString());
      } else {
        writer.write(record);
      }
    }
  }

  /** Returns a record of a batch as an object: what it is for the zone, and its data. */
  public static JsonLine object(TransferBatch batch, ResourceRecord record) {
    return new JsonLine()
        .text("xKind", batch.kind().toString())
        .number("xSerial", batch.serial())
        .text("NAME", record.name().toString())
        .text("TYPEname", record.type().toString())
        .text("CLASSname", record.recordClass().toString())
        .number("TTL", record.ttl())
        .text("rdata" + record.type(), record.rdata().toText());
  }

  /** Writes a line that readers of zone files skip; nothing in JSON. */
  public void comment(String text) throws IOException {
    if (!json) {
      writer.flush();
      line("; " + text);
    }
  }

  private void line(String text) throws IOException {
    out.write((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  public void end() throws IOException {
    writer.flush();
    out.flush();
  }
}
