package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TkeyMode;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireLimits;
import java.util.Objects;

/**
 * The RDATA of the meta type TKEY: the agreement of two hosts on a secret key; RFC 2930 section 2.
 * It occurs in messages only, never in a zone.
 *
 * <pre>
 *   ALGORITHM name | INCEPTION 32 | EXPIRATION 32 | MODE 16 | ERROR 16 | KEY-SIZE 16 | KEY |
 *   OTHER-SIZE 16 | OTHER
 * </pre>
 *
 * @param algorithm the algorithm for which the key is used, as a name; never compressed
 * @param inception the start of the key's validity in seconds since 1970 modulo 2^32
 * @param expiration the end of the key's validity in seconds since 1970 modulo 2^32
 * @param mode the method of agreement, or the deletion of a key
 * @param error the error found by the server, or no error
 * @param key the key exchange data, at most 65,535 octets, possibly empty
 * @param otherData reserved by RFC 2930, at most 65,535 octets, usually empty
 * @since 0.1
 */
public record Tkey(
    Name algorithm,
    long inception,
    long expiration,
    TkeyMode mode,
    TsigError error,
    Octets key,
    Octets otherData)
    implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param algorithm the algorithm for which the key is used, as a name; never compressed
   * @param inception the start of the key's validity in seconds since 1970 modulo 2^32
   * @param expiration the end of the key's validity in seconds since 1970 modulo 2^32
   * @param mode the method of agreement, or the deletion of a key
   * @param error the error found by the server, or no error
   * @param key the key exchange data, at most 65,535 octets, possibly empty
   * @param otherData reserved by RFC 2930, at most 65,535 octets, usually empty
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Tkey {
    Objects.requireNonNull(algorithm);
    Ranges.u32("inception", inception);
    Ranges.u32("expiration", expiration);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(error);
    Ranges.length("key", key, WireLimits.RDATA_OCTETS);
    Ranges.length("otherData", otherData, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Tkey read(FieldReader in) {
    return new Tkey(
        in.name("algorithm", NameRule.PLAIN),
        in.u32("inception"),
        in.u32("expiration"),
        in.codePoint16("mode", TkeyMode.SPACE),
        in.codePoint16("error", TsigError.SPACE),
        in.sized16("key", OctetsText.BASE64, RDataFault.TKEY_KEY_LENGTH),
        in.sized16("otherData", OctetsText.BASE64, RDataFault.TKEY_OTHER_LENGTH));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("algorithm", algorithm, NameRule.PLAIN);
    out.u32("inception", inception);
    out.u32("expiration", expiration);
    out.u16("mode", mode.value());
    out.codePoint16("error", error);
    out.sized16("key", key, OctetsText.BASE64);
    out.sized16("otherData", otherData, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.TKEY;
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
