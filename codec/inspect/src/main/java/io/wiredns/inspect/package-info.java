/** Messages for people and programs: dig style, RFC 8427 JSON, dissection. */
package io.wiredns.inspect;
