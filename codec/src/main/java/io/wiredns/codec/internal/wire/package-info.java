/**
 * The inside of package {@code wire}: how octets are read and written, names walked, hashed and
 * compressed. Not exported; what users touch is in package {@code wire}.
 */
package io.wiredns.codec.internal.wire;
