package io.wiredns.command.dig;

import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.codec.rdata.UnknownRData;

/**
 * Writes RDATA in dig's layout: long fields in pieces, and with {@code +multiline} on several lines
 * with comments. The fields themselves are those of the type's own text. For one thread.
 */
public final class DigRData {
  private static final String NEXT_LINE = "\n\t\t\t\t";
  private static final String OMITTED = "[omitted]";

  private final StringBuilder out;
  private final DigOptions shown;
  private final boolean lines;
  private final boolean comments;

  /** What is between the pieces of a field. */
  private final String apart;

  public DigRData(DigOptions shown, StringBuilder out) {
    this.out = out;
    this.shown = shown;
    lines = shown.multiline && !shown.isShort();
    comments = shown.rrComments > 0 || lines && shown.rrComments == 0;
    apart = lines ? NEXT_LINE : " ";
  }

  /** Appends the text of RDATA. */
  public void append(RData data) {
    if (shown.generic || data instanceof UnknownRData) {
      generic(data);
      return;
    }
    String text = data.toText();
    if (text.startsWith("\\# ")) {
      generic(data);
      return;
    }
    switch (data.type().value()) {
      case 6 -> soa((Soa) data);
      case 28 -> out.append(shown.expandAaaa ? expanded((Aaaa) data) : text);
      case 24, 46 -> signature(text);
      case 25, 57, 48, 60 -> key(text, data);
      case 43, 59, 63, 32768, 32769 -> tail(text, 3, shown.crypto);
      case 37, 52, 53 -> tail(text, 3, true);
      case 44 -> tail(text, 2, true);
      case 50 -> nsec3(text);
      case 250 -> tsig(text);
      case 104, 106 -> out.append(withoutZeros(text));
      case 45 -> inParentheses(text, ordinal(text, 4));
      case 55 -> hip(text);
      case 49 -> dhcid(text, data);
      case 61 -> inParentheses(shown.crypto ? text : OMITTED, 0);
      case 31, 32 -> inParentheses(text, 0);
      default -> out.append(text);
    }
  }

  private void generic(RData data) {
    String text = data.toGenericText();
    int hex = text.indexOf(' ', 3) + 1;
    if (hex == 0) {
      out.append(text);
      return;
    }
    out.append(text, 0, hex).append(lines ? "( " : "");
    pieces(text.substring(hex));
    out.append(lines ? " )" : "");
  }

  /** Returns the offset of the field with a number, counted from 0. */
  private static int ordinal(String text, int number) {
    int at = 0;
    for (int i = 0; i < number; i++) {
      at = text.indexOf(' ', at) + 1;
    }
    return at;
  }

  /** Appends a long field in pieces; spaces in it do not count. */
  private void pieces(String field) {
    int size = shown.split();
    String whole = field.indexOf(' ') < 0 ? field : field.replace(" ", "");
    if (size == 0) {
      out.append(whole);
      return;
    }
    for (int from = 0; from < whole.length(); from += size) {
      out.append(from == 0 ? "" : apart);
      out.append(whole, from, Math.min(whole.length(), from + size));
    }
  }

  /** Appends a number of short fields, and then one that is divided. */
  private void tail(String text, int fields, boolean shows) {
    int at = ordinal(text, fields);
    out.append(text, 0, at).append(lines ? "(" + NEXT_LINE : "");
    if (shows) {
      pieces(text.substring(at));
    } else {
      out.append(OMITTED);
    }
    out.append(lines ? " )" : "");
  }

  /** Appends all fields in parentheses, of which the last is divided. */
  private void inParentheses(String text, int last) {
    out.append(lines ? "( " : "");
    if (last > 0) {
      out.append(text, 0, last - 1).append(apart);
    }
    if (text.equals(OMITTED)) {
      out.append(text);
    } else {
      pieces(text.substring(last));
    }
    out.append(lines ? " )" : "");
  }

  private void signature(String text) {
    int dates = ordinal(text, 4);
    int octets = ordinal(text, 8);
    out.append(text, 0, dates).append(lines ? "(" + NEXT_LINE : "");
    out.append(text, dates, octets - 1).append(apart);
    if (shown.crypto) {
      pieces(text.substring(octets));
    } else {
      out.append(OMITTED);
    }
    out.append(lines ? " )" : "");
  }

  private void key(String text, RData data) {
    int at = ordinal(text, 3);
    if (at == 0) {
      out.append(text); // There is no key.
      return;
    }
    String[] fields = text.substring(0, at).split(" ");
    int flags = Integer.parseInt(fields[0]);
    int tag = keyTag(data);
    out.append(text, 0, at - 1).append(lines ? " (" : "").append(apart);
    if (shown.crypto) {
      pieces(text.substring(at));
    } else {
      out.append("[key id = ").append(tag).append(']');
    }
    if (comments) {
      out.append(apart);
    } else if (lines) {
      out.append(' ');
    }
    out.append(lines ? ")" : "");
    if (!comments) {
      return;
    }
    int type = data.type().value();
    if (type == 48 || type == 60) {
      boolean secure = (flags & 1) != 0;
      out.append(" ; ").append((flags & 0x80) != 0 && secure ? "revoked " : "");
      out.append(secure ? "KSK" : "ZSK");
    }
    out.append("; alg = ").append(algorithm(Integer.parseInt(fields[2])));
    out.append(" ; key id = ").append(tag);
  }

