package io.wiredns.core.transfer;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigClient;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Decodes the messages of one zone transfer into batches of records, without any transport; RFC
 * 5936 section 2.2, RFC 1995 section 4, RFC 8945 section 5.3.1.
 *
 * <pre>{@code
 * while (!decoder.isComplete()) {
 *   decoder.take(nextMessage(), now);
 *   for (var batch = decoder.poll(); batch.isPresent(); batch = decoder.poll()) { ... }
 * }
 * }</pre>
 *
 * <p>The decoder checks ID, opcode, question, RCODE, signatures, the owner and class of every
 * record, and the SOA records and their serials. A {@link TransferException} reports an error and
 * its place, and ends the transfer. A caller that has applied earlier batches must then undo them,
 * or use {@link ZoneCopy}, which changes nothing until the transfer is complete.
 *
 * <p>Memory does not grow with the size of the zone. The decoder holds one message at a time; in a
 * signed transfer it also holds unsigned messages, at most 99, until the next signed one verifies
 * them. For one thread at a time.
 *
 * @since 0.1
 */
public final class TransferDecoder {
  private static final int RCODE_OFFSET = 3;

  private final TransferRequest request;
  private final TransferChecks checks;
  private final boolean datagram;
  private final TransferLimits limits;
  private final TransferSequence sequence;
  private final MessageView view;

  /** Verifies messages, and holds those that no signature covers yet. */
  private final SignedMessages messages;

  private long taken;
  private long octets;
  private long opened;
  private long counted;

  /** The answer section of the message being read; null if there is none. */
  private List<ResourceRecord> records;

  private int position;

  /** The first record of the next batch if it has already been read, else null. */
  private ResourceRecord pending;

  private boolean failed;

  private TransferDecoder(Builder settings) {
    request = settings.request;
    checks = new TransferChecks(request, settings.id);
    datagram = settings.datagram;
    limits = settings.limits;
    view = new MessageView(settings.registry);
    messages = new SignedMessages(settings.tsig, view);
    sequence = new TransferSequence(request.zone(), request.known().orElse(null));
  }

  /**
   * Returns a builder of decoders.
   *
   * @param request the request that was sent
   * @param id the ID of the query
   * @return a builder with the default settings: TCP, unsigned, standard limits and types
   * @throws IllegalArgumentException if the ID is not in 0..65535
   */
  public static Builder builder(TransferRequest request, int id) {
    return new Builder(request, id);
  }

  /**
   * Settings of a decoder.
   *
   * <p>For one thread at a time.
   *
   * @since 0.1
   */
  public static final class Builder {
    private final TransferRequest request;
    private final int id;
    private boolean datagram;
    private TransferLimits limits = TransferLimits.standard();
    private TsigClient tsig;
    private Registry registry = Registry.standard();

    private Builder(TransferRequest request, int id) {
      this.request = Objects.requireNonNull(request, "request");
      this.id = id;
      if (id >>> 16 != 0) {
        throw new IllegalArgumentException("ID " + id + " is not in 0..65535");
      }
    }

    /**
     * Sets the transport of the messages. Over UDP the response to an IXFR is one datagram; a
     * transfer that does not end in one message fails with {@link TransferFault#NEEDS_STREAM}.
     *
     * @param transport UDP or TCP; TCP by default
     * @return this
     * @throws IllegalArgumentException if the transport is UDP and the request is an AXFR, which
     *     needs TCP (RFC 5936 section 4.2)
     */
    public Builder transport(Transport transport) {
      datagram = Objects.requireNonNull(transport, "transport") == Transport.UDP;
      if (datagram && request.known().isEmpty()) {
        throw new IllegalArgumentException("AXFR requires TCP (RFC 5936 section 4.2)");
      }
      return this;
    }

    /**
     * Sets the maximum number of records.
     *
     * @param records at least 1, including the first and last SOA record; 1,000,000,000 by default
     * @return this
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Builder maxRecords(long records) {
      return limits(new TransferLimits(records, limits.maxOctets()));
    }

    /**
     * Sets the maximum total size of the messages.
     *
     * @param octets at least 1; 128 GiB by default
     * @return this
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Builder maxOctets(long octets) {
      return limits(new TransferLimits(limits.maxRecords(), octets));
    }

    Builder limits(TransferLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Verifies the signatures of the messages.
     *
     * @param tsig the client that signed the query
     * @return this
     */
    public Builder tsig(TsigClient tsig) {
      this.tsig = Objects.requireNonNull(tsig, "tsig");
      return this;
    }

