/** One thread, one selector: what client and server run on. Not for users. */
package io.wiredns.core.loop;
