/**
 * What a response means, to whom, and what to do next: for a program {@link
 * io.wiredns.codec.response.ResponseClassifier}, its outcomes and the next steps; for a person the
 * guide.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.response;
