package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.wire.FieldDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which decoder reads the RDATA of a type. Immutable; a user's private types go into an instance of
 * the user's own, {@link #with}.
 *
 * <p>To add a record type: write its file in this package ({@link Mx} is a short example: fields, a
 * {@code read}, a {@code write}, the {@code type}), and add its line to the table below. Its number
 * and mnemonic are in {@link RecordType}. The test of the registry then asks for its vectors.
 *
 * @since 0.1
 */
public final class RDataRegistry {
  private static final int DENSE = 272;

  private static final RDataRegistry STANDARD =
      new Table()
          .internet(RecordType.A, A::read)
          .every(RecordType.NS, Ns::read)
          .every(RecordType.MD, Md::read)
          .every(RecordType.MF, Mf::read)
          .every(RecordType.CNAME, Cname::read)
          .every(RecordType.SOA, Soa::read)
          .every(RecordType.MB, Mb::read)
          .every(RecordType.MG, Mg::read)
          .every(RecordType.MR, Mr::read)
          .every(RecordType.PTR, Ptr::read)
          .every(RecordType.MINFO, Minfo::read)
          .every(RecordType.MX, Mx::read)
          .every(RecordType.TXT, Txt::read)
          .every(RecordType.RP, Rp::read)
          .every(RecordType.AFSDB, Afsdb::read)
          .every(RecordType.RT, Rt::read)
          .every(RecordType.SIG, Sig::read)
          .internet(RecordType.PX, Px::read)
          .internet(RecordType.AAAA, Aaaa::read)
          .every(RecordType.NXT, Nxt::read)
          .internet(RecordType.SRV, Srv::read)
          .every(RecordType.NAPTR, Naptr::read)
          .every(RecordType.OPT, Opt::read)
          .every(RecordType.TSIG, Tsig::read)
          .registry();

  private final Entry[] dense;
  private final Map<Integer, Entry> sparse;

  private RDataRegistry(Entry[] dense, Map<Integer, Entry> sparse) {
    this.dense = dense;
    this.sparse = sparse;
  }

  /** A type's decoder, and whether its layout is that of class IN only. */
  private record Entry(
      RecordType type, FieldDecoder<? extends RData> decoder, boolean internetOnly) {}

  /** The registry while it is being filled. */
  private static final class Table {
    private final Entry[] dense;
    private final Map<Integer, Entry> sparse;

    Table() {
      this(new Entry[DENSE], new HashMap<>());
    }

    Table(Entry[] dense, Map<Integer, Entry> sparse) {
      this.dense = dense;
      this.sparse = sparse;
    }

    /** A type that has this layout in every class. */
    Table every(RecordType type, FieldDecoder<? extends RData> decoder) {
      return put(new Entry(type, decoder, false));
    }

    /** A type that has this layout in class IN; elsewhere its RDATA is opaque. */
    Table internet(RecordType type, FieldDecoder<? extends RData> decoder) {
      return put(new Entry(type, decoder, true));
    }

    private Table put(Entry entry) {
      int value = entry.type().value();
      if (value < DENSE) {
        dense[value] = entry;
      } else {
        sparse.put(value, entry);
      }
      return this;
    }

    RDataRegistry registry() {
      return new RDataRegistry(dense, Map.copyOf(sparse));
    }
  }

  /**
   * The types that this library knows.
   *
   * @return the registry, always the same
   */
  public static RDataRegistry standard() {
    return STANDARD;
  }

  /**
   * This registry and one type more, or with another decoder for one that it has.
   *
   * @param type the type
   * @param decoder reads its fields, in every class; it must not throw, whatever it is given
   * @return a new registry
   */
  public RDataRegistry with(RecordType type, FieldDecoder<? extends RData> decoder) {
    Objects.requireNonNull(decoder);
    return new Table(dense.clone(), new HashMap<>(sparse)).every(type, decoder).registry();
  }

  /**
   * The decoder of a type in a class.
   *
   * @param type the TYPE, 0 to 65535
   * @param recordClass the CLASS, 0 to 65535
   * @return the decoder, or null if such RDATA is opaque
   */
  public FieldDecoder<? extends RData> decoder(int type, int recordClass) {
    Entry entry = type < DENSE ? dense[type] : sparse.get(type);
    if (entry == null || (entry.internetOnly() && recordClass != RecordClass.IN.value())) {
      return null;
    }
    return entry.decoder();
  }

  /**
   * The types that have a decoder.
   *
   * @return in ascending order, a new array
   */
  public RecordType[] types() {
    return java.util.stream.Stream.concat(Arrays.stream(dense), sparse.values().stream())
        .filter(Objects::nonNull)
        .map(Entry::type)
        .sorted()
        .toArray(RecordType[]::new);
  }
}
