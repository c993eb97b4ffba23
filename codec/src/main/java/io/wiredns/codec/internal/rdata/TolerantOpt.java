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
 * Reads what is good of the options of a malformed OPT record.
 *
 * @since 0.1
 */
public final class TolerantOpt {
  /** OPTION-CODE and OPTION-LENGTH. */
  private static final int OPTION_HEADER = 4;

  private TolerantOpt() {}

  /**
   * Reads the options.
   *
   * @param rdata the RDATA, at most 65,535 octets
   * @param registry decodes the options
   * @param offset where RDATA starts in its message
   * @param path leads to the record, such as {@code additional[0] OPT}
   * @param faults takes what is wrong; offsets count from the message's first octet
   * @return the record
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

  /** The index after an option, which may lie after the last octet. */
  private static int end(byte[] octets, int at) {
    int data = at + OPTION_HEADER;
    return data > octets.length ? data : data + Bytes.u16(octets, at + 2);
  }
}
