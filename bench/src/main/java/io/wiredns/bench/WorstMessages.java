package io.wiredns.bench;

import io.wiredns.codec.wire.WireLimits;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Messages made to be as expensive as 64 KiB can be: well-formed messages that need all the work
 * that the rules allow, and malformed messages whose fault is found late.
 */
final class WorstMessages {
  private static final int NULL = 10;
  private static final int MINFO = 14;
  private static final int TXT = 16;
  private static final int NXT = 30;
  private static final int OPT = 41;
  private static final int APL = 42;
  private static final int NSEC = 47;
  private static final int HIP = 55;
  private static final int SVCB = 64;
  private static final int COOKIE = 10;
  private static final int KEY_TAG = 14;
  private static final int MQTYPE_QUERY = 20;

  private static final Map<String, byte[]> ALL = of(WireLimits.MESSAGE_OCTETS);

  /** The maximum length of a message. */
  private final int most;

  private WorstMessages(int most) {
    this.most = most;
  }

  /** Returns all messages of 64 KiB by name. */
  static Map<String, byte[]> all() {
    return ALL;
  }

  /**
   * Returns all messages of another size by name.
   *
   * @param most the maximum length of a message in octets, at least 4096
   */
  static Map<String, byte[]> of(int most) {
    return Collections.unmodifiableMap(new WorstMessages(most).made());
  }

