/**
 * The command line: options, operands, the words that all commands read in the same way, the help,
 * and the errors of wrong use.
 */
package io.wiredns.command.line;
