/** Benchmarks: the codec and its peers at the same work on the same octets. */
package io.wiredns.bench;
