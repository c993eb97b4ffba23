package io.wiredns.dnssec.chain;

import io.wiredns.codec.message.Question;
import java.util.List;
import java.util.Objects;

/**
 * The security status of an answer; RFC 4035 section 4.3.
 *
 * <p>Implementations are immutable and may be shared among threads.
 *
 * @since 0.1
 */
public sealed interface ChainVerdict {
  /**
   * A chain of signatures leads from a trust anchor to all that the answer says.
   *
   * @param finding what has been proved
   * @since 0.1
   */
  record Secure(ChainFinding finding) implements ChainVerdict {
    /**
     * Creates an instance from its components.
     *
     * @param finding what has been proved
     */
    public Secure {
      Objects.requireNonNull(finding);
    }
  }

  /**
   * It is proved that no chain of signatures can lead to the answer, or the chain needs algorithms
   * that are not supported. The answer is as good as one without DNSSEC.
   *
   * @param finding where the chain ends
   * @since 0.1
   */
  record Insecure(ChainFinding finding) implements ChainVerdict {
    /**
     * Creates an instance from its components.
     *
     * @param finding where the chain ends
     */
    public Insecure {
      Objects.requireNonNull(finding);
    }
  }

  /**
   * A chain of signatures should lead to the answer, and does not. The answer must not be used.
   *
   * @param finding what is wrong
   * @since 0.1
   */
  record Bogus(ChainFinding finding) implements ChainVerdict {
    /**
     * Creates an instance from its components.
     *
     * @param finding what is wrong
     */
    public Bogus {
      Objects.requireNonNull(finding);
    }
  }

  /**
   * There is no verdict, because records or a trust anchor are missing, or a limit was reached.
   *
   * @param finding what is missing, or which limit
   * @param needs the questions whose responses are missing; empty if responses cannot help
   * @since 0.1
   */
  record Indeterminate(ChainFinding finding, List<Question> needs) implements ChainVerdict {
    /**
     * Creates an instance from its components.
     *
     * @param finding what is missing, or which limit
     * @param needs the questions whose responses are missing; copied
     */
    public Indeterminate {
      Objects.requireNonNull(finding);
      needs = List.copyOf(needs);
    }
  }

  /**
   * Returns the reason.
   *
   * @return reason, RRset, record and text
   */
  ChainFinding finding();
}
