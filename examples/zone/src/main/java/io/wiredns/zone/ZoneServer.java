package io.wiredns.zone;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordClass;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.MessageView;
import io.wiredns.codec.message.MessageWriter;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.message.Section;
import io.wiredns.codec.message.Transport;
import io.wiredns.codec.rdata.Soa;
import io.wiredns.core.server.Request;
import io.wiredns.core.server.RequestHandler;
import io.wiredns.core.server.ServerExchange;
import io.wiredns.core.server.Verdict;
import io.wiredns.core.server.ViewHandler;
import io.wiredns.zone.ZoneIndex.Hosted;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Handlers that answer queries about zones, with AXFR and IXFR, for {@link
 * io.wiredns.core.server.DnsServer}. Queries are answered from views of their octets, and transfers
 * from {@code Message} objects. May be shared among threads; zones can be added and replaced while
 * queries are answered.
 *
 * @since 0.1
 */
public final class ZoneServer implements ViewHandler, RequestHandler {
  private static final int AXFR = RecordType.AXFR.value();
  private static final int IXFR = RecordType.IXFR.value();
  private static final int MAILA = RecordType.MAILA.value();
  private static final int MAILB = RecordType.MAILB.value();
  private static final int ANY = RecordType.ANY.value();
  private static final int OPT = RecordType.OPT.value();
  private static final int DS = RecordType.DS.value();
  private static final int NXNAME = RecordType.NXNAME.value();
  private static final int IN = RecordClass.IN.value();

  /** The types from here to {@link #LAST_META} are not those of records, RFC 6895 section 3.1. */
  private static final int FIRST_META = 128;

  private static final int LAST_META = 255;

  private final TransferAccess access;
  private final ThreadLocal<Lookup> lookups = ThreadLocal.withInitial(Lookup::new);

  private volatile ZoneIndex zones = ZoneIndex.EMPTY;
  private volatile boolean fullAny;

  /**
   * Creates a server without zones.
   *
   * @param access the clients that may transfer zones
   */
  public ZoneServer(TransferAccess access) {
    this.access = Objects.requireNonNull(access, "access");
  }

  /**
   * Sets whether queries of type ANY are answered with all RRsets of the name. Otherwise the answer
   * is one RRset (RFC 8482 section 4.1), so that forged queries gain little: CNAME if there is one;
   * otherwise the first of A, AAAA, MX, NS, SOA and TXT that exists; otherwise the smallest RRset.
   *
   * @param on true for all RRsets; false if this is not called
   * @return this server
   */
  public ZoneServer fullAny(boolean on) {
    fullAny = on;
    return this;
  }

  /**
   * Adds a zone, or replaces the present version of the zone. If the serial is greater than before
   * (RFC 1982), the difference is kept for incremental transfers. If nothing differs, the earlier
   * differences stay; otherwise they are dropped.
   *
   * @param zone the zone
   * @return how the zone differs from the version before it
   */
  public synchronized Change put(Zone zone) {
    Objects.requireNonNull(zone, "zone");
    Hosted last = zones.get(zone.name());
    ZoneJournal.Step step = last == null ? null : ZoneJournal.step(last.zone(), zone);
    Change change = change(last, zone, step);
    ZoneJournal journal =
        switch (change) {
          case NEWER -> last.journal().with(step, zone);
          case UNCHANGED -> last.journal();
          case NEW, SAME_SERIAL, OLDER -> ZoneJournal.EMPTY;
        };
    zones = zones.with(new Hosted(zone, journal));
    return change;
  }

  private static Change change(Hosted last, Zone zone, ZoneJournal.Step step) {
    if (last == null) {
      return Change.NEW;
    }
    if (isNewer(zone.serial(), last.zone().serial())) {
      return Change.NEWER;
    }
    if (zone.serial() != last.zone().serial()) {
      return Change.OLDER;
    }
    return step.isEmpty() ? Change.UNCHANGED : Change.SAME_SERIAL;
  }

  /** Returns whether a serial is greater than another, RFC 1982 section 3.2. */
  private static boolean isNewer(long serial, long than) {
    return serial != than && (int) (serial - than) > 0;
  }

  /**
   * Returns the present versions of all zones.
   *
   * @return the zones
   */
  public Collection<Zone> zones() {
    return zones.all().stream().map(Hosted::zone).toList();
  }

