/** How the walk from the root down is written. */
package io.wiredns.command.trace;
