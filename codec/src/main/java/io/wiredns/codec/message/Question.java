package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * What is asked; RFC 1035 section 4.1.2.
 *
 * <pre>
 *   QNAME name | QTYPE 16 | QCLASS 16
 * </pre>
 *
 * @param name the name, in the case in which it came
 * @param type the QTYPE
 * @param recordClass the QCLASS
 * @since 0.1
 */
public record Question(Name name, RecordType type, RecordClass recordClass) {
  /**
   * A question.
   *
   * @param name the name
   * @param type the QTYPE
   * @param recordClass the QCLASS
   */
  public Question {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    Objects.requireNonNull(recordClass);
  }

  /**
   * A question of class IN.
   *
   * @param name the name
   * @param type the QTYPE
   */
  public Question(Name name, RecordType type) {
    this(name, type, RecordClass.IN);
  }

  /** A hash that is not stable between processes, {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, name.hashCode());
    return KeyedHash.end(KeyedHash.add(state, (long) type.value() << 16 | recordClass.value()));
  }

  /** The question as dig has it: name, class, type. */
  @Override
  public String toString() {
    return name + " " + recordClass + " " + type;
  }
}
