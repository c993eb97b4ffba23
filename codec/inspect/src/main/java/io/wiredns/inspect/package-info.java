/**
 * Messages for people and programs: dig style, RFC 8427 JSON, dissection.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.inspect;
