/** Messages that commands read: from captures, text and octets, in files and on standard input. */
package io.wiredns.command.input;
