package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Messages of as many small records of one kind as fit, which cost most if each record costs
 * something however short it is.
 */
final class WorstRecords {
  private static final int NS = 2;
  private static final int CNAME = 5;
  private static final int SOA = 6;
  private static final int NULL = 10;
  private static final int MX = 15;
  private static final int TXT = 16;
  private static final int SIG = 24;
  private static final int TSIG = 250;
  private static final int UPDATE = 5;
  private static final int CHAIN = 17;

  /** A name, a type and its short RDATA in hexadecimal, which the rules allow or barely forbid. */
  private static final String[] SHORT = {
    "mb:7:00",
    "wks:11:010203040600",
    "hinfo:13:0000",
    "hinfo-cut:13:01",
    "afsdb:18:000100",
    "nsap-cut:22:",
    "key:25:010003ff",
    "loc:29:00121613800000008000000000989680",
    "atma:34:0200",
    "naptr-cut:35:00000000000000",
    "a6:38:8000",
    "apl-one:42:00010000",
    "apl-odd:42:0009000105",
    "ds-cut:43:0000000100",
    "ipseckey:45:0100ff",
    "ipseckey-cut:45:010402",
    "nsec-short:47:00",
    "dhcid:49:",
    "nsec3-cut:50:010000000000",
    "tlsa:52:000000ff",
    "hip-cut:55:0100",
    "svcb:64:000000",
    "https:65:000100",
    "zonemd-cut:63:000000010101",
    "nid:104:00010000000000000000",
    "eui48:108:000000000000",
    "tkey-cut:249:00000000000000000000000000000000000000",
    "caa:257:000161",
    "amtrelay:260:0109",
    "doa:259:00000000000000000000"
  };

  private final int most;

  WorstRecords(int most) {
    this.most = most;
  }

  void addTo(Map<String, byte[]> all) {
    for (String one : SHORT) {
      String[] parts = one.split(":", 3);
      byte[] rdata = HexFormat.of().parseHex(parts[2]);
      all.put("records-" + parts[0], records(Integer.parseInt(parts[1]), rdata));
    }
    all.put("records-long-ttl", records(TXT, 0xFFFF, 0xFFFFFFFF, new byte[] {0}));
    all.put("update-deletes", update(1, 0));
    all.put("update-of-no-type", update(0xFFFE, 3));
    all.put("alias-chain", aliases());
    all.put("names-escaped", escaped(NS, 0));
    all.put("names-escaped-mx", escaped(MX, 2));
    all.put("names-in-cases", cases());
    all.put("txt-equal-hashes", equalHashes());
    all.put("referral", referral());
    all.put("tsig-last", last(TSIG, 0x00FF));
    all.put("sig0-last", last(SIG, 0x00FF));
  }

  private byte[] records(int type, byte[] rdata) {
    return records(type, 1, 0, rdata);
  }

  private byte[] records(int type, int recordClass, int ttl, byte[] rdata) {
    MessageOctets message = new MessageOctets(most);
    int records = 0;
    while (message.room() >= 11 + rdata.length) {
      message.u8(0).u16(type).u16(recordClass).u16(ttl >>> 16).u16(ttl).u16(rdata.length);
      message.all(rdata);
      records++;
    }
    return message.count(1, records).message();
  }

  /**
   * Returns an UPDATE of the root zone with records that delete RRsets. They are in the update
   * section if {@code section} is 0, otherwise in the section with this number.
   */
  private byte[] update(int type, int section) {
    MessageOctets message = new MessageOctets(most).opcode(UPDATE);
    message.u8(0).u16(SOA).u16(1);
    int records = 0;
    while (message.room() >= 11) {
      message.u8(0).u16(type).u16(0x00FF).u16(0).u16(0).u16(0);
      records++;
    }
    return message.count(0, 1).count(section == 0 ? 2 : section, records).message();
  }

  /** Returns a question, a chain of aliases that starts at it, and other aliases. */
  private byte[] aliases() {
    MessageOctets message = new MessageOctets(most);
    WorstNames.Targets names = new WorstNames(most).stairs(120, 0);
    message.u8(1).u8('a').u8(0).u16(1).u16(1);
    int owner = WireLimits.HEADER_OCTETS;
    for (int i = 0; i < CHAIN; i++) {
      message.pointer(owner).fixed(CNAME, 3);
      owner = message.length();
      message.u8(1).u8('b' + i).u8(0);
    }
    // Stairs are made for the RDATA of a message's first record, so that they must be moved.
    int shift = message.length();
    int by = shift - WireLimits.HEADER_OCTETS;
    byte[] octets = Arrays.copyOf(moved(names, by), names.octets().length - 2 * by);
    int end = shift + 11 + octets.length;
    message.u8(0).fixed(NULL, octets.length).all(octets);
    int records = 1 + CHAIN;
    int[] targets =
        Arrays.stream(names.targets())
            .map(target -> target + by)
            .filter(target -> target + 2 <= end)
            .toArray();
    while (message.room() >= 14) {
      int target = targets[records % targets.length];
      message.pointer(target).fixed(CNAME, 2).pointer(target);
      records++;
    }
    return message.count(0, 1).count(1, records).message();
  }

