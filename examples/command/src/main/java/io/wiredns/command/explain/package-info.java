/**
 * The commands {@code explain}, {@code rcodes} and {@code faults}: what a response means, weighed
 * by its evidence.
 */
package io.wiredns.command.explain;
