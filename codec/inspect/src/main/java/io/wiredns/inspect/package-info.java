/**
 * Messages for people and programs: dig style, RFC 8427 JSON, dissection.
 *
 * <p>The three renderers have one shape. Each is made once, by {@code standard()} or by {@code
 * builder()} with its options, is immutable, and may be shared among threads. Each has two methods
 * under the same names: {@code toText(message)} gives the whole text, and {@code write(message,
 * out)} appends it to any {@link java.lang.Appendable} as it is made, so that no more than the text
 * of a few records is held in memory, however long the whole is. What a message may be:
 *
 * <table class="striped">
 * <caption>What a renderer takes</caption>
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
 * <p>A {@link io.wiredns.codec.message.Message} is shown as it is, with what tolerant parsing has
 * kept of a malformed one. {@link io.wiredns.inspect.DigText} and {@link
 * io.wiredns.inspect.Rfc8427Json} refuse a {@link io.wiredns.codec.message.MessageView} of
 * malformed data with a {@link io.wiredns.codec.wire.WireFormatException}, and then write nothing.
 * Octets are shown whatever they are: {@code write} returns what is wrong with them. A dissection
 * shows octets, which a {@code Message} does not have.
 *
 * <p>A view brings a registry of its own, which names and decodes what it shows; for messages and
 * octets the renderer's {@code registry} does so.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 */
package io.wiredns.inspect;
