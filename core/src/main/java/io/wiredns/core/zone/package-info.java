/**
 * Changes of zones: UPDATE messages to primaries (RFC 2136), and NOTIFY messages to those who
 * follow a zone (RFC 1996). {@link io.wiredns.codec.message.UpdateBuilder} and {@link
 * io.wiredns.codec.message.NotifyBuilder} make the messages.
 */
package io.wiredns.core.zone;
