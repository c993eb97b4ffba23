/**
 * Sends UPDATE messages to primary servers (RFC 2136) and NOTIFY messages to secondary servers (RFC
 * 1996). {@link io.wiredns.codec.message.UpdateBuilder} and {@link
 * io.wiredns.codec.message.NotifyBuilder} build the messages.
 */
package io.wiredns.core.zone;
