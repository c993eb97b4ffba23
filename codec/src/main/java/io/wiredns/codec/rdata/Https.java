package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.text.TextWriter;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;
import java.util.List;
import java.util.Optional;

/**
 * The RDATA of type HTTPS: the endpoint of an HTTPS origin and the parameters for connecting to it;
 * RFC 9460. Defined in class IN only.
 *
 * <pre>
 *   PRIORITY 16, 0 for an alias | TARGET name | { KEY 16 | LENGTH 16 | VALUE } keys ascending
 * </pre>
 *
 * @param priority the priority, 0 to 65535; lower values are tried first, and 0 means that the
 *     target is an alias (AliasMode)
 * @param target the host, never compressed; the root stands for the owner of the record, or in
 *     AliasMode for a service that does not exist
 * @param params the parameters, sorted by ascending key; receivers ignore them in AliasMode
 * @since 0.1
 */
public record Https(int priority, Name target, List<SvcParam> params) implements RData {
  /**
   * Creates the RDATA from its fields.
   *
   * @param priority the priority, 0 to 65535; lower values are tried first, and 0 means that the
   *     target is an alias (AliasMode)
   * @param target the host, never compressed; the root stands for the owner of the record, or in
   *     AliasMode for a service that does not exist
   * @param params the parameters in any order, which the constructor sorts by ascending key;
   *     receivers ignore them in AliasMode
   * @throws IllegalArgumentException if the priority or a key is out of range, a key occurs twice
   *     or, unless the priority is 0, a key that another parameter requires is missing
   */
  public Https {
    params = SvcParams.checked(priority, target, params);
  }

  /**
   * Reads the fields of the RDATA.
   *
   * @param in the reader, at the first field
   * @return the RDATA
   */
  public static Https read(FieldReader in) {
    int priority = in.u16("priority");
    Name target = in.name("target", NameRule.PLAIN);
    return new Https(priority, target, SvcParams.read(in, priority));
  }

  /**
   * Reads the presentation form, in which the parameters may be in any order.
   *
   * @param in the reader, at the first word
   * @return the RDATA
   */
  public static Https readText(TextReader in) {
    int priority = in.u16("priority");
    Name target = in.name("target");
    return new Https(priority, target, SvcText.read(in, priority));
  }

  @Override
  public void write(FieldWriter out) {
    SvcParams.write(priority, target, params, out);
  }

  @Override
  public void writeText(TextWriter out) {
    SvcText.write(priority, target, params, out);
  }

  /**
   * Returns the first parameter that is an instance of the given class.
   *
   * @param <T> the class of the parameter
   * @param kind the class, such as {@code SvcParam.Port.class}
   * @return the parameter, or empty if there is none
   */
  public <T extends SvcParam> Optional<T> param(Class<T> kind) {
    return SvcParams.find(params, kind);
  }

  @Override
  public RecordType type() {
    return RecordType.HTTPS;
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
