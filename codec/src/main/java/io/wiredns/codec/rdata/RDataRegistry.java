package io.wiredns.codec.rdata;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.OptionRegistry;
import io.wiredns.codec.text.TextReader;
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
 * and mnemonic are in {@link RecordType}. The tests then ask for its layout and two vectors, lines
 * of their tables, and for the reference and the example that its description shows (render's
 * {@code TypeFacts}).
 *
 * @since 0.1
 */
public final class RDataRegistry {
  private static final int DENSE = 272;
  private static final int EVERY = -1;

  private static final RDataRegistry STANDARD =
      new Table()
          .internet(RecordType.A, A::read)
          .also(RecordClass.HS, A::read, TextReader.fields(A::read))
          .also(RecordClass.CH, ChaosA::read, ChaosA::readText)
          .every(RecordType.NS, Ns::read)
          .every(RecordType.MD, Md::read)
          .every(RecordType.MF, Mf::read)
          .every(RecordType.CNAME, Cname::read)
          .every(RecordType.SOA, Soa::read)
          .every(RecordType.MB, Mb::read)
          .every(RecordType.MG, Mg::read)
          .every(RecordType.MR, Mr::read)
          .every(RecordType.NULL, Null::read, Null::readText)
          .internet(RecordType.WKS, Wks::read, Wks::readText)
          .every(RecordType.PTR, Ptr::read)
          .every(RecordType.HINFO, Hinfo::read)
          .every(RecordType.MINFO, Minfo::read)
          .every(RecordType.MX, Mx::read)
          .every(RecordType.TXT, Txt::read)
          .every(RecordType.RP, Rp::read)
          .every(RecordType.AFSDB, Afsdb::read)
          .every(RecordType.X25, X25::read)
          .every(RecordType.ISDN, Isdn::read)
          .every(RecordType.RT, Rt::read)
          .internet(RecordType.NSAP, Nsap::read, Nsap::readText)
          .internet(RecordType.NSAP_PTR, NsapPtr::read)
          .every(RecordType.SIG, Sig::read)
          .every(RecordType.KEY, Key::read)
          .internet(RecordType.PX, Px::read)
          .every(RecordType.GPOS, Gpos::read)
          .internet(RecordType.AAAA, Aaaa::read)
          .every(RecordType.LOC, Loc::read, Loc::readText)
          .every(RecordType.NXT, Nxt::read, Nxt::readText)
          .internet(RecordType.EID, Eid::read)
          .internet(RecordType.NIMLOC, Nimloc::read)
          .internet(RecordType.SRV, Srv::read)
          .internet(RecordType.ATMA, Atma::read, Atma::readText)
          .every(RecordType.NAPTR, Naptr::read)
          .internet(RecordType.KX, Kx::read)
          .every(RecordType.CERT, Cert::read)
          .internet(RecordType.A6, A6::read, A6::readText)
          .every(RecordType.DNAME, Dname::read)
          .every(RecordType.SINK, Sink::read)
          .every(RecordType.OPT, Opt.decoder(OptionRegistry.standard()))
          .internet(RecordType.APL, Apl::read, Apl::readText)
          .every(RecordType.DS, Ds::read)
          .every(RecordType.SSHFP, Sshfp::read)
          .every(RecordType.IPSECKEY, Ipseckey::read, Ipseckey::readText)
          .every(RecordType.RRSIG, Rrsig::read)
          .every(RecordType.NSEC, Nsec::read)
          .every(RecordType.DNSKEY, Dnskey::read)
          .internet(RecordType.DHCID, Dhcid::read)
          .every(RecordType.NSEC3, Nsec3::read)
          .every(RecordType.NSEC3PARAM, Nsec3Param::read)
          .every(RecordType.TLSA, Tlsa::read)
          .every(RecordType.SMIMEA, Smimea::read)
          .every(RecordType.HIP, Hip::read, Hip::readText)
          .every(RecordType.NINFO, Ninfo::read)
          .every(RecordType.RKEY, Rkey::read)
          .every(RecordType.TALINK, Talink::read)
          .every(RecordType.CDS, Cds::read)
          .every(RecordType.CDNSKEY, Cdnskey::read)
          .every(RecordType.OPENPGPKEY, Openpgpkey::read)
          .every(RecordType.CSYNC, Csync::read)
          .every(RecordType.ZONEMD, Zonemd::read)
          .internet(RecordType.SVCB, Svcb::read, Svcb::readText)
          .internet(RecordType.HTTPS, Https::read, Https::readText)
          .every(RecordType.DSYNC, Dsync::read)
          .every(RecordType.HHIT, Hhit::read)
          .every(RecordType.BRID, Brid::read)
          .every(RecordType.UNECE, Unece::read, Unece::readText)
          .every(RecordType.ISO, Iso::read, Iso::readText)
          .every(RecordType.SPF, Spf::read)
          .every(RecordType.NID, Nid::read)
          .every(RecordType.L32, L32::read)
          .every(RecordType.L64, L64::read)
          .every(RecordType.LP, Lp::read)
          .every(RecordType.EUI48, Eui48::read)
          .every(RecordType.EUI64, Eui64::read)
          .every(RecordType.TKEY, Tkey::read)
          .every(RecordType.TSIG, Tsig::read)
          .every(RecordType.URI, Uri::read)
          .every(RecordType.CAA, Caa::read, Caa::readText)
          .every(RecordType.AVC, Avc::read)
          .every(RecordType.DOA, Doa::read, Doa::readText)
          .every(RecordType.AMTRELAY, Amtrelay::read, Amtrelay::readText)
          .every(RecordType.RESINFO, Resinfo::read)
          .every(RecordType.WALLET, Wallet::read)
          .every(RecordType.CLA, Cla::read)
          .every(RecordType.IPN, Ipn::read, Ipn::readText)
          .every(RecordType.TA, Ta::read)
          .every(RecordType.DLV, Dlv::read)
          .registry();

