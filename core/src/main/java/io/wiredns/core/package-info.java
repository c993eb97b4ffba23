/**
 * What client, server and transfers have in common: listeners and counters of events, and the
 * framing of messages in streams.
 */
package io.wiredns.core;
