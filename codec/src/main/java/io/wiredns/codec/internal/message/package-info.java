/**
 * The inside of package {@code message}: what the library and its benchmarks read of a view and
 * users need not. Not exported; what users touch is in package {@code message}.
 */
package io.wiredns.codec.internal.message;
