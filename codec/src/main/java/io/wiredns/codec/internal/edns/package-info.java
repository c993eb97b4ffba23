/** Internals of the package {@code edns}, not exported. */
package io.wiredns.codec.internal.edns;
