package io.wiredns.command.query;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Transport;
import io.wiredns.command.dig.DigDate;
import io.wiredns.command.dig.DigLayout;
import io.wiredns.command.dig.DigOptions;
import io.wiredns.command.dig.DigRData;
import io.wiredns.command.dig.Lookup;
import io.wiredns.command.dig.LookupMessage;
import io.wiredns.command.line.ExitStatus;
import io.wiredns.command.line.Failures;
import io.wiredns.command.output.NamedOutput;
import io.wiredns.command.output.StoryLines;
import io.wiredns.command.output.TransferWords;
import io.wiredns.command.output.Voice;
import io.wiredns.core.transfer.TransferBatch;
import io.wiredns.core.transfer.TransferException;
import io.wiredns.core.transfer.TransferFault;
import io.wiredns.core.transfer.TransferRequest;
import io.wiredns.core.transfer.ZoneTransfer;
import io.wiredns.doctor.report.JsonLine;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * Transfers a zone for {@code query ZONE AXFR} and {@code IXFR=n}, laid out as dig does, or as the
 * objects of {@code wiredns axfr --format json}.
 */
final class DigTransfer {
  private final Lookup lookup;
  private final DigOptions shown;
  private final Appendable out;
  private final StringBuilder text = new StringBuilder();
  private final DigLayout layout;

  DigTransfer(Lookup lookup, Appendable out) {
    this.lookup = lookup;
    this.out = out;
    shown = lookup.shown;
    layout = new DigLayout(shown, text);
  }

  /** Transfers the zone from the first server that begins to send it; returns the exit status. */
  int run(List<InetSocketAddress> servers) throws IOException {
    int status = ExitStatus.MALFORMED;
    for (int i = 0; i < servers.size() && status != ExitStatus.GOOD; i++) {
      status = run(servers.get(i), i + 1 < servers.size());
    }
    return status;
  }

  private int run(InetSocketAddress server, boolean hasNext) throws IOException {
    long start = System.nanoTime();
    ZoneTransfer transfer;
    try {
      transfer = options(server).open();
    } catch (IOException failure) {
      return failed(server, failure, hasNext, false);
    }
    boolean begun = false;
    try (transfer) {
      TransferBatch.Kind kind = null;
      while (transfer.hasNext()) {
        TransferBatch batch = transfer.next();
        boolean isChange =
            batch.kind() == TransferBatch.Kind.DELETIONS
                || batch.kind() == TransferBatch.Kind.ADDITIONS;
        if (kind == null && isChange && !shown.isJson()) {
          layout.record(transfer.soa().orElseThrow());
        }
        kind = batch.kind();
        begun = true;
        for (ResourceRecord record : batch.records()) {
          show(batch, record);
        }
        flush();
      }
      if (shown.isJson()) {
        return ExitStatus.GOOD;
      }
      if (kind != TransferBatch.Kind.UP_TO_DATE && !shown.oneSoa) {
        show(transfer.soa().orElseThrow());
      }
      statistics(server, transfer, Duration.ofNanos(System.nanoTime() - start));
      note(transfer, kind);
      text.append(shown.stats && !shown.isShort() ? "\n" : "");
      flush();
      return ExitStatus.GOOD;
    } catch (NamedOutput.OutputException failure) {
      throw failure; // The server did its part.
    } catch (IOException failure) {
      return failed(server, failure, hasNext && !begun, begun);
    }
  }

  private ZoneTransfer.Builder options(InetSocketAddress server) {
    TransferRequest request =
        lookup.type.equals(RecordType.AXFR)
            ? TransferRequest.axfr(lookup.name)
            : TransferRequest.ixfr(lookup.name, lookup.serial);
    Duration wait = Duration.ofSeconds(lookup.all.timeoutSeconds);
    ZoneTransfer.Builder options =
        ZoneTransfer.builder(server, request).idleTimeout(wait).connectTimeout(wait);
    if (lookup.all.key != null) {
      options.key(lookup.all.key);
    }
    if (lookup.all.local != null) {
      options.localAddress(lookup.all.local);
    }
    Edns edns = LookupMessage.of(lookup).edns().orElse(null);
    if (edns != null) {
      options.edns(edns);
    }
    boolean overUdp = lookup.type.equals(RecordType.IXFR) && lookup.transportIsSet && !lookup.tcp;
    return overUdp ? options.transport(Transport.UDP) : options;
  }

