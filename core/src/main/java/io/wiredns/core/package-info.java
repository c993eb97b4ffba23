/**
 * Event listeners and counters, and the framing of messages in streams, which client, server and
 * zone transfers share.
 */
package io.wiredns.core;
