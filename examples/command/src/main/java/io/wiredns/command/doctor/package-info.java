/** The command that finds out why a name does not resolve. */
package io.wiredns.command.doctor;
