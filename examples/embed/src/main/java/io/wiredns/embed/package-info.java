/** Programs to copy, each of which shows one use of the library. */
package io.wiredns.embed;
