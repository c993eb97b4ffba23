package io.wiredns.codec.message;

/**
 * The result of {@link MessageWriter#writeTruncated}: how much of a message was written. Immutable;
 * may be shared among threads.
 *
 * @since 0.1
 */
public enum WriteResult {
  /** The whole message was written. */
  COMPLETE,
  /** Only additional records that are not necessary were left out; TC is unchanged. */
  REDUCED,
  /** Necessary RRsets were left out and TC is set, RFC 2181 section 9. */
  TRUNCATED,
  /** Nothing was written, because header, questions, OPT and TSIG alone do not fit. */
  NOTHING
}
