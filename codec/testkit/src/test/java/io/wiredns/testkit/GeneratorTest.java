package io.wiredns.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.wiredns.codec.Differences;
import io.wiredns.codec.FaultNames;
import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageFault;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.tsig.TsigKey;
import io.wiredns.codec.tsig.TsigKeyRing;
import io.wiredns.codec.tsig.TsigServer;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import io.wiredns.stateful.DsoFault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {
  private static final long SEED = 2026;

  static Set<Map.Entry<String, Generator<Message>>> kinds() {
    return Map.of(
            "query", Messages.queries(),
            "response", Messages.responses(),
            "referral", Messages.referrals(),
            "negative", Messages.negatives(),
            "update", Messages.updates(),
            "signed", Messages.signed(),
            "stateful", Messages.statefuls(),
            "any", Messages.any())
        .entrySet();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void messagesComeBackFromTheirOctets(Map.Entry<String, Generator<Message>> kind)
      throws WireFormatException {
    for (int i = 0; i < 1_000; i++) {
      Message message = kind.getValue().at(SEED, i);
      byte[] octets = Messages.octets(message);
      assertEquals(message, Message.parse(ByteBuffer.wrap(octets)), kind.getKey() + " " + i);
      assertTrue(octets.length <= 12_000, kind.getKey() + " " + i + ": " + octets.length);
    }
  }

  @Test
  void transfersBeginAndEndWithTheSameSoa() {
    for (int i = 0; i < 500; i++) {
      List<Message> messages = Messages.transfers().at(SEED, i);
      List<ResourceRecord> last = messages.get(messages.size() - 1).answers();
      ResourceRecord soa = messages.get(0).answers().get(0);
      assertEquals(RecordType.SOA, soa.type());
      assertEquals(soa, last.get(last.size() - 1));
      assertEquals(1, messages.stream().map(Message::id).distinct().count());
    }
  }

  @Test
  void signedMessagesVerify() {
    TsigKey key = Messages.key();
    for (int i = 0; i < 200; i++) {
      ByteBuffer octets = ByteBuffer.wrap(Messages.octets(Messages.signed().at(SEED, i)));
      TsigServer server = new TsigServer(TsigKeyRing.of(key));
      assertInstanceOf(
          io.wiredns.codec.tsig.TsigResult.Verified.class,
          server.verify(octets, Messages.SIGNED_AT));
    }
  }

  @Test
  void everyTypeAndEveryOptionComes() throws WireFormatException {
    Set<RecordType> types = new TreeSet<>();
    Set<OptionCode> codes = new TreeSet<>();
    for (int i = 0; i < 6_000; i++) {
      types.add(Records.rdata().at(SEED, i).type());
      codes.add(Options.options().at(SEED, i).code());
    }
    for (RecordType type : Registry.standard().types()) {
      boolean meta = type.equals(RecordType.OPT) || type.equals(RecordType.TSIG);
      assertEquals(!meta, types.contains(type), type.toString());
    }
    assertTrue(codes.containsAll(Registry.standard().options()), codes.toString());
  }

  @Test
  void namesAreOfAllSizes() {
    Set<Integer> sizes = new HashSet<>();
    Set<Integer> labels = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      Name name = Names.any().at(SEED, i);
      sizes.add(name.length());
      labels.add(name.labelCount());
    }
    assertTrue(sizes.contains(1) && sizes.contains(255), sizes.toString());
    assertTrue(labels.contains(0) && labels.contains(127), labels.toString());
  }

  @Test
  void aSeedGivesTheSameAgainAndAnotherSeedSomethingElse() {
    Supplier<List<Planted>> some = () -> Mutators.planted().stream(SEED).limit(200).toList();
    assertEquals(some.get(), some.get());
    assertNotEquals(some.get(), Mutators.planted().stream(SEED + 1).limit(200).toList());
    Iterator<Message> iterator = Messages.any().iterator(SEED);
    for (int i = 0; i < 50; i++) {
      assertTrue(iterator.hasNext());
      assertEquals(Messages.any().at(SEED, i), iterator.next());
    }
  }

  @Test
  void everyFaultIsPlantedByAnIteratorOfAll() {
    List<Fault> mutators = Mutators.all().stream().map(Mutator::fault).toList();
    Set<Fault> missing = new LinkedHashSet<>(mutators);
    Mutators.planted().stream(SEED).limit(3_000).forEach(one -> missing.remove(one.fault()));
    assertEquals(Set.of(), missing);
    List<Fault> all = new ArrayList<>(FaultNames.ALL);
    all.addAll(DsoFault.all());
    all.retainAll(mutators);
    Differences.assertSameLines(all, mutators, "the order of the catalogue");
  }

  /** A user's own type: a weight and a name. */
  private record Mine(int weight, Name name) implements RData {
    static final RecordType TYPE = RecordType.of(65_300);

    static Mine read(FieldReader in) {
      return new Mine(in.u16("weight"), in.name("name", io.wiredns.codec.wire.NameRule.PLAIN));
    }

    @Override
    public RecordType type() {
      return TYPE;
    }

    @Override
    public void write(FieldWriter out) {
      out.u16("weight", weight);
      out.name("name", name, io.wiredns.codec.wire.NameRule.PLAIN);
    }
  }

  /** A user's own option. */
  private record MyOption(long number) implements EdnsOption {
    @Override
    public OptionCode code() {
      return OptionCode.of(65_100);
    }

    @Override
    public void write(FieldWriter out) {
      out.u64("number", number);
    }
  }

  @Test
  void aUsersOwnTypeAndOptionHaveValuesToo() {
    Registry registry = Registry.standard().with(Mine.TYPE, Mine::read);
    Set<RData> values = new HashSet<>();
    Registry options =
        Registry.standard().with(OptionCode.of(65_100), in -> new MyOption(in.u64("number")));
    for (int i = 0; i < 50; i++) {
      values.add(Records.rdata(Mine.TYPE, registry).at(SEED, i));
      assertTrue(Options.option(OptionCode.of(65_100), options).at(SEED, i) instanceof MyOption);
    }
    assertTrue(values.size() > 30 && values.stream().allMatch(Mine.class::isInstance));
  }

  @Test
  void wrongUseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Choices.of(1, -1));
    assertThrows(IllegalArgumentException.class, () -> Choices.seeded(1).below(0));
    assertThrows(IllegalArgumentException.class, () -> Choices.seeded(1).below(65_537));
    Message large =
        Message.builder()
            .answer(
                new ResourceRecord(
                    Name.ROOT, 0, new io.wiredns.codec.rdata.Null(Octets.of(new byte[20_000]))))
            .build();
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Mutators.of(MessageFault.OPT_PLACE).plant(large, Choices.of()));
    assertTrue(refused.getMessage().contains("20023"), refused.getMessage());
  }
}
