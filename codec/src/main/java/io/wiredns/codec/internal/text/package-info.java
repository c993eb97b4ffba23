/** Internals of package {@code text}, not exported: splits zone files into entries and words. */
package io.wiredns.codec.internal.text;
