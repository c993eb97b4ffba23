package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.WireLimits;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * RDATA of each type with the maximum length, or with the longest text, derived from the layout of
 * the type in types.tsv: names and strings of 255 octets, and lists that fill the remaining octets.
 */
public final class LargestRData {
  /** The contents of strings and names: octets written unchanged, escaped, or as \DDD. */
  private static final byte[] FILLS = {'a', '\\', (byte) 0xFF};

  private static final int MOST = WireLimits.RDATA_OCTETS;

  private final byte fill;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private LargestRData(byte fill) {
    this.fill = fill;
  }

  /** Returns the values of a type, at least one. */
  public static List<RData> of(RecordType type) {
    List<byte[]> all = new ArrayList<>();
    String layout = Vectors.LAYOUTS.get(type);
    for (byte fill : FILLS) {
      all.add(octets(type, layout, fill));
    }
    if (layout.startsWith("string+")) {
      all.add(new byte[MOST]);
    }
    if (layout.endsWith("address-range*")) {
      all.add(repeated(new byte[] {0, 1, 0, (byte) 0x80}, MOST / 4));
      all.add(
          repeated(
              new byte[] {
                0, 2, (byte) 128, (byte) 0x90, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
              },
              MOST / 20));
      all.add(repeated(new byte[] {0, 9, (byte) 255, (byte) 0x80}, MOST / 4));
    }
    if (layout.endsWith("parameters")) {
      all.addAll(parameters());
    }
    List<RData> values = new ArrayList<>();
    all.forEach(octets -> decode(type, octets, values));
    if (values.isEmpty()) {
      // Types without a layout: the longest known values.
      Vectors.octets(type).forEach(octets -> decode(type, octets, values));
    }
    return values;
  }

  private static void decode(RecordType type, byte[] octets, List<RData> values) {
    FieldDecoder<? extends RData> decoder =
        Registry.standard().decoder(type.value(), RecordClass.IN.value());
    RData rdata =
        WireDecoder.of(octets, octets.length).decode(decoder, 0, Math.min(MOST, octets.length));
    if (rdata != null) {
      values.add(rdata);
    }
  }

  private static byte[] octets(RecordType type, String layout, byte fill) {
    LargestRData largest = new LargestRData(fill);
    for (String word : layout.split(" ")) {
      largest.word(type, word);
    }
    return largest.out.toByteArray();
  }

  private void word(RecordType type, String word) {
    String one = word.replaceAll("[?*+/].*", "");
    do {
      switch (one) {
        case "name" -> name();
        case "string", "string1" -> string();
        case "sized" -> sized(type);
        case "bitmap" -> bitmap();
        case "old-bitmap" -> {
          out.write(0x7F);
          fill(15, 0xFF);
        }
        case "gateway" -> {
          // In both types that have such a field, the octet before it is its type; 3 is a name.
          byte[] before = out.toByteArray();
          before[1] = 3;
          out.reset();
          out.writeBytes(before);
          name();
        }
        case "host-identity" -> {
          out.write(255);
          out.write(2);
          out.write(1);
          out.write(0);
          fill(255 + 256, fill);
        }
        case "any" -> fill(type.equals(RecordType.WKS) ? 8_192 : MOST - out.size(), fill);
        case "ds-digest", "ssh-digest", "zone-digest", "atm-address" ->
            fill(MOST - out.size(), fill);
        default -> {
          if (one.matches("[0-9]+")) {
            fill(Integer.parseInt(one) / 8, 0xFF);
          }
        }
      }
    } while ((word.endsWith("*") || word.contains("+"))
        && !one.startsWith("address")
        && !one.equals("option")
        && out.size() + 256 <= MOST);
  }

  private void fill(int count, int octet) {
    byte[] octets = new byte[count];
    Arrays.fill(octets, (byte) octet);
    out.writeBytes(octets);
  }

  private void name() {
    for (int length : new int[] {63, 63, 63, 61}) {
      out.write(length);
      fill(length, fill);
    }
    out.write(0);
  }

  private void string() {
    out.write(255);
    fill(255, fill);
  }

  /** Leaves space for the other field of variable length. */
  private void sized(RecordType type) {
    int length = type.equals(RecordType.TSIG) || type.equals(RecordType.TKEY) ? 32_000 : 1_000;
    out.write(length >>> 8);
    out.write(length);
    fill(length, fill);
  }

  private void bitmap() {
    for (int window = 0; window < 256; window++) {
      out.write(window);
      out.write(32);
      fill(32, 0xFF);
    }
  }

  private static byte[] repeated(byte[] item, int times) {
    byte[] all = new byte[item.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(item, 0, all, i * item.length, item.length);
    }
    return all;
  }

  /** Records of priority 1 with a long target, whose parameters fill the remaining octets. */
  private static List<byte[]> parameters() {
    List<byte[]> all = new ArrayList<>();
    for (byte fill : new byte[] {',', '\\', (byte) 0xFF}) {
      for (int key : new int[] {SvcKeys.ALPN, SvcKeys.DOCPATH}) {
        LargestRData some = start(fill);
        some.u16(key);
        int strings = (MOST - some.out.size() - 2) / 256;
        some.u16(256 * strings);
        for (int i = 0; i < strings; i++) {
          some.string();
        }
        all.add(some.out.toByteArray());
      }
      for (int key : new int[] {SvcKeys.ECH, SvcKeys.DOHPATH, 65_000}) {
        all.add(start(fill).value(key, 1));
      }
    }
    all.add(start((byte) 0xFF).value(SvcKeys.IPV4HINT, 4));
    all.add(start((byte) 0x11).value(SvcKeys.IPV6HINT, 16));
    all.add(start((byte) 0).value(SvcKeys.IPV6HINT, 16));
    all.add(groups());
    all.add(mandatory());
    all.add(empty());
    return all;
  }

  private static LargestRData start(byte fill) {
    LargestRData some = new LargestRData(fill);
    some.u16(1);
    some.name();
    return some;
  }

  private void u16(int value) {
    out.write(value >>> 8);
    out.write(value);
  }

  private byte[] value(int key, int multiple) {
    u16(key);
    int length = (MOST - out.size() - 2) / multiple * multiple;
    u16(length);
    fill(length, fill);
    return out.toByteArray();
  }

  private static byte[] groups() {
    LargestRData some = start((byte) 0xFF);
    some.u16(SvcKeys.TLS_SUPPORTED_GROUPS);
    int count = (MOST - some.out.size() - 2) / 2;
    some.u16(2 * count);
    for (int i = 0; i < count; i++) {
      some.u16(65_535 - i);
    }
    return some.out.toByteArray();
  }

  private static byte[] mandatory() {
    LargestRData some = start((byte) 0xFF);
    int count = (MOST - some.out.size() - 4) / 6;
    some.u16(SvcKeys.MANDATORY);
    some.u16(2 * count);
    for (int i = 0; i < count; i++) {
      some.u16(65_535 - count + i);
    }
    for (int i = 0; i < count; i++) {
      some.u16(65_535 - count + i);
      some.u16(0);
    }
    return some.out.toByteArray();
  }

  private static byte[] empty() {
    LargestRData some = start((byte) 0xFF);
    for (int i = 0; i < (MOST - 300) / 4; i++) {
      some.u16(40_000 + i);
      some.u16(0);
    }
    return some.out.toByteArray();
  }
}
