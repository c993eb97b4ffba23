/** Classes that module {@code wiredns-guide} uses, too. Not exported to users. */
package io.wiredns.inspect.internal;
