package io.wiredns.command.dig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.tsig.TsigAlgorithm;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.line.DigWords;
import io.wiredns.command.line.InputException;
import io.wiredns.command.output.Voice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the meaning of words, which is the same for all commands. */
class DigWordsTest {
  private static final String SECRET = "c2VjcmV0";

  private static void expect(String algorithm, int macOctets, TsigKey key) {
    assertEquals(Name.of("the.key."), key.name());
    assertEquals(TsigAlgorithm.parse(algorithm), key.algorithm());
    assertEquals(macOctets, key.macOctets());
  }

  @Test
  void aKeyWithoutAlgorithmIsOfHmacSha256() throws InputException {
    expect("hmac-sha256", 32, DigWords.key("the.key:" + SECRET));
    expect("hmac-sha256", 32, DigWords.key("the.key.:" + SECRET));
    expect("hmac-sha256", 32, DigWords.key("hmac-sha256:the.key:" + SECRET));
    expect("hmac-sha512", 32, DigWords.key("hmac-sha512-256:the.key:" + SECRET));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "secret | the key: a key is algorithm:name:secret, this text has 1 parts",
        "hmac-sha256:c2VjcmV0 | the key has no name; write ALGORITHM:NAME:SECRET",
        "hmac-md5:c2VjcmV0 | the key has no name; write ALGORITHM:NAME:SECRET",
        "name:no&base64 | the key: the secret of name. is not base64",
      })
  void wrongKeysAreRefusedWithoutTheirSecret(String word, String reason) {
    String message = assertThrows(InputException.class, () -> DigWords.key(word)).getMessage();
    assertEquals(reason, message);
  }

  @Test
  void namesTypesAndClasses() throws InputException {
    assertEquals(Name.of("www.test."), DigWords.name("www.test"));
    assertEquals(Name.of("www.test."), DigWords.name("www.test."));
    assertEquals(Name.ROOT, DigWords.name("."));
    assertEquals(Name.of("dot\\.."), DigWords.name("dot\\."));
    assertEquals(RecordType.of(65), DigWords.type("https"));
    assertEquals(RecordType.of(65_300), DigWords.type("TYPE65300"));
    assertEquals(RecordClass.CH, DigWords.recordClass("ch"));
    assertEquals(
        "unknown type NO?TYPE",
        assertThrows(InputException.class, () -> DigWords.type("NO\u0007TYPE")).getMessage());
    assertThrows(InputException.class, () -> DigWords.recordClass("NONESUCH"));
    assertThrows(InputException.class, () -> DigWords.name("a..b"));
  }

  @Test
  void serversWithAndWithoutPort() throws InputException {
    assertEquals(
        List.of(new InetSocketAddress("127.0.0.3", 53)), DigWords.servers("127.0.0.3", 53));
    assertEquals(new InetSocketAddress("127.0.0.3", 54), DigWords.server("127.0.0.3#54", 53));
    assertEquals(new InetSocketAddress("::1", 54), DigWords.server("::1#54", 53));
    InetSocketAddress named = DigWords.servers("localhost", 7).get(0);
    assertTrue(named.getAddress().isLoopbackAddress());
    assertEquals("127.0.0.3#54", Voice.server(DigWords.server("127.0.0.3#54", 53)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#53", "127.0.0.1#", "127.0.0.1#0", "127.0.0.1#65536", "127.0.0.1#x"})
  void wrongServersAreRefused(String word) {
    assertThrows(InputException.class, () -> DigWords.server(word, 53));
  }

  private static Lookup of(String... words) throws IOException, InputException {
    return DigLine.of(List.of(words), DigLine.defaults()).lookups().get(0);
  }

  @Test
  void queryTakesKeysAndServersAsTheOtherCommandsDo(@TempDir Path folder)
      throws IOException, InputException {
    expect("hmac-sha256", 32, of("-y", "the.key:" + SECRET, "a.test").all.key);
    Path file = folder.resolve("the.key");
    Files.writeString(
        file, "key \"the.key\" { algorithm hmac-sha256; secret \"" + SECRET + "\"; };\n");
    expect("hmac-sha256", 32, of("-k", file.toString(), "a.test").all.key);
    expect("hmac-sha256", 32, of("-k" + file, "a.test").all.key);
    Files.writeString(file, "no key");
    String message =
        assertThrows(InputException.class, () -> of("-k", file.toString(), "a.test")).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertEquals(List.of("127.0.0.1#5353"), of("@127.0.0.1#5353", "a.test").servers);
  }
}
