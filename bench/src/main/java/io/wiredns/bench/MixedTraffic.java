package io.wiredns.bench;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A thousand messages like a resolver's traffic, in the proportions of the traffic on which the
 * reference figures were measured: 436 queries, 564 responses, 2,866 records, a mean of 117 octets
 * and a median of 75. The seed was chosen to match these numbers.
 */
final class MixedTraffic {
  static final int MESSAGES = 1000;
  private static final int RESPONSES = 564;
  private static final long SEED = 2301;
  private static final long TIME = 1_767_225_600L;

  private final Random random = new Random(SEED);
  private final TrafficNames names = new TrafficNames(random);
  private final SignedData data = new SignedData(random);
  private final TrafficResponses responses = new TrafficResponses(random, names, data);

  /** Returns the messages, queries and responses in random order. */
  List<Message> messages() {
    List<Message> messages = new ArrayList<>(MESSAGES);
    for (int i = 0; i < MESSAGES; i++) {
      messages.add(i < RESPONSES ? response() : query());
    }
    Collections.shuffle(messages, random);
    return messages;
  }

  private MessageBuilder asked(Name name, RecordType type) {
    return Message.builder()
        .id(random.nextInt(0x10000))
        .recursionDesired(random.nextInt(8) > 0)
        .question(new Question(names.asked(name), type));
  }

  private Message query() {
    Name zone = names.zone();
    int kind = random.nextInt(100);
    MessageBuilder query;
    if (kind < 82) {
      RecordType type = kind < 44 ? RecordType.A : kind < 68 ? RecordType.AAAA : RecordType.HTTPS;
      query = asked(names.host(zone), type);
    } else if (kind < 89) {
      query = asked(names.reverse(), RecordType.PTR);
    } else if (kind < 92) {
      query = asked(names.service(zone), RecordType.SRV);
    } else {
      RecordType[] types = {
        RecordType.NS, RecordType.MX, RecordType.TXT, RecordType.SOA, RecordType.DS
      };
      query = asked(zone, types[random.nextInt(types.length)]);
    }
    if (random.nextInt(100) < 48) {
      query.edns(edns(true));
    }
    if (random.nextInt(100) < 2) {
      Octets mac = Octets.of(data.octets(32));
      query.additional(
          new ResourceRecord(
              Name.of("transfer-key."), RecordClass.ANY, 0, Rdata.tsig(TIME, 4711, mac)));
    }
    return query.build();
  }

  private Message response() {
    Name zone = names.zone();
    Question question = responses.question(zone);
    MessageBuilder response =
        asked(question.name(), question.type()).response(true).recursionAvailable(true);
    Name echoed = response.build().questions().get(0).name();
    responses.fill(response, new Question(echoed, question.type()), zone);
    if (random.nextInt(100) < 55) {
      response.edns(edns(false));
    }
    return response.build();
  }

  private Edns edns(boolean query) {
    int payload = random.nextBoolean() ? 1232 : 4096;
    int flags = random.nextInt(3) == 0 ? Edns.FLAG_DO : 0;
    return Edns.request().withUdpPayloadSize(payload).withFlags(flags).withOptions(options(query));
  }

  private List<EdnsOption> options(boolean query) {
    int kind = random.nextInt(20);
    if (kind < 3) {
      return List.of(option(OptionCode.COOKIE, data.octets(query ? 8 : 24)));
    }
    if (kind < 4 && query) {
      // RFC 7871 section 6: IPv4, the first 24 bits of 192.0.2.0.
      return List.of(option(OptionCode.ECS, new byte[] {0, 1, 24, 0, (byte) 192, 0, 2}));
    }
    return List.of();
  }

  private static EdnsOption option(OptionCode code, byte[] octets) {
    return new UnknownOption(code, Octets.of(octets));
  }
}
