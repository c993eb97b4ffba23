package io.wiredns.core.server;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.ResourceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What the OPT record of a response says, for every way in which the server writes a response; RFC
 * 6891 section 6. The server's payload size, version 0, the DO bit of the request, the high bits of
 * the RCODE, the options that the request asks the server for, and then those of the handler.
 *
 * <p>For one thread.
 */
final class ResponseOpt {
  /** The octets of an OPT record without options: owner, type, class, TTL and RDLENGTH. */
  private static final int FIXED_OCTETS = 11;

  /** The octets of an option before its data: code and length. */
  private static final int OPTION_HEADER = 4;

  /** The low bits of an RCODE, which stand in the header. */
  private static final int LOW_RCODE_BITS = 4;

  private final ServerSettings settings;

  /** OPT of RCODE 0 to 15 without options, without and with DO: most responses have one of them. */
  private final ResourceRecord plain;

  private final ResourceRecord plainDnssecOk;

  ResponseOpt(ServerSettings settings) {
    this.settings = settings;
    plain = ResourceRecord.of(fields(false, 0, List.of()));
    plainDnssecOk = ResourceRecord.of(fields(true, 0, List.of()));
  }

  private Edns fields(boolean dnssecOk, int rcode, List<EdnsOption> options) {
    int flags = dnssecOk ? Edns.FLAG_DO : 0;
    return Edns.ofFields(settings.udpPayloadSize, rcode >>> LOW_RCODE_BITS << 24 | flags, options);
  }

  /** The options of the response, those of the server before the handler's. */
  private List<EdnsOption> options(RequestTerms terms, List<EdnsOption> handlers) {
    List<EdnsOption> own = terms.options(settings);
    if (own.isEmpty() || handlers.isEmpty()) {
      return own.isEmpty() ? handlers : own;
    }
    List<EdnsOption> options = new ArrayList<>(own);
    options.addAll(handlers);
    return options;
  }

  /** What the OPT of a response says that is a value. */
  Edns edns(RequestTerms terms, int rcode, List<EdnsOption> handlers) {
    return fields(terms.dnssecOk, rcode, options(terms, handlers));
  }

  /**
   * The OPT record of a response that is written record by record.
   *
   * @param rcode the whole RCODE of the response, of which OPT holds the high bits
   * @param handlers the options of the handler
   */
  ResourceRecord record(RequestTerms terms, int rcode, List<EdnsOption> handlers) {
    List<EdnsOption> options = options(terms, handlers);
    return options.isEmpty() && rcode >>> LOW_RCODE_BITS == 0
        ? plain(terms)
        : ResourceRecord.of(fields(terms.dnssecOk, rcode, options));
  }

  /** The OPT record of a response that is nothing but a header: no options, RCODE 0 to 15. */
  ResourceRecord plain(RequestTerms terms) {
    return terms.dnssecOk ? plainDnssecOk : plain;
  }

  /**
   * The OPT record of a response that is cut to its question: of the options only the cookie, which
   * a client that has shown one demands (RFC 7873 section 5.3).
   */
  ResourceRecord cut(RequestTerms terms, int rcode) {
    return ResourceRecord.of(
        fields(
            terms.dnssecOk,
            rcode,
            terms.cookie == null ? List.of() : List.of(terms.cookieOption())));
  }

  /** How many octets the OPT record has without options of the handler. */
  int octets(RequestTerms terms) {
    int octets = FIXED_OCTETS;
    for (EdnsOption option : terms.options(settings)) {
      octets += OPTION_HEADER + UnknownOption.of(option).data().length();
    }
    return octets;
  }
}
