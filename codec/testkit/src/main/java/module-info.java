/**
 * Well-formed and malformed DNS messages for tests, of WireDNS or of any other parser.
 *
 * <p>Requires the codec and its module for stateful operations. Only package {@code
 * io.wiredns.testkit.jqwik} requires jqwik.
 *
 * @since 0.1
 */
module io.wiredns.testkit {
  requires transitive io.wiredns.codec;
  requires io.wiredns.stateful;
  requires static transitive net.jqwik.api;

  exports io.wiredns.testkit;
  exports io.wiredns.testkit.jqwik;
}
