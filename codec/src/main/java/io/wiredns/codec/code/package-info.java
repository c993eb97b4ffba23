/**
 * Code points of the DNS registries and their names: types, classes, opcodes, RCODEs, options.
 *
 * <p>Each is an open value class, not an enum: every number of its width exists, known ones are
 * interned and have a mnemonic, the others print in the generic form of RFC 3597 section 5.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.code;
