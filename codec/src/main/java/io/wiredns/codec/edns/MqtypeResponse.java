package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.List;

/**
 * The types that a response answers besides QTYPE; RFC 10029.
 *
 * <pre>
 *   { QTYPE 16 } zero or more times
 * </pre>
 *
 * @param types the types in their order, without duplicates; may be empty
 * @since 0.1
 */
public record MqtypeResponse(List<RecordType> types) implements EdnsOption {
  /**
   * Creates an option from a list.
   *
   * @param types 0 to 32,765 types, without duplicates
   * @throws IllegalArgumentException if there are too many, or one occurs twice
   */
  public MqtypeResponse {
    types = QueryTypes.checked("MQTYPE-RESPONSE type", types, 0);
  }

  /**
   * Reads the fields of OPTION-DATA.
   *
   * @param in the reader, at the first field of OPTION-DATA
   * @return the option
   */
  public static MqtypeResponse read(FieldReader in) {
    return new MqtypeResponse(QueryTypes.read(in, "MQTYPE-RESPONSE type"));
  }

  @Override
  public void write(FieldWriter out) {
    for (RecordType type : types) {
      out.codePoint16("MQTYPE-RESPONSE type", type);
    }
  }

  @Override
  public OptionCode code() {
    return OptionCode.MQTYPE_RESPONSE;
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
