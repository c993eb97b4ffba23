package io.wiredns.codec;

import io.wiredns.codec.code.OptionCode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.RData;
import io.wiredns.codec.rdata.Registry;
import io.wiredns.codec.wire.FieldReader;
import io.wiredns.codec.wire.FieldWriter;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.NameRule;

/** A type and an option that a user of the library could define, and a registry that knows both. */
public final class Own {
  /** The type. */
  public static final RecordType LINK = RecordType.of(65_400, "LINK");

  /** The option. */
  public static final OptionCode HOPS = OptionCode.of(65_100, "HOPS");

  /** The registry that knows both. */
  public static final Registry REGISTRY =
      Registry.standard().with(LINK, Link::read).with(HOPS, Hops::read);

  private Own() {}

  /** A weight and a name. */
  public record Link(int weight, Name target) implements RData {
    static Link read(FieldReader in) {
      return new Link(in.u16("weight"), in.name("target", NameRule.PLAIN));
    }

    @Override
    public RecordType type() {
      return LINK;
    }

    @Override
    public void write(FieldWriter out) {
      out.u16("weight", weight);
      out.name("target", target, NameRule.PLAIN);
    }

    @Override
    public boolean equals(Object other) {
      return RData.equal(this, other);
    }

    @Override
    public int hashCode() {
      return RData.hash(this);
    }
  }

  /** One number. */
  public record Hops(int count) implements EdnsOption {
    static Hops read(FieldReader in) {
      return new Hops(in.u8("HOPS count"));
    }

    @Override
    public OptionCode code() {
      return HOPS;
    }

    @Override
    public void write(FieldWriter out) {
      out.u8("HOPS count", count);
    }

    @Override
    public boolean equals(Object other) {
      return EdnsOption.equal(this, other);
    }

    @Override
    public int hashCode() {
      return EdnsOption.hash(this);
    }
  }

  /** A record of the type. */
  public static ResourceRecord record() {
    return new ResourceRecord(Name.of("x.example"), 60, new Link(7, Name.of("y.example")));
  }

  /** A message with a question for the type, a record of it, and the option. */
  public static Message message() {
    return Message.builder()
        .id(1)
        .question(new Question(Name.of("x.example"), LINK, RecordClass.IN))
        .answer(record())
        .edns(Edns.request().withOption(new Hops(3)))
        .build();
  }
}
