/** How messages travel: today the framing of TCP. */
package io.wiredns.core;