    /**
     * Sets the registry that decodes RDATA.
     *
     * @param registry the registry; {@link Registry#standard} by default
     * @return this
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /**
     * Builds the decoder.
     *
     * @return the decoder
     */
    public TransferDecoder build() {
      return new TransferDecoder(this);
    }
  }

  /**
   * Accepts the next message. {@link #poll} must have returned all batches of earlier messages.
   *
   * @param message the message from position to limit, both of which stay unchanged; the buffer is
   *     not kept
   * @param now the current time, for TSIG
   * @throws TransferException if the message is not a valid next message of the transfer
   * @throws IllegalArgumentException if the transfer is signed and the time does not fit 48 bits of
   *     seconds since 1970
   * @throws IllegalStateException if batches are left, or the transfer is complete or has failed
   */
  public void take(ByteBuffer message, Instant now) throws TransferException {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(now, "now");
    if (failed || isComplete() || !isRead() || messages.hasNext()) {
      throw new IllegalStateException(
          failed
              ? "the transfer has failed"
              : isComplete() ? "the transfer is complete" : "batches have not been polled");
    }
    int length = message.remaining();
    messages.checkTime(now);
    // No state has changed until here, so that a call with wrong arguments can be repeated.
    taken++;
    octets += length;
    if (octets > limits.maxOctets()) {
      throw fail(
          TransferFault.LIMIT, taken, -1, -1, "more than " + limits.maxOctets() + " octets in all");
    }
    if (!view.tryWrap(message)) {
      throw malformed(view.failure(), taken);
    }
    TransferException rejected = messages.verify(taken, now);
    if (rejected != null) {
      failed = true;
      throw rejected;
    }
    if (messages.isToBeHeld()) {
      messages.hold(message);
    } else {
      open();
    }
  }

  /** Starts to read the message in the view. */
  private void open() throws TransferException {
    opened++;
    TransferChecks.Broken broken = checks.message(view, opened == 1);
    if (broken != null) {
      throw fail(broken.fault(), opened, -1, broken.offset(), broken.detail());
    }
    Rcode rcode = view.rcode();
    if (!rcode.equals(Rcode.NOERROR)) {
      failed = true;
      throw TransferException.at(
          TransferFault.RCODE, opened, -1, RCODE_OFFSET, rcode, "the server answered " + rcode);
    }
    if (datagram && view.isTruncated()) {
      throw fail(
          TransferFault.NEEDS_STREAM,
          opened,
          -1,
          TransferChecks.FLAGS_OFFSET,
          "the response is truncated");
    }
    Message message;
    try {
      message = view.toMessage();
    } catch (WireFormatException malformed) {
      throw malformed(malformed, opened);
    }
    if (message.answers().isEmpty()) {
      throw fail(TransferFault.EMPTY, opened, -1, -1, "the message has no records");
    }
    records = message.answers();
    position = 0;
  }

  /**
   * Returns the next batch of the accepted messages.
   *
   * @return the batch, or empty if the next message is needed or the transfer is complete
   * @throws TransferException if a message or a record breaks a rule
   * @throws IllegalStateException if the transfer has failed
   */
  public Optional<TransferBatch> poll() throws TransferException {
    return Optional.ofNullable(next());
  }

  /** Returns the next batch, or null. */
  TransferBatch next() throws TransferException {
    if (failed) {
      throw new IllegalStateException("the transfer has failed");
    }
    while (records != null || openHeld()) {
      TransferBatch batch = isRead() ? endOfMessage() : run();
      if (batch != null) {
        return batch;
      }
    }
    return null;
  }

  private boolean openHeld() throws TransferException {
    if (!messages.hasNext()) {
      return false;
    }
    messages.showNext();
    open();
    return true;
  }

