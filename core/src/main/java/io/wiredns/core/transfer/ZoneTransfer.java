package io.wiredns.core.transfer;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.ResourceRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A zone transfer from a server, batch by batch, over TCP; an IXFR over UDP first if wanted.
 *
 * <pre>{@code
 * try (var transfer = ZoneTransfer.builder(server, TransferRequest.axfr(zone)).key(key).open()) {
 *   for (var batch = transfer.next(); batch != null; batch = transfer.next()) { ... }
 * }
 * }</pre>
 *
 * <p>The thread that calls {@link #next} does the reading, and nothing is read that is not asked
 * for: who is slow slows the server down, by TCP's own means, and no memory fills up. A virtual
 * thread parks while it waits. Sequence, signatures, limits and time are checked as {@link
 * TransferDecoder} and {@link TransferOptions} say.
 *
 * <p>Where a server refuses an IXFR as unknown to it (FORMERR, NOTIMP), the whole zone is asked for
 * (RFC 1995 section 2), unless {@link TransferOptions#fallback} says no; where it refuses EDNS, the
 * question is asked without. For one thread; but {@link #close} ends it from any.
 *
 * @since 0.1
 */
public final class ZoneTransfer implements Iterable<TransferBatch>, Closeable {
  private final TransferOptions options;
  private final long deadline;

  private TransferRequest request;
  private boolean edns;
  private boolean delivered;

  /** What came in a datagram; nothing more follows. */
  private final Deque<TransferBatch> datagram = new ArrayDeque<>();

  private TransferDecoder decoder;
  private volatile TransferSocket socket;
  private volatile boolean closed;

  ZoneTransfer(TransferOptions options) throws IOException {
    this.options = options;
    request = options.request;
    edns = options.edns != null;
    deadline = System.nanoTime() + options.totalTime.toNanos();
    if (!options.datagramFirst || !askByDatagram()) {
      ask();
    }
  }

  /**
   * Starts the settings of a transfer.
   *
   * @param server the server's address and port
   * @param request what is asked for
   * @return settings as they are by default
   * @throws IllegalArgumentException if the address is not resolved
   */
  public static TransferOptions builder(InetSocketAddress server, TransferRequest request) {
    return new TransferOptions(server, request);
  }

  private boolean askByDatagram() throws IOException {
    try (TransferDatagram exchange = new TransferDatagram(options, request, edns, deadline)) {
      decoder = exchange.ask(datagram);
    }
    return decoder != null;
  }

  private void ask() throws IOException {
    TransferSocket opened = new TransferSocket(options, deadline);
    socket = opened;
    if (closed) {
      opened.close();
      throw new IOException("the transfer has been closed");
    }
    try {
      opened.connect();
      decoder = opened.send(request, edns);
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  /**
   * The next batch; waits for it.
   *
   * @return records, or null when the transfer is complete
   * @throws TransferException if what comes is wrong, ends early, or takes too long
   * @throws IOException if the connection fails, or has been closed
   */
  public TransferBatch next() throws IOException {
    if (!datagram.isEmpty()) {
      return datagram.remove();
    }
    for (; ; ) {
      try {
        TransferBatch batch = decoder.poll();
        if (batch != null) {
          delivered = true;
          return batch;
        }
        if (decoder.isComplete()) {
          closeSocket();
          return null;
        }
        socket.take(decoder);
      } catch (TransferException refused) {
        closeSocket();
        if (!askAgain(refused)) {
          throw refused;
        }
      } catch (IOException | RuntimeException failure) {
        closeSocket();
        throw failure;
      }
    }
  }

  /** Asks for less where the server did not understand; false if there is no less. */
  private boolean askAgain(TransferException refused) throws IOException {
    Rcode rcode = refused.rcode().orElse(Rcode.NOERROR);
    boolean formerr = rcode.equals(Rcode.FORMERR);
    // Who does not understand a query may not have found its signature either.
    boolean said =
        refused.fault() == TransferFault.RCODE || refused.fault() == TransferFault.SIGNATURE;
    if (delivered || !options.fallback || !said) {
      return false;
    }
    if (edns && formerr) {
      edns = false;
    } else if (request.known().isPresent() && (formerr || rcode.equals(Rcode.NOTIMP))) {
      request = request.whole();
    } else {
      return false;
    }
    ask();
    return true;
  }

  /**
   * The batches that are left, once: a loop over them throws {@link UncheckedIOException} where
   * {@link #next} would throw an IOException.
   *
   * @return an iterator that reads on as it goes on
   */
  @Override
  public Iterator<TransferBatch> iterator() {
    return new Iterator<>() {
      private TransferBatch ahead;

      @Override
      public boolean hasNext() {
        try {
          ahead = ahead != null ? ahead : ZoneTransfer.this.next();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
        return ahead != null;
      }

      @Override
      public TransferBatch next() {
        if (!hasNext()) {
          throw new NoSuchElementException("the transfer is complete");
        }
        TransferBatch batch = ahead;
        ahead = null;
        return batch;
      }
    };
  }

  /**
   * What is being asked for: the whole zone if the server did not know IXFR.
   *
   * @return the request that counts
   */
  public TransferRequest request() {
    return request;
  }

  /**
   * Whether all has come, and been taken.
   *
   * @return true once {@link #next} has given the last batch
   */
  public boolean isComplete() {
    return datagram.isEmpty() && decoder.isComplete();
  }

  /**
   * The zone's SOA record as the server has it.
   *
   * @return the first record that came, or nothing before it
   */
  public Optional<ResourceRecord> soa() {
    return decoder.soa();
  }

  /**
   * How many messages have come.
   *
   * @return the number
   */
  public long messages() {
    return decoder.messages();
  }

  /**
   * How many records have come, the framing SOA records counted.
   *
   * @return the number
   */
  public long records() {
    return decoder.records();
  }

  /**
   * How many octets of messages have come.
   *
   * @return the number
   */
  public long octets() {
    return decoder.octets();
  }

  /** Ends the transfer: a {@link #next} that is waiting fails. Any thread may call it. */
  @Override
  public void close() {
    closed = true;
    closeSocket();
  }

  private void closeSocket() {
    TransferSocket open = socket;
    if (open != null) {
      open.close();
    }
  }
}
