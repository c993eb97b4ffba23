/** Messages for people and programs: dig style, RFC 8427 JSON, annotated dissection. */
package io.wiredns.codec.render;
