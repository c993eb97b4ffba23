package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.Shared;
import io.wiredns.codec.message.Message;
import io.wiredns.inspect.Rfc8427Json;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptureJsonTest {
  @Test
  void aCaptureIsTheSameAfterItWasJson() throws Exception {
    Path capture = Shared.root().resolve("examples/captures/mixed.pcapng");
    StringBuilder json = new StringBuilder();
    try (InputStream in = Files.newInputStream(capture)) {
      assertEquals(0, CaptureJson.toJson(in, json));
    }
    List<Message> messages =
        CaptureJson.fromJson(new BufferedReader(new StringReader(json.toString())));
    assertEquals(134, messages.size());
    Message last = messages.get(133);
    Rfc8427Json renderer = Rfc8427Json.standard();
    assertEquals(last, renderer.parse(renderer.toText(last)));
  }
}
