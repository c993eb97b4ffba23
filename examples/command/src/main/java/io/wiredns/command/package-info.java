/** The command line {@code wiredns}. */
package io.wiredns.command;
