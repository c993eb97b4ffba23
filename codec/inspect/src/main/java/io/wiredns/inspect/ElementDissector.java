package io.wiredns.inspect;

import io.wiredns.codec.code.DsoType;
import io.wiredns.codec.internal.wire.Bytes;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldDecoder;
import io.wiredns.inspect.internal.TracingReader;
import io.wiredns.stateful.DsoTlv;
import java.util.function.IntFunction;

/**
 * Lists EDNS options or DSO TLVs, each of which has a code of 16 bits, a length of 16 bits and
 * data. A malformed element does not hide those after it, unless it extends past the end.
 */
final class ElementDissector {
  private static final int HEADER = 4;

  private final byte[] octets;
  private final ItemList items;
  private final Registry registry;
  private final WireDecoder decoder;

  ElementDissector(byte[] octets, ItemList items, Registry registry) {
    this.registry = registry;
    this.octets = octets;
    this.items = items;
    decoder = WireDecoder.of(octets, octets.length);
  }

  /** Lists the options in the RDATA of OPT, which is at {@code [from, end)}. */
  void options(int from, int end, String path) {
    dissectAll(1, "option", registry::option, registry::readOption, from, end, path);
  }

  /** Lists the TLVs from an offset to the end of the message. */
  void tlvs(int from) {
    int end = octets.length;
    dissectAll(0, "tlv", DsoType::of, in -> DsoTlv.read(in, end, registry), from, end, "DSO");
  }

  private void dissectAll(
      int depth,
      String what,
      IntFunction<?> codes,
      FieldDecoder<?> one,
      int from,
      int end,
      String path) {
    int at = from;
    for (int i = 0; at < end; i++) {
      int next = at + HEADER > end ? end : at + HEADER + Bytes.u16(octets, at + 2);
      int to = Math.min(next, end);
      String code = at + 2 > end ? "" : codes.apply(Bytes.u16(octets, at)).toString();
      items.group(depth, at, to, (what + "[" + i + "] " + code).strip());
      dissectOne(depth + 1, what, i, code + " ", one, at, to, path);
      at = to;
    }
  }

  private void dissectOne(
      int depth,
      String what,
      int number,
      String prefix,
      FieldDecoder<?> decode,
      int from,
      int to,
      String path) {
    TracingReader.Listener listener = items.trace(depth, from, prefix);
    Object value =
        decoder.decode(
            in -> {
              in.element(what, number);
              return decode.read(new TracingReader(in, octets, listener, registry.typeSpace()));
            },
            from,
            to);
    if (value == null) {
      items.failed(depth, decoder.failure(path), to);
    }
  }
}
