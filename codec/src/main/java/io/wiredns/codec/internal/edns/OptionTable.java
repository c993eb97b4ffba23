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
 * example: fields, a {@code read}, a {@code write}, the {@code code}), and add its number to the
 * table and its case to the switch below. Its number and mnemonic are in {@link OptionCode}. Field
 * names start with the option's mnemonic, so that a fault names the option. {@code
 * RegistrationTest} then requires its row of {@code OptionVectors}, with a layout and two vectors.
 *
 * @since 0.1
 */
public final class OptionTable {
  /** Size in octets of OPTION-CODE and OPTION-LENGTH. */
  private static final int HEADER = 4;

  private static final OptionTable STANDARD =
      new OptionTable(new CodeTable<>("OPTION-CODE", 32), Map.of())
          .standard(1, 3)
          .standard(5, 26)
          .standard(20_292, 20_292)
          .standard(26_946, 26_946);

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

    /** Null until first wanted; a method reference without captured values is one object. */
    private FieldDecoder<? extends EdnsOption> decoder;

    final String data;
    final String lengthField;

    Entry(OptionCode code, FieldDecoder<? extends EdnsOption> decoder) {
      this.code = code;
      this.decoder = decoder;
      data = code.toString().concat(" OPTION-DATA");
      lengthField = code.toString().concat(" OPTION-LENGTH");
    }

    FieldDecoder<? extends EdnsOption> decoder() {
      FieldDecoder<? extends EdnsOption> known = decoder;
      if (known == null) {
        known = standard(code.value());
        decoder = known;
      }
      return known;
    }
  }

  /**
   * Returns the decoder of a standard option. A method reference is linked when its case is first
   * taken, because the JVM makes a class for each.
   */
  private static FieldDecoder<? extends EdnsOption> standard(int code) {
    return switch (code) {
      case 1 -> Llq::read;
      case 2 -> UpdateLease::read;
      case 3 -> Nsid::read;
      case 5 -> Dau::read;
      case 6 -> Dhu::read;
      case 7 -> N3u::read;
      case 8 -> ClientSubnet::read;
      case 9 -> Expire::read;
      case 10 -> Cookie::read;
      case 11 -> TcpKeepalive::read;
      case 12 -> Padding::read;
      case 13 -> Chain::read;
      case 14 -> KeyTag::read;
      case 15 -> ExtendedError::read;
      case 16 -> ClientTag::read;
      case 17 -> ServerTag::read;
      case 18 -> ReportChannel::read;
      case 19 -> ZoneVersion::read;
      case 20 -> MqtypeQuery::read;
      case 21 -> MqtypeResponse::read;
      case 22 -> EdeExtraTextLanguage::read;
      case 23 -> FilteringContact::read;
      case 24 -> FilteringOrganization::read;
      case 25 -> FilteringDb::read;
      case 26 -> StructuredDnsError::read;
      case 20292 -> UmbrellaIdent::read;
      case 26946 -> DeviceId::read;
      default -> throw new AssertionError(code);
    };
  }

  /** Adds the standard options with the codes from first to last. */
  private OptionTable standard(int first, int last) {
    for (int code = first; code <= last; code++) {
      option(OptionCode.of(code), null);
    }
    return this;
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
    return entry == null ? null : entry.decoder();
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
    EdnsOption option = entry.decoder().read(in);
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
