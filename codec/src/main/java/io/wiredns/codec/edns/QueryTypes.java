package io.wiredns.codec.edns;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The list of types of both MQTYPE options, without duplicates. */
final class QueryTypes {
  private QueryTypes() {}

  static List<RecordType> checked(String field, List<RecordType> types, int minimum) {
    List<RecordType> copy = List.copyOf(types);
    OptionRanges.check(field + "s", copy.size(), minimum, OptionRanges.DATA_OCTETS / 2);
    Set<RecordType> seen = new HashSet<>(2 * copy.size());
    for (RecordType type : copy) {
      if (!seen.add(type)) {
        throw new IllegalArgumentException(field + " " + type + " twice");
      }
    }
    return copy;
  }

  static List<RecordType> read(FieldReader in, String field) {
    List<RecordType> types = new ArrayList<>();
    Set<RecordType> seen = new HashSet<>();
    while (in.hasMore()) {
      int at = in.position();
      RecordType type = in.codePoint16(field, RecordType.SPACE);
      if (!seen.add(type)) {
        in.require(
            false, OptionFault.MQTYPE_REPEATED, field, at, type.value(), types.indexOf(type));
      }
      types.add(type);
    }
    return types;
  }
}
