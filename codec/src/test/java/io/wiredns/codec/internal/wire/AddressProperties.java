package io.wiredns.codec.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.wiredns.codec.wire.Ipv6;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AddressProperties {
  @Property
  void everyIpv6AddressIsReadBack(@ForAll long high, @ForAll long low, @ForAll long mask) {
    Ipv6 address = new Ipv6(high & mask, low & Long.reverse(mask));
    assertEquals(address, Addresses.ipv6(address.toString()));
  }
}
