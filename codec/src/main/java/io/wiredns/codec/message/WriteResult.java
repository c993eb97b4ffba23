package io.wiredns.codec.message;

/**
 * What became of a message that had to fit.
 *
 * @since 0.1
 */
public enum WriteResult {
  /** All of it was written. */
  COMPLETE,
  /** Additional records that nothing needs were left out; TC is as it was. */
  REDUCED,
  /** RRsets were left out and TC is set, RFC 2181 section 9. */
  TRUNCATED,
  /** Not even header, questions, OPT and TSIG fit: nothing was written. */
  NOTHING
}