  private Map<String, byte[]> made() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("counts", counts());
    new WorstNames(most).addTo(all);
    all.put("records-empty", emptyRecords(0xFF00));
    all.put("records-malformed", emptyRecords(1));
    all.put("opt-repeated", emptyRecords(OPT));
    all.put("txt-empty", record(TXT, new byte[rest(0)]));
    all.put("txt-one-octet", record(TXT, MessageOctets.cycle(rest(0), 1, 'a')));
    all.put("svcb-keys", svcbKeys(16, 0));
    all.put("svcb-mandatory", svcbMandatory());
    all.put("svcb-alpn", svcb(1, MessageOctets.cycle(rest(7), 1, 'a')));
    all.put("svcb-ipv4hint", svcb(4, new byte[rest(7) / 4 * 4]));
    all.put("svcb-dohpath", svcb(7, MessageOctets.cycle(rest(7), 'a')));
    all.put("svcb-groups", svcb(9, ascending(rest(7) / 2, i -> i)));
    all.put("svcb-docpath", svcb(10, new byte[rest(7)]));
    all.put("apl", record(APL, MessageOctets.cycle(rest(0) / 4 * 4, 0, 1, 0, 0)));
    all.put("nsec", record(NSEC, bitmaps()));
    all.put("nxt", record(NXT, nxt()));
    all.put("hip", record(HIP, hip()));
    all.put("opt-empty-options", record(OPT, MessageOctets.cycle(rest(0) / 4 * 4, 0xFE, 0, 0, 0)));
    all.put(
        "opt-malformed-options",
        record(OPT, MessageOctets.cycle(rest(0) / 4 * 4, 0, COOKIE, 0, 0)));
    all.put("opt-mqtype", option(MQTYPE_QUERY, ascending(rest(4) / 2, i -> i)));
    all.put("opt-mqtype-colliding", option(MQTYPE_QUERY, ascending(rest(4) / 2, i -> 2 * i + 1)));
    all.put("opt-key-tags", option(KEY_TAG, new byte[rest(4) / 2 * 2]));
    all.put("dso-tlvs", dso());
    new WorstRecords(most).addTo(all);
    all.put("everything", everything());
    return all;
  }

  /**
   * Returns the number of octets that are left for the RDATA of a single record, of which {@code
   * taken} are used.
   */
  private int rest(int taken) {
    return most - WireLimits.HEADER_OCTETS - 11 - taken;
  }

  private static byte[] ascending(int count, IntUnaryOperator value) {
    byte[] octets = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      octets[2 * i] = (byte) (value.applyAsInt(i) >>> 8);
      octets[2 * i + 1] = (byte) value.applyAsInt(i);
    }
    return octets;
  }

  private byte[] counts() {
    MessageOctets message = new MessageOctets(most);
    for (int section = 0; section < 4; section++) {
      message.count(section, 0xFFFF);
    }
    return message.message();
  }

  /** Returns a message of one record; an OPT record is in the additional section. */
  private byte[] record(int type, byte[] rdata) {
    return new MessageOctets(most)
        .count(type == OPT ? 3 : 1, 1)
        .u8(0)
        .fixed(type, rdata.length)
        .all(rdata)
        .message();
  }

  private byte[] emptyRecords(int type) {
    MessageOctets message = new MessageOctets(most);
    int records = 0;
    while (message.room() >= 11) {
      message.u8(0).fixed(type, 0);
      records++;
    }
    return message.count(3, records).message();
  }

  private byte[] svcb(int key, byte[] value) {
    byte[] rdata = new byte[7 + value.length];
    rdata[1] = 1;
    rdata[4] = (byte) key;
    rdata[5] = (byte) (value.length >>> 8);
    rdata[6] = (byte) value.length;
    System.arraycopy(value, 0, rdata, 7, value.length);
    return record(SVCB, rdata);
  }

  /** Returns SVCB parameters without values, with consecutive keys from {@code firstKey}. */
  private byte[] svcbKeys(int firstKey, int taken) {
    byte[] rdata = new byte[3 + (rest(3) - taken) / 4 * 4];
    rdata[1] = 1;
    int key = firstKey;
    for (int at = 3; at < rdata.length; at += 4) {
      rdata[at] = (byte) (key >>> 8);
      rdata[at + 1] = (byte) key++;
    }
    return record(SVCB, rdata);
  }

  /** Returns SVCB parameters that are all listed as mandatory, as is one more that is missing. */
  private byte[] svcbMandatory() {
    int keys = (rest(7) - 2) / 6;
    MessageOctets message = new MessageOctets(most).count(1, 1).u8(0).fixed(SVCB, 7 + 6 * keys + 2);
    message.u16(1).u8(0).u16(0).u16(2 * keys + 2);
    message.all(ascending(keys + 1, i -> 16 + i));
    for (int i = 0; i < keys; i++) {
      message.u16(16 + i).u16(0);
    }
    return message.message();
  }

  private byte[] bitmaps() {
    int windows = Math.min(256, (rest(0) - 1) / 34);
    byte[] rdata = new byte[1 + windows * 34];
    for (int window = 0; window < windows; window++) {
      int at = 1 + 34 * window;
      rdata[at] = (byte) window;
      rdata[at + 1] = 32;
      Arrays.fill(rdata, at + 2, at + 34, (byte) 0xFF);
    }
    return rdata;
  }

  private static byte[] nxt() {
    byte[] rdata = new byte[17];
    Arrays.fill(rdata, 1, 17, (byte) 0x7F);
    return rdata;
  }

  /** Returns HIP with as many rendezvous servers as fit. */
  private byte[] hip() {
    byte[] rdata = new byte[rest(0)];
    rdata[0] = 1;
    rdata[3] = 1;
    return rdata;
  }

  private byte[] option(int code, byte[] data) {
    byte[] rdata = new byte[4 + data.length];
    rdata[1] = (byte) code;
    rdata[2] = (byte) (data.length >>> 8);
    rdata[3] = (byte) data.length;
    System.arraycopy(data, 0, rdata, 4, data.length);
    return record(OPT, rdata);
  }

  private byte[] dso() {
    MessageOctets message =
        new MessageOctets(most).all(MessageOctets.cycle(most - 15, 0xFE, 0, 0, 0));
    return message.opcode(6).message();
  }

  /** Returns a mixture: names with chains of pointers, text, parameters, options and a bitmap. */
  private byte[] everything() {
    WorstNames.Targets names = new WorstNames(most).stairs(126, 1);
    MessageOctets message = new MessageOctets(most);
    message.u8(0).fixed(NULL, names.octets().length).all(names.octets());
    int part = most / 64;
    int records = 1;
    int next = 0;
    while (message.room() >= most / 8) {
      int[] targets = names.targets();
      for (int i = 0; i < part / 10; i++) {
        next = (next + 1) % targets.length;
        message.pointer(targets[next]).fixed(MINFO, 4);
        message.pointer(targets[(next + 7) % targets.length]);
        message.pointer(targets[(next + 13) % targets.length]);
      }
      byte[] text = new byte[part];
      message.pointer(targets[next]).fixed(TXT, text.length).all(text);
      byte[] parameters = new byte[3 + part / 4 * 4];
      parameters[1] = 1;
      for (int at = 3; at < parameters.length; at += 4) {
        parameters[at + 1] = (byte) (16 + at / 4);
        parameters[at] = (byte) ((16 + at / 4) >>> 8);
      }
      message.pointer(targets[next]).fixed(SVCB, parameters.length).all(parameters);
      byte[] prefixes = MessageOctets.cycle(part, 0, 1, 0, 0);
      message.pointer(targets[next]).fixed(APL, prefixes.length).all(prefixes);
      records += part / 10 + 3;
    }
    byte[] options = MessageOctets.cycle((message.room() - 11) / 4 * 4, 0xFE, 0, 0, 0);
    message.u8(0).fixed(OPT, options.length).all(options);
    return message.count(1, records).count(3, 1).message();
  }
}
