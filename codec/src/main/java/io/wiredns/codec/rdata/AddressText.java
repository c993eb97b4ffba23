package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.text.TextFormatException;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.Ipv6;
import java.util.regex.Pattern;

/** An address that is part of the word that was taken last; it reads as that of A and AAAA. */
final class AddressText {
  /** Nothing in it means anything in zone syntax. */
  private static final Pattern PLAIN = Pattern.compile("[0-9A-Fa-f.:]+");

  private AddressText() {}

  static int ipv4(TextReader in, String field, String text) {
    return ((A) parse(in, field, RecordType.A, text)).address();
  }

  static Ipv6 ipv6(TextReader in, String field, String text) {
    return ((Aaaa) parse(in, field, RecordType.AAAA, text)).address();
  }

  private static RData parse(TextReader in, String field, RecordType type, String text) {
    if (PLAIN.matcher(text).matches()) {
      try {
        return RDataText.parse(type, text, null);
      } catch (TextFormatException refused) {
        // Said below, with its place.
      }
    }
    throw in.wrongBefore(field + (type.equals(RecordType.A) ? ", IPv4" : ", IPv6"));
  }
}
