/** The commands {@code dissect} and {@code reencode}: messages as text, JSON and columns. */
package io.wiredns.command.dissect;
