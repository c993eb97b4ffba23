package io.wiredns.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.message.Message;
import io.wiredns.embed.HomemadeParser.Refused;
import io.wiredns.testkit.Planted;
import io.wiredns.testkit.jqwik.DnsArbitraries;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The same tests as properties of jqwik. */
class FuzzYourParserProperties {
  private final HomemadeParser parser = new HomemadeParser(Set.of());

  @Provide
  Arbitrary<Message> messages() {
    return DnsArbitraries.messages().filter(message -> message.body().length() == 0);
  }

  @Provide
  Arbitrary<Planted> malformed() {
    return DnsArbitraries.planted().filter(FuzzYourParserTest::isClaimed);
  }

  @Property(tries = 300)
  void goodMessagesAreTaken(@ForAll("messages") Message message) throws Refused {
    int records =
        message.answers().size() + message.authorities().size() + message.additionals().size();
    assertEquals(records, parser.owners(FuzzYourParserTest.octets(message)).size());
  }

  @Property(tries = 300)
  void malformedMessagesAreRefused(@ForAll("malformed") Planted planted) {
    assertEquals(null, FuzzYourParserTest.complaint(parser, planted));
  }
}
