package io.wiredns.codec.internal.wire;

import io.wiredns.codec.wire.Fault;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.WireLimits;

/**
 * Reads names from the octets of a message; RFC 1035 section 4.1.4. Names may contain pointers to
 * an earlier position, as {@link WireNames#next} requires; that position may be in RDATA. A name
 * that is the target of several pointers is normally decoded once and shared; see {@link
 * NameCache}.
 *
 * <p>This class is a layer of the one object that decodes a message, below {@link WireReader},
 * which reads fields. Both need position and bound, and two objects would allocate 16 octets more
 * per message. Each abstract method has one implementation, so its calls are direct.
 */
abstract sealed class NameReader extends WireDecoder permits WireReader {
  private static final WireAccess ACCESS = WireAccess.get();

  /** The array whose index 0 is the first octet of the message. */
  final byte[] octets;

  /** The index after the last octet of the message, 0 to 65535. */
  private final int end;

  /**
   * The name of the first question, at offset 12, to which most pointers lead; null if it was not
   * set.
   */
  private Name question;

  /** The other names; null before the first. */
  private NameCache cache;

  /** The index of the next octet to read, at most {@link #bound}. */
  int position;

  /**
   * The index after the last octet that may be read without following a pointer, at most {@link
   * #end}.
   */
  int bound;

  /** The fault and its field; null before the first. */
  Diagnosis diagnosis;

  /** Creates a reader for the message at {@code [0, end)}. */
  NameReader(byte[] octets, int end) {
    this.octets = octets;
    this.end = end;
  }

  @Override
  public final void question(Name question) {
    this.question = question;
  }

  final int end() {
    return end;
  }

  final Diagnosis diagnosis() {
    if (diagnosis == null) {
      diagnosis = new Diagnosis();
    }
    return diagnosis;
  }

  /** Sets the field of the fault in {@link #diagnosis} and returns the exception to throw. */
  abstract Abort abort(String field);

  /** Sets the fault and its field and returns the exception to throw. */
  final Abort fail(Fault fault, String field, int at, long found, long limit) {
    diagnosis().set(fault, at, found, limit);
    return abort(field);
  }

  /**
   * Reads the name at the position and advances the position past it.
   *
   * @param field the name of the field
   * @param pointersAllowed whether the name may be compressed
   * @return the name
   */
  final Name name(String field, boolean pointersAllowed) {
    byte[] a = octets;
    int start = position;
    int p = WireNames.pieceEnd(a, start, bound);
    int next = WireNames.next(a, start, p, bound);
    if (next == 0) {
      position = p + 1;
      Name name = ACCESS.copyOf(a, start, p + 1 - start);
      remember(start, name);
      return name;
    }
    Name name = next > 0 && pointersAllowed ? joined(start, p, next) : null;
    if (name != null) {
      position = p + Pointer.OCTETS;
      return name;
    }
    throw nameFault(field, start, pointersAllowed);
  }

  private Abort nameFault(String field, int start, boolean pointersAllowed) {
    int p = WireNames.pieceEnd(octets, start, bound);
    if (!pointersAllowed && Pointer.isAt(octets, p, bound)) {
      return fail(Fault.POINTER_FORBIDDEN, field, p, Pointer.target(octets, p), 0);
    }
    if (!WireNames.diagnose(octets, start, bound, end, diagnosis())) {
      throw new AssertionError("a well-formed name at octet " + start + " was refused");
    }
    return abort(field);
  }

  /**
   * Returns the name that consists of the labels from {@code start} to {@code p} and the name at a
   * pointer target, or null if it breaks a rule.
   */
  private Name joined(int start, int p, int target) {
    Name suffix = nameAt(target);
    if (suffix == null) {
      return null;
    }
    int prefix = p - start;
    int pointers = suffix == question ? 1 : cache.pointers(target) + 1;
    if (!WireNames.isWithinLimits(prefix + suffix.length(), pointers)) {
      return null;
    }
    if (prefix == 0) {
      return suffix;
    }
    Name name = ACCESS.join(octets, start, prefix, suffix);
    cache().put(start, name, pointers);
    return name;
  }

  private NameCache cache() {
    if (cache == null) {
      cache = NameCache.ofMessage(end);
    }
    return cache;
  }

  /**
   * Caches a name without pointers, if there is a cache. There is none until a name is read that
   * has labels before a pointer, or a pointer elsewhere than to {@link #question}; most messages
   * have no such name and need no cache.
   */
  private void remember(int offset, Name name) {
    if (cache != null) {
      cache.put(offset, name, 0);
    }
  }

  /** Returns the name at a pointer target, or null if it breaks a rule. */
  private Name nameAt(int target) {
    if (target == WireLimits.HEADER_OCTETS && question != null) {
      return question;
    }
    Name name = cache().get(target);
    if (name == null && !cache.isRefused(target)) {
      name = expandTarget(target);
      if (name == null) {
        cache.refuse(target);
      }
    }
    return name;
  }

  /** Decodes and caches the name at a pointer target; returns null if it breaks a rule. */
  private Name expandTarget(int target) {
    if (cache.effort() > HostileNameCache.EFFORT) {
      cache = new HostileNameCache(octets, end);
    }
    if (cache instanceof HostileNameCache hostile) {
      return hostile.expand(target);
    }
    int walked = WireNames.walk(octets, target, end, end, null, 0);
    if (walked < 0) {
      return null;
    }
    int length = WireNames.octets(walked);
    int pointers = WireNames.pointers(walked);
    cache.spend(length + HostileNameCache.PIECE_EFFORT * pointers);
    if (pointers == 0) {
      return copyContiguous(target, length);
    }
    // The copy is a second pass over the name, because the first had to find the length.
    byte[] wire = new byte[length];
    WireNames.copy(octets, target, wire, 0);
    Name name = ACCESS.adopt(wire);
    cache.put(target, name, pointers);
    return name;
  }

  /** Copies and caches a name that is well-formed and contiguous. */
  private Name copyContiguous(int offset, int length) {
    Name name = ACCESS.copyOf(octets, offset, length);
    cache().put(offset, name, 0);
    return name;
  }

  @Override
  public final Name name(int start, int contiguousStart, int length) {
    if (contiguousStart == start) {
      Name name = ACCESS.copyOf(octets, start, length);
      remember(start, name);
      return name;
    }
    if (length > 0) {
      Name name = cache().get(contiguousStart);
      return name != null ? name : copyContiguous(contiguousStart, length);
    }
    // The structural pass finds every name without a pointer contiguous, so here a pointer ends the
    // labels. The test for a root protects against a caller that passes 0 for such a name.
    int p = WireNames.pieceEnd(octets, start, end);
    return octets[p] == 0
        ? copyContiguous(start, p + 1 - start)
        : joined(start, p, Pointer.target(octets, p));
  }
}
