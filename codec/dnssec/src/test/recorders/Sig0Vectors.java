import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import org.xbill.DNS.*;
import org.xbill.DNS.Record;

/**
 * Prints requests that dnsjava signs with SIG(0), for Sig0VectorsTest:
 *
 *   java -cp dnsjava-3.7.1.jar:slf4j-api-2.0.18.jar Sig0Vectors.java \
 *       > ../resources/io/wiredns/dnssec/sig0.tsv
 */
public class Sig0Vectors {
  public static void main(String[] arguments) throws Exception {
    System.out.println("# Requests signed by dnsjava, made by codec/dnssec/src/test/recorders/Sig0Vectors.java.");
    System.out.println("# algorithm, owner, public key, private key (PKCS #8), signed request");
    for (int algorithm : new int[] {5, 8, 10, 13, 14, 15, 16}) {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(
              switch (algorithm) {
                case 13, 14 -> "EC";
                case 15 -> "Ed25519";
                case 16 -> "Ed448";
                default -> "RSA";
              });
      if (algorithm < 13) {
        generator.initialize(1024);
      } else if (algorithm < 15) {
        generator.initialize(new ECGenParameterSpec(algorithm == 13 ? "secp256r1" : "secp384r1"));
      }
      KeyPair pair = generator.generateKeyPair();
      Name owner = Name.fromString("Host.dnsjava.test.");
      KEYRecord key = new KEYRecord(owner, DClass.IN, 0, 0x0200, 3, algorithm, pair.getPublic());
      Message query = Message.newQuery(Record.newRecord(Name.fromString("www.Example."), Type.A, DClass.IN));
      query.getHeader().setID(0x3333);
      try {
        SIG0.signMessage(query, key, pair.getPrivate(), null);
      } catch (Exception none) {
        System.err.println(algorithm + ": " + none);
        continue;
      }
      System.out.println(
          String.join(
              "\t",
              "" + algorithm,
              owner.toString(),
              HexFormat.of().formatHex(key.getKey()),
              HexFormat.of().formatHex(pair.getPrivate().getEncoded()),
              HexFormat.of().formatHex(query.toWire())));
    }
  }
}
