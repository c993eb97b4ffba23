package io.wiredns.codec.rdata;

import io.wiredns.codec.text.TextReader;
import io.wiredns.codec.wire.FieldDecoder;

/**
 * The decoders of the standard types, from octets and from text. A method reference is linked when
 * its case is first taken: the JVM then makes a class for it and loads the class of the type, which
 * for all types would take longer than to read a thousand messages.
 */
final class StandardDecoders {
  /** Stands for type A in class CH; 0 is not assigned to a type. */
  static final int CHAOS_A = 0;

  private static final int TA = 32_768;

  private StandardDecoders() {}

  /**
   * Returns the decoder of a standard type.
   *
   * @param number the TYPE, or {@link #CHAOS_A}; DLV has no case, because its number is large
   */
  static FieldDecoder<? extends RData> of(int number) {
    return switch (number) {
      case CHAOS_A -> ChaosA::read;
      case 1 -> A::read;
      case 2 -> Ns::read;
      case 3 -> Md::read;
      case 4 -> Mf::read;
      case 5 -> Cname::read;
      case 6 -> Soa::read;
      case 7 -> Mb::read;
      case 8 -> Mg::read;
      case 9 -> Mr::read;
      case 10 -> Null::read;
      case 11 -> Wks::read;
      case 12 -> Ptr::read;
      case 13 -> Hinfo::read;
      case 14 -> Minfo::read;
      case 15 -> Mx::read;
      case 16 -> Txt::read;
      case 17 -> Rp::read;
      case 18 -> Afsdb::read;
      case 19 -> X25::read;
      case 20 -> Isdn::read;
      case 21 -> Rt::read;
      case 22 -> Nsap::read;
      case 23 -> NsapPtr::read;
      case 24 -> Sig::read;
      case 25 -> Key::read;
      case 26 -> Px::read;
      case 27 -> Gpos::read;
      case 28 -> Aaaa::read;
      case 29 -> Loc::read;
      case 30 -> Nxt::read;
      case 31 -> Eid::read;
      case 32 -> Nimloc::read;
      case 33 -> Srv::read;
      case 34 -> Atma::read;
      case 35 -> Naptr::read;
      case 36 -> Kx::read;
      case 37 -> Cert::read;
      case 38 -> A6::read;
      case 39 -> Dname::read;
      case 40 -> Sink::read;
      case 42 -> Apl::read;
      case 43 -> Ds::read;
      case 44 -> Sshfp::read;
      case 45 -> Ipseckey::read;
      case 46 -> Rrsig::read;
      case 47 -> Nsec::read;
      case 48 -> Dnskey::read;
      case 49 -> Dhcid::read;
      case 50 -> Nsec3::read;
      case 51 -> Nsec3Param::read;
      case 52 -> Tlsa::read;
      case 53 -> Smimea::read;
      case 55 -> Hip::read;
      case 56 -> Ninfo::read;
      case 57 -> Rkey::read;
      case 58 -> Talink::read;
      case 59 -> Cds::read;
      case 60 -> Cdnskey::read;
      case 61 -> Openpgpkey::read;
      case 62 -> Csync::read;
      case 63 -> Zonemd::read;
      case 64 -> Svcb::read;
      case 65 -> Https::read;
      case 66 -> Dsync::read;
      case 67 -> Hhit::read;
      case 68 -> Brid::read;
      case 69 -> Unece::read;
      case 70 -> Iso::read;
      case 99 -> Spf::read;
      case 104 -> Nid::read;
      case 105 -> L32::read;
      case 106 -> L64::read;
      case 107 -> Lp::read;
      case 108 -> Eui48::read;
      case 109 -> Eui64::read;
      case 249 -> Tkey::read;
      case 250 -> Tsig::read;
      case 256 -> Uri::read;
      case 257 -> Caa::read;
      case 258 -> Avc::read;
      case 259 -> Doa::read;
      case 260 -> Amtrelay::read;
      case 261 -> Resinfo::read;
      case 262 -> Wallet::read;
      case 263 -> Cla::read;
      case 264 -> Ipn::read;
      default -> number == TA ? Ta::read : Dlv::read;
    };
  }

  /** Returns whether a type has its layout in class IN only; in other classes it is opaque. */
  static boolean isInternetOnly(int number) {
    return switch (number) {
      case 1, 11, 22, 23, 26, 28, 31, 32, 33, 34, 36, 38, 42, 49, 64, 65 -> true;
      default -> false;
    };
  }

  /** Returns the text decoder of a standard type; for most the text is one word for each field. */
  static TextReader.Decoder<? extends RData> text(int number) {
    return switch (number) {
      case CHAOS_A -> ChaosA::readText;
      case 10 -> Null::readText;
      case 11 -> Wks::readText;
      case 22 -> Nsap::readText;
      case 29 -> Loc::readText;
      case 30 -> Nxt::readText;
      case 34 -> Atma::readText;
      case 38 -> A6::readText;
      case 42 -> Apl::readText;
      case 45 -> Ipseckey::readText;
      case 55 -> Hip::readText;
      case 64 -> Svcb::readText;
      case 65 -> Https::readText;
      case 69 -> Unece::readText;
      case 70 -> Iso::readText;
      case 257 -> Caa::readText;
      case 259 -> Doa::readText;
      case 260 -> Amtrelay::readText;
      case 264 -> Ipn::readText;
      default -> TextReader.fields(of(number));
    };
  }
}
