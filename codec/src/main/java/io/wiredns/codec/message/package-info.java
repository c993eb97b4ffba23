/**
 * Messages: {@link io.wiredns.codec.message.MessageView} looks at octets and allocates nothing,
 * {@link io.wiredns.codec.message.Message} is an immutable value, {@link
 * io.wiredns.codec.message.MessageWriter} puts one into a ByteBuffer.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <h2>What each call costs</h2>
 *
 * <p>Cheapest first. <em>Nothing</em> means no octet on the heap once the object that is kept and
 * used again has grown to the largest message that it has met, and once the JIT compiler has done
 * its work; tests hold it, and {@code bench/goals.tsv} has what CI lets one pass over a set of
 * messages allocate. Time is bounded by a multiple of the octets, whatever they are: a name takes
 * at most {@link io.wiredns.codec.wire.WireLimits#NAME_POINTERS} pointers, and nothing is made as
 * large as a header claims.
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
 *       octets are written, in place</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Header#peek Header.peek}</th><td>a
 *       header and twelve octets</td><td>the first twelve octets</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.QuestionView#tryWrap
 *       QuestionView.tryWrap}</th><td>nothing</td><td>a copy of 271 octets at most, one walk of the
 *       first question; what follows is not looked at</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageView#tryWrap
 *       MessageView.tryWrap}</th><td>nothing, of a malformed message too</td><td>one bulk copy, one
 *       walk from record to record; RDATA is stepped over</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageView#wrap
 *       MessageView.wrap}</th><td>nothing; an exception without a stack trace if
 *       malformed</td><td>the same</td><td>never</td></tr>
 *     <tr><th scope="row">numbers of a {@link io.wiredns.codec.message.RecordView}: type, class,
 *       TTL, address, {@code copyName}, {@code copyRData}</th><td>nothing</td><td>the octets asked
 *       for</td><td>no</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.RecordView#copyExpandedRData
 *       copyExpandedRData}</th><td>nothing</td><td>the RDATA, and the names that its pointers lead
 *       to</td><td>its names only</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.RecordView#name name}, {@link
 *       io.wiredns.codec.message.MessageView#questionName questionName}</th><td>a window of 32
 *       octets, unless the compiler sees that nobody keeps it</td><td>none; {@code isSameAs} and
 *       {@code copyTo} the name's</td><td>no</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessagePatch#lowerTtls lowerTtls}, {@link
 *       io.wiredns.codec.message.MessagePatch#limitTtls limitTtls}</th><td>nothing</td><td>type and
 *       TTL of each record, in place, after a look by MessageView; the first time also where its
 *       pointers lead</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.TtlFields#lower TtlFields.lower}, {@link
 *       io.wiredns.codec.message.TtlFields#limit limit}</th><td>nothing; {@code of} two octets a
 *       record</td><td>the TTL of each record, in place</td><td>never</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.RecordView#rdata()
 *       RecordView.rdata}</th><td>the value, with what it holds</td><td>one over this
 *       RDATA</td><td>this record's, anew at every call: nothing is kept</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageView#toMessage()
 *       toMessage}</th><td>the message and its values; a name that pointers repeat is one
 *       object</td><td>one, after that of the wrap</td><td>all, once</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Message#parse
 *       Message.parse}</th><td>the same, and a view for this one call: keep a MessageView where
 *       that matters</td><td>both</td><td>all, once</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Message#parseTolerant
 *       Message.parseTolerant}</th><td>the same, and an exception for each
 *       fault</td><td>both</td><td>all, once; what is malformed is kept as octets</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>A Message has everything decoded, and its accessors decode nothing again, except {@link
 * io.wiredns.codec.message.Message#edns() edns}, which makes a value of the OPT record at each
 * call.
 *
 * <table class="striped">
 *   <caption>Writing</caption>
 *   <thead>
 *     <tr><th scope="col">call</th><th scope="col">allocates</th><th scope="col">passes</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.MessageWriter#write
 *       MessageWriter.write}</th><td>nothing</td><td>one over the values, straight into
 *       the array of a heap buffer; a direct one gets one bulk copy at the end; each name is looked
 *       up in the compression table from its first label on until a suffix is
 *       found</td></tr>
 *     <tr><th scope="row">{@link io.wiredns.codec.message.Message#write
 *       Message.write}</th><td>a writer for this one call</td><td>the same</td></tr>
 *     <tr><th scope="row">a message that does not fit</th><td>nothing</td><td>up to where it no
 *       longer fits; the buffer's position stays as it was</td></tr>
 *   </tbody>
 * </table>
 */
package io.wiredns.codec.message;
