package io.wiredns.codec.rdata;

import io.wiredns.codec.code.CodePoint;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Ipv6;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Distinct values whose hash codes were equal when hash codes were polynomials of 31 and sums of
 * labels, which an attacker can compute; and the former computation.
 */
final class Collisions {
  static final int COUNT = 16_000;
  private static final Name OWNER = Name.of("example");

  private Collisions() {}

  /** Families of values, each with COUNT values that collided. */
  static Map<String, List<?>> families() {
    Map<String, List<?>> families = new LinkedHashMap<>();
    families.put("octets", each(Collisions::pairs));
    families.put("names", names());
    families.put("IPv6 addresses", each(i -> new Ipv6((long) i << 32 | i, 0)));
    families.put("TXT", each(i -> new Txt(List.of(pairs(i)))));
    families.put("TXT of two strings in many orders", lists());
    families.put("SRV", services());
    families.put("SVCB", hints());
    families.put("opaque TXT", each(i -> new UnknownRData(RecordType.TXT, length(pairs(i)))));
    families.put(
        "opaque, type unknown", each(i -> new UnknownRData(RecordType.of(65_280), pairs(i))));
    families.put("options", each(i -> new UnknownOption(OptionCode.of(65_001), pairs(i))));
    families.put("TTLs", each(i -> new ResourceRecord(OWNER, i, new A(1))));
    families.put(
        "TXT records", each(i -> new ResourceRecord(OWNER, 0, new Txt(List.of(pairs(i))))));
    families.put(
        "questions", names().stream().map(name -> new Question(name, RecordType.A)).toList());
    return families;
  }

  private static <T> List<T> each(IntFunction<T> value) {
    return IntStream.range(0, COUNT).mapToObj(value).toList();
  }

  /** Fourteen times "Aa" or "BB", which have the same hash code. */
  static Octets pairs(int choice) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      text.append((choice >>> bit & 1) == 0 ? "Aa" : "BB");
    }
    return Octets.of(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the octets as a character-string. */
  private static Octets length(Octets octets) {
    byte[] string = new byte[octets.length() + 1];
    string[0] = (byte) octets.length();
    octets.copyTo(string, 1);
    return Octets.of(string);
  }

  /** Eight labels in many orders; the last octet of each compensates for its position. */
  private static List<Name> names() {
    List<Name> names = new ArrayList<>();
    permute(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, 0, names);
    return names;
  }

  private static void permute(int[] order, int from, List<Name> names) {
    if (names.size() == COUNT) {
      return;
    }
    if (from == order.length) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < order.length; i++) {
        int distance = 1 + 4 * (order.length - i);
        text.append("%02d\\%03d.".formatted(order[i], 0x80 ^ distance));
      }
      names.add(Name.of(text.toString()));
    }
    for (int i = from; i < order.length; i++) {
      swap(order, from, i);
      permute(order, from + 1, names);
      swap(order, from, i);
    }
  }

  private static void swap(int[] a, int i, int j) {
    int kept = a[i];
    a[i] = a[j];
    a[j] = kept;
  }

  /** The number of positions of the next two sets. */
  private static final int PLACES = 21;

  /**
   * Two sets of positions at which the powers of 31 have the same sum modulo 2^32: two strings at
   * these positions collide, whatever the strings are.
   */
  private static final int[] EQUAL_SUMS = {0b110010110110000001011, 0b101001001100000100};

  /** Fourteen times one of the two arrangements of two strings. */
  private static List<Txt> lists() {
    Octets one = Octets.utf8("1");
    Octets two = Octets.utf8("2");
    return each(
        choice -> {
          List<Octets> strings = new ArrayList<>();
          for (int bit = 0; bit < 14; bit++) {
            int set = EQUAL_SUMS[choice >>> bit & 1];
            for (int place = PLACES - 1; place >= 0; place--) {
              strings.add((set >>> place & 1) == 0 ? one : two);
            }
          }
          return new Txt(strings);
        });
  }

  private static List<Srv> services() {
    List<Srv> services = new ArrayList<>();
    for (int priority = 0; services.size() < COUNT; priority++) {
      for (int weight = 0; weight < 1000 && services.size() < COUNT; weight++) {
        services.add(new Srv(priority, weight, 60_000 - 961 * priority - 31 * weight, OWNER));
      }
    }
    return services;
  }

  private static List<Svcb> hints() {
    return each(
        i -> new Svcb(1, OWNER, List.of(new SvcParam.Ipv4Hint(List.of(i, 1 << 20, -31 * 31 * i)))));
  }

  /** Returns the former hash code. */
  static int formerHash(Object value) {
    if (value instanceof Octets octets) {
      return Arrays.hashCode(octets.toArray());
    }
    if (value instanceof Name name) {
      return formerHash(name);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Collisions::formerHash).reduce(1, (hash, part) -> 31 * hash + part);
    }
    if (value instanceof ResourceRecord record) {
      int set = record.type().value() << 16 | record.recordClass().value();
      return (formerHash(record.name()) * 31 + set) * 31 + formerHash(record.rdata());
    }
    if (value instanceof CodePoint || !(value instanceof Record)) {
      return value.hashCode();
    }
    return Stream.of(value.getClass().getRecordComponents())
        .map(component -> formerHash(part(value, component)))
        .reduce(0, (hash, part) -> 31 * hash + part);
  }

  private static Object part(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException hidden) {
      throw new AssertionError(hidden);
    }
  }

  private static int formerHash(Name name) {
    byte[] wire = name.toLowerCase().toWire().toArray();
    int hash = 0;
    for (int start = 0; wire[start] != 0; start += wire[start] + 1) {
      int end = start + wire[start] + 1;
      long h = wire.length - start;
      for (int p = start; p < end; p += 8) {
        long octets = 0;
        for (int i = p; i < Math.min(p + 8, end); i++) {
          octets = octets << 8 | wire[i] & 0xFF;
        }
        h = (h ^ octets) * 0x9E3779B97F4A7C15L;
        h ^= h >>> 32;
      }
      hash += (int) h;
    }
    return hash;
  }
}
