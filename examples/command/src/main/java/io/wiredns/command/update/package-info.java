/**
 * The commands {@code axfr}, {@code ixfr}, {@code notify} and {@code update}: transfers and changes
 * of zones.
 */
package io.wiredns.command.update;
