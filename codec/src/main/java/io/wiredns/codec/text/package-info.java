/**
 * Presentation format: the text of fields as in zone files and in dig's output, RFC 1035 section
 * 5.1.
 */
package io.wiredns.codec.text;
