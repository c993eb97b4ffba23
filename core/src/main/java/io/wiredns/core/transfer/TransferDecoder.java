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
 * The client's side of one zone transfer without its transport: messages in, batches of records
 * out; RFC 5936 section 2.2, RFC 1995 section 4, RFC 8945 section 5.3.1.
 *
 * <pre>{@code
 * while (!decoder.isComplete()) {
 *   decoder.take(nextMessage(), now);
 *   for (var batch = decoder.poll(); batch.isPresent(); batch = decoder.poll()) { ... }
 * }
 * }</pre>
 *
 * <p>Nothing is believed that is not checked: ID, opcode, question, RCODE, signatures, owner and
 * class of every record, SOA records and their serials. What is wrong is a {@link
 * TransferException} with its place, and the end of the transfer: whoever has applied batches
 * before it must take that back, or use {@link ZoneCopy}, which does.
 *
 * <p>Memory does not grow with the zone: one message is held at a time, and where it is to be
 * signed and is not, its octets until one that is signed vouches for it, 99 messages at most. For
 * one thread at a time.
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

  /** Verifies messages, and holds back those that no signature vouches for yet. */
  private final SignedMessages messages;

  private long taken;
  private long octets;
  private long opened;
  private long counted;

  /** The message that is being read; null if none is. */
  private List<ResourceRecord> records;

  private int position;

  /** The first record of the next batch if it has been taken already, else null. */
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
   * Starts the settings of a decoder.
   *
   * @param request what was asked for
   * @param id the ID of the query
   * @return settings as they are by default: TCP, unsigned, standard limits and types
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
     * Sets how the messages come. Over UDP the answer to an IXFR is one datagram: what does not end
     * in one message is {@link TransferFault#NEEDS_STREAM}.
     *
     * @param transport UDP or TCP; TCP if this is not called
     * @return this
     * @throws IllegalArgumentException for an AXFR over UDP, which is asked over TCP only (RFC 5936
     *     section 4.2)
     */
    public Builder transport(Transport transport) {
      datagram = Objects.requireNonNull(transport, "transport") == Transport.UDP;
      if (datagram && request.known().isEmpty()) {
        throw new IllegalArgumentException("AXFR goes over TCP, RFC 5936 section 4.2");
      }
      return this;
    }

    /**
     * Sets how many records are taken.
     *
     * @param records at least 1, the framing SOA records counted; 1,000,000,000 if this is not
     *     called
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxRecords(long records) {
      return limits(new TransferLimits(records, limits.maxOctets()));
    }

    /**
     * Sets how many octets of messages are taken.
     *
     * @param octets at least 1; 128 GiB if this is not called
     * @return this
     * @throws IllegalArgumentException if it is less than 1
     */
    public Builder maxOctets(long octets) {
      return limits(new TransferLimits(limits.maxRecords(), octets));
    }

    Builder limits(TransferLimits limits) {
      this.limits = limits;
      return this;
    }

    /**
     * Verifies every message.
     *
     * @param tsig has signed the query
     * @return this
     */
    public Builder tsig(TsigClient tsig) {
      this.tsig = Objects.requireNonNull(tsig, "tsig");
      return this;
    }

    /**
     * Sets how RDATA is decoded.
     *
     * @param registry knows the types
     * @return this
     */
    public Builder registry(Registry registry) {
      this.registry = Objects.requireNonNull(registry, "registry");
      return this;
    }

    /**
     * Ends the settings.
     *
     * @return the decoder
     */
    public TransferDecoder build() {
      return new TransferDecoder(this);
    }
  }

  /**
   * Takes the next message, when {@link #poll} has no more batches of those before it.
   *
   * @param message the message from position to limit; not disturbed, not kept
   * @param now the time, for TSIG
   * @throws TransferException if it cannot be the next one
   * @throws IllegalArgumentException if the time is needed and does not fit 48 bits of seconds
   *     since 1970
   * @throws IllegalStateException if batches are left, or the transfer is complete or has failed
   */
  public void take(ByteBuffer message, Instant now) throws TransferException {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(now, "now");
    if (failed || isComplete() || !isRead() || messages.hasNext()) {
      throw new IllegalStateException(
          failed
              ? "the transfer has failed"
              : isComplete() ? "the transfer is complete" : "batches are left to be polled");
    }
    int length = message.remaining();
    messages.checkTime(now);
    // Nothing has changed until here, so a call with wrong arguments can be made again.
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

  /** Opens the message that the view shows. */
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
          TransferFault.RCODE, opened, -1, RCODE_OFFSET, rcode, "the server says " + rcode);
    }
    if (datagram && view.isTruncated()) {
      throw fail(
          TransferFault.NEEDS_STREAM, opened, -1, TransferChecks.FLAGS_OFFSET, "the answer is cut");
    }
    Message message;
    try {
      message = view.toMessage();
    } catch (WireFormatException malformed) {
      throw malformed(malformed, opened);
    }
    if (message.answers().isEmpty()) {
      throw fail(TransferFault.EMPTY, opened, -1, -1, "a message without records");
    }
    records = message.answers();
    position = 0;
  }

  /**
   * The next batch of the messages that were taken.
   *
   * @return records, or nothing if the next message is needed, or the transfer is complete
   * @throws TransferException if a message or a record breaks a rule
   * @throws IllegalStateException if the transfer has failed
   */
  public Optional<TransferBatch> poll() throws TransferException {
    return Optional.ofNullable(next());
  }

  /** The next batch, or null. */
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

  /** The records from here on that mean the same; null if those that are left only frame. */
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

  /** Whether all records of the message at hand are in batches. */
  private boolean isRead() {
    return records == null || position == records.size() && pending == null;
  }

  /** A zone of nothing but its SOA record, or the same said of a version that is known. */
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
          "serial " + sequence.firstSerial() + " does not fit a datagram");
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

  /** Where the record at hand starts; the view still shows its message. */
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
   * Says that no more messages come: the connection has ended.
   *
   * @return the failure, to be thrown
   * @throws IllegalStateException if the transfer is complete or has failed
   */
  public TransferException closedEarly() {
    if (failed || isComplete()) {
      throw new IllegalStateException("the transfer is over");
    }
    String unread =
        messages.held() == 0
            ? ""
            : ", of which the last " + messages.held() + " are not signed for";
    return fail(
        TransferFault.CLOSED_EARLY,
        taken,
        -1,
        -1,
        "the connection ends after %d messages and %d records%s".formatted(taken, counted, unread));
  }

  /**
   * Whether the last SOA record has been reached and all batches polled.
   *
   * @return false while messages or batches are missing, and for ever after a failure
   */
  public boolean isComplete() {
    return !failed && sequence.isEnded() && isRead() && messages.held() == 0;
  }

  /**
   * The zone's SOA record as the server has it.
   *
   * @return the first record that came, or nothing before it
   */
  public Optional<ResourceRecord> soa() {
    return Optional.ofNullable(sequence.first());
  }

  /**
   * How many messages have come.
   *
   * @return the number
   */
  public long messageCount() {
    return taken;
  }

  /**
   * How many records have come, the framing SOA records counted.
   *
   * @return the number
   */
  public long recordCount() {
    return counted;
  }

  /**
   * How many octets of messages have come.
   *
   * @return the number
   */
  public long receivedOctets() {
    return octets;
  }
}
