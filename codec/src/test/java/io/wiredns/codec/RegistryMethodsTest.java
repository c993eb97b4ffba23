package io.wiredns.codec;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.QuestionView;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.WriteResult;
import io.wiredns.codec.rdata.MalformedRData;
import io.wiredns.codec.rdata.Nsec;
import io.wiredns.codec.rdata.Opt;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.rdata.UnknownRData;
import io.wiredns.codec.response.ResponseClassifier;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.TypeBitmap;
import io.wiredns.codec.zone.ZoneReader;
import io.wiredns.codec.zone.ZoneWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's types are used in all places of the codec that decode or name types. */
class RegistryMethodsTest {
  private static final String ALL = "LINK LINK 7 y.example. HOPS: 3";
  private static final String DATA = "7 y.example.";
  private static final Name NAME = Name.of("x.example");
  private static final RecordType PLAIN = RecordType.of(65_400);

  /** A record whose octets are not a valid LINK. */
  private static final ResourceRecord BAD =
      new ResourceRecord(NAME, 1, new UnknownRData(PLAIN, Octets.fromHex("0007c000")));

  private static final String REFUSED = "RDATA of 4 octets is malformed";

  private static final byte[] OCTETS = Own.message().toWire();

  private static final Message RESPONSE = Own.message().toBuilder().response(true).build();

  @Test
  void messagesTakeARegistry() throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(OCTETS);
    new RegistryMethods(Shared.root().resolve("codec"))
        .add("Message.parse(byte[],Registry)", ALL, own -> text(Message.parse(OCTETS, own)))
        .add("Message.parse(ByteBuffer,Registry)", ALL, own -> text(Message.parse(buffer, own)))
        .add(
            "Message.parseTolerant(byte[],Registry)",
            ALL,
            own -> text(Message.parseTolerant(OCTETS, own).message().orElseThrow()))
        .add(
            "Message.parseTolerant(ByteBuffer,Registry)",
            ALL,
            own -> text(Message.parseTolerant(buffer, own).message().orElseThrow()))
        .add(
            "MessageBuilder.registry(Registry)",
            REFUSED,
            own -> Message.builder().registry(own).answer(BAD).build())
        .add(
            "MessageBuilder.registry(Registry) options",
            "octets of option",
            own -> {
              UnknownOption bad = new UnknownOption(OptionCode.of(65_100), Octets.fromHex("0102"));
              return Message.builder().registry(own).edns(Edns.request().withOption(bad)).build();
            })
        .add(
            "UpdateBuilder.registry(Registry)",
            REFUSED,
            own -> Message.update(NAME).registry(own).add(BAD).build())
        .add(
            "NotifyBuilder.registry(Registry)",
            REFUSED,
            own -> Message.notify(NAME, RecordClass.IN, PLAIN).registry(own).hint(BAD).build())
        .add("MessageView.new(Registry)", ALL, own -> text(view(own).toMessage()))
        .add("MessageView.new(Registry) question", "LINK", own -> view(own).question(0).type())
        .add("MessageView.new(Registry) type", "LINK", own -> view(own).questionType(0))
        .add("MessageView.new(Registry) record", "LINK", own -> view(own).record(0).type())
        .add("MessageView.new(Registry) line", "LINK", own -> view(own).record(0).toString())
        .add("MessageView.new(Registry) data", DATA, own -> view(own).record(0).rdata().toText())
        .add("MessageView.new(Registry) registry", "true", own -> isOwn(view(own).registry()))
        .add("QuestionView.new(Registry)", "LINK", own -> question(own).type())
        .add("QuestionView.new(Registry) line", "LINK", own -> question(own).toString())
        .add("QuestionView.new(Registry) registry", "true", own -> isOwn(question(own).registry()))
        .add(
            "MessageWriter.new(Registry)",
            REFUSED,
            own -> {
              Message bad = Message.builder().answer(BAD).build();
              return new MessageWriter(own).write(bad, ByteBuffer.allocate(512));
            })
        .add(
            "MessageWriter.new(Registry) truncated",
            REFUSED,
            own -> {
              Message bad = Message.builder().answer(BAD).build();
              WriteResult written =
                  new MessageWriter(own).writeTruncated(bad, ByteBuffer.allocate(512), 512);
              return written;
            })
        .add(
            "ResourceRecord.parse(String,Name,Registry)",
            "LINK 7 y.example.",
            own -> ResourceRecord.parse("x 60 IN LINK 7 y", Name.of("example"), own))
        .add(
            "RData.parse(RecordType,String,Name,Registry)",
            DATA,
            own -> RData.parse(PLAIN, "7 y", Name.of("example"), own).toText())
        .add(
            "Opt.readTolerant(Octets,Registry,List)",
            "HOPS",
            own ->
                Opt.readTolerant(Octets.fromHex("fe4c000103"), own, new ArrayList<>())
                    .options()
                    .get(0)
                    .toText())
        .add(
            "ZoneReader.Builder.registry(Registry)",
            "LINK 7 y.example.",
            own -> zone(ZoneReader.builder(Name.of("example")).registry(own)))
        .add(
            "ZoneWriter.Builder.registry(Registry)",
            "NSEC x.example. LINK",
            own -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              try (ZoneWriter writer = ZoneWriter.builder(out).registry(own).build()) {
                writer.write(new ResourceRecord(NAME, 60, new Nsec(NAME, TypeBitmap.of(PLAIN))));
              }
              return out.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
            })
        .add(
            "ResponseClassifier.new(Registry)",
            "answer[0] LINK",
            own -> {
              MessageView query = new MessageView().wrap(Message.query(1, NAME, PLAIN).toWire());
              ByteBuffer response = ByteBuffer.wrap(RESPONSE.toWire());
              return new ResponseClassifier(own).classify(query, response).evidence();
            })
        .add(
            "ResponseClassifier.classify(Message,Message,Registry)",
            "answer[0] LINK",
            own ->
                ResponseClassifier.classify(Message.query(1, NAME, PLAIN), RESPONSE, own)
                    .evidence())
        .add(
            "a malformed record's name",
            "answer[0] LINK target",
            own -> {
              byte[] octets = Message.builder().answer(BAD).build().toWire();
              Message read = Message.parseTolerant(octets, own).message().orElseThrow();
              return ((MalformedRData) read.answers().get(0).rdata()).fault();
            })
        .check();
  }

  private static String text(Message message) {
    return RegistryMethods.text(message);
  }

  private static boolean isOwn(Registry registry) {
    return registry == Own.REGISTRY;
  }

  private static MessageView view(Registry registry) throws Exception {
    return new MessageView(registry).wrap(OCTETS);
  }

  private static QuestionView question(Registry registry) throws Exception {
    return new QuestionView(registry).wrap(OCTETS);
  }

  private static List<ResourceRecord> zone(ZoneReader.Builder zone) throws Exception {
    byte[] text = "x 60 IN LINK 7 y\n".getBytes(StandardCharsets.US_ASCII);
    try (ZoneReader reader = zone.open(new ByteArrayInputStream(text), "zone")) {
      return reader.stream().toList();
    }
  }
}