  /** Returns the octets of the stairs, whose pointers lead the given number of octets further. */
  private static byte[] moved(WorstNames.Targets names, int by) {
    byte[] octets = names.octets().clone();
    for (int at = 0; at + 1 < octets.length; at++) {
      if ((octets[at] & 0xC0) == 0xC0) {
        int target = ((octets[at] & 0x3F) << 8 | octets[at + 1] & 0xFF) + by;
        octets[at] = (byte) (0xC0 | target >>> 8);
        octets[++at] = (byte) target;
      }
    }
    return octets;
  }

  /**
   * Returns owners and targets of 255 octets, each octet of which is written as an escape of four
   * characters in text.
   */
  private byte[] escaped(int type, int before) {
    MessageOctets message = new MessageOctets(most);
    message.u8(0).fixed(NULL, 255);
    int target = message.length();
    for (int label : new int[] {63, 63, 63, 61}) {
      message.u8(label).all(new byte[label]);
    }
    message.u8(0);
    int records = 1;
    while (message.room() >= 14 + before) {
      message.pointer(target).fixed(type, 2 + before).all(new byte[before]).pointer(target);
      records++;
    }
    return message.count(1, records).message();
  }

  /** Returns names that differ only in the case of their letters, and records of those names. */
  private byte[] cases() {
    MessageOctets message = new MessageOctets(most);
    int names = most / 4 / 80;
    int[] targets = new int[names];
    int records = 0;
    for (; records < names; records++) {
      targets[records] = message.length();
      message.u8(63);
      for (int i = 0; i < 63; i++) {
        message.u8((records >>> i % 16 & 1) == 0 ? 'a' : 'A');
      }
      message.u8(0).fixed(NULL, 0);
    }
    while (message.room() >= 12) {
      message.pointer(targets[records % names]).fixed(NULL, 0);
      records++;
    }
    return message.count(1, records).message();
  }

  /** Returns an RRset of TXT strings that have equal hash codes with the polynomial of 31. */
  private byte[] equalHashes() {
    MessageOctets message = new MessageOctets(most);
    int records = 0;
    while (message.room() >= 11 + 33) {
      message.u8(0).fixed(TXT, 33).u8(32);
      for (int bit = 0; bit < 16; bit++) {
        message.u16((records >>> bit & 1) == 0 ? 'A' << 8 | 'a' : 'B' << 8 | 'B');
      }
      records++;
    }
    return message.count(1, records).message();
  }

  /** Returns a question and as many NS records of a parent name as fit. */
  private byte[] referral() {
    MessageOctets message = new MessageOctets(most);
    message.all(MessageOctets.cycle(252, 1, 'a')).u8(0).u16(1).u16(1);
    int records = 0;
    while (message.room() >= 14) {
      int owner = WireLimits.HEADER_OCTETS + 2 * (1 + records % 125);
      message.pointer(owner).fixed(NS, 2).pointer(owner);
      records++;
    }
    return message.count(0, 1).count(2, records).message();
  }

  /** Returns records followed by a signature record, which a verifier examines. */
  private byte[] last(int type, int recordClass) {
    MessageOctets message = new MessageOctets(most);
    String rdata =
        type == TSIG
            ? "0b686d61632d7368613235360000006553f100012c0020" + "00".repeat(32) + "000000000000"
            : "00000f00000000006553ffff6553f0000001"
                + "036b65790474657374"
                + "00"
                + "00".repeat(64);
    byte[] octets = HexFormat.of().parseHex(rdata);
    int records = 0;
    while (message.room() >= 22 + octets.length + 11) {
      message.u8(0).fixed(NULL, 0);
      records++;
    }
    byte[] owner = HexFormat.of().parseHex(type == TSIG ? "036b6579047465737400" : "00");
    message.all(owner).u16(type).u16(recordClass).u16(0).u16(0).u16(octets.length).all(octets);
    return message.count(3, records + 1).message();
  }
}
