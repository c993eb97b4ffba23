package io.wiredns.codec.internal.edns;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.edns.Chain;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.ClientTag;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Dau;
import io.wiredns.codec.edns.DeviceId;
import io.wiredns.codec.edns.Dhu;
import io.wiredns.codec.edns.EdeExtraTextLanguage;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.Expire;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.edns.FilteringContact;
import io.wiredns.codec.edns.FilteringDb;
import io.wiredns.codec.edns.FilteringOrganization;
import io.wiredns.codec.edns.KeyTag;
import io.wiredns.codec.edns.Llq;
import io.wiredns.codec.edns.MqtypeQuery;
import io.wiredns.codec.edns.MqtypeResponse;
import io.wiredns.codec.edns.N3u;
import io.wiredns.codec.edns.Nsid;
import io.wiredns.codec.edns.OptionFault;
import io.wiredns.codec.edns.Padding;
import io.wiredns.codec.edns.ReportChannel;
import io.wiredns.codec.edns.ServerTag;
import io.wiredns.codec.edns.StructuredDnsError;
import io.wiredns.codec.edns.TcpKeepalive;
import io.wiredns.codec.edns.UmbrellaIdent;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.edns.UpdateLease;
import io.wiredns.codec.edns.ZoneVersion;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.OctetsText;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Maps option codes to decoders, and mnemonics to option codes. It is apart from {@code Registry},
 * which contains it, because the package {@code edns} needs it too. Immutable.
 *
 * <p>To add an option: write its file in the package {@code edns} ({@link KeyTag} is a short
 * example: fields, a {@code read}, a {@code write}, the {@code code}), and add its line to the
 * table below. Its number and mnemonic are in {@link OptionCode}. Field names start with the
 * option's mnemonic, so that a fault names the option. {@code RegistrationTest} then requires its
 * row of {@code OptionVectors}, with a layout and two vectors.
 *
 * @since 0.1
 */
public final class OptionTable {
  /** Size in octets of OPTION-CODE and OPTION-LENGTH. */
  private static final int HEADER = 4;

  private static final OptionTable STANDARD =
      new OptionTable(new CodeTable<>("OPTION-CODE", 32), Map.of())
          .option(OptionCode.LLQ, Llq::read)
          .option(OptionCode.UL, UpdateLease::read)
          .option(OptionCode.NSID, Nsid::read)
          .option(OptionCode.DAU, Dau::read)
          .option(OptionCode.DHU, Dhu::read)
          .option(OptionCode.N3U, N3u::read)
          .option(OptionCode.ECS, ClientSubnet::read)
          .option(OptionCode.EXPIRE, Expire::read)
          .option(OptionCode.COOKIE, Cookie::read)
          .option(OptionCode.TCP_KEEPALIVE, TcpKeepalive::read)
          .option(OptionCode.PADDING, Padding::read)
          .option(OptionCode.CHAIN, Chain::read)
          .option(OptionCode.KEY_TAG, KeyTag::read)
          .option(OptionCode.EDE, ExtendedError::read)
          .option(OptionCode.CLIENT_TAG, ClientTag::read)
          .option(OptionCode.SERVER_TAG, ServerTag::read)
          .option(OptionCode.REPORT_CHANNEL, ReportChannel::read)
          .option(OptionCode.ZONEVERSION, ZoneVersion::read)
          .option(OptionCode.MQTYPE_QUERY, MqtypeQuery::read)
          .option(OptionCode.MQTYPE_RESPONSE, MqtypeResponse::read)
          .option(OptionCode.EDE_EXTRA_TEXT_LANGUAGE, EdeExtraTextLanguage::read)
          .option(OptionCode.FILTERING_CONTACT, FilteringContact::read)
          .option(OptionCode.FILTERING_ORGANIZATION, FilteringOrganization::read)
          .option(OptionCode.FILTERING_DB, FilteringDb::read)
          .option(OptionCode.STRUCTURED_DNS_ERROR, StructuredDnsError::read)
          .option(OptionCode.UMBRELLA_IDENT, UmbrellaIdent::read)
          .option(OptionCode.DEVICEID, DeviceId::read);

  private final CodeTable<Entry> entries;

  /** The options with a mnemonic that the user has assigned. */
  private final Map<String, OptionCode> named;

  private OptionTable(CodeTable<Entry> entries, Map<String, OptionCode> named) {
    this.entries = entries;
    this.named = named;
  }

