/**
 * Messages: {@link io.wiredns.codec.message.MessageView} looks at octets and allocates nothing,
 * {@link io.wiredns.codec.message.Message} is an immutable value, {@link
 * io.wiredns.codec.message.MessageWriter} puts one into a ByteBuffer.
 */
package io.wiredns.codec.message;
