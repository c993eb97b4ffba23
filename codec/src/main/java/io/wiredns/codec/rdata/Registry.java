package io.wiredns.codec.rdata;

import io.wiredns.codec.code.CodePointSpace;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.internal.edns.CodeTable;
import io.wiredns.codec.internal.edns.Mnemonics;
import io.wiredns.codec.internal.edns.OptionTable;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The record types and EDNS options that a parser decodes, with their mnemonics and decoders.
 * {@link #standard()} returns the registry of this library. To add private types and options,
 * derive a registry from it:
 *
 * <pre>{@code
 * static final RecordType LINK = RecordType.of(65400, "LINK");
 * static final OptionCode HOPS = OptionCode.of(65100, "HOPS");
 * static final Registry REGISTRY =
 *     Registry.standard().with(LINK, Link::read).with(HOPS, Hops::read);
 * }</pre>
 *
 * <p>Where a method accepts no registry, the standard registry is used. Registries are immutable
 * and may be shared among threads.
 *
 * @since 0.1
 */
public final class Registry {
  private static final int EVERY = -1;

  // To add a record type: write its class in this package (Mx is a short example: fields, read,
  // write, type), add its constant to RecordType (number and mnemonic), its number here, and its
  // cases to StandardDecoders (octets; text if it is not one word for each field; class IN only).
  // Each name's NameRule says how it is compressed and compared. Test sets and sample data follow
  // from the number. RegistrationTest then asks for the type's row and two vectors in types.tsv of
  // the guide.
  private static final Registry STANDARD =
      new Table(new CodeTable<>("TYPE", 272))
          .standard(1, 1)
          .also(RecordClass.HS, RecordType.A.value())
          .also(RecordClass.CH, StandardDecoders.CHAOS_A)
          .standard(2, 40)
          .standard(42, 53)
          .standard(55, 70)
          .standard(99, 99)
          .standard(104, 109)
          .standard(249, 250)
          .standard(256, 264)
          .standard(32_768, 32_769)
          .registry();

  private final CodeTable<Entry> entries;
  private final OptionTable options;

  /** The types that an application has registered with a mnemonic, by that mnemonic. */
  private final Map<String, RecordType> named;

  private final CodePointSpace<RecordType> typeSpace;

  /**
   * Keeps the entries of the table and adds the decoder of OPT, the only one that depends on the
   * options.
   */
  private Registry(Table table, OptionTable options, Map<String, RecordType> named) {
    FieldDecoder<Opt> opt = in -> Opt.read(in, options);
    table.every(RecordType.OPT, opt, TextReader.fields(opt));
    this.entries = table.entries;
    this.options = options;
    this.named = named;
    typeSpace = named.isEmpty() ? RecordType.SPACE : new Types();
  }

  /** The decoders of a type. */
  private static final class Entry { // a record would have methods that nothing calls
    final RecordType type;

    /** The number by which {@link StandardDecoders} finds the decoders that are null. */
    final int number;

    /**
     * Null until first wanted, as {@link #textDecoder}. Threads may race to set it: a method
     * reference without captured values is one object, and has no fields.
     */
    private FieldDecoder<? extends RData> decoder;

    private TextReader.Decoder<? extends RData> textDecoder;

    /** The class in which the type has this layout, or {@link #EVERY} for all classes. */
    final int onlyClass;

    /** The layout of the type in another class, or null if there is none. */
    final Entry next;

    Entry(
        RecordType type,
        int number,
        FieldDecoder<? extends RData> decoder,
        TextReader.Decoder<? extends RData> textDecoder,
        int onlyClass,
        Entry next) {
      this.type = type;
      this.number = number;
      this.decoder = decoder;
      this.textDecoder = textDecoder;
      this.onlyClass = onlyClass;
      this.next = next;
    }

    FieldDecoder<? extends RData> decoder() {
      FieldDecoder<? extends RData> known = decoder;
      return known != null ? known : (decoder = StandardDecoders.of(number));
    }

    synchronized TextReader.Decoder<? extends RData> textDecoder() {
      return textDecoder != null ? textDecoder : (textDecoder = StandardDecoders.text(number));
    }
  }

  /** A registry under construction. */
  private static final class Table {
    private final CodeTable<Entry> entries;
    private Entry last;

    Table(CodeTable<Entry> entries) {
      this.entries = entries;
    }

    /** Adds the standard types with the numbers from first to last. */
    Table standard(int first, int last) {
      for (int number = first; number <= last; number++) {
        int onlyClass = StandardDecoders.isInternetOnly(number) ? RecordClass.IN.value() : EVERY;
        put(new Entry(RecordType.of(number), number, null, null, onlyClass, null));
      }
      return this;
    }

    /** Adds a layout in another class to the standard type that was added last. */
    Table also(RecordClass onlyClass, int number) {
      Entry other = new Entry(last.type, number, null, null, onlyClass.value(), last.next);
      return put(new Entry(last.type, last.number, null, null, last.onlyClass, other));
    }

    /** Adds a type that has this layout in every class. */
    Table every(
        RecordType type,
        FieldDecoder<? extends RData> decoder,
        TextReader.Decoder<? extends RData> textDecoder) {
      return put(new Entry(type, type.value(), decoder, textDecoder, EVERY, null));
    }

    private Table put(Entry entry) {
      last = entry;
      entries.put(entry.type.value(), entry);
      return this;
    }

    Registry registry() {
      return new Registry(this, OptionTable.standard(), Map.of());
    }
  }

  /**
   * Returns the registry of the types and options that this library implements.
   *
   * @return the registry, always the same object
   */
  public static Registry standard() {
    return STANDARD;
  }

  /**
   * Returns a copy of this registry with a type added, or with its decoder replaced. The text of
   * the type has one word for each field.
   *
   * @param type the type; not OPT, whose options are registered individually
   * @param decoder the decoder of the fields, used in every class; it must not throw exceptions of
   *     its own, whatever its input
   * @return a new registry
   * @throws IllegalArgumentException if the type is OPT, or its mnemonic belongs to another type
   */
  public Registry with(RecordType type, FieldDecoder<? extends RData> decoder) {
    Objects.requireNonNull(decoder);
    return with(type, decoder, TextReader.fields(decoder));
  }

  /**
   * Returns a copy of this registry with a type added, or with its decoders replaced. The text of
   * the type is read by a decoder of its own.
   *
   * @param type the type; not OPT, whose options are registered individually
   * @param decoder the decoder of the fields, used in every class; it must not throw exceptions of
   *     its own, whatever its input
   * @param textDecoder the decoder of the text
   * @return a new registry
   * @throws IllegalArgumentException if the type is OPT, or its mnemonic belongs to another type
   */
  public Registry with(
      RecordType type,
      FieldDecoder<? extends RData> decoder,
      TextReader.Decoder<? extends RData> textDecoder) {
    Objects.requireNonNull(decoder);
    Objects.requireNonNull(textDecoder);
    if (type.equals(RecordType.OPT)) {
      throw new IllegalArgumentException("register each option of OPT by its code");
    }
    Map<String, RecordType> names = Mnemonics.with(named, type, RecordType.of(type.value()));
    return new Registry(
        new Table(entries.copy()).every(type, decoder, textDecoder), options, names);
  }

  /**
   * Returns a copy of this registry with an EDNS option added, or with its decoder replaced.
   *
   * @param code the code of the option
   * @param decoder the decoder of OPTION-DATA, whose reader ends after the last octet of
   *     OPTION-DATA; the decoder must not throw exceptions of its own, whatever its input, and need
   *     not check for octets after its last field
   * @return a new registry
   * @throws IllegalArgumentException if the mnemonic of the code belongs to another option
   */
  public Registry with(OptionCode code, FieldDecoder<? extends EdnsOption> decoder) {
    return new Registry(new Table(entries.copy()), options.with(code, decoder), named);
  }

  /**
   * Returns the type with the given number. It has the mnemonic with which it was registered; a
   * type that was not registered is that of {@link RecordType#of(int)}.
   *
   * @param value the TYPE, 0 to 65535
   * @return the type
   * @throws IllegalArgumentException if the number is out of range
   */
  public RecordType type(int value) {
    if (named.isEmpty() || value < 0) {
      return RecordType.of(value);
    }
    Entry entry = entries.get(value);
    return entry == null ? RecordType.of(value) : entry.type;
  }

  /**
   * Returns the type that a word names. The type need not have a decoder.
   *
   * @param mnemonic a mnemonic, without regard to case, or {@code TYPE} and a number
   * @return the type, or empty if the word does not name one
   */
  public Optional<RecordType> type(String mnemonic) {
    return Mnemonics.find(named, mnemonic, RecordType.SPACE);
  }

  /**
   * Returns the space of all types, in which those of this registry have their mnemonics. Fields
   * that contain a type are read and written with it.
   *
   * @return the space, which reads the same words as {@link #type(String)}
   */
  public CodePointSpace<RecordType> typeSpace() {
    return typeSpace;
  }

  /** The types, with the mnemonics of this registry. */
  private final class Types implements CodePointSpace<RecordType> {
    @Override
    public RecordType of(int value) {
      return type(value);
    }

    @Override
    public RecordType parse(String text) {
      RecordType own = named.get(text.toUpperCase(Locale.ROOT));
      return own == null ? RecordType.SPACE.parse(text) : own;
    }
  }

  /**
   * Returns the option code of a number, with the mnemonic under which it was registered.
   *
   * @param value the OPTION-CODE, 0 to 65535
   * @return the code
   * @throws IllegalArgumentException if the number is out of range
   */
  public OptionCode option(int value) {
    return options.code(value);
  }

  /**
   * Returns the option code that a word names. The option need not have a decoder.
   *
   * @param mnemonic a mnemonic, without regard to case, or {@code OPTION} and a number
   * @return the code, or empty if the word does not name one
   */
  public Optional<OptionCode> option(String mnemonic) {
    return options.code(mnemonic);
  }

  private Entry entry(int type, int recordClass) {
    Entry entry = entries.get(type);
    while (entry != null && entry.onlyClass != recordClass && entry.onlyClass != EVERY) {
      entry = entry.next;
    }
    return entry;
  }

  /**
   * Returns the decoder of a type in a class, for use in a parser of your own.
   *
   * @param type the TYPE, 0 to 65535
   * @param recordClass the CLASS, 0 to 65535; not checked
   * @return the decoder, or null if such RDATA is opaque
   * @throws IllegalArgumentException if the type is out of range
   */
  public FieldDecoder<? extends RData> decoder(int type, int recordClass) {
    Entry entry = entry(type, recordClass);
    return entry == null ? null : entry.decoder();
  }

  /**
   * Returns the text decoder of a type in a class, for use in a parser of your own.
   *
   * @param type the TYPE, 0 to 65535
   * @param recordClass the CLASS, 0 to 65535; not checked
   * @return the decoder, or null if the only text of such RDATA is the generic form of RFC 3597
   * @throws IllegalArgumentException if the type is out of range
   */
  public TextReader.Decoder<? extends RData> textDecoder(int type, int recordClass) {
    Entry entry = entry(type, recordClass);
    return entry == null ? null : entry.textDecoder();
  }

  /**
   * Returns the decoder of the data of an option, for use in a parser of your own.
   *
   * @param code the OPTION-CODE, 0 to 65535
   * @return the decoder, or null if such an option is opaque
   * @throws IllegalArgumentException if the code is out of range
   */
  public FieldDecoder<? extends EdnsOption> optionDecoder(int code) {
    return options.decoder(code);
  }

  /**
   * Reads one option of an OPT record, including its code and length, for use in a parser of your
   * own.
   *
   * @param in the reader, at the code of the option
   * @return the option, an {@link UnknownOption} if its code has no decoder
   */
  public EdnsOption readOption(FieldReader in) {
    return options.read(in);
  }

  /**
   * Returns the types that have a decoder.
   *
   * @return the types in ascending order
   */
  public List<RecordType> types() {
    return entries.entries().map(entry -> entry.type).sorted().toList();
  }

  /**
   * Returns the option codes that have a decoder.
   *
   * @return the codes in ascending order
   */
  public List<OptionCode> options() {
    return options.codes();
  }

  /**
   * Decodes opaque RDATA as this registry reads it in class IN.
   *
   * @param rdata the opaque RDATA; it cannot contain compression pointers
   * @return the typed value, or the argument if its type has no decoder in class IN
   * @throws WireFormatException if the octets break the rules of the type; offsets are counted from
   *     the first octet of the RDATA
   */
  public RData typed(UnknownRData rdata) throws WireFormatException {
    FieldDecoder<? extends RData> decoder = decoder(rdata.type().value(), RecordClass.IN.value());
    if (decoder == null) {
      return rdata;
    }
    WireDecoder wire = WireDecoder.alone(rdata.octets());
    RData typed = wire.decodeAll(decoder);
    if (typed == null) {
      throw wire.failure(type(rdata.type().value()).toString());
    }
    return typed;
  }

  /**
   * Decodes an opaque option as this registry reads it.
   *
   * @param option the opaque option
   * @return the typed option, or an option equal to the argument if its code has no decoder
   * @throws WireFormatException if the octets break the rules of the option; offsets are counted
   *     from the first octet of OPTION-DATA
   */
  public EdnsOption typed(UnknownOption option) throws WireFormatException {
    return options.typed(option);
  }
}
