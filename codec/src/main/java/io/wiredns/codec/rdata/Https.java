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
 * Where an HTTPS origin is and how to talk to it; RFC 9460. Class IN only.
 *
 * <pre>
 *   PRIORITY 16, 0 for an alias | TARGET name | { KEY 16 | LENGTH 16 | VALUE } keys ascending
 * </pre>
 *
 * @param priority lower is tried first, 0 if the target is an alias, 0 to 65535
 * @param target the host, never compressed; the root stands for the owner, in an alias for nothing
 * @param params the parameters in ascending order of their keys; of no meaning in an alias
 * @since 0.1
 */
public record Https(int priority, Name target, List<SvcParam> params) implements RData {
  /**
   * The record of its fields.
   *
   * @param priority lower is tried first, 0 if the target is an alias, 0 to 65535
   * @param target the host; the root stands for the owner, in an alias for nothing
   * @param params the parameters in any order, each key once
   * @throws IllegalArgumentException if a value does not fit its field, a key comes twice or,
   *     unless in an alias, one that another wants is missing
   */
  public Https {
    params = SvcParams.checked(priority, target, params);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the record
   */
  public static Https read(FieldReader in) {
    int priority = in.u16("priority");
    Name target = in.name("target", NameRule.PLAIN);
    return new Https(priority, target, SvcParams.read(in, priority));
  }

  /**
   * Reads the text: the parameters in any order.
   *
   * @param in gives it
   * @return the record
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
   * The parameter of a kind.
   *
   * @param <T> the kind
   * @param kind its class
   * @return the parameter, if there is one
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
