/**
 * Explanations for people: what response codes, errors and outcomes mean, who can fix them and how
 * to find the cause; how the RDATA of each type is laid out; and a malformed message as an example
 * of each fault.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.guide;
