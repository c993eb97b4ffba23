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
 * The RDATA of the meta type TSIG: the signature of a message; RFC 8945 section 4.2. The record is
 * the last one of a message and never occurs in a zone.
 *
 * <pre>
 *   ALGORITHM name | TIME-SIGNED 48 | FUDGE 16 | MAC-SIZE 16 | MAC | ORIGINAL-ID 16 |
 *   ERROR 16 | OTHER-LEN 16 | OTHER-DATA
 * </pre>
 *
 * @param algorithm the algorithm as a name; never compressed
 * @param timeSigned the time of signing in seconds since 1970, 0 to 2^48 - 1
 * @param fudge the permitted difference between the clocks in seconds, 0 to 65535
 * @param mac the message authentication code, at most 65,535 octets, possibly truncated or empty
 * @param originalId the ID of the message when it was signed, 0 to 65535
 * @param error the error found by the server, or no error
 * @param otherData the time of the server if the error is BADTIME, usually empty otherwise; at most
 *     65,535 octets
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
   * Creates the RDATA from its fields.
   *
   * @param algorithm the algorithm as a name; never compressed
   * @param timeSigned the time of signing in seconds since 1970, 0 to 2^48 - 1
   * @param fudge the permitted difference between the clocks in seconds, 0 to 65535
   * @param mac the message authentication code, at most 65,535 octets, possibly truncated or empty
   * @param originalId the ID of the message when it was signed, 0 to 65535
   * @param error the error found by the server, or no error
   * @param otherData the time of the server if the error is BADTIME, usually empty otherwise; at
   *     most 65,535 octets
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
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
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
