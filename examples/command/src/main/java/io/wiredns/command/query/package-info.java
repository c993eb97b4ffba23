/**
 * The command {@code query}: the answer as dig shows it, the attempts, and the likeliest cause of a
 * failure.
 */
package io.wiredns.command.query;
