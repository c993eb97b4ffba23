package io.wiredns.codec.tsig;

import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireLimits;
import io.wiredns.codec.wire.WireName;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The server's side of signed transactions: one request at a time, and the response or the stream
 * of responses to it; RFC 8945 sections 5.2 and 5.3.
 *
 * <p>{@link #verify} checks a request in the order key, MAC, time, truncation. {@link #sign} then
 * signs the response that the caller has written, as the request requires: in full if the request
 * verified; with the error and without a MAC after BADKEY and BADSIG; with the error and a MAC
 * after BADTIME and BADTRUNC; not at all if the request had no TSIG, or after FORMERR. {@link
 * #writeError} writes such a response for callers that write none themselves.
 *
 * <p>A forwarder without the key passes message and TSIG on unchanged; it may change the ID,
 * because the signature covers the Original ID (RFC 8945 section 5.5).
 *
 * <p>Fractions of a second are ignored in all times. Buffers may be heap or direct and have any
 * byte order. A server can be reused for any number of requests, by one thread at a time and for
 * one request at a time; requests that are answered concurrently need a server each. A server keeps
 * the memory that it has grown to, at most 1 MiB; create a new one to release it.
 *
 * @since 0.1
 */
public final class TsigServer {
  private static final int OPCODE_MASK = 0x7800;
  private static final int RCODE_MASK = 0xF;

  /** The OPT record of error responses, without and with DO. */
  private static final byte[] OPT = opt(false);

  private static final byte[] OPT_DO = opt(true);

  private enum State {
    /** There is no request. */
    IDLE,
    /** The response has no TSIG. */
    PLAIN,
    /** The response is signed. */
    SIGNED,
    /** The response is signed, and its TSIG has an error. */
    SIGNED_ERROR,
    /** The response has a TSIG with an error and without a MAC. */
    UNSIGNED_ERROR
  }

  private final TsigKeyRing keys;
  private final TsigReplayGuard replays;
  private final int fudge;
  private final TsigCheck check = new TsigCheck();
  private final TsigAppender appender = new TsigAppender();

  /** The MAC of the request and later of the last response. */
  private final MacChain chain = new MacChain();

  /** The key's name, then the algorithm's name, as the request had them. */
  private final byte[] names = new byte[2 * WireLimits.NAME_OCTETS];

  private State state = State.IDLE;
  private boolean streaming;
  private TsigRule broken;
  private KeyedMac keyed;
  private int macOctets;
  private int nameOctets;
  private int algorithmOctets;
  private long requestTime;
  private int requestFudge;

  private int requestId;

  /**
   * Creates a server with a fudge of 300 seconds in responses. The server accepts repeated requests
   * while their time is recent enough.
   *
   * @param keys the keys
   */
  public TsigServer(TsigKeyRing keys) {
    this(keys, TsigClient.FUDGE);
  }

  /**
   * Creates a server that accepts repeated requests while their time is recent enough.
   *
   * @param keys the keys
   * @param fudge the fudge of responses: the maximum difference of the client's clock, 0 to 65535
   *     seconds; for requests, the fudge in the request is used
   * @throws IllegalArgumentException if the fudge is out of range
   */
  public TsigServer(TsigKeyRing keys, Duration fudge) {
    this(keys, TsigAppender.fudge(fudge), null);
  }

  /**
   * Creates a server.
   *
   * @param keys the keys
   * @param fudge the fudge of responses: the maximum difference of the client's clock, 0 to 65535
   *     seconds; for requests, the fudge in the request is used
   * @param replays decides which requests are new
   * @throws IllegalArgumentException if the fudge is out of range
   */
  public TsigServer(TsigKeyRing keys, Duration fudge, TsigReplayGuard replays) {
    this(keys, TsigAppender.fudge(fudge), Objects.requireNonNull(replays));
  }

  private TsigServer(TsigKeyRing keys, int fudge, TsigReplayGuard replays) {
    this.keys = Objects.requireNonNull(keys);
    this.replays = replays;
    this.fudge = fudge;
  }

  /**
   * Checks a request.
   *
   * @param request the message from position to limit; the buffer is not changed
   * @param now the time
   * @return {@link TsigResult.Verified}, {@link TsigResult.Unsigned}, or {@link
   *     TsigResult.Rejected} with the first rule that is broken
   * @throws IllegalArgumentException if the time does not fit 48 bits of seconds; the previous
   *     request is then still the last
   * @throws IllegalStateException if the key is destroyed; there is then no last request
   */
  public TsigResult verify(ByteBuffer request, Instant now) {
    long seconds = TsigAppender.seconds(now);
    TsigResult opened = check.open(request);
    begin();
    return finish(opened, seconds);
  }

  /**
   * Checks a request as {@link #verify(ByteBuffer, Instant)} does, for a message that has been
   * wrapped in a view already.
   *
   * @param request the view of the message, which may be malformed; not needed after this call
   * @param now the time
   * @return as for {@link #verify(ByteBuffer, Instant)}
   * @throws IllegalArgumentException if the time does not fit 48 bits of seconds; the previous
   *     request is then still the last
   * @throws IllegalStateException if the key is destroyed, after which there is no last request; or
   *     if the view has wrapped no message, after which the previous request is still the last
   */
  public TsigResult verify(MessageView request, Instant now) {
    long seconds = TsigAppender.seconds(now);
    TsigResult opened = check.open(request);
    begin();
    return finish(opened, seconds);
  }

  private void begin() {
    state = State.IDLE;
    streaming = false;
    broken = null;
    chain.clear();
  }

  private TsigResult finish(TsigResult opened, long now) {
    boolean named = check.length >= Short.BYTES;
    requestId = named ? Bytes.u16(check.octets, 0) : 0;
    if (opened != null) {
      state = State.PLAIN;
      broken = opened instanceof TsigResult.Rejected rejected ? rejected.rule() : null;
      return opened;
    }
    TsigResult result = check(now);
    if (result instanceof TsigResult.Rejected rejected) {
      broken = rejected.rule();
      state = stateAfter(broken.error());
    } else {
      state = State.SIGNED;
    }
    return result;
  }

  private static State stateAfter(TsigError error) {
    if (error.equals(TsigError.FORMERR)) {
      return State.PLAIN;
    }
    boolean unsigned = error.equals(TsigError.BADKEY) || error.equals(TsigError.BADSIG);
    return unsigned ? State.UNSIGNED_ERROR : State.SIGNED_ERROR;
  }

  private TsigResult check(long now) {
    TsigFields fields = check.fields;
    requestTime = fields.time;
    requestFudge = fields.fudge;
    TsigResult wrong = findKey();
    if (wrong == null) {
      wrong = check.checkSize(keyed.key.algorithm());
    }
    if (wrong != null) {
      nameOctets = check.name().copyTo(names, 0);
      algorithmOctets = fields.algorithmOctets;
      System.arraycopy(check.octets, fields.algorithmAt, names, nameOctets, algorithmOctets);
      return wrong;
    }
    wrong = check.checkMac(keyed, false);
    if (wrong != null) {
      nameOctets = keyed.putName(names, 0);
      algorithmOctets = keyed.putAlgorithm(names, nameOctets) - nameOctets;
      return wrong;
    }
    chain.set(check.mac);
    macOctets = Math.max(chain.length(), keyed.key.macOctets());
    wrong = check.checkTime(now);
    if (wrong == null && replays != null && !isNew(fields.time)) {
      wrong =
          new TsigResult.Rejected(
              TsigRule.REPLAY, fields.timeAt, "the request of " + fields.time + " is a replay");
    }
    if (wrong == null) {
      wrong = check.checkTruncation(keyed.key);
    }
    return wrong != null ? wrong : keyed.verified;
  }

  private boolean isNew(long time) {
    return replays.isNew(keyed.key, Instant.ofEpochSecond(time), chain.value());
  }

  /** Finds the record's key and prepares it; returns null if there is one. */
  private TsigResult findKey() {
    if (keyed != null && check.hasName(keyed.key) && check.hasAlgorithm(keyed.key)) {
      return null;
    }
    WireName name = check.name();
    List<TsigKey> named = keys.named(name.toName());
    for (TsigKey key : named) {
      if (check.hasAlgorithm(key)) {
        keyed = new KeyedMac(key);
        check.likely = keyed;
        return null;
      }
    }
    return named.isEmpty()
        ? new TsigResult.Rejected(
            TsigRule.KEY, check.fields.start, "the key " + name + " is not known")
        : check.otherAlgorithm(named.get(0).algorithm().toString());
  }

  /**
   * Returns the MAC of the request, or of the last response to it.
   *
   * @return a copy; empty if the request's MAC did not verify
   */
  public Octets mac() {
    return chain.value();
  }

  /**
   * Returns the number of octets that {@link #sign} appends to a response to the last request, to
   * be reserved by the caller.
   *
   * @return the size of the TSIG record, 0 if there will be none
   * @throws IllegalStateException if no request has been checked
   */
  public int signatureOctets() {
    checkNotIdle();
    if (state == State.PLAIN) {
      return 0;
    }
    return state == State.UNSIGNED_ERROR
        ? TsigAppender.recordOctets(nameOctets, algorithmOctets, 0, -1)
        : TsigAppender.recordOctets(
            keyed.nameOctets(), keyed.algorithmOctets(), macOctets, isBadTime() ? 0 : -1);
  }

  private void checkNotIdle() {
    if (state == State.IDLE) {
      throw new IllegalStateException("no request has been verified");
    }
  }

  private boolean isBadTime() {
    return broken != null && broken.error().equals(TsigError.BADTIME);
  }

  /**
   * Signs a response to the last request as that request requires, or the first message of a
   * stream: appends a TSIG record and increments ARCOUNT.
   *
   * @param out holds the message, without a TSIG, from {@code start} to its position, which moves
   *     past the record
   * @param start the index in the buffer of the message's first octet
   * @param now the time
   * @return whether the record fits into the buffer and 65,535 octets, or none is needed; if false,
   *     nothing has changed
   * @throws IllegalArgumentException if there is no message, the buffer is read-only, or the time
   *     does not fit 48 bits of seconds
   * @throws IllegalStateException if no request has been checked or it has been answered, or the
   *     key is destroyed
   */
  public boolean sign(ByteBuffer out, int start, Instant now) {
    TsigAppender.check(out, start);
    return sign(out, start, TsigAppender.seconds(now));
  }

  private boolean sign(ByteBuffer out, int start, long now) {
    checkNotStreaming();
    checkNotIdle();
    if (state == State.PLAIN) {
      return true;
    }
    return state == State.UNSIGNED_ERROR
        // The client's time, so that the client notices this error and not a clock difference.
        ? appender.leaveUnsigned(
            out,
            start,
            names,
            nameOctets,
            algorithmOctets,
            requestTime,
            requestFudge,
            broken.error().value())
        : signed(out, start, now);
  }

  private void checkNotStreaming() {
    if (streaming) {
      throw new IllegalStateException("a stream continues with signNext");
    }
  }

  private boolean signed(ByteBuffer out, int start, long now) {
    boolean badTime = isBadTime();
    // The client's time, so that the client's clock accepts the response; RFC 8945 section 5.2.3.
    boolean fits =
        appender.sign(
            out,
            start,
            keyed,
            chain,
            false,
            macOctets,
            badTime ? requestTime : now,
            badTime ? requestFudge : fudge,
            broken == null ? 0 : broken.error().value(),
            badTime ? now : -1);
    streaming = fits;
    return fits;
  }

  /**
   * Signs a later message of a stream: the MAC covers the previous MAC, the message, time and
   * fudge; RFC 8945 section 5.3.1.
   *
   * @param out as for {@link #sign}
   * @param start the index in the buffer of the message's first octet
   * @param now the time
   * @return whether the record fits; if not, nothing has changed
   * @throws IllegalArgumentException if there is no message, the buffer is read-only, or the time
   *     does not fit 48 bits of seconds
   * @throws IllegalStateException if the request did not verify or its first response has not been
   *     signed, or the key is destroyed
   */
  public boolean signNext(ByteBuffer out, int start, Instant now) {
    TsigAppender.check(out, start);
    long seconds = TsigAppender.seconds(now);
    if (state != State.SIGNED || !streaming) {
      throw new IllegalStateException("the first message of the stream has not been signed");
    }
    return appender.sign(out, start, keyed, chain, true, macOctets, seconds, fudge, 0, -1);
  }

  /**
   * Signs a response as {@link #sign} does, and if the record does not fit, truncates the response
   * as RFC 8945 section 5.3 says: question and TSIG only, TC set, RCODE 0. It is better to reserve
   * {@link #signatureOctets} beforehand.
   *
   * @param out as for {@link #sign}; the octets that are cut off remain after the position
   * @param start the index in the buffer of the message's first octet
   * @param limit the maximum size of the signed message in octets
   * @param now the time
   * @return whether at least the question fits; if not, nothing has changed
   * @throws IllegalArgumentException as {@link #sign}, or for a negative limit or malformed message
   * @throws IllegalStateException as {@link #sign}
   */
  public boolean signTruncating(ByteBuffer out, int start, int limit, Instant now) {
    TsigAppender.check(out, start);
    long seconds = TsigAppender.seconds(now);
    if (limit < 0) {
      throw new IllegalArgumentException("limit " + limit + " is negative");
    }
    int end = out.position();
    int most = (int) Math.min(out.limit(), (long) start + limit);
    if (end <= most && signWithin(out, start, most, seconds)) {
      return true;
    }
    MessageView view = check.wrap(out.duplicate().position(start).limit(end));
    if (view.fault() != null) {
      throw new IllegalArgumentException("the message is malformed", view.failure());
    }
    int questions = start + (view.recordCount() > 0 ? view.record(0).offset() : view.length());
    if (questions > most) {
      return false;
    }
    byte[] header = new byte[WireLimits.HEADER_OCTETS];
    out.get(start, header);
    byte[] cut = header.clone();
    Bytes.put16(cut, 2, (view.flags() | Header.TC) & ~RCODE_MASK);
    Bytes.put64(cut, 4, (long) view.questionCount() << 48);
    boolean signed = false;
    try {
      signed = signWithin(out.put(start, cut).position(questions), start, most, seconds);
    } finally { // a destroyed key throws
      if (!signed) {
        out.put(start, header).position(end);
      }
    }
    return signed;
  }

  private boolean signWithin(ByteBuffer out, int start, int most, long now) {
    int limit = out.limit();
    try {
      return sign(out.limit(most), start, now);
    } finally {
      out.limit(limit);
    }
  }

  /**
   * Writes the response to a request that was rejected: its ID, opcode, RD, CD and question, RCODE
   * NOTAUTH, an OPT if the request had one, and a TSIG with the error; after a rule whose error is
   * FORMERR, that RCODE and no TSIG. After {@link TsigRule#MESSAGE}, no question and no OPT.
   *
   * @param out receives the response at its position
   * @param now the time
   * @return whether it fits; if not, nothing has changed
   * @throws IllegalArgumentException if the buffer is read-only, or the time does not fit 48 bits
   *     of seconds
   * @throws IllegalStateException if the last request was not rejected, was shorter than a header,
   *     or was answered with a MAC, or the key is destroyed
   */
  public boolean writeError(ByteBuffer out, Instant now) {
    if (broken == null) {
      throw new IllegalStateException("the last request was not rejected");
    }
    if (check.length < WireLimits.HEADER_OCTETS) {
      throw new IllegalStateException(
          "a request of " + check.length + " octets has no whole header to answer");
    }
    long seconds = TsigAppender.seconds(now);
    TsigAppender.checkWritable(out);
    checkNotStreaming();
    int start = out.position();
    // The copy that was checked still has the request's header and questions.
    byte[] request = check.octets;
    int questionOctets = check.wellFormed ? check.finder.questionEnd : WireLimits.HEADER_OCTETS;
    int questions = check.wellFormed ? Bytes.u16(request, 4) : 0;
    long optTtl = check.wellFormed ? check.finder.optTtl : -1;
    int body = questionOctets + (optTtl < 0 ? 0 : OPT.length);
    if (body > out.remaining()) {
      return false;
    }
    int rcode = (state == State.PLAIN ? Rcode.FORMERR : Rcode.NOTAUTH).value();
    int kept = OPCODE_MASK | Header.RD | Header.CD;
    int flags = Bytes.u16(request, 2) & kept | Header.QR | rcode;
    byte[] response = new byte[body];
    System.arraycopy(request, 0, response, 0, questionOctets);
    Bytes.put16(response, 0, requestId);
    Bytes.put16(response, 2, flags);
    Bytes.put64(response, 4, (long) questions << 48);
    if (optTtl >= 0) {
      Bytes.put16(response, 10, 1);
      byte[] opt = (optTtl & Edns.FLAG_DO) == 0 ? OPT : OPT_DO;
      System.arraycopy(opt, 0, response, questionOctets, opt.length);
    }
    boolean signed = false;
    try {
      signed = sign(out.put(response), start, seconds);
    } finally { // a destroyed key throws
      if (!signed) {
        out.position(start);
      }
    }
    return signed;
  }

  /** Returns an OPT record without options; DO is as in the request (RFC 3225 section 3). */
  private static byte[] opt(boolean dnssecOk) {
    Edns edns = Edns.request().withDnssecOk(dnssecOk);
    byte[] message = Message.builder().edns(edns).build().toWire();
    return Arrays.copyOfRange(message, WireLimits.HEADER_OCTETS, message.length);
  }
}
