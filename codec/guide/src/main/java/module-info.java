/**
 * Explanations for people: codes and outcomes with their causes and checks, descriptions of record
 * types, and a malformed message as an example of each fault.
 *
 * @since 0.1
 */
module io.wiredns.guide {
  requires transitive io.wiredns.codec;
  requires transitive io.wiredns.inspect;
  requires io.wiredns.stateful;

  exports io.wiredns.guide;
}
