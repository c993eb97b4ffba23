package io.wiredns.dnssec.chain;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Dnskey;
import io.wiredns.codec.rdata.Ds;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.zone.ZoneReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trust anchors of a validator, by zone. Immutable; may be shared among threads.
 *
 * @since 0.1
 */
public final class TrustAnchors {
  /** A line before the file, because key files often have no TTL. */
  private static final byte[] NO_TTL = "$TTL 0\n".getBytes(StandardCharsets.US_ASCII);

  private static final TrustAnchors ROOT =
      new TrustAnchors(
          List.of(
              root(20326, "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d"),
              root(38696, "683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16")));

  private final List<TrustAnchor> anchors;
  private final Map<Name, List<TrustAnchor>> byZone = new HashMap<>();

  private TrustAnchors(List<TrustAnchor> anchors) {
    this.anchors = List.copyOf(anchors);
    for (TrustAnchor anchor : this.anchors) {
      byZone.computeIfAbsent(anchor.zone(), none -> new ArrayList<>()).add(anchor);
    }
  }

  private static TrustAnchor root(int keyTag, String digest) {
    return new TrustAnchor(
        Name.ROOT, new Ds(keyTag, DnssecAlgorithm.RSASHA256, Ds.SHA256, Octets.fromHex(digest)));
  }

  /**
   * Returns the keys of the root zone that IANA publishes as root-anchors.xml: those of 2017 (key
   * tag 20326) and 2024 (key tag 38696), both as digests of SHA-256. They are part of this library
   * and change only with it.
   *
   * @return the two anchors
   */
  public static TrustAnchors root() {
    return ROOT;
  }

  /**
   * Returns a set of trust anchors.
   *
   * @param anchors the anchors, of any number of zones; copied. If a zone has several, a key that
   *     matches one of them is trusted
   * @return the set
   */
  public static TrustAnchors of(List<TrustAnchor> anchors) {
    return new TrustAnchors(anchors);
  }

  /**
   * Reads trust anchors from a file of DS and DNSKEY records in zone file format, such as the
   * root.key of Unbound or the .key files of dnssec-keygen. Names are relative to the root, and a
   * TTL may be missing.
   *
   * @param in the file in ASCII; it is closed
   * @return the anchors
   * @throws TextFormatException if the text is not one of records, or a record is neither DS nor
   *     DNSKEY
   * @throws IOException if the file cannot be read
   */
  public static TrustAnchors read(InputStream in) throws TextFormatException, IOException {
    List<TrustAnchor> anchors = new ArrayList<>();
    InputStream text = new SequenceInputStream(new ByteArrayInputStream(NO_TTL), in);
    try (text;
        ZoneReader reader = ZoneReader.of(text, Name.ROOT)) {
      for (ResourceRecord record = reader.next(); record != null; record = reader.next()) {
        if (!(record.rdata() instanceof Ds) && !(record.rdata() instanceof Dnskey)) {
          throw new TextFormatException(reader.line(), 1, "a DS or DNSKEY", record.toString());
        }
        anchors.add(new TrustAnchor(record.name(), record.rdata()));
      }
    } catch (TextFormatException fault) {
      throw new TextFormatException(
          fault.line() - 1, fault.column(), fault.expected(), fault.found());
    }
    return new TrustAnchors(anchors);
  }

  /**
   * Returns all anchors.
   *
   * @return the anchors, in the order in which they were given
   */
  public List<TrustAnchor> anchors() {
    return anchors;
  }

  /** Returns the anchors of a zone, possibly none. */
  List<TrustAnchor> of(Name zone) {
    return byZone.getOrDefault(zone, List.of());
  }

  /** Returns the closest zone at or above a name that has an anchor. */
  Optional<Name> closest(Name name) {
    for (int labels = 0; labels <= name.labelCount(); labels++) {
      Name zone = name.suffix(labels);
      if (byZone.containsKey(zone)) {
        return Optional.of(zone);
      }
    }
    return Optional.empty();
  }

  /** Returns the anchors as records. */
  @Override
  public String toString() {
    return anchors.toString();
  }
}
