package io.wiredns.stateful;

import io.wiredns.codec.Own;
import io.wiredns.codec.RegistryMethods;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.internal.wire.WireDecoder;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's types are used in all places where TLVs are decoded, named or checked. */
class RegistryMethodsTest {
  private static final String DATA = "LINK 7 y.example.";
  private static final String REFUSED = "the octets of a TYPE65400 RDATA are malformed";

  @Test
  void tlvsTakeARegistry() throws IOException {
    Message message = DsoMessage.unidirectional(new Push(List.of(Own.record()))).toMessage();
    Octets body = message.body();
    UnknownRData bad = new UnknownRData(RecordType.of(65_400), Octets.fromHex("0007c000"));
    DsoMessage opaque =
        DsoMessage.unidirectional(new Reconfirm(Name.of("x.example"), RecordClass.IN, bad));
    new RegistryMethods(Shared.root().resolve("codec/stateful"))
        .add(
            "DsoMessage.of(Message,Registry)",
            DATA,
            own -> DsoMessage.of(message, own).primary().orElseThrow().toText())
        .add(
            "DsoMessage.tlvs(Octets,Registry)",
            DATA,
            own -> DsoMessage.tlvs(body, own).get(0).toText())
        .add(
            "DsoMessage.tlvsTolerant(Octets,List,Registry)",
            DATA,
            own -> DsoMessage.tlvsTolerant(body, new ArrayList<>(), own).get(0).toText())
        .add(
            "DsoTlv.read(FieldReader,int,Registry)",
            DATA,
            own -> {
              byte[] tlvs = body.toArray();
              return WireDecoder.of(tlvs, tlvs.length)
                  .<DsoTlv>decode(in -> DsoTlv.read(in, tlvs.length, own), 0, tlvs.length)
                  .toText();
            })
        .add("DsoMessage.body(Registry)", REFUSED, opaque::body)
        .add("DsoMessage.toMessage(Registry)", REFUSED, opaque::toMessage)
        .check();
  }
}
