package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.code.RecordType;
import io.wiredns.codec.code.TsigError;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.codec.wire.WireFormatException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a response means: one of the records in here. {@link #kind} tells them apart for a switch;
 * {@link ResponseClassifier} makes them. They stand in one place because one chooses among them in
 * one place.
 *
 * @since 0.1
 */
public sealed interface Outcome {
  /** What became of a query. */
  enum Kind {
    /** Data for the name asked: {@link Answer}. */
    ANSWER,
    /** Data for a name that the one asked leads to: {@link Answer}. */
    ANSWER_THROUGH_CHAIN,
    /** Aliases, and no data for the last: {@link Alias}. */
    ALIAS,
    /** Aliases that lead back, or are too many or too long to follow: {@link Alias}. */
    ALIAS_LOOP,
    /** The name has no data of that type: {@link NoData}. */
    NODATA,
    /** The name does not exist, said by an NSEC and not by the RCODE: {@link NoData}. */
    NODATA_NXNAME,
    /** The name does not exist: {@link NxDomain}. */
    NXDOMAIN,
    /** Other servers know: {@link Referral}. */
    REFERRAL,
    /** A referral to a zone above: {@link Referral}. */
    REFERRAL_UPWARD,
    /** A referral to the server's own zone or aside: {@link Referral}. */
    REFERRAL_LAME,
    /** Not all fitted: {@link Truncated}. */
    TRUNCATED,
    /** An RCODE that says that the request failed: {@link Failed}. */
    ERROR,
    /** The EDNS version is too high: {@link BadVersion}. */
    BADVERS,
    /** The server wants its cookie: {@link BadCookie}. */
    BADCOOKIE,
    /** The TSIG was refused: {@link TsigFailed}. */
    TSIG_ERROR,
    /** No key was agreed on: {@link TkeyFailed}. */
    TKEY_ERROR,
    /** The zone was changed: {@link Done}. */
    UPDATED,
    /** The server has taken note: {@link Done}. */
    NOTIFIED,
    /** The operation of DSO, or of another opcode, has succeeded: {@link Done}. */
    DONE,
    /** A message of a zone transfer: {@link Transfer}. */
    TRANSFER,
    /** Not the response to this query: {@link Mismatch}. */
    MISMATCH,
    /** No well-formed message: {@link Malformed}. */
    MALFORMED
  }

  /**
   * Which outcome this is.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Header and OPT of the response.
   *
   * @return what they say; empty if the message is malformed
   */
  Optional<ResponseState> response();

  /**
   * What in the message speaks for this outcome.
   *
   * @return fields and records with their offsets
   */
  List<Evidence> evidence();

  /**
   * What kind of result this is.
   *
   * @return the category; empty if it is no result, {@link Mismatch} and {@link Malformed}
   */
  Optional<RcodeCategory> category();

  /**
   * What a cache may keep.
   *
   * @return the rule
   */
  default CacheRule cache() {
    return CacheRule.NOTHING;
  }

  /**
   * The steps from the name asked for to the name that this is about.
   *
   * @return the steps, none if the name asked for is meant
   */
  default List<ChainLink> chain() {
    return List.of();
  }

  /**
   * One word for tables: the code where the kind alone would not say it.
   *
   * @return such as {@code ANSWER}, {@code SERVFAIL}, {@code BADSIG}
   */
  default String label() {
    return kind().name();
  }

  /** An outcome of a message that could be read: all but {@link Malformed}. */
  sealed interface Readable extends Outcome {
    /**
     * Header and OPT of the response.
     *
     * @return what they say
     */
    ResponseState state();

    @Override
    default Optional<ResponseState> response() {
      return Optional.of(state());
    }
  }

  /**
   * Data of the type asked for.
   *
   * @param state header and OPT
   * @param chain how the name asked for leads to the owner
   * @param owner the owner of the data
   * @param records how many records match
   * @param cache how long all of it may be kept
   * @param evidence the first record that matches, and those of the chain
   */
  record Answer(
      ResponseState state,
      List<ChainLink> chain,
      Name owner,
      int records,
      CacheRule cache,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param chain how the name asked for leads to the owner
     * @param owner the owner of the data
     * @param records how many records match
     * @param cache how long all of it may be kept
     * @param evidence the first record that matches, and those of the chain
     */
    public Answer {
      Objects.requireNonNull(state);
      Objects.requireNonNull(chain);
      Objects.requireNonNull(owner);
      Objects.requireNonNull(cache);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return chain.isEmpty() ? Kind.ANSWER : Kind.ANSWER_THROUGH_CHAIN;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.SUCCESS);
    }
  }

  /**
   * Aliases without data at their end: the target is to be asked for (RFC 2308 section 2.2.1), or
   * cannot be reached.
   *
   * @param state header and OPT
   * @param chain the aliases, at least one
   * @param target the last name, or with a loop the one that comes again
   * @param ending why there is no more
   * @param cache how long the aliases may be kept
   * @param evidence the aliases
   */
  record Alias(
      ResponseState state,
      List<ChainLink> chain,
      Name target,
      Ending ending,
      CacheRule cache,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param chain the aliases, at least one
     * @param target the last name, or with a loop the one that comes again
     * @param ending why there is no more
     * @param cache how long the aliases may be kept
     * @param evidence the aliases
     */
    public Alias {
      Objects.requireNonNull(state);
      Objects.requireNonNull(chain);
      Objects.requireNonNull(target);
      Objects.requireNonNull(ending);
      Objects.requireNonNull(cache);
      Objects.requireNonNull(evidence);
    }

    /** Why a chain ends without data. */
    public enum Ending {
      /** The response has nothing for the last target. */
      TARGET_MISSING,
      /** The chain comes back to a name that it has passed. */
      LOOP,
      /** The chain is longer than {@link ResponseClassifier#CHAIN_LINKS}. */
      TOO_MANY,
      /** A DNAME makes a name of more than 255 octets, and yet the RCODE is not YXDOMAIN. */
      NAME_TOO_LONG
    }

    @Override
    public Kind kind() {
      return ending == Ending.TARGET_MISSING ? Kind.ALIAS : Kind.ALIAS_LOOP;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(
          kind() == Kind.ALIAS ? RcodeCategory.SUCCESS : RcodeCategory.SERVERS_FAULT);
    }
  }

  /**
   * The name has no data of the type asked for; RFC 2308 section 2.2.
   *
   * @param state header and OPT
   * @param chain how the name asked for leads to the name
   * @param name the name without data
   * @param form which of the RFC's forms this is
   * @param cache how long that may be kept
   * @param evidence what says so
   */
  record NoData(
      ResponseState state,
      List<ChainLink> chain,
      Name name,
      Form form,
      CacheRule cache,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param chain how the name asked for leads to the name
     * @param name the name without data
     * @param form which of the RFC's forms this is
     * @param cache how long that may be kept
     * @param evidence what says so
     */
    public NoData {
      Objects.requireNonNull(state);
      Objects.requireNonNull(chain);
      Objects.requireNonNull(name);
      Objects.requireNonNull(form);
      Objects.requireNonNull(cache);
      Objects.requireNonNull(evidence);
    }

    /** The forms of RFC 2308 section 2.2, and that of RFC 9824. */
    public enum Form {
      /** SOA and NS in the authority section: no referral, because of the SOA. */
      TYPE_1,
      /** SOA. */
      TYPE_2,
      /** Neither; nothing says how long it holds. */
      TYPE_3,
      /** Compact denial: a type bitmap with NXNAME says that the name does not exist. */
      COMPACT
    }

    /**
     * Whether the name exists.
     *
     * @return false for compact denial
     */
    public boolean nameExists() {
      return form != Form.COMPACT;
    }

    @Override
    public Kind kind() {
      return nameExists() ? Kind.NODATA : Kind.NODATA_NXNAME;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(nameExists() ? RcodeCategory.SUCCESS : RcodeCategory.NAME_ABSENT);
    }
  }

  /**
   * The name, the last of the chain, does not exist, nor anything below it; RFC 2308 section 2.1,
   * RFC 6604 section 3, RFC 8020 section 2.
   *
   * @param state header and OPT
   * @param chain how the name asked for leads to the name
   * @param name the name that does not exist
   * @param form which of the RFC's forms this is
   * @param cache how long that may be kept
   * @param evidence what says so
   */
  record NxDomain(
      ResponseState state,
      List<ChainLink> chain,
      Name name,
      Form form,
      CacheRule cache,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param chain how the name asked for leads to the name
     * @param name the name that does not exist
     * @param form which of the RFC's forms this is
     * @param cache how long that may be kept
     * @param evidence what says so
     */
    public NxDomain {
      Objects.requireNonNull(state);
      Objects.requireNonNull(chain);
      Objects.requireNonNull(name);
      Objects.requireNonNull(form);
      Objects.requireNonNull(cache);
      Objects.requireNonNull(evidence);
    }

    /** The forms of RFC 2308 section 2.1. */
    public enum Form {
      /** SOA and NS in the authority section. */
      TYPE_1,
      /** SOA. */
      TYPE_2,
      /** Neither. */
      TYPE_3,
      /** NS. */
      TYPE_4
    }

    @Override
    public Kind kind() {
      return Kind.NXDOMAIN;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.NAME_ABSENT);
    }
  }

  /**
   * NS records instead of an answer: others are to be asked; RFC 1034 section 4.3.1.
   *
   * @param state header and OPT
   * @param chain how the name asked for leads to the name below the zone
   * @param zone the owner of the NS records
   * @param course where the referral leads
   * @param servers how many NS records it has
   * @param addresses how many addresses of theirs the additional section has
   * @param cache how long the delegation may be kept
   * @param evidence the first NS record
   */
  record Referral(
      ResponseState state,
      List<ChainLink> chain,
      Name zone,
      Course course,
      int servers,
      int addresses,
      CacheRule cache,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param chain how the name asked for leads to the name below the zone
     * @param zone the owner of the NS records
     * @param course where the referral leads
     * @param servers how many NS records it has
     * @param addresses how many addresses of theirs the additional section has
     * @param cache how long the delegation may be kept
     * @param evidence the first NS record
     */
    public Referral {
      Objects.requireNonNull(state);
      Objects.requireNonNull(chain);
      Objects.requireNonNull(zone);
      Objects.requireNonNull(course);
      Objects.requireNonNull(cache);
      Objects.requireNonNull(evidence);
    }

    /** Where a referral leads. */
    public enum Course {
      /** Down: below the zone that was asked, at or above the name. */
      USABLE,
      /** Up: to the root, or above the zone that was asked. */
      UPWARD,
      /** To the zone that was asked, or to one that the name is not in. */
      LAME
    }

    @Override
    public Kind kind() {
      return switch (course) {
        case USABLE -> Kind.REFERRAL;
        case UPWARD -> Kind.REFERRAL_UPWARD;
        case LAME -> Kind.REFERRAL_LAME;
      };
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(
          course == Course.USABLE ? RcodeCategory.SUCCESS : RcodeCategory.SERVERS_FAULT);
    }
  }

  /**
   * TC is set: what came is not to be used; RFC 2181 section 9.
   *
   * @param state header and OPT
   * @param evidence the bit
   */
  record Truncated(ResponseState state, List<Evidence> evidence) implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param evidence the bit
     */
    public Truncated {
      Objects.requireNonNull(state);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.TRUNCATED;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.NEGOTIATION);
    }
  }

  /**
   * The request failed, and the RCODE says how.
   *
   * @param state header and OPT
   * @param codeCategory what kind of failure
   * @param cache whether it may be kept
   * @param evidence the RCODE, EDE options, with YXDOMAIN the DNAME
   */
  record Failed(
      ResponseState state, RcodeCategory codeCategory, CacheRule cache, List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param codeCategory what kind of failure
     * @param cache whether it may be kept
     * @param evidence the RCODE, EDE options, with YXDOMAIN the DNAME
     */
    public Failed {
      Objects.requireNonNull(state);
      Objects.requireNonNull(codeCategory);
      Objects.requireNonNull(cache);
      Objects.requireNonNull(evidence);
    }

    /**
     * The RCODE.
     *
     * @return of header and OPT together
     */
    public Rcode rcode() {
      return state.rcode();
    }

    @Override
    public Kind kind() {
      return Kind.ERROR;
    }

    @Override
    public String label() {
      return rcode().toString();
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(codeCategory);
    }
  }

  /**
   * The query's EDNS version is above the server's; RFC 6891 section 6.1.3.
   *
   * @param state header and OPT
   * @param version the highest version that the server does, 0 to 255
   * @param evidence the RCODE and the version
   */
  record BadVersion(ResponseState state, int version, List<Evidence> evidence) implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param version the highest version that the server does, 0 to 255
     * @param evidence the RCODE and the version
     */
    public BadVersion {
      Objects.requireNonNull(state);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.BADVERS;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.NEGOTIATION);
    }
  }

  /**
   * The server wants to see its cookie first; RFC 7873 section 5.2.3.
   *
   * @param state header and OPT
   * @param serverCookie the server's part to send next time, 8 to 32 octets; empty if there is none
   * @param evidence the RCODE and the cookie
   */
  record BadCookie(ResponseState state, Octets serverCookie, List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param serverCookie the server's part to send next time, 8 to 32 octets; empty if there is
     *     none
     * @param evidence the RCODE and the cookie
     */
    public BadCookie {
      Objects.requireNonNull(state);
      Objects.requireNonNull(serverCookie);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.BADCOOKIE;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.NEGOTIATION);
    }
  }

  /**
   * The server refuses the query's TSIG; RFC 8945 section 5.2.
   *
   * @param state header and OPT
   * @param error the error in the response's TSIG
   * @param key the key's name
   * @param signed whether the response itself has a MAC; without one anybody can have sent it
   * @param clockDifference with BADTIME: the server's time less the one in the query, seconds
   * @param evidence the error field
   */
  record TsigFailed(
      ResponseState state,
      TsigError error,
      Name key,
      boolean signed,
      OptionalLong clockDifference,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param error the error in the response's TSIG
     * @param key the key's name
     * @param signed whether the response itself has a MAC; without one anybody can have sent it
     * @param clockDifference with BADTIME: the server's time less the one in the query, seconds
     * @param evidence the error field
     */
    public TsigFailed {
      Objects.requireNonNull(state);
      Objects.requireNonNull(error);
      Objects.requireNonNull(key);
      Objects.requireNonNull(clockDifference);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.TSIG_ERROR;
    }

    @Override
    public String label() {
      return error.toString();
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.AUTHENTICATION);
    }
  }

  /**
   * The server does not agree on a key; RFC 2930 section 2.6.
   *
   * @param state header and OPT
   * @param error the error in the TKEY record
   * @param mode the mode in the TKEY record, 0 to 65535
   * @param evidence the record
   */
  record TkeyFailed(ResponseState state, TsigError error, int mode, List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param error the error in the TKEY record
     * @param mode the mode in the TKEY record, 0 to 65535
     * @param evidence the record
     */
    public TkeyFailed {
      Objects.requireNonNull(state);
      Objects.requireNonNull(error);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.TKEY_ERROR;
    }

    @Override
    public String label() {
      return error.toString();
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.AUTHENTICATION);
    }
  }

  /**
   * An operation other than a query has succeeded.
   *
   * @param state header and OPT, the opcode among it
   * @param evidence the RCODE
   */
  record Done(ResponseState state, List<Evidence> evidence) implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT, the opcode among it
     * @param evidence the RCODE
     */
    public Done {
      Objects.requireNonNull(state);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      Opcode opcode = state.opcode();
      return opcode.equals(Opcode.UPDATE)
          ? Kind.UPDATED
          : opcode.equals(Opcode.NOTIFY) ? Kind.NOTIFIED : Kind.DONE;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(RcodeCategory.SUCCESS);
    }
  }

  /**
   * One message of a zone transfer; RFC 5936 section 2.2, RFC 1995 section 4.
   *
   * @param state header and OPT
   * @param type AXFR or IXFR, as asked for
   * @param form what the message holds
   * @param serial the serial of the SOA that it starts with; empty if it starts with none
   * @param ends whether the transfer is complete with this message, as far as it alone tells
   * @param evidence the first record
   */
  record Transfer(
      ResponseState state,
      RecordType type,
      Form form,
      OptionalLong serial,
      boolean ends,
      List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param type AXFR or IXFR, as asked for
     * @param form what the message holds
     * @param serial the serial of the SOA that it starts with; empty if it starts with none
     * @param ends whether the transfer is complete with this message, as far as it alone tells
     * @param evidence the first record
     */
    public Transfer {
      Objects.requireNonNull(state);
      Objects.requireNonNull(type);
      Objects.requireNonNull(form);
      Objects.requireNonNull(serial);
      Objects.requireNonNull(evidence);
    }

    /** What a message of a transfer holds. */
    public enum Form {
      /** The zone from its start. */
      FULL,
      /** Differences from their start. */
      INCREMENTAL,
      /** The asker's serial is the zone's: nothing to do. */
      UP_TO_DATE,
      /** The SOA alone, and newer than the asker's: over UDP all did not fit. */
      SOA_ALONE,
      /** Records that go on from the message before. */
      CONTINUATION,
      /** No record at all, which no transfer has. */
      EMPTY
    }

    @Override
    public Kind kind() {
      return Kind.TRANSFER;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.of(form == Form.EMPTY ? RcodeCategory.SERVERS_FAULT : RcodeCategory.SUCCESS);
    }
  }

  /**
   * The message is not the response to this query: to be ignored, for it may be forged.
   *
   * @param state header and OPT
   * @param differences what differs, at least one
   * @param evidence where
   */
  record Mismatch(ResponseState state, List<Difference> differences, List<Evidence> evidence)
      implements Readable {
    /**
     * An instance of those components.
     *
     * @param state header and OPT
     * @param differences what differs, at least one
     * @param evidence where
     */
    public Mismatch {
      Objects.requireNonNull(state);
      Objects.requireNonNull(differences);
      Objects.requireNonNull(evidence);
    }

    @Override
    public Kind kind() {
      return Kind.MISMATCH;
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.empty();
    }
  }

  /**
   * The octets are no well-formed message, or a record that matters is malformed; nothing of it is
   * to be used.
   *
   * @param fault what is wrong, where
   */
  record Malformed(WireFormatException fault) implements Outcome {
    /**
     * An instance of those components.
     *
     * @param fault what is wrong, where
     */
    public Malformed {
      Objects.requireNonNull(fault);
    }

    @Override
    public Kind kind() {
      return Kind.MALFORMED;
    }

    @Override
    public Optional<ResponseState> response() {
      return Optional.empty();
    }

    @Override
    public List<Evidence> evidence() {
      return List.of(new Evidence(fault.field(), fault.offset()));
    }

    @Override
    public Optional<RcodeCategory> category() {
      return Optional.empty();
    }
  }
}
