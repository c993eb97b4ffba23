/** Presentation form: the text of fields as zone files and dig have it, RFC 1035 section 5.1. */
package io.wiredns.codec.text;
