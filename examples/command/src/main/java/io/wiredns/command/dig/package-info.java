/** The words of dig's command line, and its layout of responses. */
package io.wiredns.command.dig;
