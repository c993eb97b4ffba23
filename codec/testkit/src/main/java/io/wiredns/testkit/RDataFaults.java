package io.wiredns.testkit;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Octets;
import io.wiredns.testkit.GeneratedFields.Generated;
import io.wiredns.testkit.GeneratedFields.Kind;
import io.wiredns.testkit.GeneratedFields.Span;
import java.util.List;

/** Plants the faults of RDATA. */
final class RDataFaults {
  private static final int TRIES = 60;

  private static final List<RecordType> TEXTS =
      List.of(
          RecordType.TXT,
          RecordType.SPF,
          RecordType.AVC,
          RecordType.NINFO,
          RecordType.RESINFO,
          RecordType.WALLET,
          RecordType.CLA);

  private static final List<RecordType> BITMAPS =
      List.of(RecordType.NSEC, RecordType.NSEC3, RecordType.CSYNC);

  private static final List<RecordType> DIGESTS =
      List.of(RecordType.DS, RecordType.CDS, RecordType.DLV, RecordType.TA);

  private RDataFaults() {}

  /** Malformed RDATA, and its type. */
  private record Plan(RecordType type, Shape shape) {}

  static Planted plant(Fault fault, Message good, Choices choices) {
    Plan plan = plan(fault, choices);
    return Draft.hosted(fault, plan.type(), plan.shape(), good, choices);
  }

  /** Returns whether this class plants the fault. */
  static boolean isKnown(Fault fault) {
    return plan(fault, Choices.of()) != null;
  }

  /**
   * Returns the plan that plants the fault in RDATA; null if this class does not plant the fault.
   */
  private static Plan plan(Fault fault, Choices choices) {
    return switch (fault.name()) {
      case "RDATA_TRUNCATED", "STRING_TRUNCATED", "RDATA_TRAILING" -> anyType(fault, choices);
      case "TEXT_EMPTY" -> new Plan(choices.oneOf(TEXTS), new Shape().here("text"));
      case "TYPE_BITMAP_LENGTH", "TYPE_BITMAP_ORDER", "TYPE_BITMAP_TRAILING_ZERO" -> {
        RecordType type = choices.oneOf(BITMAPS);
        yield new Plan(type, bitmap(fault, type, choices));
      }
      case "DIGEST_LENGTH" -> new Plan(choices.oneOf(DIGESTS), digest(choices));
      default -> {
        Shape shape = shape(fault, choices);
        yield shape == null ? null : new Plan(typeOf(fault), shape);
      }
    };
  }

  /** Returns RDATA of any type with a field that is cut, or with octets after the last field. */
  private static Plan anyType(Fault fault, Choices choices) {
    for (int i = 0; i < TRIES && !choices.isOver(); i++) {
      RecordType type = choices.oneOf(Records.dataTypes());
      Generated<RData> made = Records.madeUp(type, choices);
      Shape shape = Cuts.shape(fault, made, Messages.octets(made.value()), "RDATA", choices);
      if (shape != null) {
        return new Plan(type, shape);
      }
    }
    Octets octets = Octets.fromHex("0161026263");
    byte[] cut = octets.toArray();
    return switch (fault.name()) {
      case "RDATA_TRUNCATED" ->
          new Plan(RecordType.A, new Shape().here("address").octets(cut, 0, 3));
      case "STRING_TRUNCATED" ->
          new Plan(RecordType.HINFO, new Shape().octets(cut, 0, 2).here("os").octets(cut, 2, 4));
      default ->
          new Plan(RecordType.A, new Shape().octets(cut, 0, 4).here("RDATA").octets(cut, 0, 1));
    };
  }

  private static RecordType typeOf(Fault fault) {
    return switch (fault.name()) {
      case "SSHFP_LENGTH" -> RecordType.SSHFP;
      case "LOC_SIZE", "LOC_ANGLE" -> RecordType.LOC;
      case "EXTERNAL_CODE_EMPTY" -> RecordType.UNECE;
      default -> RecordType.parse(fault.name().substring(0, fault.name().indexOf('_')));
    };
  }

  private static Octets some(Choices choices, int least, int most) {
    return choices.octets(choices.between(least, most));
  }

