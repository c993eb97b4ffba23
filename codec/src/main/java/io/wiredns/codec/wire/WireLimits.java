package io.wiredns.codec.wire;

/**
 * The limits that keep work and memory bounded, each with its derivation.
 *
 * <p>What follows from them for a message of n octets, at most 65,535, however it is made; tests
 * count it on messages made to be the worst:
 *
 * <table>
 * <caption>What a message can cost</caption>
 * <tr><th>work</th><th>at most</th><th>because</th></tr>
 * <tr><td>a look, {@code MessageView}</td><td>4n steps, nothing copied but the octets once</td>
 *     <td>a question takes 6 octets; a label or pointer that names lead to again and again is
 *     walked once</td></tr>
 * <tr><td>{@code Message.parse}, strict or tolerant</td><td>16n steps, 40n octets copied, 8 MiB
 *     allocated</td><td>a question of 8 octets, a label and a pointer, can be a name of 255; a
 *     character-string takes 1; names that pointers repeat are shared; nothing is sized by a count
 *     of the header</td></tr>
 * <tr><td>writing</td><td>16n steps, 510n octets compared</td><td>a label takes 2 octets and its
 *     suffix is compared with at most 4 others of the same hash</td></tr>
 * </table>
 *
 * <p>A step is a method entered or a turn of a loop.
 *
 * @since 0.1
 */
public final class WireLimits {
  /** A message's header: six 16-bit words, RFC 1035 section 4.1.1. */
  public static final int HEADER_OCTETS = 12;

  /** The largest message: the TCP length prefix has 16 bits, RFC 1035 section 4.2.2. */
  public static final int MESSAGE_OCTETS = 65_535;

  /** The largest RDATA: RDLENGTH has 16 bits, RFC 1035 section 4.1.3. */
  public static final int RDATA_OCTETS = 65_535;

  /** The largest message over UDP without EDNS, RFC 1035 section 2.3.4. */
  public static final int UDP_OCTETS = 512;

  /**
   * The UDP payload size that this library offers by default: what passes an IPv6 path of the
   * minimum MTU, 1280 octets, less 40 of IPv6 and 8 of UDP header; RFC 6891 section 6.2.5 leaves
   * the choice.
   */
  public static final int DEFAULT_EDNS_UDP_OCTETS = 1_232;

  /** The largest label, RFC 1035 section 2.3.4. */
  public static final int LABEL_OCTETS = 63;

  /** The largest name, length octets and root included, RFC 1035 section 2.3.4. */
  public static final int NAME_OCTETS = 255;

  /** The most labels of a name, root not counted: (255 - 1) / 2 labels of one octet. */
  public static final int NAME_LABELS = 127;

  /**
   * The most pointers that one name may take. Each useful one brings at least one label, and a name
   * has at most 127. Strictly decreasing pointers alone end too, but 64 KiB hold 8,000 of them for
   * each of 4,000 records.
   */
  public static final int NAME_POINTERS = 127;

  /** The largest offset that a compression pointer can say: 14 bits, RFC 1035 section 4.1.4. */
  public static final int POINTER_OFFSET = 0x3FFF;

  /** The largest character-string: one length octet, RFC 1035 section 3.3. */
  public static final int CHARACTER_STRING_OCTETS = 255;

  private WireLimits() {}
}
