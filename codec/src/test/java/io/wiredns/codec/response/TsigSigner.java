package io.wiredns.codec.response;

import io.wiredns.codec.Written;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Tsig;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a query with HMAC-SHA256, as a client does; RFC 8945 section 4.3. */
record TsigSigner(String key, String secret, long secondsOff, int macOctets) {
  private static final Name ALGORITHM = Name.of("hmac-sha256");
  private static final int FUDGE = 300;

  Message sign(Message query) {
    Name name = Name.of(key);
    long time = System.currentTimeMillis() / 1000 + secondsOff;
    ByteBuffer signed = ByteBuffer.allocate(4096);
    signed.put(Written.buffer(query));
    signed.put(name.toLowerCase().toWire().toArray());
    signed.putShort((short) RecordClass.ANY.value()).putInt(0);
    signed.put(ALGORITHM.toWire().toArray());
    signed.putShort((short) (time >>> 32)).putInt((int) time).putShort((short) FUDGE);
    signed.putShort((short) 0).putShort((short) 0);
    byte[] mac;
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
      hmac.update(signed.flip());
      mac = hmac.doFinal();
    } catch (GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
    Tsig tsig =
        new Tsig(
            ALGORITHM,
            time,
            FUDGE,
            Octets.of(mac, 0, macOctets),
            query.id(),
            TsigError.NOERROR,
            Octets.EMPTY);
    return query.toBuilder().additional(new ResourceRecord(name, RecordClass.ANY, 0, tsig)).build();
  }
}
