package io.wiredns.dnssec;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.RecordView;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Key;
import io.wiredns.codec.rdata.Sig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.codec.wire.WireLimits;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Signs and checks whole messages with public keys: SIG(0), RFC 2931.
 *
 * <p>The record is a SIG with type covered 0 and the root as its owner; it is the last record of
 * the additional section. The signature covers the RDATA without the signature; for a response then
 * the whole request; then the message without the record and with the counts as they were before
 * the record was added. In each later message of a response over TCP, the signature covers the
 * RDATA, the message, and the whole previous message (section 3.1). A message has SIG(0) or TSIG,
 * not both.
 *
 * @since 0.1
 */
public final class Sig0 {
  private static final int ARCOUNT_AT = 10;

  /** Size in octets of the root name, type, class, TTL and RDLENGTH. */
  private static final int FRAME_OCTETS = 11;

  private static final int SIGNATURE_AT = 18;

  /** Bit 0 of the flags: the key must not be used for authentication; RFC 2535 section 3.1.2. */
  private static final int NO_AUTHENTICATION = 0x8000;

  private static final int DNSSEC_PROTOCOL = 3;
  private static final int ANY_PROTOCOL = 255;

  private Sig0() {}

  /**
   * Signs a request.
   *
   * @param out holds the message from {@code start} to its position, which moves past the record;
   *     that the message has neither TSIG nor SIG(0) yet is not checked
   * @param start the index in the buffer of the message's first octet
   * @param key the key
   * @param inception the start of the signature's validity; fractions of a second are ignored
   * @param expiration the end of the validity, less than 2^31 seconds after the start
   * @return whether the record has been added; if not, nothing has changed, because the record does
   *     not fit into the buffer, or the message would have more than 65,535 octets or additional
   *     records
   * @throws NoSuchAlgorithmException if the Java platform does not have the algorithm
   * @throws IllegalArgumentException if there is no message, the buffer is read-only, the inception
   *     is before 1970, the expiration is before the inception or 2^31 seconds or more after it, or
   *     the private key is of another algorithm
   */
  public static boolean sign(
      ByteBuffer out, int start, SigningKey key, Instant inception, Instant expiration)
      throws NoSuchAlgorithmException {
    return sign(out, start, key, inception, expiration, null, null);
  }

  /**
   * Signs a response.
   *
   * @param out holds the message from {@code start} to its position, which moves past the record;
   *     that the message has neither TSIG nor SIG(0) yet is not checked
   * @param start the index in the buffer of the message's first octet
   * @param key the key
   * @param inception the start of the signature's validity; fractions of a second are ignored
   * @param expiration the end of the validity, less than 2^31 seconds after the start
   * @param request the request as received, from position to limit
   * @return whether the record has been added; if not, nothing has changed, because the record does
   *     not fit into the buffer, or the message would have more than 65,535 octets or additional
   *     records
   * @throws NoSuchAlgorithmException if the Java platform does not have the algorithm
   * @throws IllegalArgumentException if there is no message, the buffer is read-only, the inception
   *     is before 1970, the expiration is before the inception or 2^31 seconds or more after it, or
   *     the private key is of another algorithm
   */
  public static boolean sign(
      ByteBuffer out,
      int start,
      SigningKey key,
      Instant inception,
      Instant expiration,
      ByteBuffer request)
      throws NoSuchAlgorithmException {
    return sign(out, start, key, inception, expiration, Objects.requireNonNull(request), null);
  }

  /**
   * Signs the second or a later message of a response over TCP.
   *
   * @param out holds the message from {@code start} to its position, which moves past the record;
   *     that the message has neither TSIG nor SIG(0) yet is not checked
   * @param start the index in the buffer of the message's first octet
   * @param key the key
   * @param inception the start of the signature's validity; fractions of a second are ignored
   * @param expiration the end of the validity, less than 2^31 seconds after the start
   * @param previous the previous message as sent, including its SIG(0), from position to limit
   * @return whether the record has been added; if not, nothing has changed, because the record does
   *     not fit into the buffer, or the message would have more than 65,535 octets or additional
   *     records
   * @throws NoSuchAlgorithmException if the Java platform does not have the algorithm
   * @throws IllegalArgumentException if there is no message, the buffer is read-only, the inception
   *     is before 1970, the expiration is before the inception or 2^31 seconds or more after it, or
   *     the private key is of another algorithm
   */
  public static boolean signNext(
      ByteBuffer out,
      int start,
      SigningKey key,
      Instant inception,
      Instant expiration,
      ByteBuffer previous)
      throws NoSuchAlgorithmException {
    return sign(out, start, key, inception, expiration, null, Objects.requireNonNull(previous));
  }

