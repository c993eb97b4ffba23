package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
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
 * The signature of a transaction; RFC 8945 section 4.2. Meta: the last record of a message.
 *
 * <pre>
 *   ALGORITHM name | TIME-SIGNED 48 | FUDGE 16 | MAC-SIZE 16 | MAC | ORIGINAL-ID 16 |
 *   ERROR 16 | OTHER-LEN 16 | OTHER-DATA
 * </pre>
 *
 * @param algorithm the algorithm as a name; never compressed
 * @param timeSigned seconds since 1970, 48 bits
 * @param fudge seconds that clocks may differ, 0 to 65535
 * @param mac the message authentication code, perhaps shortened or empty
 * @param originalId the ID that was signed, 0 to 65535
 * @param error what a server found wrong
 * @param otherData with BADTIME the server's time
 * @since 0.1
 */
public record Tsig(
    Name algorithm,
    long timeSigned,
    int fudge,
    Octets mac,
    int originalId,
    TsigError error,
    Octets otherData)
    implements RData {
  /**
   * The record of its fields.
   *
   * @param algorithm the algorithm as a name; never compressed
   * @param timeSigned seconds since 1970, 48 bits
   * @param fudge seconds that clocks may differ, 0 to 65535
   * @param mac the message authentication code, perhaps shortened or empty
   * @param originalId the ID that was signed, 0 to 65535
   * @param error what a server found wrong
   * @param otherData with BADTIME the server's time
   * @throws IllegalArgumentException if a value does not fit its field
   */
  public Tsig {
    Objects.requireNonNull(algorithm);
    Ranges.u48("timeSigned", timeSigned);
    Ranges.u16("fudge", fudge);
    Ranges.length("mac", mac, WireLimits.RDATA_OCTETS);
    Ranges.u16("originalId", originalId);
    Objects.requireNonNull(error);
    Ranges.length("otherData", otherData, WireLimits.RDATA_OCTETS);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Tsig read(FieldReader in) {
    return new Tsig(
        in.name("algorithm", NameRule.CANONICAL),
        in.u48("timeSigned"),
        in.u16("fudge"),
        in.sized16("mac", OctetsText.BASE64, RDataFault.TSIG_MAC_LENGTH),
        in.u16("originalId"),
        in.codePoint16("error", TsigError.SPACE),
        in.sized16("otherData", OctetsText.BASE64, RDataFault.TSIG_OTHER_LENGTH));
  }

  @Override
  public void write(FieldWriter out) {
    out.name("algorithm", algorithm, NameRule.CANONICAL);
    out.u48("timeSigned", timeSigned);
    out.u16("fudge", fudge);
    out.sized16("mac", mac, OctetsText.BASE64);
    out.u16("originalId", originalId);
    out.codePoint16("error", error);
    out.sized16("otherData", otherData, OctetsText.BASE64);
  }

  @Override
  public RecordType type() {
    return RecordType.TSIG;
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
