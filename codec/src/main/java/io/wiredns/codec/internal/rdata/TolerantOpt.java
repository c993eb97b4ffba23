package io.wiredns.codec.internal.rdata;

import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.MalformedOption;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the options of a malformed OPT record.
 *
 * @since 0.1
 */
public final class TolerantOpt {
  /** The length in octets of OPTION-CODE and OPTION-LENGTH. */
  private static final int OPTION_HEADER = 4;

  private TolerantOpt() {}

  /**
   * Reads the options up to one that extends past the end of the RDATA; that option is dropped.
   *
   * @param rdata the RDATA, at most 65,535 octets
   * @param registry the registry whose decoders read the options
   * @param offset the offset of the RDATA in its message
   * @param path the path of the record, such as {@code additional[0] OPT}
   * @param faults the list to which each fault is added, with its offset from the first octet of
   *     the message
   * @return the RDATA
   */
  public static Opt read(
      Octets rdata, Registry registry, int offset, String path, List<WireFormatException> faults) {
    byte[] octets = rdata.toArray();
    WireDecoder decoder = WireDecoder.of(octets, octets.length);
    List<EdnsOption> options = new ArrayList<>();
    int at = 0;
    while (at < octets.length) {
      int number = options.size();
      int end = end(octets, at);
      EdnsOption option =
          decoder.<EdnsOption>decode(
              in -> {
                in.element("option", number);
                return registry.readOption(in);
              },
              at,
              Math.min(end, octets.length));
      if (option == null) {
        WireFormatException fault = decoder.failure(path).moved(offset);
        faults.add(fault);
        if (end > octets.length) {
          break;
        }
        option =
            new MalformedOption(
                registry.option(Bytes.u16(octets, at)),
                Octets.of(octets, at + OPTION_HEADER, end - at - OPTION_HEADER),
                fault);
      }
      options.add(option);
      at = end;
    }
    return new Opt(options);
  }

  /** Returns the index after an option, which may be beyond the last octet. */
  private static int end(byte[] octets, int at) {
    int data = at + OPTION_HEADER;
    return data > octets.length ? data : data + Bytes.u16(octets, at + 2);
  }
}
