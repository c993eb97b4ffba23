package io.wiredns.core.server;

import io.wiredns.codec.edns.Edns;
import io.wiredns.codec.edns.EdnsOption;
import io.wiredns.codec.edns.UnknownOption;
import io.wiredns.codec.message.ResourceRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the OPT record of every response that the server writes; RFC 6891 section 6. It holds the
 * server's payload size, version 0, the DO bit of the request, the high bits of the RCODE, the
 * options that the request asks the server for, and then the handler's options.
 *
 * <p>For one thread.
 */
final class ResponseOpt {
  /** The length of an OPT record without options: owner, type, class, TTL and RDLENGTH. */
  private static final int FIXED_OCTETS = 11;

  /** The length of an option before its data: code and length. */
  private static final int OPTION_HEADER = 4;

  /** The number of low RCODE bits, which the header holds. */
  private static final int LOW_RCODE_BITS = 4;

  private final ServerSettings settings;

  /**
   * The OPT records for RCODE 0 to 15 without options, with DO clear and set. Most responses use
   * one of these two, so that they allocate no record.
   */
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

  /** Returns the options of the response, the server's before the handler's. */
  private List<EdnsOption> options(RequestContext context, List<EdnsOption> handlers) {
    List<EdnsOption> own = context.options(settings);
    if (own.isEmpty() || handlers.isEmpty()) {
      return own.isEmpty() ? handlers : own;
    }
    List<EdnsOption> options = new ArrayList<>(own);
    options.addAll(handlers);
    return options;
  }

  /** Returns the EDNS fields of a response that is built as a {@code Message}. */
  Edns edns(RequestContext context, int rcode, List<EdnsOption> handlers) {
    return fields(context.dnssecOk, rcode, options(context, handlers));
  }

  /**
   * Returns the OPT record of a response that is written record by record.
   *
   * @param rcode the complete RCODE of the response, of which OPT holds the high bits
   * @param handlers the handler's options
   */
  ResourceRecord record(RequestContext context, int rcode, List<EdnsOption> handlers) {
    List<EdnsOption> options = options(context, handlers);
    return options.isEmpty() && rcode >>> LOW_RCODE_BITS == 0
        ? plain(context)
        : ResourceRecord.of(fields(context.dnssecOk, rcode, options));
  }

  /** Returns the OPT record of a response without options, whose RCODE is 0 to 15. */
  ResourceRecord plain(RequestContext context) {
    return context.dnssecOk ? plainDnssecOk : plain;
  }

  /**
   * Returns the OPT record of a response that is cut to its question. Its only option is the
   * cookie, which a client that sent one requires (RFC 7873 section 5.3).
   */
  ResourceRecord cut(RequestContext context, int rcode) {
    return ResourceRecord.of(
        fields(
            context.dnssecOk,
            rcode,
            context.cookie == null ? List.of() : List.of(context.cookieOption())));
  }

  /** Returns the length of the OPT record without the handler's options. */
  int octets(RequestContext context) {
    int octets = FIXED_OCTETS;
    for (EdnsOption option : context.options(settings)) {
      octets += OPTION_HEADER + UnknownOption.of(option).data().length();
    }
    return octets;
  }
}