  private static Shape shape(Fault fault, Choices choices) {
    Shape out = new Shape();
    return switch (fault.name()) {
      case "WKS_BITMAP_LENGTH" ->
          out.u32(choices.bits(32))
              .u8(6)
              .here("bitmap")
              .octets(Octets.of(new byte[choices.between(8_193, 8_400)]));
      case "LOC_SIZE", "LOC_ANGLE" -> location(fault, out, choices);
      case "NXT_BITMAP" -> oldBitmap(out.name(Names.any().make(choices)), choices);
      case "NXT_FORMAT" ->
          out.name(Names.any().make(choices))
              .here("typeBitmap")
              .u8(choices.between(0x80, 0xFF))
              .octets(choices.octets(choices.below(14)))
              .u8(1);
      case "ATMA_EMPTY" -> out.u8(choices.below(256)).here("address");
      case "ATMA_DIGIT" -> {
        out.u8(1);
        for (int digits = choices.below(12); digits > 0; digits--) {
          out.u8('0' + choices.below(10));
        }
        yield out.here("address").u8(choices.between(':', 255)).octets(some(choices, 0, 4));
      }
      case "A6_PREFIX_LENGTH" ->
          out.here("prefixLength").u8(choices.between(129, 255)).octets(some(choices, 0, 20));
      case "APL_PREFIX_LENGTH", "APL_ADDRESS_LENGTH", "APL_TRAILING_ZERO" ->
          range(fault, out, choices);
      case "SSHFP_LENGTH" -> {
        int type = choices.between(1, 2);
        int length = choices.below(60);
        out.u8(choices.below(256)).u8(type).here("fingerprint");
        yield out.octets(choices.octets(length == (type == 1 ? 20 : 32) ? length + 1 : length));
      }
      case "NSEC3_HASH_EMPTY" ->
          out.u8(1)
              .u8(choices.below(2))
              .u16(choices.below(20))
              .string(some(choices, 0, 8))
              .here("nextHash")
              .u8(0)
              .octets(some(choices, 0, 6));
      case "HIP_HIT_EMPTY" ->
          out.here("hitLength").u8(0).u8(choices.below(4)).u16(4).octets(choices.octets(4));
      case "HIP_KEY_EMPTY" ->
          out.u8(4).u8(choices.below(4)).here("keyLength").u16(0).octets(choices.octets(4));
      case "ZONEMD_DIGEST_SHORT" ->
          out.u32(choices.bits(32))
              .u8(1)
              .u8(choices.below(256))
              .here("digest")
              .octets(some(choices, 0, 11));
      case "ZONEMD_DIGEST_LENGTH" -> {
        int algorithm = choices.between(1, 2);
        int length = choices.between(12, 80);
        out.u32(choices.bits(32)).u8(1).u8(algorithm).here("digest");
        yield out.octets(
            choices.octets(length == (algorithm == 1 ? 48 : 64) ? length + 1 : length));
      }
      case "EXTERNAL_CODE_EMPTY" -> {
        if (choices.chance(1, 2)) {
          yield out.here("recommendation").u8(0).string(some(choices, 0, 5)).u8(0);
        }
        out.string(some(choices, 1, 9)).string(some(choices, 0, 9)).here("code").u8(0);
        yield out.octets(some(choices, 0, 9));
      }
      case "TKEY_KEY_LENGTH", "TKEY_OTHER_LENGTH" -> transactionKey(fault, out, choices);
      case "URI_TARGET_EMPTY" ->
          out.u16(choices.below(65_536)).u16(choices.below(65_536)).here("target");
      case "CAA_TAG_EMPTY" ->
          out.u8(choices.below(256)).here("tag").u8(0).octets(some(choices, 0, 20));
      case "CAA_TAG_CHARACTER" -> {
        int letters = choices.below(9);
        int rest = choices.below(5);
        out.u8(choices.below(256)).u8(letters + 1 + rest);
        for (int i = 0; i < letters; i++) {
          out.u8('a' + choices.below(26));
        }
        yield out.here("tag").u8(choices.between('{', 255)).octets(choices.octets(rest));
      }
      default -> ServiceFaults.shape(fault, out, choices);
    };
  }

  private static Shape location(Fault fault, Shape out, Choices choices) {
    int wrong = choices.below(fault == RDataFault.LOC_SIZE ? 3 : 2);
    out.u8(0);
    List<String> sizes = List.of("size", "horizontalPrecision", "verticalPrecision");
    for (int i = 0; i < 3; i++) {
      if (fault == RDataFault.LOC_SIZE && i == wrong) {
        boolean first = choices.chance(1, 2);
        int digit = choices.between(10, 15);
        out.here(sizes.get(i)).u8(first ? digit << 4 : choices.below(10) << 4 | digit);
      } else {
        out.u8(choices.below(10) << 4 | choices.below(10));
      }
    }
    for (int i = 0; i < 2; i++) {
      if (fault == RDataFault.LOC_ANGLE && i == wrong) {
        long beyond = (i == 0 ? 90L : 180L) * 3_600_000 + 1 + choices.below(60_000);
        out.here(i == 0 ? "latitude" : "longitude");
        out.u32((1L << 31) + (choices.chance(1, 2) ? beyond : -beyond));
      } else {
        out.u32((1L << 31) + choices.below(60_000));
      }
    }
    return out.u32(choices.bits(32));
  }

  private static Shape oldBitmap(Shape out, Choices choices) {
    out.here("typeBitmap");
    return switch (choices.below(3)) {
      case 0 -> out;
      case 1 -> out.u8(choices.below(0x80)).octets(choices.octets(choices.below(14))).u8(0);
      default -> out.octets(choices.octets(choices.between(17, 40)));
    };
  }

