import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.xbill.DNS.*;
import org.xbill.DNS.Record;

/** Prints messages that dnsjava signed, for TsigVectorsTest; tsig_vectors.py says how to run it. */
public class TsigVectors {
  private static final long NOW = 1_700_000_000L;
  private static final String KEY = "DnsJava.Key.";
  private static final String SECRET =
      java.util.Base64.getEncoder().encodeToString("a secret of thirty-two octets..!".getBytes());

  private static void row(Name algorithm, String kind, String results, byte[] request, List<byte[]> responses) {
    List<String> hex = new ArrayList<>();
    responses.forEach(r -> hex.add(HexFormat.of().formatHex(r)));
    int octets = switch (algorithm.toString().toLowerCase()) {
      case "hmac-md5.sig-alg.reg.int.", "hmac-sha256-128." -> 16;
      case "hmac-sha1." -> 20;
      case "hmac-sha224." -> 28;
      case "hmac-sha384." -> 48;
      case "hmac-sha384-192." -> 24;
      case "hmac-sha512." -> 64;
      default -> 32;
    };
    System.out.println(String.join("\t", "dnsjava", kind, algorithm.toString(true), "" + octets, KEY, SECRET,
        "" + NOW, results, HexFormat.of().formatHex(request), String.join(",", hex)));
  }

  public static void main(String[] arguments) throws Exception {
    for (Name algorithm : List.of(TSIG.HMAC_MD5, TSIG.HMAC_SHA1, TSIG.HMAC_SHA224, TSIG.HMAC_SHA256,
        TSIG.HMAC_SHA256_128, TSIG.HMAC_SHA384, TSIG.HMAC_SHA384_192, TSIG.HMAC_SHA512, TSIG.HMAC_SHA512_256)) {
      TSIG tsig = new TSIG(algorithm, Name.fromString(KEY), new javax.crypto.spec.SecretKeySpec(
          java.util.Base64.getDecoder().decode(SECRET), "HmacAny"), Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC));
      Name owner = Name.fromString("www.Example.");
      Message query = Message.newQuery(Record.newRecord(owner, Type.A, DClass.IN));
      query.getHeader().setID(0x2222);
      tsig.apply(query, null);
      byte[] request = query.toWire();
      TSIGRecord requestTsig = new Message(request).getTSIG();
      Message response = answer(query, owner);
      tsig.apply(response, requestTsig);
      row(algorithm, "response", "verified", request, List.of(response.toWire()));
      Message late = answer(query, owner);
      late.getHeader().setRcode(Rcode.NOTAUTH);
      tsig.apply(late, Rcode.BADTIME, requestTsig);
      row(algorithm, "BADTIME", "BADTIME+0", request, List.of(late.toWire()));
      List<byte[]> stream = new ArrayList<>();
      TSIGRecord last = requestTsig;
      for (int i = 0; i < 3; i++) {
        Message part = answer(query, owner);
        tsig.apply(part, last, i == 0);
        byte[] wire = part.toWire();
        stream.add(wire);
        last = new Message(wire).getTSIG();
      }
      row(algorithm, "stream", "verified,verified,verified", request, stream);
    }
  }

  private static Message answer(Message query, Name owner) throws Exception {
    Message response = new Message(query.getHeader().getID());
    response.getHeader().setFlag(Flags.QR);
    response.addRecord(query.getQuestion(), Section.QUESTION);
    response.addRecord(new ARecord(owner, DClass.IN, 300, java.net.InetAddress.getByName("192.0.2.1")), Section.ANSWER);
    return response;
  }
}
