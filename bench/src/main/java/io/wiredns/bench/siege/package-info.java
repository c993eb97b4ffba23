/**
 * Sieges of {@code wiredns serve}: many hostile clients, and good ones that must be answered. The
 * messages are written and checked without the library.
 */
package io.wiredns.bench.siege;
