package io.wiredns.zone;

import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageBuilder;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.rdata.Soa;
import java.nio.ByteBuffer;
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

  /** What the writing of one message needs, which the transfers of a thread share. */
  private static final class Scratch {
    final MessageWriter writer = new MessageWriter();
    final ByteBuffer octets = ByteBuffer.allocate(MESSAGE_OCTETS);
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private final Message query;
  private final Iterator<ResourceRecord> records;

  /** The first record of the next message; null if there is none. */
  private ResourceRecord next;

  ZoneTransfer(Message query, Iterator<ResourceRecord> records) {
    this.query = query;
    this.records = records;
    next = records.next();
  }

  /**
   * Returns the records of a complete transfer: all records of the zone, and the SOA record again.
   */
  static Iterator<ResourceRecord> whole(Zone zone) {
    return new Concatenation<>(List.of(zone.records(), List.of(zone.soa())));
  }

  static long serial(ResourceRecord soa) {
    return soa.rdata(Soa.class).orElseThrow().serial();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Message next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    MessageBuilder message = Message.responseTo(query).authoritative(true);
    Scratch scratch = SCRATCH.get();
    MessageWriter writer = scratch.writer;
    writer.begin(scratch.octets.clear(), MESSAGE_OCTETS, 0, 0);
    for (Question question : query.questions()) {
      writer.question(question);
    }
    // A record that is too large for a message of that size gets a message of its own.
    boolean fits = writer.record(Section.ANSWER, next);
    do {
      message.answer(next);
      next = records.hasNext() ? records.next() : null;
    } while (fits && next != null && writer.record(Section.ANSWER, next));
    writer.finish();
    return message.build();
  }
}
