package io.wiredns.doctor.laboratory;

import java.util.List;

/** The servers of the laboratory that load zones or resolve, and their addresses. */
enum Program {
  /** NSD with the root zone. */
  ROOT("198.41.0.4", "199.9.14.201", "2001:503:ba3e::2:30", "2001:500:200::b"),
  /** Knot with the zone {@code lab.}. */
  TOP("192.5.6.30", "192.33.14.30", "2001:503:a83e::2:30", "2001:503:231d::2:30"),
  BIND("185.10.1.53", "194.20.1.53", "2a01:4f8:101::53", "2a02:c98:101::53"),
  KNOT("185.10.2.53", "194.20.2.53", "2a01:4f8:102::53", "2a02:c98:102::53"),
  NSD("185.10.3.53", "194.20.3.53", "2a01:4f8:103::53", "2a02:c98:103::53"),
  POWERDNS("185.10.4.53", "194.20.4.53", "2a01:4f8:104::53", "2a02:c98:104::53"),
  /** BIND at an address that the client cannot reach, for {@link ScriptedAuthority}. */
  HIDDEN("127.0.0.53"),
  /** Unbound as a resolver that validates. */
  UNBOUND("185.10.9.53"),
  /** Unbound with another trust anchor for the root than its key. */
  WRONG_ANCHOR("185.10.11.53"),
  /** BIND as a resolver that validates. */
  RESOLVER("185.10.10.53");

  private final List<String> addresses;

  Program(String... addresses) {
    this.addresses = List.of(addresses);
  }

  List<String> addresses() {
    return addresses;
  }

  /** Returns the addresses of its first or second place: IPv4, and IPv6 if it has it. */
  List<String> place(int number) {
    return addresses.size() < 4
        ? addresses
        : List.of(addresses.get(number), addresses.get(number + 2));
  }

  String first() {
    return addresses.get(0);
  }
}
