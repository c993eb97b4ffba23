package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.List;

/**
 * Which types a query wants besides QTYPE; RFC 10029. A server answers FORMERR to meta types too,
 * and to a query without a question or of another opcode than QUERY: that is no matter of layout.
 *
 * <pre>
 *   { QTYPE 16 } one or more times
 * </pre>
 *
 * @param types the types in their order, one at least, none twice
 * @since 0.1
 */
public record MqtypeQuery(List<RecordType> types) implements EdnsOption {
  /**
   * The option of a list.
   *
   * @param types one at least, none twice
   * @throws IllegalArgumentException if there is none, or one comes twice
   */
  public MqtypeQuery {
    types = QueryTypes.checked("MQTYPE-QUERY type", types, 1);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
   * @return the option
   */
  public static MqtypeQuery read(FieldReader in) {
    in.require(in.hasMore(), OptionFault.MQTYPE_EMPTY, "MQTYPE-QUERY type", in.position(), 0, 1);
    return new MqtypeQuery(QueryTypes.read(in, "MQTYPE-QUERY type"));
  }

  @Override
  public void write(FieldWriter out) {
    for (RecordType type : types) {
      out.codePoint16("MQTYPE-QUERY type", type);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.MQTYPE_QUERY;
  }

  @Override
  public boolean equals(Object other) {
    return EdnsOption.equal(this, other);
  }

  @Override
  public int hashCode() {
    return EdnsOption.hash(this);
  }

  @Override
  public String toString() {
    return toText();
  }
}
