package io.wiredns.codec.response;

import io.wiredns.codec.code.Opcode;
import io.wiredns.codec.code.Rcode;
import io.wiredns.codec.edns.ExtendedError;
import io.wiredns.codec.wire.Name;
import java.util.List;
import java.util.OptionalLong;

/** The parts of an outcome while they are collected; reused for the next outcome. */
final class OutcomeDraft {
  Rcode rcode;
  Opcode opcode;
  int flags;
  int ednsVersion;
  boolean answersTypes;
  List<ExtendedError> extendedErrors;
  List<ChainLink> chain;
  Name name;
  byte form;
  int records;
  CacheRule cache;
  Object detail;
  boolean hasNumber;
  long number;
  boolean signed;

  OutcomeDraft() {
    clear();
  }

  /** Clears all values. */
  void clear() {
    rcode = null;
    opcode = null;
    flags = 0;
    ednsVersion = -1;
    answersTypes = false;
    extendedErrors = List.of();
    chain = List.of();
    name = null;
    form = 0;
    records = 0;
    cache = CacheRule.NOTHING;
    detail = null;
    hasNumber = false;
    number = 0;
    signed = false;
  }

  OutcomeDraft number(long number) {
    hasNumber = true;
    this.number = number;
    return this;
  }

  OutcomeDraft number(OptionalLong number) {
    return number.isPresent() ? number(number.getAsLong()) : this;
  }

  Outcome outcome(Outcome.Kind kind, List<Evidence> evidence) {
    return new Outcome(kind, this, List.copyOf(evidence));
  }
}
