package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.List;

/**
 * The types that a query asks for besides QTYPE; RFC 10029. A server also answers FORMERR to meta
 * types, to a query without a question and to opcodes other than QUERY; these rules are not checked
 * here.
 *
 * <pre>
 *   { QTYPE 16 } one or more times
 * </pre>
 *
 * @param types the types in their order, 1 to 32,765, without duplicates
 * @since 0.1
 */
public record MqtypeQuery(List<RecordType> types) implements EdnsOption {
  /**
   * Creates an option from a list.
   *
   * @param types 1 to 32,765 types, without duplicates
   * @throws IllegalArgumentException if there are none or too many, or one occurs twice
   */
  public MqtypeQuery {
    types = QueryTypes.checked("MQTYPE-QUERY type", types, 1);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
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
