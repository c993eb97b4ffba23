package io.wiredns.dnssec.zone;

import io.wiredns.codec.rdata.Nsec3;
import io.wiredns.codec.rdata.Nsec3Param;
import io.wiredns.codec.wire.Name;
import io.wiredns.codec.wire.Octets;
import io.wiredns.dnssec.Nsec3Hash;

/** What the NSEC3 records of one chain have in common; RFC 5155 section 3.1. */
record Nsec3Parameters(int hashAlgorithm, int iterations, Octets salt) {
  static Nsec3Parameters of(Nsec3 nsec3) {
    return new Nsec3Parameters(nsec3.hashAlgorithm(), nsec3.iterations(), nsec3.salt());
  }

  static Nsec3Parameters of(Nsec3Param parameters) {
    return new Nsec3Parameters(
        parameters.hashAlgorithm(), parameters.iterations(), parameters.salt());
  }

  Octets hash(Name name) {
    return Nsec3Hash.of(name, hashAlgorithm, iterations, salt);
  }

  @Override
  public String toString() {
    return "algorithm %d, %d iterations, salt %s"
        .formatted(hashAlgorithm, iterations, salt.length() == 0 ? "-" : salt.toHex());
  }
}
