package io.wiredns.codec;

import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.rdata.RDataFault;
import io.wiredns.codec.wire.Fault;
import java.util.BitSet;
import java.util.Optional;

/**
 * Checks octets against a layout in a short notation: the octets follow it, or break a rule first
 * at an octet. It is written from the RFCs and not from the decoders, so that the contract tests of
 * types and options can compare both. It checks lengths and the fields on which lengths depend,
 * because these are affected by cutting octets or adding them at the end; a pointer is a fault in
 * every name.
 *
 * <pre>
 *   8 16 32 48 64 128   a field of that many bits
 *   name                labels and the root
 *   string              a character-string
 *   string1/FAULT       a string that must not be empty
 *   sized/FAULT         a 16-bit length and that many octets: FAULT if there are fewer
 *   any                 all octets to the end
 *   bitmap              the types of NSEC
 *   word?  word*        once if octets remain; repeated while octets remain
 *   word+FAULT          repeated, at least once: FAULT if no octets remain
 * </pre>
 *
 * Other words are for layouts of a single type or option.
 */
public final class Layout {
  /** The first rule that is broken, and the offset of the octet that breaks it. */
  public record Broken(Fault fault, int offset) {}

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Broken broken;

    Stop(Fault fault, int offset) {
      super(null, null, false, false);
      broken = new Broken(fault, offset);
    }
  }

  private final byte[] octets;
  private int at;

  /** The fault of a field that is cut. */
  private final Fault truncated;

  private Layout(byte[] octets, Fault truncated) {
    this.octets = octets;
    this.truncated = truncated;
  }

  /**
   * Checks octets.
   *
   * @param layout the words, separated by blanks
   * @param octets the RDATA or the data of an option
   * @param trailing the fault of octets after the last word
   * @param truncated the fault of a field that is cut
   * @return the broken rule; empty if the octets are well-formed
   */
  public static Optional<Broken> check(
      String layout, byte[] octets, Fault trailing, Fault truncated) {
    Layout walk = new Layout(octets, truncated);
    try {
      for (String word : layout.split(" ")) {
        walk.repeated(word);
      }
      require(!walk.hasMore(), trailing, walk.at);
      return Optional.empty();
    } catch (Stop stop) {
      return Optional.of(stop.broken);
    }
  }

  private static void require(boolean kept, Fault fault, int offset) {
    if (!kept) {
      throw new Stop(fault, offset);
    }
  }

  private boolean hasMore() {
    return at < octets.length;
  }

  private int left() {
    return octets.length - at;
  }

  private void repeated(String word) {
    int plus = word.indexOf('+');
    if (plus > 0) {
      require(hasMore(), FaultNames.of(word.substring(plus + 1)), at);
      repeated(word.substring(0, plus) + "*");
    } else if (word.endsWith("*")) {
      while (hasMore()) {
        field(word.substring(0, word.length() - 1));
      }
    } else if (!word.endsWith("?")) {
      field(word);
    } else if (hasMore()) {
      field(word.substring(0, word.length() - 1));
    }
  }

  private void field(String said) {
    int slash = said.indexOf('/');
    Fault fault = slash < 0 ? null : FaultNames.of(said.substring(slash + 1));
    String word = slash < 0 ? said : said.substring(0, slash);
    switch (word) {
      case "name" -> name();
      case "string" -> string(0, null);
      case "string1" -> string(1, fault);
      case "sized" -> sized(fault);
      case "any" -> at = octets.length;
      case "bitmap" -> bitmap();
      case "old-bitmap" -> oldBitmap();
      case "ds-digest" -> digest(RDataFault.DIGEST_LENGTH, 0, 20, 32, 0, 48);
      case "ssh-digest" -> digest(RDataFault.SSHFP_LENGTH, 0, 20, 32);
      case "zone-digest" -> zoneDigest();
      case "location" -> location();
      case "atm-address" -> atmAddress();
      case "prefixed-address" -> prefixedAddress();
      case "address-range" -> addressRange();
      case "gateway" -> gateway();
      case "host-identity" -> hostIdentity();
      case "parameters" -> parameters();
      case "option" -> option();
      case "client-address" -> take((octets[2] + 7) / 8);
      case "server-cookie" -> serverCookie();
      case "zone-version" -> zoneVersion();
      default -> take(Integer.parseInt(word) / 8);
    }
  }

  private int take(int count) {
    require(count <= left(), truncated, at);
    at += count;
    return at - count;
  }

  private int u8() {
    return octets[take(1)] & 0xFF;
  }

  private int u16() {
    int from = take(2);
    return (octets[from] & 0xFF) << 8 | octets[from + 1] & 0xFF;
  }

  /**
   * A label must be complete and have an octet after it, which starts the next label or is the
   * root.
   */
  private void name() {
    while (true) {
      require(hasMore(), Fault.NAME_TRUNCATED, at);
      int length = octets[at] & 0xFF;
      require(length < 0xC0 || left() > 1, Fault.POINTER_TRUNCATED, at);
      require(length < 0xC0, Fault.POINTER_FORBIDDEN, at);
      require(length < 0x40, Fault.LABEL_TYPE, at);
      if (length == 0) {
        at++;
        return;
      }
      require(length + 2 <= left(), Fault.NAME_TRUNCATED, at);
      at += length + 1;
    }
  }

  private void string(int least, Fault empty) {
    int start = at;
    int length = u8();
    require(length <= left(), Fault.STRING_TRUNCATED, start);
    require(length >= least, empty, start);
    at += length;
  }

  private void sized(Fault tooLong) {
    int start = at;
    int length = u16();
    require(length <= left(), tooLong, start);
    at += length;
  }

  /**
   * RFC 4034 section 4.1.2: the fault of a block is at its length octet, or where that is missing.
   */
  private void bitmap() {
    int before = -1;
    while (hasMore()) {
      int window = octets[at] & 0xFF;
      require(window > before, Fault.TYPE_BITMAP_ORDER, at);
      require(left() > 1, Fault.TYPE_BITMAP_LENGTH, at);
      int length = octets[at + 1] & 0xFF;
      require(length > 0 && length <= 32, Fault.TYPE_BITMAP_LENGTH, at + 1);
      require(length <= left() - 2, Fault.TYPE_BITMAP_LENGTH, at + 1);
      at += 2 + length;
      require(octets[at - 1] != 0, Fault.TYPE_BITMAP_TRAILING_ZERO, at - 1);
      before = window;
    }
  }

  /** RFC 2535 section 5.2. */
  private void oldBitmap() {
    require(left() >= 1 && left() <= 16, RDataFault.NXT_BITMAP, at);
    require(octets[octets.length - 1] != 0, RDataFault.NXT_BITMAP, at);
    require(octets[at] >= 0, RDataFault.NXT_FORMAT, at);
    at = octets.length;
  }

  /** Checks digests whose length depends on the type before them; 0 means any length. */
  private void digest(Fault other, int... lengths) {
    int type = octets[at - 1] & 0xFF;
    int length = type < lengths.length ? lengths[type] : 0;
    require(length == 0 || length == left(), other, at);
    at = octets.length;
  }

  /**
   * RFC 8976 section 2.2.4: at least 12 octets; section 2.2.2: only scheme 1 defines the length.
   */
  private void zoneDigest() {
    require(left() >= 12, RDataFault.ZONEMD_DIGEST_SHORT, at);
    if (octets[at - 2] == 1) {
      digest(RDataFault.ZONEMD_DIGEST_LENGTH, 0, 48, 64);
    } else {
      at = octets.length;
    }
  }

  /** RFC 1876 section 2: the layout of other versions is unknown. */
  private void location() {
    if (u8() != 0) {
      at = octets.length;
      return;
    }
    for (int bits : new int[] {8, 8, 8, 32, 32, 32}) {
      take(bits / 8);
    }
  }

  /** An address of format 1 has ASCII digits only. */
  private void atmAddress() {
    boolean digits = octets[at - 1] == 1;
    require(hasMore(), RDataFault.ATMA_EMPTY, at);
    for (; hasMore(); at++) {
      boolean digit = octets[at] >= '0' && octets[at] <= '9';
      require(!digits || digit, RDataFault.ATMA_DIGIT, at);
    }
  }

  /** RFC 2874 section 3.1. */
  private void prefixedAddress() {
    int prefix = u8();
    take((128 - prefix + 7) / 8);
    if (prefix > 0) {
      name();
    }
  }

  /** RFC 3123 section 4. */
  private void addressRange() {
    take(2);
    take(1);
    take(u8() & 0x7F);
  }

  /**
   * The type of the gateway is in the second octet of IPSECKEY and AMTRELAY; the latter also has a
   * flag there.
   */
  private void gateway() {
    switch (octets[1] & 0x7F) {
      case 0 -> {}
      case 1 -> take(4);
      case 2 -> take(16);
      case 3 -> name();
      default -> at = octets.length;
    }
  }

  /** RFC 8005 section 5. */
  private void hostIdentity() {
    int start = at;
    int hit = u8();
    require(hit > 0, RDataFault.HIP_HIT_EMPTY, start);
    take(1);
    int key = u16();
    require(key > 0, RDataFault.HIP_KEY_EMPTY, start + 2);
    take(hit);
    take(key);
  }

  /**
   * RFC 9460 section 2.2, and section 8 in ServiceMode. Only the value of mandatory is checked,
   * because a cut can remove the keys that it lists.
   */
  private void parameters() {
    boolean service = (octets[0] | octets[1]) != 0;
    int start = at;
    BitSet keys = new BitSet();
    BitSet missing = new BitSet();
    while (hasMore()) {
      int key = u16();
      int value = at + 2;
      sized(RDataFault.SVCB_VALUE_TRUNCATED);
      keys.set(key);
      for (int p = value; key == 0 && p < at; p += 2) {
        missing.set((octets[p] & 0xFF) << 8 | octets[p + 1] & 0xFF);
      }
    }
    missing.andNot(keys);
    require(!service || missing.isEmpty(), RDataFault.SVCB_KEY_MISSING, start);
  }

  /** RFC 6891 section 6.1.2. */
  private void option() {
    take(2);
    sized(OptionFault.OPTION_TRUNCATED);
  }

  /** RFC 7873 section 4. */
  private void serverCookie() {
    require(left() >= 8 && left() <= 32, OptionFault.COOKIE_LENGTH, at);
    at = octets.length;
  }

  /** RFC 9660 section 2. */
  private void zoneVersion() {
    take(1);
    int type = u8();
    require(type != 0 || left() == 4, OptionFault.ZONEVERSION_LENGTH, at);
    at = octets.length;
  }
}