  private static Shape range(Fault fault, Shape out, Choices choices) {
    int number = choices.below(3);
    for (int i = 0; i < number; i++) {
      out.u16(1).u8(24).u8(choices.below(2) << 7 | 1).u8(choices.between(1, 255));
    }
    boolean six = choices.chance(1, 2);
    int octets = six ? 16 : 4;
    String item = "item[" + number + "] ";
    out.u16(six ? 2 : 1);
    switch (fault.name()) {
      case "APL_PREFIX_LENGTH" ->
          out.here(item + "prefix").u8(choices.between(8 * octets + 1, 255)).u8(0);
      case "APL_ADDRESS_LENGTH" -> {
        int length = choices.between(octets + 1, 127);
        out.u8(8).here(item + "length").u8(length).octets(choices.octets(length));
      }
      default -> {
        int length = choices.between(1, octets);
        out.u8(8).u8(length).octets(choices.octets(length - 1)).here(item + "address").u8(0);
      }
    }
    return out;
  }

  private static Shape digest(Choices choices) {
    int type = choices.oneOf(List.of(1, 2, 4));
    int right = type == 1 ? 20 : type == 2 ? 32 : 48;
    int length = choices.below(80);
    return new Shape()
        .u16(choices.below(65_536))
        .u8(choices.below(256))
        .u8(type)
        .here("digest")
        .octets(choices.octets(length == right ? length + 1 : length));
  }

  private static Shape bitmap(Fault fault, RecordType type, Choices choices) {
    Shape out = new Shape();
    if (type.equals(RecordType.NSEC)) {
      out.name(Names.any().make(choices));
    } else if (type.equals(RecordType.CSYNC)) {
      out.u32(choices.bits(32)).u16(choices.below(4));
    } else {
      out.u8(1).u8(0).u16(0).string(some(choices, 0, 8)).string(some(choices, 1, 20));
    }
    int window = choices.below(200);
    if (choices.chance(1, 2)) {
      out.u8(window).u8(1).u8(choices.between(1, 255));
      window++;
    }
    switch (fault.name()) {
      case "TYPE_BITMAP_LENGTH" -> {
        switch (choices.below(4)) {
          case 0 -> out.u8(window).here("types").u8(0);
          case 1 -> out.here("types").u8(window);
          case 2 ->
              out.u8(window).here("types").u8(choices.between(33, 255)).octets(choices.octets(20));
          default -> out.u8(window).here("types").u8(20).octets(choices.octets(19));
        }
      }
      case "TYPE_BITMAP_ORDER" ->
          out.u8(window)
              .u8(1)
              .u8(1)
              .here("types")
              .u8(choices.chance(1, 2) ? window : choices.below(window + 1))
              .u8(1)
              .u8(1);
      default -> {
        int length = choices.between(1, 32);
        out.u8(window).u8(length).octets(choices.octets(length - 1)).here("types").u8(0);
      }
    }
    return out;
  }

  private static Shape transactionKey(Fault fault, Shape out, Choices choices) {
    out.name(Names.plausible().make(choices)).u32(choices.bits(32)).u32(choices.bits(32));
    out.u16(3).u16(0);
    Octets key = some(choices, 0, 20);
    if (fault == RDataFault.TKEY_KEY_LENGTH) {
      return out.here("key").u16(choices.between(key.length() + 1, 0xFFFF)).octets(key);
    }
    Octets other = some(choices, 0, 20);
    out.u16(key.length()).octets(key).here("otherData");
    return out.u16(choices.between(other.length() + 1, 0xFFFF)).octets(other);
  }

  /**
   * The faults that RDATA and options have in common: a field that is cut, or octets after the last
   * field.
   */
  static final class Cuts {
    private Cuts() {}

    /** Returns octets with the fault; null if these fields cannot have it. */
    static <T> Shape shape(
        Fault fault, Generated<T> made, byte[] octets, String whole, Choices choices) {
      if (octets.length != made.length()) {
        return null;
      }
      if (fault == Fault.RDATA_TRAILING || fault == OptionFault.OPTION_TRAILING) {
        return made.open()
            ? null
            : new Shape().octets(octets, 0, octets.length).here(whole).octets(some(choices, 1, 6));
      }
      Kind kind = fault == Fault.STRING_TRUNCATED ? Kind.STRING : Kind.FIXED;
      List<Span> spans =
          made.spans().stream().filter(span -> span.kind() == kind && span.length() > 1).toList();
      if (spans.isEmpty()) {
        return null;
      }
      Span span = choices.oneOf(spans);
      // At least one octet remains, because a field without octets may be an optional one.
      int end = span.from() + choices.between(1, span.length() - 1);
      return new Shape()
          .octets(octets, 0, span.from())
          .here(span.path())
          .octets(octets, span.from(), end);
    }
  }
}
