/** The command {@code compare}: the answers of several servers to one question. */
package io.wiredns.command.compare;