  private static boolean sign(
      ByteBuffer out,
      int start,
      SigningKey key,
      Instant inception,
      Instant expiration,
      ByteBuffer request,
      ByteBuffer previous)
      throws NoSuchAlgorithmException {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(inception, "inception");
    Objects.requireNonNull(expiration, "expiration");
    int length = out.position() - start;
    if (out.isReadOnly() || start < 0 || length < WireLimits.HEADER_OCTETS) {
      throw new IllegalArgumentException("there is no message at index " + start + " of " + out);
    }
    long from = inception.getEpochSecond();
    long until = expiration.getEpochSecond();
    RRsetSignature.checkTimes(from, until);
    Sig unsigned =
        new Sig(
            RecordType.of(0),
            key.algorithm(),
            0,
            0,
            until & 0xFFFFFFFFL,
            from & 0xFFFFFFFFL,
            key.keyTag(),
            key.owner().toLowerCase(),
            Octets.EMPTY);
    byte[] message = new byte[length];
    out.get(start, message);
    int count = Bytes.u16(message, ARCOUNT_AT);
    Octets prefix = prefix(unsigned);
    Octets signature = key.sign(pieces(prefix, request, Octets.of(message), previous));
    int rdata = prefix.length() + signature.length();
    int size = FRAME_OCTETS + rdata;
    if (size > out.remaining() || length + size > WireLimits.MESSAGE_OCTETS || count == 0xFFFF) {
      return false;
    }
    byte[] record = new byte[size];
    Bytes.put16(record, 1, RecordType.SIG.value());
    Bytes.put16(record, 3, RecordClass.ANY.value());
    Bytes.put16(record, 9, rdata);
    prefix.copyTo(record, FRAME_OCTETS);
    signature.copyTo(record, FRAME_OCTETS + prefix.length());
    out.put(record);
    out.put(start + ARCOUNT_AT, (byte) (count + 1 >>> 8));
    out.put(start + ARCOUNT_AT + 1, (byte) (count + 1));
    return true;
  }

  /**
   * Returns the octets that a signature covers, in several pieces; RFC 2931 section 3.1. The
   * request and the previous message are null if they are not covered.
   */
  private static List<Octets> pieces(
      Octets prefix, ByteBuffer request, Octets message, ByteBuffer previous) {
    List<Octets> pieces = new ArrayList<>(List.of(prefix));
    if (request != null) {
      pieces.add(Octets.of(request));
    }
    pieces.add(message);
    if (previous != null) {
      pieces.add(Octets.of(previous));
    }
    return pieces;
  }

  /**
   * Returns the SIG(0) record of a message.
   *
   * @param view the view of the message
   * @return the record, or empty if the last record of the additional section is not a SIG(0)
   */
  public static Optional<RecordView> record(MessageView view) {
    int additionals = view.count(Section.ADDITIONAL);
    if (additionals == 0) {
      return Optional.empty();
    }
    RecordView last = view.record(Section.ADDITIONAL, additionals - 1);
    boolean covers0 =
        last.typeValue() == RecordType.SIG.value()
            && last.rdataLength() > SIGNATURE_AT
            && last.rdataOctet(0) == 0
            && last.rdataOctet(1) == 0;
    return covers0 ? Optional.of(last) : Optional.empty();
  }

  /**
   * Checks a request.
   *
   * @param message the message from position to limit; the buffer is not changed
   * @param keyOwner the owner of the KEY record
   * @param key the key
   * @param now the current time; fractions of a second are ignored
   * @return the result, even if the message or the key is malformed
   */
  public static SignatureResult verify(ByteBuffer message, Name keyOwner, Key key, Instant now) {
    return verify(message, keyOwner, key, now, null, null);
  }

