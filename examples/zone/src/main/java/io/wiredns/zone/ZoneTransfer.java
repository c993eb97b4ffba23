package io.wiredns.zone;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Soa;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Splits the records of a transfer into messages, RFC 5936 section 2.2. */
final class ZoneTransfer implements Iterator<Message> {
  /**
   * The maximum size of a message: large enough for names to compress well, and small enough to
   * need little memory.
   */
  private static final int MESSAGE_OCTETS = 16_384;

  private final Message query;
  private final List<ResourceRecord> records;
  private final MessageWriter writer = new MessageWriter();
  private final ByteBuffer scratch = ByteBuffer.allocate(MESSAGE_OCTETS);
  private int at;

  ZoneTransfer(Message query, List<ResourceRecord> records) {
    this.query = query;
    this.records = records;
  }

  /**
   * Returns the records of a complete transfer: all records of the zone, and the SOA record again.
   */
  static List<ResourceRecord> whole(Zone zone) {
    List<ResourceRecord> records = new ArrayList<>(zone.records());
    records.add(zone.soa());
    return records;
  }

  static long serial(ResourceRecord soa) {
    return soa.rdata(Soa.class).orElseThrow().serial();
  }

  @Override
  public boolean hasNext() {
    return at < records.size();
  }

  @Override
  public Message next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    MessageBuilder message = Message.responseTo(query).authoritative(true);
    writer.begin(scratch.clear(), MESSAGE_OCTETS, 0, 0);
    for (Question question : query.questions()) {
      writer.question(question);
    }
    int first = at;
    // A record that is too large for a message of that size gets a message of its own.
    while (hasNext() && (fits(records.get(at)) || at == first)) {
      message.answer(records.get(at++));
    }
    writer.finish();
    return message.build();
  }

  private boolean fits(ResourceRecord record) {
    return writer.record(Section.ANSWER, record);
  }
}
