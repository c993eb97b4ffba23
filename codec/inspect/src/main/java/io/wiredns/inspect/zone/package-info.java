/** Whether a text is a zone: what servers refuse to load, and what loads and does not work. */
package io.wiredns.inspect.zone;
