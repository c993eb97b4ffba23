/** The inside of package {@code message}. Not exported. */
package io.wiredns.codec.internal.message;