  /**
   * An option's code and decoder, and the field names that faults in its data and length report.
   */
  private static final class Entry { // a record would have methods that nothing calls
    final OptionCode code;
    final FieldDecoder<? extends EdnsOption> decoder;
    final String data;
    final String lengthField;

    Entry(OptionCode code, FieldDecoder<? extends EdnsOption> decoder) {
      this.code = code;
      this.decoder = decoder;
      data = code + " OPTION-DATA";
      lengthField = code + " OPTION-LENGTH";
    }
  }

  /** Adds an option; called before the table is published. */
  private OptionTable option(OptionCode code, FieldDecoder<? extends EdnsOption> decoder) {
    entries.put(code.value(), new Entry(code, decoder));
    return this;
  }

  /**
   * Returns the table of the options that this library implements.
   *
   * @return the table, always the same object
   */
  public static OptionTable standard() {
    return STANDARD;
  }

  /**
   * Returns a copy of this table with one more option, or with another decoder for an option.
   *
   * @param code the option's code
   * @param decoder reads OPTION-DATA from a reader that ends with it; the decoder must not throw
   *     for any octets, and need not check for octets after its last field
   * @return a new table
   * @throws IllegalArgumentException if another option has the code's mnemonic
   */
  public OptionTable with(OptionCode code, FieldDecoder<? extends EdnsOption> decoder) {
    Objects.requireNonNull(decoder);
    Map<String, OptionCode> names = Mnemonics.with(named, code, OptionCode.of(code.value()));
    return new OptionTable(entries.copy(), names).option(code, decoder);
  }

  /**
   * Returns the code of a number, with the registered mnemonic if there is one.
   *
   * @param value the number, 0 to 65535
   * @return the code
   * @throws IllegalArgumentException if the number is out of range
   */
  public OptionCode code(int value) {
    Entry entry = value < 0 ? null : entries.get(value);
    return entry == null ? OptionCode.of(value) : entry.code;
  }

  /**
   * Returns the code that a word names.
   *
   * @param mnemonic a mnemonic, ignoring case, or {@code OPTION} and a number
   * @return the code; empty if the word does not name a code
   */
  public Optional<OptionCode> code(String mnemonic) {
    return Mnemonics.find(named, mnemonic, OptionCode.SPACE);
  }

  /**
   * Returns the decoder of an option's data.
   *
   * @param code the code, 0 to 65535
   * @return the decoder, or null if such an option is opaque
   * @throws IllegalArgumentException if the code is out of range
   */
  public FieldDecoder<? extends EdnsOption> decoder(int code) {
    Entry entry = entries.get(code);
    return entry == null ? null : entry.decoder;
  }

  /**
   * Returns the codes that have a decoder.
   *
   * @return the codes in ascending order
   */
  public List<OptionCode> codes() {
    return entries.entries().map(entry -> entry.code).sorted().toList();
  }

  /**
   * Reads one option.
   *
   * @param in a reader at the option's code
   * @return the option, an {@link UnknownOption} if its code has no decoder
   */
  public EdnsOption read(FieldReader in) {
    OptionCode code = in.codePoint16("OPTION-CODE", OptionCode.SPACE);
    Entry entry = entries.get(code.value());
    if (entry == null) {
      return new UnknownOption(
          code, in.sized16("OPTION-DATA", OctetsText.BASE64, OptionFault.OPTION_TRUNCATED));
    }
    int opened = in.open16(entry.lengthField, OptionFault.OPTION_TRUNCATED);
    EdnsOption option = entry.decoder.read(in);
    in.close(entry.data, opened, OptionFault.OPTION_TRAILING);
    return option;
  }

  /**
   * Decodes an opaque option.
   *
   * @param option the opaque option
   * @return the typed option, or an option equal to the given one if its code has no decoder
   * @throws WireFormatException if the octets break the rules of the option; offsets count from the
   *     first octet of OPTION-DATA
   */
  public EdnsOption typed(UnknownOption option) throws WireFormatException {
    int length = option.data().length();
    byte[] octets = new byte[HEADER + length];
    octets[0] = (byte) (option.code().value() >>> 8);
    octets[1] = (byte) option.code().value();
    octets[2] = (byte) (length >>> 8);
    octets[3] = (byte) length;
    option.data().copyTo(octets, HEADER);
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    EdnsOption typed = decoder.<EdnsOption>decode(this::read, 0, octets.length);
    if (typed == null) {
      throw decoder.failure("option").moved(-HEADER);
    }
    return typed;
  }
}
