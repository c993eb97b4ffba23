package io.wiredns.command;

import static io.wiredns.command.Step.reply;

import java.util.List;

/** Situations of {@code wiredns query} with scripted servers. */
final class QuerySituations {
  private static final String ASK = "query @{1} www.example A +tries=1 +timeout=1";
  private static final Reply GOOD = reply("NOERROR aa", "www.example. 60 A 192.0.2.1");

  private QuerySituations() {}

  static List<Situation> rows() {
    return List.of(
        Situation.of("an answer", ASK)
            .server(GOOD)
            .says("status: NOERROR", "192.0.2.1", "OUTCOME: ANSWER")
            .saysNot("attempt"),
        Situation.of("FORMERR to EDNS", ASK)
            .server(reply("FORMERR noedns").when(Step::edns, GOOD))
            .says("192.0.2.1", "OUTCOME: ANSWER"),
        Situation.of("truncated, and TCP works", ASK)
            .server(reply("NOERROR tc").when(query -> !query.isTcp(), GOOD))
            .says("192.0.2.1", "(TCP)", "OUTCOME: ANSWER"),
        Situation.of("truncated, and TCP is refused", ASK)
            .servers(ScriptedServer.Script.of(reply("NOERROR tc")).withoutTcp())
            .says("truncated")
            .status(1),
        Situation.of("silence", ASK).server(Step.silence()).says("no response").status(1),
        Situation.of("another ID, then the right one", ASK)
            .server(Step.all(GOOD.otherId(), GOOD))
            .says("192.0.2.1"),
        Situation.of("from another port", ASK)
            .server(GOOD.fromAnotherPort())
            .says("no response")
            .status(1),
        Situation.of("from another address", ASK)
            .server(GOOD.from("127.0.1.99"))
            .says("no response")
            .status(1),
        Situation.of("REFUSED", ASK).server(reply("REFUSED ra")).says("status: REFUSED"),
        Situation.of("NXDOMAIN", ASK)
            .server(
                reply("NXDOMAIN aa", "authority: example. 60 SOA ns. hm. 1 7200 3600 1209600 60"))
            .says("status: NXDOMAIN", "OUTCOME: NXDOMAIN"));
  }
}
