/** The command {@code serve}: zones served from files, with metrics. */
package io.wiredns.command.serve;
