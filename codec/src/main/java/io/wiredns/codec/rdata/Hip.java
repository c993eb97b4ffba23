package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The RDATA of type HIP: the identity of a host and the rendezvous servers through which it is
 * reached; RFC 8005 section 5.
 *
 * <pre>
 *   HIT-LENGTH 8 | ALGORITHM 8 | KEY-LENGTH 16 | HIT | PUBLIC-KEY | { SERVER name } zero or more
 * </pre>
 *
 * @param algorithm the algorithm of the public key, 0 to 255
 * @param hit the host identity tag, 1 to 255 octets
 * @param publicKey the public key, 1 to 65,535 octets
 * @param rendezvousServers the rendezvous servers in their order of preference, possibly none;
 *     never compressed
 * @since 0.1
 */
public record Hip(int algorithm, Octets hit, Octets publicKey, List<Name> rendezvousServers)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param algorithm the algorithm of the public key, 0 to 255
   * @param hit the host identity tag, 1 to 255 octets
   * @param publicKey the public key, 1 to 65,535 octets
   * @param rendezvousServers the rendezvous servers in their order of preference, possibly none;
   *     never compressed
   * @throws IllegalArgumentException if the algorithm is out of range, or the host identity tag or
   *     the public key is empty or too long
   */
  public Hip {
    Ranges.u8("algorithm", algorithm);
    Ranges.length("hit", hit, 0xFF);
    Ranges.atLeast("hit", hit, 1);
    Ranges.length("publicKey", publicKey, WireLimits.RDATA_OCTETS);
    Ranges.atLeast("publicKey", publicKey, 1);
    rendezvousServers = List.copyOf(rendezvousServers);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Hip read(FieldReader in) {
    int at = in.position();
    int hitLength = in.u8("hitLength");
    in.require(hitLength > 0, RDataFault.HIP_HIT_EMPTY, "hitLength", at, 0, 1);
    int algorithm = in.u8("algorithm");
    at = in.position();
    int keyLength = in.u16("keyLength");
    in.require(keyLength > 0, RDataFault.HIP_KEY_EMPTY, "keyLength", at, 0, 1);
    Octets hit = in.octets("hit", hitLength, OctetsText.HEX);
    Octets publicKey = in.octets("publicKey", keyLength, OctetsText.HEX);
    List<Name> servers = new ArrayList<>();
    while (in.hasMore()) {
      in.element("rendezvousServers", servers.size());
      servers.add(in.name("name", NameRule.PLAIN));
    }
    return new Hip(algorithm, hit, publicKey, servers);
  }

  /**
   * Reads the presentation form, in which the key is one word.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Hip readText(TextReader in) {
    int algorithm = in.u8("algorithm");
    Octets hit = Encoded.hex(in, "hit", in.word("hit"));
    if (hit.length() == 0 || hit.length() > 0xFF) {
      throw in.wrongBefore("hit of 1 to 255 octets");
    }
    Octets publicKey = in.base64("publicKey", in.word("publicKey"));
    if (publicKey.length() == 0 || publicKey.length() > WireLimits.RDATA_OCTETS) {
      throw in.wrongBefore("publicKey of 1 to 65535 octets");
    }
    List<Name> servers = new ArrayList<>();
    while (in.hasMore()) {
      servers.add(in.name("rendezvousServers"));
    }
    return new Hip(algorithm, hit, publicKey, servers);
  }

  @Override
  public void write(FieldWriter out) {
    out.u8("hitLength", hit.length());
    out.u8("algorithm", algorithm);
    out.u16("keyLength", publicKey.length());
    out.octets("hit", hit, OctetsText.HEX);
    out.octets("publicKey", publicKey, OctetsText.HEX);
    writeServers(out);
  }

  @Override
  public void writeText(TextWriter out) {
    out.u8("algorithm", algorithm);
    out.word(hit.toHex().toUpperCase(Locale.ROOT));
    out.word(publicKey.toBase64());
    writeServers(out);
  }

  private void writeServers(FieldWriter out) {
    for (Name name : rendezvousServers) {
      out.name("name", name, NameRule.PLAIN);
    }
  }

  @Override
  public RecordType type() {
    return RecordType.HIP;
  }

  @Override
  public boolean equals(Object other) {
    return RData.equal(this, other);
  }

  @Override
  public int hashCode() {
    return RData.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
