package io.wiredns.command.explain;

import io.wiredns.codec.code.ExtendedErrorCode;
import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.edns.ClientSubnet;
import io.wiredns.codec.edns.Cookie;
import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.message.Header;
import io.wiredns.codec.message.Message;
import io.wiredns.codec.message.Question;
import io.wiredns.codec.message.ResourceRecord;
import io.wiredns.codec.rdata.A;
import io.wiredns.codec.rdata.Aaaa;
import io.wiredns.codec.rdata.Cname;
import io.wiredns.codec.response.ChainLink;
import io.wiredns.codec.response.Difference;
import io.wiredns.codec.response.Outcome;
import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.command.output.Voice;
import io.wiredns.guide.RcodeGuide;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the signs in a response and its query, each with the words that state what was seen. */
final class Signs {
  /** A payload that crosses most paths in one piece. */
  private static final int SAFE_OCTETS = 1232;

  private static final int OLD_OCTETS = 512;
  private static final Duration AT_ONCE = Duration.ofMillis(5);
  private static final Duration LATE = Duration.ofSeconds(1);

  private final Circumstances known;
  private final Outcome outcome;
  private final Message query;
  private final Message response;
  private final Map<Sign, String> seen = new EnumMap<>(Sign.class);

  private Signs(Circumstances known) {
    this.known = known;
    outcome = known.outcome();
    query = known.query();
    response = known.response();
  }

  /** Returns the signs that were seen. */
  static Map<Sign, String> of(Circumstances known) {
    Signs signs = new Signs(known);
    signs.collect();
    return signs.seen;
  }

  private void see(Sign sign, String text) {
    seen.put(sign, text);
  }

  private void collect() {
    times();
    transport();
    if (query != null) {
      query();
    }
    if (outcome.kind() == Outcome.Kind.MALFORMED) {
      fault();
    } else if (response != null) {
      header();
      edns();
      errors();
      Question question = question();
      if (question != null) {
        DenialSigns.add(seen, question, outcome, response);
      }
      referral();
      answers();
      seen.putAll(SignatureSigns.of(response, known.time()));
      TsigSigns.add(seen, query, response, outcome);
    }
    outcome.differences().forEach(this::difference);
    seen.putAll(known.more());
  }

  private Question question() {
    Message from = query != null && !query.questions().isEmpty() ? query : response;
    return from.questions().isEmpty() ? null : from.questions().get(0);
  }

  private void times() {
    if (known.elapsed() == null || known.elapsed().isNegative()) {
      return;
    }
    String time = Voice.duration(known.elapsed());
    if (known.elapsed().compareTo(AT_ONCE) < 0) {
      see(Sign.FAST, "it took " + time + ", too short to ask other servers");
    } else if (known.elapsed().compareTo(LATE) > 0) {
      see(Sign.SLOW, "it took " + time + ", as if others had not replied");
    }
  }

  private void transport() {
    if (known.tcp()) {
      see(Sign.TCP, "it came over TCP");
    }
    if (known.octets() > SAFE_OCTETS) {
      see(Sign.LARGE, "the response has " + known.octets() + " octets, more than " + SAFE_OCTETS);
    }
  }

  private void query() {
    Opcode opcode = query.opcode();
    if (opcode.equals(Opcode.UPDATE)) {
      see(Sign.UPDATE, "the request is an UPDATE");
    } else if (!opcode.equals(Opcode.QUERY) && !opcode.equals(Opcode.NOTIFY)) {
      see(Sign.OPCODE, "the opcode is " + opcode);
    } else if (opcode.equals(Opcode.QUERY) && isTransfer()) {
      see(Sign.TRANSFER, "the request is a transfer, " + query.questions().get(0).type());
    } else if (opcode.equals(Opcode.QUERY)) {
      see(Sign.PLAIN, "the request is a plain query");
    }
    if (query.questions().size() != 1) {
      see(Sign.QUESTIONS, "the request has " + query.questions().size() + " questions");
    }
    if (query.tsig().isPresent()) {
      see(Sign.TSIG, "the request is signed with key " + query.tsig().get().name());
    } else {
      see(Sign.TSIG_NONE, "the request is not signed");
    }
    if ((query.flags() & Header.RD) == 0 && opcode.equals(Opcode.QUERY)) {
      see(Sign.RD_CLEAR, "RD is clear in the query: no recursion was requested");
    }
    if (query.maxResponseOctets() <= OLD_OCTETS) {
      see(Sign.SMALL_PAYLOAD, "the query permits " + OLD_OCTETS + " octets over UDP");
    }
    query.edns().ifPresent(this::options);
  }

  private boolean isTransfer() {
    return query.questions().stream()
        .map(Question::type)
        .anyMatch(type -> type.equals(RecordType.AXFR) || type.equals(RecordType.IXFR));
  }

  private void options(Edns edns) {
    if (!edns.options().isEmpty()) {
      List<String> names = edns.options().stream().map(option -> "" + option.code()).toList();
      see(Sign.OPTIONS, "the query has EDNS options: " + String.join(", ", names));
    }
    if (edns.option(ClientSubnet.class).isPresent()) {
      see(Sign.SUBNET, "the query has a client subnet option");
    }
    boolean has = edns.option(Cookie.class).map(Cookie::hasServer).orElse(false);
    if (has) {
      see(Sign.COOKIE_SENT, "the query has a cookie of the server");
    } else {
      see(Sign.COOKIE_NONE, "the query has no cookie of the server");
    }
    if (edns.version() > 0) {
      see(Sign.VERSION_HIGH, "the query's EDNS version is " + edns.version());
    } else {
      see(Sign.VERSION_0, "the query's EDNS version is 0");
    }
  }

