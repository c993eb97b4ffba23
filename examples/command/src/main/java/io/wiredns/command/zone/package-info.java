/** The commands {@code check-zone} and {@code rr}: zone files and single records. */
package io.wiredns.command.zone;
