/**
 * The implementation of package {@code wire}, which is not exported: reading and writing octets,
 * and walking, hashing and compressing names.
 */
package io.wiredns.codec.internal.wire;
