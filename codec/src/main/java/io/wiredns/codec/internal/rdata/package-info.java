/** The inside of package {@code rdata}. Not exported. */
package io.wiredns.codec.internal.rdata;