  /** Returns the octets of RDATA in hexadecimal. */
  private static String hex(RData data) {
    String text = data.toGenericText();
    int at = text.indexOf(' ', 3) + 1;
    return at == 0 ? "" : text.substring(at).replace(" ", "");
  }

  /** Returns the key tag of RFC 4034 appendix B. */
  private static int keyTag(RData data) {
    String hex = hex(data);
    int sum = 0;
    for (int i = 0; i < hex.length(); i += 2) {
      int octet = Integer.parseInt(hex, i, i + 2, 16);
      sum += i % 4 == 0 ? octet << 8 : octet;
    }
    return sum + (sum >>> 16) & 0xFFFF;
  }

  private static String algorithm(int number) {
    return switch (number) {
      case 1 -> "RSAMD5";
      case 2 -> "DH";
      case 3 -> "DSA";
      case 5 -> "RSASHA1";
      case 6 -> "NSEC3DSA";
      case 7 -> "NSEC3RSASHA1";
      case 8 -> "RSASHA256";
      case 10 -> "RSASHA512";
      case 12 -> "ECCGOST";
      case 13 -> "ECDSAP256SHA256";
      case 14 -> "ECDSAP384SHA384";
      case 15 -> "ED25519";
      case 16 -> "ED448";
      case 252 -> "INDIRECT";
      case 253 -> "PRIVATEDNS";
      case 254 -> "PRIVATEOID";
      default -> "" + number;
    };
  }

  private void nsec3(String text) {
    if (!lines) {
      out.append(text);
      return;
    }
    int hash = ordinal(text, 4);
    int types = text.indexOf(' ', hash);
    out.append(text, 0, hash).append('(').append(NEXT_LINE);
    out.append(text, hash, types < 0 ? text.length() : types);
    if (types >= 0) {
      out.append(NEXT_LINE).append(text, types + 1, text.length());
    }
    out.append(" )");
  }

  private void tsig(String text) {
    int mac = ordinal(text, 4);
    int after = text.indexOf(' ', mac);
    if (after < 0 || text.startsWith("0 ", ordinal(text, 3))) {
      out.append(text);
      return;
    }
    out.append(text, 0, mac).append(lines ? "(" + NEXT_LINE : "");
    pieces(text.substring(mac, after));
    out.append(lines ? " )" : "").append(text, after, text.length());
    out.append(text.endsWith(" 0") ? " " : ""); // Before the other data, which are empty.
  }

  private void hip(String text) {
    if (!lines) {
      out.append(text);
      return;
    }
    int key = ordinal(text, 2);
    out.append("( ").append(text, 0, key - 1);
    out.append(NEXT_LINE).append(text.substring(key).replace(" ", NEXT_LINE)).append(" )");
  }

  private void dhcid(String text, RData data) {
    inParentheses(text, 0);
    if (lines) {
      String hex = hex(data);
      int octets = hex.length() / 2;
      if (octets > 2) {
        out.append(" ; ").append(Integer.parseInt(hex, 0, 4, 16));
        out.append(' ').append(Integer.parseInt(hex, 4, 6, 16));
        out.append(' ').append(octets - 3);
      }
    }
  }

  private void soa(Soa soa) {
    out.append(soa.mname()).append(' ').append(soa.rname());
    long[] numbers = {soa.serial(), soa.refresh(), soa.retry(), soa.expire(), soa.minimum()};
    String[] names = {"serial", "refresh", "retry", "expire", "minimum"};
    if (!lines) {
      for (long number : numbers) {
        out.append(' ').append(number);
      }
      return;
    }
    out.append(" (");
    for (int i = 0; i < numbers.length; i++) {
      out.append(NEXT_LINE).append(numbers[i]);
      if (comments) {
        out.append(" ".repeat(10 - Long.toString(numbers[i]).length())).append(" ; ");
        out.append(names[i]);
        if (i > 0) {
          DigTtl.inWords(numbers[i], out.append(" ("));
          out.append(')');
        }
      }
    }
    out.append(comments ? NEXT_LINE : "").append(')');
  }

  /** Removes zeros at the beginning of the groups of NID and L64. */
  private static String withoutZeros(String text) {
    int at = ordinal(text, 1);
    StringBuilder groups = new StringBuilder(text.substring(0, at));
    for (String group : text.substring(at).split(":")) {
      groups.append(groups.length() == at ? "" : ":");
      groups.append(Integer.toHexString(Integer.parseInt(group, 16)));
    }
    return groups.toString();
  }

  private static String expanded(Aaaa data) {
    byte[] octets = data.address().toInetAddress().getAddress();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < octets.length; i++) {
      text.append(i > 0 && i % 2 == 0 ? ":" : "");
      int octet = octets[i] & 0xFF;
      text.append(octet < 16 ? "0" : "").append(Integer.toHexString(octet));
    }
    return text.toString();
  }
}