  /**
   * Returns the following records of the same kind and serial; null if only SOA records that
   * delimit the transfer are left.
   */
  private TransferBatch run() throws TransferException {
    List<ResourceRecord> run = new ArrayList<>();
    TransferBatch.Kind kind = sequence.kind();
    long serial = kind == null ? 0 : sequence.serial();
    if (pending != null) {
      run.add(pending);
      pending = null;
    }
    while (position < records.size()) {
      ResourceRecord record = records.get(position);
      check(record);
      boolean undecided = sequence.isUndecided();
      TransferSequence.Broken broken = sequence.take(record);
      if (broken != null) {
        throw fail(broken.fault(), opened, position, offset(), broken.detail());
      }
      position++;
      TransferBatch.Kind now = sequence.kind();
      if (now == null) {
        if (undecided) {
          return alone();
        }
        if (!run.isEmpty()) {
          break;
        }
        continue;
      }
      if (!run.isEmpty() && (now != kind || sequence.serial() != serial)) {
        pending = record;
        break;
      }
      kind = now;
      serial = sequence.serial();
      if (undecided && kind == TransferBatch.Kind.ZONE) {
        run.add(sequence.first());
      }
      run.add(record);
    }
    return run.isEmpty() ? null : new TransferBatch(kind, serial, opened, run);
  }

  /** Returns whether all records of the current message have been put into batches. */
  private boolean isRead() {
    return records == null || position == records.size() && pending == null;
  }

  /**
   * Returns a batch of the first SOA record only: the zone is up to date, or has no other record.
   */
  private TransferBatch alone() {
    TransferBatch.Kind kind =
        sequence.isUpToDate() ? TransferBatch.Kind.UP_TO_DATE : TransferBatch.Kind.ZONE;
    return new TransferBatch(kind, sequence.firstSerial(), opened, List.of(sequence.first()));
  }

  private TransferBatch endOfMessage() throws TransferException {
    if (sequence.isUndecided() && sequence.isUpToDate()) {
      sequence.upToDate();
      return alone();
    }
    if (datagram && !sequence.isEnded()) {
      throw fail(
          TransferFault.NEEDS_STREAM,
          opened,
          -1,
          -1,
          "the transfer to serial " + sequence.firstSerial() + " does not fit a datagram");
    }
    records = null;
    return null;
  }

  private void check(ResourceRecord record) throws TransferException {
    if (++counted > limits.maxRecords()) {
      throw fail(
          TransferFault.LIMIT,
          opened,
          position,
          offset(),
          "more than " + limits.maxRecords() + " records");
    }
    TransferChecks.Broken broken = checks.record(record, counted == 1);
    if (broken != null) {
      throw fail(broken.fault(), opened, position, offset(), broken.detail());
    }
  }

  /** Returns the offset of the current record; the view still holds its message. */
  private int offset() {
    return view.record(Section.ANSWER, position).offset();
  }

  private TransferException fail(
      TransferFault fault, long message, int record, int offset, String detail) {
    failed = true;
    return TransferException.at(fault, message, record, offset, detail);
  }

  private TransferException malformed(WireFormatException cause, long message) {
    return fail(TransferFault.MALFORMED, message, -1, cause.offset(), cause.getMessage())
        .because(cause);
  }

  /**
   * Reports that the connection has ended and no more messages will come.
   *
   * @return the exception for the caller to throw
   * @throws IllegalStateException if the transfer is complete or has failed
   */
  public TransferException closedEarly() {
    if (failed || isComplete()) {
      throw new IllegalStateException("the transfer is over");
    }
    String unread =
        messages.held() == 0 ? "" : ", of which the last " + messages.held() + " are not verified";
    return fail(
        TransferFault.CLOSED_EARLY,
        taken,
        -1,
        -1,
        "the connection ends after %d messages and %d records%s".formatted(taken, counted, unread));
  }

  /**
   * Returns whether the last SOA record has been reached and all batches have been polled.
   *
   * @return true if so; false after a failure
   */
  public boolean isComplete() {
    return !failed && sequence.isEnded() && isRead() && messages.held() == 0;
  }

  /**
   * Returns the server's SOA record of the zone.
   *
   * @return the first record of the transfer, or empty before it was received
   */
  public Optional<ResourceRecord> soa() {
    return Optional.ofNullable(sequence.first());
  }

  /**
   * Returns the number of messages that have been passed to {@link #take}, including one that was
   * found faulty.
   *
   * @return the number of messages
   */
  public long messageCount() {
    return taken;
  }

  /**
   * Returns the number of records that have been read, including the first and last SOA record.
   *
   * @return the number of records
   */
  public long recordCount() {
    return counted;
  }

  /**
   * Returns the total size of the messages that have been passed to {@link #take}, including one
   * that was found faulty.
   *
   * @return the number of octets
   */
  public long receivedOctets() {
    return octets;
  }
}
