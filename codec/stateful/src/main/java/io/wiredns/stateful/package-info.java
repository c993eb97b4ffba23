/** DNS Stateful Operations: messages of opcode DSO and their TLVs; RFC 8490, RFC 8765. */
package io.wiredns.stateful;
