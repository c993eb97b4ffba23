package io.wiredns.codec.message;

import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.rdata.TolerantOpt;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Optional;

/** Reports, for tolerant parsing, the data of a record that strict decoding has refused. */
final class TolerantData {
  private TolerantData() {}

  /**
   * Returns the data as octets with their fault; for OPT also with the options that are
   * well-formed.
   *
   * @param decoder the decoder that has just refused the data
   * @param faults the list to which the fault is added; for OPT, the faults of all its options
   */
  static MalformedRData report(
      RecordData data,
      MessageIndex index,
      WireDecoder decoder,
      int entry,
      List<WireFormatException> faults) {
    WireFormatException fault = data.failure(decoder, entry);
    Octets octets = data.octets(entry);
    int type = index.type(entry);
    Optional<RData> part = Optional.empty();
    int listed = faults.size();
    if (type == RecordType.OPT.value() && fault.fault() != MessageFault.UPDATE_ANY_DATA) {
      int from = index.rdata(entry);
      String path = data.path(entry);
      part = Optional.of(TolerantOpt.read(octets, data.registry(), from, path, faults));
    }
    if (faults.size() == listed) {
      faults.add(fault);
    }
    return new MalformedRData(data.type(type), octets, faults.get(listed), part);
  }
}
