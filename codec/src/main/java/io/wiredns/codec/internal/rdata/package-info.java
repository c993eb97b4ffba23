/** The implementation of package {@code rdata}, which is not exported. */
package io.wiredns.codec.internal.rdata;
