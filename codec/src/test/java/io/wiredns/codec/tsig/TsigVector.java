package io.wiredns.codec.tsig;

import io.wiredns.codec.Hex;
import io.wiredns.codec.Resource;
import io.wiredns.codec.wire.Name;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Messages that another implementation has signed; recorders/tsig_vectors.py made them. */
record TsigVector(
    String maker,
    String name,
    TsigKey key,
    long now,
    List<String> results,
    byte[] request,
    List<byte[]> responses) {

  static List<TsigVector> all() {
    return Resource.table(TsigVector.class, "vectors.tsv").stream().map(TsigVector::of).toList();
  }

  private static TsigVector of(String[] row) {
    TsigKey whole = TsigKey.ofBase64(Name.of(row[4]), TsigAlgorithm.of(Name.of(row[2])), row[5]);
    return new TsigVector(
        row[0],
        row[1],
        whole.withMacOctets(Integer.parseInt(row[3])),
        Long.parseLong(row[6]),
        words(row[7]).toList(),
        Hex.of(row[8]),
        words(row[9]).map(Hex::of).toList());
  }

  private static Stream<String> words(String cell) {
    return cell.isEmpty() ? Stream.empty() : Stream.of(cell.split(","));
  }

  ByteBuffer requestBuffer() {
    return ByteBuffer.wrap(request);
  }

  /** The result in the table's words. */
  static String word(TsigResult result) {
    if (result instanceof TsigResult.ServerError error) {
      return (error.authenticated() ? "" : "unauthenticated ")
          + error.error()
          + (error.clockDifference().isPresent()
              ? "+" + error.clockDifference().get().toSeconds()
              : "");
    }
    if (result instanceof TsigResult.Rejected rejected) {
      return rejected.rule() + ": " + rejected.detail();
    }
    return result.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return maker + " " + name + " " + key.algorithm() + " " + key.macOctets();
  }
}