  private void fault() {
    Fault fault = outcome.fault().orElseThrow().fault();
    String text = fault.name() + " at octet " + outcome.fault().orElseThrow().offset();
    boolean cut = fault.name().endsWith("TRUNCATED") || fault.name().contains("MISSING");
    String size = known.octets() > 0 ? " of " + known.octets() : "";
    see(cut ? Sign.CUT : Sign.BROKEN, text + size);
  }

  private void header() {
    boolean recursion = (response.flags() & Header.RD) != 0;
    boolean available = (response.flags() & Header.RA) != 0;
    if (response.opcode().equals(Opcode.QUERY)) {
      if (recursion && !available) {
        see(Sign.RA_MISSING, "RD is set in the query, RA is clear in the response");
      } else if (available) {
        see(Sign.RA, "RA is set: the server offers recursion");
      }
    }
    if ((response.flags() & Header.AA) != 0) {
      see(Sign.AA, "AA is set: the server answers for a zone of its own");
    } else {
      see(Sign.AA_CLEAR, "AA is clear");
    }
    if ((response.flags() & Header.AD) != 0) {
      see(Sign.AD, "AD is set: the server has validated the data");
    }
    if ((response.flags() & Header.CD) != 0) {
      see(Sign.CD, "CD is set: the client asked not to validate");
    }
    if (response.isTruncated()) {
      boolean empty = response.answers().isEmpty() && response.authorities().isEmpty();
      see(
          empty ? Sign.EMPTY_TC : Sign.FULL_TC,
          empty ? "TC is set and there are no records" : "TC is set after some records");
    }
  }

  private void edns() {
    if (response.edns().isPresent()) {
      see(Sign.EDNS_KEPT, "the response has OPT: the server knows EDNS");
    } else if (query != null && query.edns().isPresent()) {
      see(Sign.EDNS_LOST, "the query has OPT, the response has none");
    }
  }

  private void errors() {
    for (ExtendedError error : outcome.extendedErrors()) {
      Sign sign = ExtendedErrorSigns.of(error.infoCode());
      if (sign != null && !isContradicted(error.infoCode())) {
        see(sign, error.toText());
      }
      if (isAboutAliases(error)) {
        see(Sign.LOOP, error.toText());
      }
    }
  }

  /** Returns whether the text of an error, which has no code of its own, is about aliases. */
  static boolean isAboutAliases(ExtendedError error) {
    String text = error.text().toLowerCase(Locale.ROOT);
    return text.contains("restart") || text.contains("cname loop") || text.contains("alias loop");
  }

  private boolean isContradicted(ExtendedErrorCode code) {
    return RcodeGuide.english().contradiction(code, outcome).isPresent();
  }

  private void referral() {
    switch (outcome.kind()) {
      case REFERRAL_UPWARD -> see(Sign.TO_ROOT, "it refers to " + outcome.name().orElseThrow());
      case REFERRAL_LAME -> see(Sign.TO_ITSELF, "it refers to " + outcome.name().orElseThrow());
      case REFERRAL -> {
        if (outcome.addressCount() == 0) {
          see(Sign.NO_GLUE, "the referral has no address of its servers");
        }
      }
      default -> {}
    }
  }

  private void answers() {
    for (ChainLink link : outcome.chain()) {
      if (link.type().equals(RecordType.DNAME)) {
        see(Sign.DNAME, link.toString());
      }
    }
    if (outcome.kind() == Outcome.Kind.ALIAS_LOOP) {
      List<ChainLink> chain = outcome.chain();
      see(Sign.LOOP, chain.isEmpty() ? "an alias of itself" : chain.get(chain.size() - 1) + "");
    } else if (outcome.chain().isEmpty()) {
      loop();
    }
    if (response.rcode().equals(Rcode.NOERROR)) {
      response.answers().forEach(this::address);
    }
  }

  /** Follows the aliases of a response with an error, which has no chain. */
  private void loop() {
    Map<Name, Name> targets = new HashMap<>();
    for (ResourceRecord record : response.answers()) {
      record.rdata(Cname.class).ifPresent(alias -> targets.put(record.name(), alias.target()));
    }
    Question question = question();
    Set<Name> followed = new LinkedHashSet<>();
    Name at = question == null ? null : question.name();
    while (targets.containsKey(at) && followed.add(at)) {
      at = targets.get(at);
    }
    if (followed.contains(at)) {
      see(Sign.LOOP, "the aliases of the answer lead from %s back to it".formatted(at));
    }
  }

  private void address(ResourceRecord record) {
    InetAddress address =
        record.rdata() instanceof A four
            ? four.inetAddress()
            : record.rdata() instanceof Aaaa six ? six.inetAddress() : null;
    if (address != null
        && (address.isSiteLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isAnyLocalAddress())) {
      String text = record.rdata().toText();
      see(Sign.LOCAL_ADDRESS, "the answer is " + text + ", an address of no public host");
    }
  }

  private void difference(Difference difference) {
    Sign sign =
        switch (difference.field()) {
          case ID -> Sign.DIFF_ID;
          case QUESTION_COUNT, QUESTION_NAME, QUESTION_TYPE, QUESTION_CLASS -> Sign.DIFF_QUESTION;
          case TSIG_MISSING -> Sign.DIFF_TSIG;
          case COOKIE, COOKIE_MISSING -> Sign.DIFF_COOKIE;
          case QR, OPCODE -> Sign.BROKEN;
        };
    see(sign, difference.toString());
  }

  /** Returns a name in a sentence. */
  static String words(Name name) {
    return name.isRoot() ? "the root" : name.toString();
  }
}
