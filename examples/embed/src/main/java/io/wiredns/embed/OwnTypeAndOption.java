package io.wiredns.embed;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;

/** A record type and an EDNS option of your own, in wire format and as text. */
public final class OwnTypeAndOption {
  /** The record type, from the range for private use (RFC 6895 section 3.1). */
  public static final RecordType LINK = RecordType.of(65_400, "LINK");

  /** The option code, from the range for local use (RFC 6891 section 9). */
  public static final OptionCode HOPS = OptionCode.of(65_100, "HOPS");

  /** A registry that contains both. */
  public static final Registry REGISTRY =
      Registry.standard().with(LINK, Link::read).with(HOPS, Hops::read);

  private OwnTypeAndOption() {}

  /** RDATA of two names and a number. */
  public record Link(Name from, Name to, int weight) implements RData {
    static Link read(FieldReader in) {
      return new Link(
          in.name("FROM", NameRule.CANONICAL), in.name("TO", NameRule.CANONICAL), in.u16("WEIGHT"));
    }

    @Override
    public RecordType type() {
      return LINK;
    }

    @Override
    public void write(FieldWriter out) {
      out.name("FROM", from, NameRule.CANONICAL);
      out.name("TO", to, NameRule.CANONICAL);
      out.u16("WEIGHT", weight);
    }
  }

  /** An option with one number. */
  public record Hops(int hops) implements EdnsOption {
    static Hops read(FieldReader in) {
      return new Hops(in.u8("HOPS"));
    }

    @Override
    public OptionCode code() {
      return HOPS;
    }

    @Override
    public void write(FieldWriter out) {
      out.u8("HOPS", hops);
    }
  }

  /**
   * Writes a message with a record of the type, and parses it.
   *
   * @param text the record in presentation format, such as {@code x. 60 IN LINK a. b. 7}
   * @return the parsed message
   * @throws Exception if the text is malformed
   */
  public static Message roundTrip(String text) throws Exception {
    ResourceRecord link = ResourceRecord.parse(text, Name.ROOT, REGISTRY);
    Message query = Message.query(1, link.name(), LINK).toBuilder().option(new Hops(3)).build();
    Message response = Message.responseTo(query).answer(link).option(new Hops(4)).build();
    return Message.parse(response.toWire(), REGISTRY);
  }
}
