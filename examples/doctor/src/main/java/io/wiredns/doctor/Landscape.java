package io.wiredns.doctor;

import io.wiredns.codec.code.DnssecAlgorithm;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.Name;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was seen on a walk, for pictures: zones from the root down with their servers, DS records,
 * keys and signatures, and resolvers.
 *
 * @param time the time of the walk, by which signatures were judged
 * @param zones the zones, each after its parent
 * @param resolvers the resolvers that were asked
 * @since 0.1
 */
public record Landscape(Instant time, List<ZoneSeen> zones, List<ResolverSeen> resolvers) {
  /**
   * Creates an instance from its components.
   *
   * @param time the time of the walk
   * @param zones the zones, each after its parent; copied
   * @param resolvers the resolvers that were asked; copied
   */
  public Landscape {
    Objects.requireNonNull(time);
    zones = List.copyOf(zones);
    resolvers = List.copyOf(resolvers);
  }

  /**
   * The state of a part of the picture.
   *
   * @since 0.1
   */
  public enum State {
    /** It is as it should be. */
    GOOD,
    /** It works, and something about it is not as it should be. */
    WARNING,
    /** It does not work. */
    BAD,
    /** It was not looked at, or cannot be told. */
    UNKNOWN
  }

  /**
   * The security status of what a zone says; RFC 4035 section 4.3.
   *
   * @since 0.1
   */
  public enum Trust {
    /** Signatures lead to it from a trust anchor. */
    SECURE,
    /** It is proved that no signatures can lead to it. */
    INSECURE,
    /** Signatures should lead to it, and do not. */
    BOGUS,
    /** It was not looked at, or cannot be told. */
    UNKNOWN
  }

  /**
   * How a part of the picture stands.
   *
   * @param state the state
   * @param words the state in a few words, such as {@code digest matches} or {@code expired 3 days
   *     ago}
   * @since 0.1
   */
  public record Standing(State state, String words) {
    /**
     * Creates an instance from its components.
     *
     * @param state the state
     * @param words the state in a few words, such as {@code digest matches} or {@code expired 3
     *     days ago}
     */
    public Standing {
      Objects.requireNonNull(state);
      Objects.requireNonNull(words);
    }
  }

  /**
   * A zone, and what was seen of it.
   *
   * @param name the name of the zone
   * @param parent the zone that delegates it; empty for the root and for a zone at which a walk
   *     began
   * @param delegation how the delegation stands, such as {@code 2 servers} or {@code glue is
   *     missing}
   * @param trust the security status of what the zone says
   * @param ds the DS records at the parent; for the zone of a trust anchor, the anchor
   * @param dsSignatures the signatures of the DS records, by keys of the parent
   * @param keys the keys of the zone
   * @param sets RRsets of the zone: DNSKEY, SOA, the answer, the proof that there is none
   * @param servers the servers of the zone, each address once
   * @since 0.1
   */
  public record ZoneSeen(
      Name name,
      Optional<Name> parent,
      Standing delegation,
      Trust trust,
      List<DsSeen> ds,
      List<SignatureSeen> dsSignatures,
      List<KeySeen> keys,
      List<SetSeen> sets,
      List<ServerSeen> servers) {
    /**
     * Creates an instance from its components.
     *
     * @param name the name of the zone
     * @param parent the zone that delegates it; empty for the root and for a zone at which a walk
     *     began
     * @param delegation how the delegation stands, such as {@code 2 servers} or {@code glue is
     *     missing}
     * @param trust the security status of what the zone says
     * @param ds the DS records at the parent; for the zone of a trust anchor, the anchor; copied
     * @param dsSignatures the signatures of the DS records, by keys of the parent; copied
     * @param keys the keys of the zone; copied
     * @param sets RRsets of the zone: DNSKEY, SOA, the answer, the proof that there is none; copied
     * @param servers the servers of the zone, each address once; copied
     */
    public ZoneSeen {
      Objects.requireNonNull(name);
      Objects.requireNonNull(parent);
      Objects.requireNonNull(delegation);
      Objects.requireNonNull(trust);
      ds = List.copyOf(ds);
      dsSignatures = List.copyOf(dsSignatures);
      keys = List.copyOf(keys);
      sets = List.copyOf(sets);
      servers = List.copyOf(servers);
    }
  }

  /**
   * A DS record.
   *
   * @param keyTag the key tag, 0 to 65,535
   * @param algorithm the algorithm
   * @param digestType the type of the digest, 0 to 255
   * @param standing whether a key matches
   * @since 0.1
   */
  public record DsSeen(int keyTag, DnssecAlgorithm algorithm, int digestType, Standing standing) {
    /**
     * Creates an instance from its components.
     *
     * @param keyTag the key tag, 0 to 65,535
     * @param algorithm the algorithm
     * @param digestType the type of the digest, 0 to 255
     * @param standing whether a key matches
     * @throws IllegalArgumentException if a number is out of range
     */
    public DsSeen {
      requireRange(keyTag, 0xFFFF);
      Objects.requireNonNull(algorithm);
      requireRange(digestType, 0xFF);
      Objects.requireNonNull(standing);
    }
  }

