package io.wiredns.codec;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The rules of {@code codec/README.md}, and the exceptions with their reasons. */
class SurfaceRulesTest {
  @Test
  void theSurfaceKeepsTheRules() throws IOException {
    new SurfaceRules(Shared.root().resolve("codec"))
        .except(
            "null at the end of many, or where nothing is: an Optional would cost the hot path an allocation",
            "MessageView.fault",
            "MessageView.opt",
            "MessageView.tsig",
            "QuestionView.fault",
            "ZoneReader.next")
        .except(
            "asked for each record that is decoded, by decoders of users too",
            "Registry.decoder",
            "Registry.optionDecoder",
            "Registry.textDecoder")
        .except(
            "writes, and says whether it fitted",
            "MessageWriter.question",
            "MessageWriter.record",
            "MessageWriter.rrset")
        .except("what equals of users' own types asks", "EdnsOption.equal", "RData.equal")
        .except("changes octets where they lie", "MessagePatch.setFlags", "MessagePatch.setId")
        .except(
            "the class says that they are limits",
            "WireLimits.NAME_LABELS",
            "WireLimits.NAME_POINTERS")
        .except("the field RDLENGTH", "RecordView.rdataLength")
        .except("the unit of what it gives", "Loc.centimetres")
        .except(
            "a record has a section; a message without EDNS has no value of it",
            "MessageBuilder.record",
            "MessageBuilder.withoutEdns")
        .except(
            "prerequisites and changes of RFC 2136 are about a name and a type, and limited in number",
            "UpdateBuilder.deleteRrset",
            "UpdateBuilder.rrsetDoesNotExist",
            "UpdateBuilder.rrsetExists",
            "UpdateBuilder.changeCount",
            "UpdateBuilder.prerequisiteCount")
        .except("all records, as against those of a predicate", "ZoneWriter.Builder.generic")
        .except("one thing, made of several", "Outcome.chain", "Outcome.evidence")
        .except("as in Collection", "ZoneReader.stream")
        .except("an array of the caller comes back with its signature", "TsigClient.sign")
        .except("its parameters are TTLs", "TtlFields.limit", "TtlFields.lower")
        .check();
  }
}
