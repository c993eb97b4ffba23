package io.wiredns.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.Shared;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares content and text with those on which other implementations agree. */
class OracleTest {
  /** The members whose values do not depend on a library's choice of text format. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "\"(ID|QR|Opcode|AA|TC|RD|RA|xZ|AD|CD|RCODE|QDCOUNT|ANCOUNT|NSCOUNT|ARCOUNT|xNAMEHEX"
              + "|TYPE|CLASS|TTL|RDLENGTH|RDATAHEX)\":(\"[^\"]*\"|[0-9]+)");

  private static List<String> members(String json) {
    List<String> members = new ArrayList<>();
    Matcher matcher = MEMBER.matcher(json);
    while (matcher.find()) {
      members.add(matcher.group(1) + " " + matcher.group(2));
    }
    return members;
  }

  private static Map<String, byte[]> frames() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    Map<String, byte[]> frames = new HashMap<>();
    for (byte[] octets : Shared.corpus()) {
      frames.put(HexFormat.of().formatHex(digest.digest(octets)), octets);
    }
    return frames;
  }

  @Test
  void everyMessageHasTheContentThatOthersFound()
      throws NoSuchAlgorithmException, WireFormatException {
    Map<String, byte[]> frames = frames();
    Rfc8427Json renderer = Rfc8427Json.standard();
    MessageView view = new MessageView();
    String oracle = new String(Shared.octets("corpus/oracle.jsonl"), StandardCharsets.UTF_8);
    int compared = 0;
    for (String line : oracle.lines().toList()) {
      String sha256 = line.replaceFirst("^.*?\"xSHA256\":\"([0-9a-f]+)\".*$", "$1");
      String json = renderer.toText(view.wrap(frames.get(sha256)));
      Differences.assertSameLines(members(line), members(json), sha256);
      compared++;
    }
    assertTrue(compared > 2900, "compared: " + compared);
  }

  /** Data whose text deliberately differs from BIND's; the page of differences explains why. */
  private static final Set<String> DIFFERENT = Set.of("NID 000a00144fffff20ee64");

  @Test
  void everyTextIsThatOfBind() throws WireFormatException {
    TreeMap<String, String> different = new TreeMap<>();
    int compared = 0;
    for (Map<String, String> row : Shared.table("corpus/rdata-text.tsv", '\t')) {
      RecordType type = RecordType.of(Integer.parseInt(row.get("type")));
      RecordClass recordClass = RecordClass.of(Integer.parseInt(row.get("class")));
      String bind = row.get("bind918");
      boolean known = Registry.standard().decoder(type.value(), recordClass.value()) != null;
      if (!known || bind.isEmpty() || type.isMeta()) {
        continue;
      }
      Octets octets = Octets.fromHex(row.get("rdatahex"));
      ByteBuffer out = ByteBuffer.allocate(65_535);
      Message.builder()
          .answer(new ResourceRecord(Name.ROOT, recordClass, 0, new UnknownRData(type, octets)))
          .build()
          .write(out);
      String ours = Message.parse(out.flip()).answers().get(0).rdata().toText();
      compared++;
      if (!ours.equals(bind)) {
        different.put(type + " " + octets.toHex(), ours + " | " + bind);
      }
    }
    different.keySet().removeAll(DIFFERENT);
    assertEquals(Map.of(), different);
    assertTrue(compared > 500, "compared: " + compared);
  }
}
