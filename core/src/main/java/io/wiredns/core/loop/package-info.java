/** The event loop that client and server run on. This package is not exported. */
package io.wiredns.core.loop;
