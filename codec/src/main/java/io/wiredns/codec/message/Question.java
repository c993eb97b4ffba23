package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.KeyedHash;
import io.wiredns.codec.wire.Name;
import java.util.Objects;

/**
 * A question; RFC 1035 section 4.1.2. Immutable; may be shared among threads.
 *
 * <pre>
 *   QNAME name | QTYPE 16 | QCLASS 16
 * </pre>
 *
 * @param name the QNAME, with its case unchanged
 * @param type the QTYPE
 * @param recordClass the QCLASS
 * @since 0.1
 */
public record Question(Name name, RecordType type, RecordClass recordClass) {
  /**
   * Creates a question.
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
   * Creates a question of class IN.
   *
   * @param name the name
   * @param type the QTYPE
   */
  public Question(Name name, RecordType type) {
    this(name, type, RecordClass.IN);
  }

  /** Returns a hash that differs between processes, see {@link KeyedHash}. */
  @Override
  public int hashCode() {
    long state = KeyedHash.add(KeyedHash.START, name.hashCode());
    return KeyedHash.end(KeyedHash.add(state, (long) type.value() << 16 | recordClass.value()));
  }

  /** Returns the question in dig's format: name, class, type. */
  @Override
  public String toString() {
    return name + " " + recordClass + " " + type;
  }
}
