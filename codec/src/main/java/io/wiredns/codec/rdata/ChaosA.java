package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The RDATA of type A in class CH, and in no other class: an address on Chaosnet; RFC 1035 section
 * 3.3. The text has the address in octal.
 *
 * <pre>
 *   NETWORK name | ADDRESS 16
 * </pre>
 *
 * @param network the domain name of the network; never compressed, because the format is specific
 *     to one class (RFC 1035 section 4.1.4)
 * @param address the address of the host on that network, 0 to 65535
 * @since 0.1
 */
public record ChaosA(Name network, int address) implements RData {
  private static final Pattern OCTAL = Pattern.compile("0*([0-7]{1,6})");

  /**
   * Creates the RDATA from its fields.
   *
   * @param network the domain name of the network; never compressed, because the format is specific
   *     to one class (RFC 1035 section 4.1.4)
   * @param address the address of the host on that network, 0 to 65535
   * @throws IllegalArgumentException if the address is out of range
   */
  public ChaosA {
    Objects.requireNonNull(network);
    Ranges.u16("address", address);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static ChaosA read(FieldReader in) {
    return new ChaosA(in.name("network", NameRule.PLAIN), in.u16("address"));
  }

  /**
   * Reads the presentation form.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static ChaosA readText(TextReader in) {
    Name network = in.name("network");
    String octal = in.word("address");
    int address = OCTAL.matcher(octal).matches() ? Integer.parseInt(octal, 8) : -1;
    if (address < 0 || address > 0xFFFF) {
      throw in.wrongBefore("address, an octal number up to 177777");
    }
    return new ChaosA(network, address);
  }

  @Override
  public void write(FieldWriter out) {
    out.name("network", network, NameRule.PLAIN);
    out.u16("address", address);
  }

  @Override
  public void writeText(TextWriter out) {
    out.name("network", network, NameRule.PLAIN);
    out.word(Integer.toOctalString(address));
  }

  @Override
  public RecordType type() {
    return RecordType.A;
  }

  @Override
  public boolean isOf(RecordClass recordClass) {
    return recordClass.equals(RecordClass.CH);
  }

  @Override
  public String toString() {
    return toText();
  }
}
