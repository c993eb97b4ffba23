/** The command line {@code wiredns}. */
package io.wiredns.examples.cli;