  /**
   * Checks a response.
   *
   * @param message the message from position to limit; the buffer is not changed
   * @param keyOwner the owner of the KEY record
   * @param key the key
   * @param now the current time; fractions of a second are ignored
   * @param request the request as it was sent, from position to limit
   * @return the result, even if the message or the key is malformed
   */
  public static SignatureResult verify(
      ByteBuffer message, Name keyOwner, Key key, Instant now, ByteBuffer request) {
    return verify(message, keyOwner, key, now, Objects.requireNonNull(request), null);
  }

  /**
   * Checks the second or a later message of a response over TCP.
   *
   * @param message the message from position to limit; the buffer is not changed
   * @param keyOwner the owner of the KEY record
   * @param key the key
   * @param now the current time; fractions of a second are ignored
   * @param previous the previous message as received, including its SIG(0), from position to limit
   * @return the result, even if the message or the key is malformed
   */
  public static SignatureResult verifyNext(
      ByteBuffer message, Name keyOwner, Key key, Instant now, ByteBuffer previous) {
    return verify(message, keyOwner, key, now, null, Objects.requireNonNull(previous));
  }

  private static SignatureResult verify(
      ByteBuffer message,
      Name keyOwner,
      Key key,
      Instant now,
      ByteBuffer request,
      ByteBuffer previous) {
    Objects.requireNonNull(keyOwner, "keyOwner");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(now, "now");
    MessageView view = new MessageView();
    RecordView record;
    Sig sig;
    try {
      Optional<RecordView> found = record(view.wrap(message));
      if (found.isEmpty()) {
        return new SignatureResult.Unsigned();
      }
      record = found.get();
      sig = (Sig) record.rdata();
    } catch (WireFormatException malformed) {
      return SignatureCheck.rejected(SignatureRule.MESSAGE, malformed.getMessage());
    }
    SignatureResult wrong = checkKey(sig, keyOwner, key);
    Dnskey dnskey = SigningKey.asDnskey(key);
    if (wrong == null) {
      wrong =
          SignatureCheck.frame(
              sig.algorithm(),
              sig.keyTag(),
              sig.inception(),
              sig.expiration(),
              dnskey.algorithm(),
              dnskey.keyTag(),
              now.getEpochSecond());
    }
    if (wrong != null) {
      return wrong;
    }
    byte[] unsigned = new byte[record.offset()];
    message.get(message.position(), unsigned);
    Bytes.put16(unsigned, ARCOUNT_AT, Bytes.u16(unsigned, ARCOUNT_AT) - 1);
    return ZoneKey.of(keyOwner, dnskey)
        .verify(
            pieces(prefix(sig), request, Octets.of(unsigned), previous),
            sig.signature(),
            Optional.empty());
  }

  private static SignatureResult checkKey(Sig sig, Name keyOwner, Key key) {
    if (!sig.signer().equals(keyOwner)) {
      return SignatureCheck.rejected(
          SignatureRule.SIGNER,
          "the signer is " + sig.signer() + ", the owner of the key is " + keyOwner);
    }
    boolean protocol = key.protocol() == DNSSEC_PROTOCOL || key.protocol() == ANY_PROTOCOL;
    if ((key.flags() & NO_AUTHENTICATION) != 0 || !protocol) {
      return SignatureCheck.rejected(
          SignatureRule.KEY_USE,
          "a key with flags %d and protocol %d cannot sign a message"
              .formatted(key.flags(), key.protocol()));
    }
    return null;
  }

  /**
   * Returns the RDATA before the signature, with the signer's name in canonical form; RFC 2535
   * section 4.1.8.
   */
  private static Octets prefix(Sig sig) {
    return CanonicalForm.rdata(
        new Sig(
            sig.typeCovered(),
            sig.algorithm(),
            sig.labels(),
            sig.originalTtl(),
            sig.expiration(),
            sig.inception(),
            sig.keyTag(),
            sig.signer(),
            Octets.EMPTY));
  }
}
