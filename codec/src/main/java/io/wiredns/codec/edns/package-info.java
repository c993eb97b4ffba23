/** EDNS(0): what the OPT record says, and its options; RFC 6891. */
package io.wiredns.codec.edns;
