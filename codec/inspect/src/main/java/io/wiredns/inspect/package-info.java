/**
 * Renderers of messages for people and programs: text in the style of dig, JSON of RFC 8427, and
 * dissection.
 *
 * <p>The three renderers are used in the same way. A renderer is created once, by {@code
 * standard()} or by {@code builder()} with options, is immutable, and may be shared among threads.
 * Each has two methods: {@code toText(message)} returns the whole text, and {@code write(message,
 * out)} appends it to any {@link java.lang.Appendable} in pieces, so that only the text of a few
 * records is held in memory, however long the whole text is. An {@link
 * io.wiredns.inspect.AsciiBuffer} receives octets without a detour by strings, and is the fastest
 * target. The types of message that they accept:
 *
 * <table class="striped">
 * <caption>Messages that a renderer accepts</caption>
 * <thead>
 * <tr><th scope="col">renderer</th><th scope="col">{@code Message}</th>
 *     <th scope="col">{@code MessageView}</th>
 *     <th scope="col">{@code ByteBuffer}, {@code byte[]}</th></tr>
 * </thead>
 * <tbody>
 * <tr><th scope="row">{@link io.wiredns.inspect.DigText}</th><td>yes</td><td>yes</td><td>no</td>
 *     </tr>
 * <tr><th scope="row">{@link io.wiredns.inspect.Rfc8427Json}</th><td>yes</td><td>yes</td>
 *     <td>yes</td></tr>
 * <tr><th scope="row">{@link io.wiredns.inspect.Dissector}</th><td>no</td><td>yes</td><td>yes</td>
 *     </tr>
 * </tbody>
 * </table>
 *
 * <p>A {@link io.wiredns.codec.message.Message} is always shown, including malformed data that
 * tolerant parsing has kept. For a {@link io.wiredns.codec.message.MessageView} with malformed
 * data, {@link io.wiredns.inspect.DigText} and {@link io.wiredns.inspect.Rfc8427Json} throw a
 * {@link io.wiredns.codec.wire.WireFormatException} and write nothing. Octets are always shown,
 * even if they are malformed: {@code write} returns the faults. A {@code Message} has no octets, so
 * it cannot be dissected.
 *
 * <p>Types and options are decoded and named by a registry: that of the view for a view, and the
 * renderer's {@code registry} for messages and octets.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.inspect;
