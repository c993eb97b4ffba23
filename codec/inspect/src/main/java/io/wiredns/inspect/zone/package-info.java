/**
 * A checker for zone files: it finds errors for which servers refuse to load a zone, and problems
 * of zones that load but do not work.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.inspect.zone;
