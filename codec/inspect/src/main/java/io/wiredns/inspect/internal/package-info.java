/** What is shared with the guide. Not exported to users. */
package io.wiredns.inspect.internal;
