/**
 * What commands write: lines of text and of JSON, standard output, and one way to say servers, keys
 * and times.
 */
package io.wiredns.command.output;
