package io.wiredns.doctor.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wiredns.codec.wire.Name;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks the JSON form of diagnoses, which programs read. */
class JsonReportTest {
  private static JsonNode read(String json) throws IOException {
    assertTrue(json.chars().allMatch(c -> c >= ' ' && c <= '~'), json);
    return new ObjectMapper().readTree(json);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void membersAreThoseOfThePage() throws IOException {
    JsonNode all = read(JsonReport.of(Samples.impaired(), false));
    assertEquals(List.of("name", "type", "verdict", "findings", "queries", "left_out"), names(all));
    assertEquals("www.example.org.", all.get("name").textValue());
    assertEquals("A", all.get("type").textValue());
    assertEquals(87, all.get("queries").intValue());
    assertEquals(
        List.of(
            "check",
            "role",
            "severity",
            "server",
            "summary",
            "evidence",
            "rfc",
            "command",
            "remedy",
            "zone",
            "server_name",
            "explained_by"),
        names(all.get("verdict")));
    assertEquals(all.get("findings").get(0), all.get("verdict"));
    assertEquals("C12", all.get("left_out").get(0).get("check").textValue());
    assertEquals("--axfr was not given", all.get("left_out").get(0).get("reason").textValue());
  }

  @Test
  void findingsAreInTheOrderOfTheirRoles() throws IOException {
    JsonNode all = read(JsonReport.of(Samples.impaired(), true));
    List<String> found = new ArrayList<>();
    for (JsonNode one : all.get("findings")) {
      found.add(
          one.get("role").textValue()
              + " "
              + one.get("severity").textValue()
              + " "
              + one.get("check").textValue());
    }
    assertEquals(
        List.of(
            "verdict error E2",
            "consequence error E4",
            "consequence error F1",
            "warning error C3",
            "warning warning B5",
            "warning warning C10",
            "warning warning C10",
            "warning warning E3",
            "good good C1"),
        found.subList(0, 9));
    JsonNode resolver = all.get("findings").get(2);
    assertEquals("192.168.1.1#53", resolver.get("server").textValue());
    assertTrue(resolver.get("server_name").isNull());
    assertEquals("E2", resolver.get("explained_by").textValue());
    assertEquals("reply: SERVFAIL, EDE 6 (DNSSEC Bogus)", resolver.at("/evidence/1").textValue());
  }

  @Test
  void goodFindingsAreShownOnRequestOnly() throws IOException {
    assertFalse(JsonReport.of(Samples.impaired(), false).contains("\"role\":\"good\""));
  }

  @Test
  void thereIsNoVerdictIfNothingIsWrongOrNothingWasAsked() throws IOException {
    assertTrue(read(JsonReport.of(Samples.healthy(), false)).get("verdict").isNull());
    JsonNode notAsked = read(JsonReport.of(Samples.notAsked(), false));
    assertTrue(notAsked.get("verdict").isNull());
    assertEquals("There is no network.", notAsked.get("not_asked").textValue());
  }

  @Test
  void hostileTextsAreEscaped() throws IOException {
    String text = "\"\\\n\u001b[31m\u202e}";
    JsonNode all = read(JsonReport.of(Samples.hostile(text, Name.of("a\\\".")), false));
    assertEquals(text, all.at("/verdict/summary").textValue());
  }
}
