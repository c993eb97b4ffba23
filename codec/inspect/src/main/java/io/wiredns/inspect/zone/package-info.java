/**
 * Whether a text is a zone: what servers refuse to load, and what loads and does not work.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.inspect.zone;
