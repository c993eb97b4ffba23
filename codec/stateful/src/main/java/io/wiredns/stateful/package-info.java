/**
 * DNS Stateful Operations: messages of opcode DSO and their TLVs; RFC 8490, RFC 8765.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.stateful;