  private void show(TransferBatch batch, ResourceRecord record) {
    if (shown.isJson()) {
      text.append(TransferWords.object(batch, record)).append('\n');
    } else {
      show(record);
    }
  }

  private void show(ResourceRecord record) {
    if (!shown.answer) {
      return;
    }
    if (shown.isShort()) {
      new DigRData(shown, text).append(record.rdata());
      text.append('\n');
    } else {
      layout.record(record);
    }
  }

  private void flush() throws IOException {
    out.append(text);
    text.setLength(0);
  }

  private void statistics(InetSocketAddress server, ZoneTransfer transfer, Duration whole) {
    if (!shown.stats || shown.isShort()) {
      return;
    }
    text.append(";; Query time: ").append(whole.toMillis()).append(" msec\n");
    text.append(";; SERVER: ").append(Voice.server(server));
    text.append('(').append(Voice.host(server)).append(") (TCP)\n;; WHEN: ");
    text.append(DigDate.of(ZonedDateTime.now(ZoneId.systemDefault())));
    text.append(
        "\n;; XFR size: %d records (messages %d, bytes %d)\n"
            .formatted(transfer.recordCount(), transfer.messageCount(), transfer.receivedOctets()));
  }

  /** Says what a reader of the records does not see: that they are not what was asked for. */
  private void note(ZoneTransfer transfer, TransferBatch.Kind kind) {
    if (!shown.tellsStory() || lookup.type.equals(RecordType.AXFR)) {
      return;
    }
    StoryLines lines = new StoryLines();
    if (kind == TransferBatch.Kind.UP_TO_DATE) {
      lines.add(";; OUTCOME: TRANSFER: the server has no version after serial " + lookup.serial);
    } else if (kind == TransferBatch.Kind.ZONE) {
      String how =
          transfer.request().type().equals(RecordType.AXFR)
              ? "after an error for IXFR, the whole zone was asked for"
              : "the server sent the whole zone, since it does not keep the changes after serial "
                  + lookup.serial;
      lines.add(";; OUTCOME: TRANSFER: " + how);
    }
    text.append(lines);
  }

  private int failed(InetSocketAddress server, IOException failure, boolean hasNext, boolean begun)
      throws IOException {
    String reason = Failures.reason(failure);
    if (shown.isJson()) {
      JsonLine line =
          new JsonLine()
              .text("xOutcome", "TRANSFER_FAILED")
              .text("server", Voice.server(server))
              .text("xReason", reason)
              .flag("xBegun", begun)
              .text("xTry", hasNext ? null : next(server, failure));
      out.append(line.toString()).append('\n');
      return ExitStatus.MALFORMED;
    }
    boolean isTold = shown.tellsStory();
    text.append("; Transfer failed.\n");
    StoryLines lines = new StoryLines();
    lines.add(";; " + Voice.server(server, Transport.TCP) + ": " + reason);
    if (isTold) {
      if (begun) {
        lines.add(";; The records above are not the whole zone.");
      }
      if (hasNext) {
        lines.add(";; The next server is asked.");
      } else {
        lines.whole(";; TRY: " + next(server, failure));
      }
    }
    text.append(lines);
    flush();
    return ExitStatus.MALFORMED;
  }

  /** Returns the command whose answer tells a server that lacks the zone from one that refuses. */
  private String next(InetSocketAddress server, IOException failure) {
    boolean ofKey =
        failure instanceof TransferException transfer
            && transfer.fault() == TransferFault.SIGNATURE;
    return "wiredns query @%s %s SOA %s"
        .formatted(
            QueryText.place(server),
            QueryText.word(lookup.name.toString()),
            ofKey ? "-k KEY_FILE_OF_THE_SERVER" : "+norecurse");
  }
}
