/**
 * The meaning of a response, and the client's next step. {@link
 * io.wiredns.codec.response.ResponseClassifier} classifies responses, {@link
 * io.wiredns.codec.response.Outcome} is the result, and {@link io.wiredns.codec.response.NextStep}
 * says how a client continues. Texts for people are in the module {@code wiredns-guide}.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.codec.response;
