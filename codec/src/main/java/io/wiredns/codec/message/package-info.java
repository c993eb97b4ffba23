/**
 * DNS messages, RFC 1035 section 4: {@link io.wiredns.codec.message.MessageView} reads octets in
 * place and allocates little or nothing, {@link io.wiredns.codec.message.Message} is an immutable
 * value, {@link io.wiredns.codec.message.MessageWriter} writes one to a ByteBuffer.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <h2>What each call costs</h2>
 *
 * <p>The cheapest calls come first. <em>Nothing</em> means that no heap memory is allocated after
 * the reused object has grown to the largest message so far, and after the JIT compiler has
 * compiled the code; tests check this. The time of each call is bounded by a multiple of the number
 * of octets, for hostile messages, too: a name may have at most {@link
 * io.wiredns.codec.wire.WireLimits#NAME_POINTERS} pointers, and memory is never allocated by the
 * counts of a header.
 *
 * <table class="striped">
 *   <caption>Reading</caption>
 *   <thead>
 *     <tr><th scope="col">call</th><th scope="col">allocates</th><th scope="col">passes over the
 *       octets</th><th scope="col">RDATA decoded</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessagePatch#setId setId}, {@link
 *       io.wiredns.codec.message.MessagePatch#setFlags setFlags}</th><td>nothing</td><td>none: two
 *       octets are written in place</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Header#peek Header.peek}</th><td>a
 *       header and twelve octets</td><td>the first twelve octets</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.QuestionView#tryWrap
 *       QuestionView.tryWrap}</th><td>nothing</td><td>a copy of 271 octets at most, one walk of the
 *       first question; the rest is not examined</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageView#tryWrap
 *       MessageView.tryWrap}</th><td>nothing, even for a malformed message</td><td>one bulk copy,
 *       one walk from record to record; RDATA is skipped</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageView#wrap
 *       MessageView.wrap}</th><td>nothing; an exception without a stack trace for a malformed
 *       message</td><td>the same</td><td>never</td></tr>
 *     <tr><th scope="row">fields of a {@link io.wiredns.codec.message.RecordView}: type, class,
 *       TTL, address, {@code copyName}, {@code copyRData}</th><td>nothing</td><td>the requested
 *       octets</td><td>no</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.RecordView#copyExpandedRData
 *       copyExpandedRData}</th><td>nothing</td><td>the RDATA, and the names to which its pointers
 *       lead</td><td>its names only</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.RecordView#name name}, {@link
 *       io.wiredns.codec.message.MessageView#questionName questionName}</th><td>an object of 32
 *       octets, unless the JIT compiler finds that it does not escape</td><td>none; {@code
 *       isSameAs} and {@code copyTo} read the name</td><td>no</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessagePatch#lowerTtls lowerTtls}, {@link
 *       io.wiredns.codec.message.MessagePatch#limitTtls limitTtls}</th><td>nothing</td><td>type and
 *       TTL of each record, in place, after a wrap by MessageView;
 *       the first call also follows all pointers</td><td>only that of types that a user has
 *       registered, by the first call</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.TtlFields#lower TtlFields.lower}, {@link
 *       io.wiredns.codec.message.TtlFields#limit limit}</th><td>nothing; {@code of} allocates two
 *       octets for each record</td><td>the TTL of each record, in place</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.RecordView#rdata()
 *       RecordView.rdata}</th><td>the value and the objects in it</td><td>one over this
 *       RDATA</td><td>that of this record, again at each call; only its names are cached</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageView#toMessage()
 *       toMessage}</th><td>the message and its values; a name that pointers repeat is one
 *       object</td><td>one, in addition to that of the wrap</td><td>all, once</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Message#parse
 *       Message.parse}</th><td>the same, and a view for this one call, which a reused MessageView
 *       avoids</td><td>both</td><td>all, once</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Message#parseTolerant
 *       Message.parseTolerant}</th><td>the same, and an exception for each
 *       fault</td><td>both</td><td>all, once; malformed RDATA is kept as octets</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>All data of a Message are decoded when it is created, and its accessors decode nothing, except
 * {@link io.wiredns.codec.message.Message#edns() edns}, which creates a value from the OPT record
 * at each call.
 *
 * <table class="striped">
 *   <caption>Writing</caption>
 *   <thead>
 *     <tr><th scope="col">call</th><th scope="col">allocates</th><th scope="col">passes</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageWriter#write
 *       MessageWriter.write}</th><td>nothing</td><td>one over the values, directly into the array
 *       of a heap buffer; a direct buffer is filled by one bulk copy at the end; the suffixes of
 *       each name are looked up in the compression table, the longest first, until one is
 *       found</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Message#write
 *       Message.write}</th><td>a writer for this one call</td><td>the same</td></tr>
 *     <tr><th scope="row">a message that does not fit</th><td>nothing</td><td>up to the point where
 *       it no longer fits; the position of the buffer does not change</td></tr>
 *   </tbody>
 * </table>
 */
package io.wiredns.codec.message;
