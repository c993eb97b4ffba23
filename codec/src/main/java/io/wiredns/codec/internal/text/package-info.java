/**
 * The inside of package {@code text}: entries of zone files taken apart into words. Not exported.
 */
package io.wiredns.codec.internal.text;