  private final Entry[] dense;
  private final Map<Integer, Entry> sparse;

  private RDataRegistry(Entry[] dense, Map<Integer, Entry> sparse) {
    this.dense = dense;
    this.sparse = sparse;
  }

  /**
   * A type's decoders.
   *
   * @param onlyClass the class that has this layout; {@link #EVERY} if all have
   * @param next the type's layout in another class; null if there is none
   */
  private record Entry(
      RecordType type,
      FieldDecoder<? extends RData> decoder,
      TextReader.Decoder<? extends RData> textDecoder,
      int onlyClass,
      Entry next) {}

  /** The registry while it is being filled. */
  private static final class Table {
    private final Entry[] dense;
    private final Map<Integer, Entry> sparse;
    private Entry last;

    Table() {
      this(new Entry[DENSE], new HashMap<>());
    }

    Table(Entry[] dense, Map<Integer, Entry> sparse) {
      this.dense = dense;
      this.sparse = sparse;
    }

    /** A type that has this layout in every class. */
    Table every(RecordType type, FieldDecoder<? extends RData> decoder) {
      return every(type, decoder, TextReader.fields(decoder));
    }

    /** The same, with a text that is not one word a field. */
    Table every(
        RecordType type,
        FieldDecoder<? extends RData> decoder,
        TextReader.Decoder<? extends RData> textDecoder) {
      return put(new Entry(type, decoder, textDecoder, EVERY, null));
    }

    /** A type that has this layout in class IN; elsewhere its RDATA is opaque. */
    Table internet(RecordType type, FieldDecoder<? extends RData> decoder) {
      return internet(type, decoder, TextReader.fields(decoder));
    }

    /** The same, with a text that is not one word a field. */
    Table internet(
        RecordType type,
        FieldDecoder<? extends RData> decoder,
        TextReader.Decoder<? extends RData> textDecoder) {
      return put(new Entry(type, decoder, textDecoder, RecordClass.IN.value(), null));
    }

    /** Another class in which the type that was put last has a layout. */
    Table also(
        RecordClass onlyClass,
        FieldDecoder<? extends RData> decoder,
        TextReader.Decoder<? extends RData> textDecoder) {
      Entry other = new Entry(last.type(), decoder, textDecoder, onlyClass.value(), last.next());
      return put(
          new Entry(last.type(), last.decoder(), last.textDecoder(), last.onlyClass(), other));
    }

    private Table put(Entry entry) {
      last = entry;
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
   * This registry and one type more whose text is not one word a field.
   *
   * @param type the type
   * @param decoder reads its fields, in every class; it must not throw, whatever it is given
   * @param textDecoder reads its text
   * @return a new registry
   */
  public RDataRegistry with(
      RecordType type,
      FieldDecoder<? extends RData> decoder,
      TextReader.Decoder<? extends RData> textDecoder) {
    Objects.requireNonNull(decoder);
    Objects.requireNonNull(textDecoder);
    return new Table(dense.clone(), new HashMap<>(sparse))
        .every(type, decoder, textDecoder)
        .registry();
  }

  private Entry entry(int type, int recordClass) {
    Entry entry = type < DENSE ? dense[type] : sparse.get(type);
    while (entry != null && entry.onlyClass() != recordClass && entry.onlyClass() != EVERY) {
      entry = entry.next();
    }
    return entry;
  }

  /**
   * The decoder of a type in a class.
   *
   * @param type the TYPE, 0 to 65535
   * @param recordClass the CLASS, 0 to 65535
   * @return the decoder, or null if such RDATA is opaque
   */
  public FieldDecoder<? extends RData> decoder(int type, int recordClass) {
    Entry entry = entry(type, recordClass);
    return entry == null ? null : entry.decoder();
  }

  /**
   * The decoder of a type's text in a class.
   *
   * @param type the TYPE, 0 to 65535
   * @param recordClass the CLASS, 0 to 65535
   * @return the decoder, or null if such RDATA has the generic form of RFC 3597 only
   */
  public TextReader.Decoder<? extends RData> textDecoder(int type, int recordClass) {
    Entry entry = entry(type, recordClass);
    return entry == null ? null : entry.textDecoder();
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
