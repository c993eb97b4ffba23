/** The inside of the package {@code edns}. */
package io.wiredns.codec.internal.edns;
