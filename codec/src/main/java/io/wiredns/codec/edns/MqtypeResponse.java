package io.wiredns.codec.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import java.util.List;

/**
 * Which types a response answers besides QTYPE; RFC 10029.
 *
 * <pre>
 *   { QTYPE 16 } zero or more times
 * </pre>
 *
 * @param types the types in their order, perhaps none, none twice
 * @since 0.1
 */
public record MqtypeResponse(List<RecordType> types) implements EdnsOption {
  /**
   * The option of a list.
   *
   * @param types perhaps none, none twice
   * @throws IllegalArgumentException if one comes twice
   */
  public MqtypeResponse {
    types = QueryTypes.checked("MQTYPE-RESPONSE type", types, 0);
  }

  /**
   * Reads the fields.
   *
   * @param in gives them
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
