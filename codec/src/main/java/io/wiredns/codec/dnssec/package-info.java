/**
 * What DNSSEC computes of records without a key or a clock: canonical form, key tags, DS digests,
 * hashed names, and which names a denial covers. It neither signs nor validates.
 */
package io.wiredns.codec.dnssec;