  /**
   * A DNSKEY record.
   *
   * @param keyTag the key tag, 0 to 65,535
   * @param algorithm the algorithm
   * @param isEntryPoint whether the SEP flag is set, as it is in key signing keys
   * @param isRevoked whether the REVOKE flag is set
   * @param standing whether the key is trusted
   * @since 0.1
   */
  public record KeySeen(
      int keyTag,
      DnssecAlgorithm algorithm,
      boolean isEntryPoint,
      boolean isRevoked,
      Standing standing) {
    /**
     * Creates an instance from its components.
     *
     * @param keyTag the key tag, 0 to 65,535
     * @param algorithm the algorithm
     * @param isEntryPoint whether the SEP flag is set, as it is in key signing keys
     * @param isRevoked whether the REVOKE flag is set
     * @param standing whether the key is trusted
     * @throws IllegalArgumentException if a number is out of range
     */
    public KeySeen {
      requireRange(keyTag, 0xFFFF);
      Objects.requireNonNull(algorithm);
      Objects.requireNonNull(standing);
    }
  }

  /**
   * An RRset with its signatures.
   *
   * @param owner the owner
   * @param type the type
   * @param signatures its signatures
   * @param standing whether it is secure
   * @since 0.1
   */
  public record SetSeen(
      Name owner, RecordType type, List<SignatureSeen> signatures, Standing standing) {
    /**
     * Creates an instance from its components.
     *
     * @param owner the owner
     * @param type the type
     * @param signatures its signatures; copied
     * @param standing whether it is secure
     */
    public SetSeen {
      Objects.requireNonNull(owner);
      Objects.requireNonNull(type);
      signatures = List.copyOf(signatures);
      Objects.requireNonNull(standing);
    }
  }

  /**
   * A signature.
   *
   * @param keyTag the tag of the key, 0 to 65,535
   * @param algorithm the algorithm
   * @param inception the time from which it is valid
   * @param expiration the time until which it is valid
   * @param standing whether it verifies
   * @since 0.1
   */
  public record SignatureSeen(
      int keyTag,
      DnssecAlgorithm algorithm,
      Instant inception,
      Instant expiration,
      Standing standing) {
    /**
     * Creates an instance from its components.
     *
     * @param keyTag the tag of the key, 0 to 65,535
     * @param algorithm the algorithm
     * @param inception the time from which it is valid
     * @param expiration the time until which it is valid
     * @param standing whether it verifies
     * @throws IllegalArgumentException if a number is out of range
     */
    public SignatureSeen {
      requireRange(keyTag, 0xFFFF);
      Objects.requireNonNull(algorithm);
      Objects.requireNonNull(inception);
      Objects.requireNonNull(expiration);
      Objects.requireNonNull(standing);
    }
  }

  /**
   * A server of a zone at one address.
   *
   * @param place name and address
   * @param isAtParent whether the parent names it
   * @param isAtZone whether the zone itself names it
   * @param standing whether it answers
   * @since 0.1
   */
  public record ServerSeen(
      ServerPlace place, boolean isAtParent, boolean isAtZone, Standing standing) {
    /**
     * Creates an instance from its components.
     *
     * @param place name and address
     * @param isAtParent whether the parent names it
     * @param isAtZone whether the zone itself names it
     * @param standing whether it answers
     */
    public ServerSeen {
      Objects.requireNonNull(place);
      Objects.requireNonNull(standing);
    }
  }

  /**
   * A resolver.
   *
   * @param place its address
   * @param origin where it was found, such as {@code /etc/resolv.conf} or {@code command line}
   * @param standing what it answers, such as {@code SERVFAIL, EDE 7}
   * @since 0.1
   */
  public record ResolverSeen(ServerPlace place, String origin, Standing standing) {
    /**
     * Creates an instance from its components.
     *
     * @param place its address
     * @param origin where it was found, such as {@code /etc/resolv.conf} or {@code command line}
     * @param standing what it answers, such as {@code SERVFAIL, EDE 7}
     */
    public ResolverSeen {
      Objects.requireNonNull(place);
      Objects.requireNonNull(origin);
      Objects.requireNonNull(standing);
    }
  }

  private static void requireRange(int number, int most) {
    if (number < 0 || number > most) {
      throw new IllegalArgumentException(number + " is not from 0 to " + most);
    }
  }
}
