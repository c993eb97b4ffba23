/** Benchmarks that compare the codec with its peers at the same work on the same octets. */
package io.wiredns.bench;