  /**
   * Answers a query for records. AXFR, IXFR and other opcodes than QUERY are passed on to the
   * server's other handler.
   *
   * @param exchange the query and the writer of its response
   * @return {@link Verdict#ANSWERED}, or {@link Verdict#PASSED}
   */
  @Override
  public Verdict handle(ServerExchange exchange) {
    Objects.requireNonNull(exchange, "exchange");
    if (!exchange.opcode().equals(Opcode.QUERY)) {
      return Verdict.PASSED;
    }
    MessageView request = exchange.request();
    int type = request.questionTypeValue(0);
    if (type == AXFR || type == IXFR) {
      return Verdict.PASSED;
    }
    Rcode refusal = refusal(type, request.questionClassValue(0));
    Lookup lookup = lookups.get();
    lookup.name.set(request);
    Zone zone = refusal == null ? zones.find(lookup.name, type == DS) : null;
    if (zone == null) {
      exchange.rcode(refusal == null ? Rcode.REFUSED : refusal);
      if (type == NXNAME) {
        exchange.option(ExtendedError.of(ExtendedErrorCode.INVALID_QUERY_TYPE));
      }
      return Verdict.ANSWERED;
    }
    lookup.fullAny = fullAny;
    write(lookup.find(zone, type, exchange.isDnssecOk()), exchange);
    return Verdict.ANSWERED;
  }

  /** Returns the response code for questions that no zone can answer; null for other questions. */
  private static Rcode refusal(int type, int recordClass) {
    if (recordClass != IN) {
      return Rcode.REFUSED;
    }
    if (type < FIRST_META && type != OPT || type > LAST_META || type == ANY) {
      return null;
    }
    return type == MAILA || type == MAILB ? Rcode.NOTIMP : Rcode.FORMERR;
  }

  private static void write(Answer answer, ServerExchange exchange) {
    MessageWriter writer = exchange.writer();
    exchange.rcode(answer.rcode);
    exchange.authoritative(answer.authoritative);
    if (answer.limitedBy != null) {
      exchange.limitBy(answer.limitedBy);
    }
    if (!write(writer, Section.ANSWER, answer.answers)
        || !write(writer, Section.AUTHORITY, answer.authorities)) {
      exchange.truncated();
      return;
    }
    if (!write(writer, Section.ADDITIONAL, answer.additionals) && answer.referral) {
      // RFC 9471: a referral contains all its glue, or has the TC flag.
      exchange.truncated();
    }
  }

  private static boolean write(MessageWriter writer, Section section, List<RecordSet> sets) {
    for (int i = 0; i < sets.size(); i++) {
      if (!writer.rrset(section, sets.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Answers a query for AXFR or IXFR; other opcodes than QUERY get the response code NOTIMP.
   *
   * @param request the query
   * @return a completed stage with the first message of the response
   */
  @Override
  public CompletionStage<Message> handle(Request request) {
    Objects.requireNonNull(request, "request");
    Message query = request.message();
    if (!query.opcode().equals(Opcode.QUERY)) {
      return answer(query, Rcode.NOTIMP);
    }
    if (query.questions().size() != 1) {
      return answer(query, Rcode.FORMERR);
    }
    Question question = query.questions().get(0);
    boolean incremental = question.type().equals(RecordType.IXFR);
    if (!incremental && request.transport() == Transport.UDP) {
      // RFC 5936 section 4.2: AXFR over UDP is not defined.
      return answer(query, Rcode.FORMERR);
    }
    Hosted hosted = zones.get(question.name());
    if (hosted == null || !question.recordClass().equals(RecordClass.IN)) {
      return answer(query, Rcode.NOTAUTH);
    }
    if (!access.allows(request.source().getAddress(), request.key())) {
      return answer(query, Rcode.REFUSED);
    }
    if (!incremental) {
      return transfer(request, ZoneTransfer.whole(hosted.zone()));
    }
    Optional<Soa> has =
        query.authorities().stream()
            .flatMap(record -> record.rdata(Soa.class).stream())
            .findFirst();
    if (has.isEmpty()) {
      return answer(query, Rcode.FORMERR);
    }
    return incremental(request, hosted, has.get().serial());
  }

  private static CompletionStage<Message> incremental(Request request, Hosted hosted, long serial) {
    Zone zone = hosted.zone();
    if (!isNewer(zone.serial(), serial) || request.transport() == Transport.UDP) {
      // RFC 1995 section 2: the client is up to date, or has to repeat the query over TCP.
      return transfer(request, List.of(zone.soa()).iterator());
    }
    Iterator<ResourceRecord> steps = hosted.journal().since(serial, zone);
    return transfer(request, steps != null ? steps : ZoneTransfer.whole(zone));
  }

  private static CompletionStage<Message> transfer(
      Request request, Iterator<ResourceRecord> records) {
    ZoneTransfer messages = new ZoneTransfer(request.message(), records);
    Message first = messages.next();
    if (messages.hasNext()) {
      request.follow(messages);
    }
    return CompletableFuture.completedFuture(first);
  }

  private static CompletionStage<Message> answer(Message query, Rcode rcode) {
    return CompletableFuture.completedFuture(Message.responseTo(query).rcode(rcode).build());
  }
}
