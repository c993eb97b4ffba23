/** Messages for people and programs: dig style, RFC 8427 JSON, dissection; what types are. */
package io.wiredns.codec.render;
