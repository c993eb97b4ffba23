/**
 * Code points of the DNS registries and their mnemonics: types, classes, opcodes, RCODEs, options.
 *
 * <p>Each registry is a value class, not an enum: every number that fits the field is a value.
 * Values with a constant have a mnemonic and are always the same object; the others are printed in
 * a generic form: a prefix and the number, such as {@code TYPE65280} (RFC 3597 section 5), or in
 * some registries the number alone.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.code;
