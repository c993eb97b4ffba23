/**
 * The internal part of package {@code message}, for the library and its benchmarks: access to parts
 * of views that users do not need, and the text format and canonical order of records. Not
 * exported; the public classes are in package {@code message}.
 */
package io.wiredns.codec.internal.message;
