package io.wiredns.codec.wire;

/**
 * The limits that bound work and memory, with their derivation.
 *
 * <p>For a message or a text of n octets, even a hostile one, the number of steps and the memory of
 * each public operation are proportional to n, or to n log n where something is sorted. The table
 * states the largest cost per octet:
 *
 * <ul>
 *   <li>A step is a method call or one iteration of a loop.
 *   <li>Octets moved are those that the Java platform copies, compares, appends or hashes in bulk.
 *   <li>Octets allocated are on the heap; those of a reused object count at its first use.
 * </ul>
 *
 * <p>In addition, each call may have a constant cost of at most 100,000 steps, 100,000 octets moved
 * and 300,000 octets allocated.
 *
 * <p>The following rules bound these costs. A name has at most 127 labels and 127 pointers. Names
 * that are the target of many pointers are walked once. No allocation depends on a count in the
 * header. A suffix is compared with a bounded number of other suffixes that have the same hash
 * code. Output may be larger than input by a constant factor, because a name is written at each of
 * many pointers to it: a record of 12 octets can have an owner of 255 octets, each of which may be
 * written as four characters.
 *
 * <p>Tests count all steps and octets in an instrumented copy of this library, for the worst inputs
 * that are known and for inputs found by a search, and read the limits from this table.
 *
 * <table class="striped">
 * <caption>The largest cost of an octet of a message</caption>
 * <thead>
 * <tr><th scope="col">operation</th><th scope="col">steps</th><th scope="col">octets moved</th>
 *     <th scope="col">octets allocated</th></tr>
 * </thead>
 * <tbody>
 * <tr><th scope="row">MessageView.wrap</th><td>6</td><td>7</td><td>16</td></tr>
 * <tr><th scope="row">MessageView.wrapTolerant</th><td>8</td><td>7</td><td>35</td></tr>
 * <tr><th scope="row">QuestionView.wrap</th><td>1</td><td>1</td><td>7</td></tr>
 * <tr><th scope="row">MessagePatch</th><td>50</td><td>10</td><td>18</td></tr>
 * <tr><th scope="row">MessageView accessors</th><td>80</td><td>50</td><td>12</td></tr>
 * <tr><th scope="row">RecordView accessors</th><td>30</td><td>2</td><td>16</td></tr>
 * <tr><th scope="row">RecordView.name</th><td>350</td><td>160</td><td>450</td></tr>
 * <tr><th scope="row">RecordView.copyExpandedRData</th><td>30</td><td>30</td><td>14</td></tr>
 * <tr><th scope="row">RDataCheck</th><td>30</td><td>10</td><td>10</td></tr>
 * <tr><th scope="row">RecordView.rdata</th><td>18</td><td>18</td><td>120</td></tr>
 * <tr><th scope="row">RecordView.rdataTolerant</th><td>20</td><td>18</td><td>150</td></tr>
 * <tr><th scope="row">RecordView.toRecord</th><td>20</td><td>30</td><td>110</td></tr>
 * <tr><th scope="row">Message.parse</th><td>18</td><td>50</td><td>110</td></tr>
 * <tr><th scope="row">Message.parseTolerant</th><td>20</td><td>50</td><td>150</td></tr>
 * <tr><th scope="row">MessageView.toMessage</th><td>18</td><td>45</td><td>110</td></tr>
 * <tr><th scope="row">MessageView.toMessageTolerant</th><td>20</td><td>45</td><td>150</td></tr>
 * <tr><th scope="row">Message.edns</th><td>1</td><td>1</td><td>6</td></tr>
 * <tr><th scope="row">Message.write</th><td>190</td><td>400</td><td>40</td></tr>
 * <tr><th scope="row">MessageWriter.writeTruncated</th><td>250</td><td>900</td><td>50</td></tr>
 * <tr><th scope="row">MessageWriter.rrset</th><td>450</td><td>400</td><td>450</td></tr>
 * <tr><th scope="row">MessageWriter.record</th><td>250</td><td>400</td><td>100</td></tr>
 * <tr><th scope="row">MessageBuilder.build</th><td>190</td><td>400</td><td>100</td></tr>
 * <tr><th scope="row">Message.toBuilder</th><td>16</td><td>1</td><td>95</td></tr>
 * <tr><th scope="row">Message.responseTo</th><td>1</td><td>1</td><td>6</td></tr>
 * <tr><th scope="row">UpdateBuilder.build</th><td>550</td><td>500</td><td>350</td></tr>
 * <tr><th scope="row">Edns.options</th><td>2</td><td>1</td><td>120</td></tr>
 * <tr><th scope="row">Message.equals</th><td>300</td><td>140</td><td>750</td></tr>
 * <tr><th scope="row">Message.hashCode</th><td>180</td><td>30</td><td>250</td></tr>
 * <tr><th scope="row">RRset.group</th><td>450</td><td>150</td><td>450</td></tr>
 * <tr><th scope="row">names as keys</th><td>1,100</td><td>1</td><td>18</td></tr>
 * <tr><th scope="row">RDATA as keys</th><td>1,300</td><td>450</td><td>850</td></tr>
 * <tr><th scope="row">records as keys</th><td>1,700</td><td>550</td><td>850</td></tr>
 * <tr><th scope="row">RRsets as keys</th><td>450</td><td>150</td><td>700</td></tr>
 * <tr><th scope="row">Octets as keys</th><td>16</td><td>400</td><td>350</td></tr>
 * <tr><th scope="row">questions as keys</th><td>200</td><td>1</td><td>3</td></tr>
 * <tr><th scope="row">Name</th><td>600</td><td>200</td><td>600</td></tr>
 * <tr><th scope="row">CanonicalForm.order</th><td>800</td><td>600</td><td>500</td></tr>
 * <tr><th scope="row">DigText</th><td>560</td><td>1,200</td><td>4,200</td></tr>
 * <tr><th scope="row">DigText GENERIC</th><td>240</td><td>1,000</td><td>1,800</td></tr>
 * <tr><th scope="row">DigText streamed</th><td>270</td><td>600</td><td>2,000</td></tr>
 * <tr><th scope="row">DigText of views</th><td>400</td><td>1,500</td><td>3,600</td></tr>
 * <tr><th scope="row">Rfc8427Json</th><td>750</td><td>1,400</td><td>2,000</td></tr>
 * <tr><th scope="row">Rfc8427Json GENERIC</th><td>500</td><td>1,500</td><td>1,700</td></tr>
 * <tr><th scope="row">Rfc8427Json streamed</th><td>750</td><td>900</td><td>4,000</td></tr>
 * <tr><th scope="row">Rfc8427Json of messages</th><td>1,000</td><td>1,500</td><td>4,500</td></tr>
 * <tr><th scope="row">Dissector.dissect</th><td>180</td><td>190</td><td>1,800</td></tr>
 * <tr><th scope="row">Dissection.toText</th><td>70</td><td>250</td><td>1,200</td></tr>
 * <tr><th scope="row">Dissection streamed</th><td>70</td><td>500</td><td>600</td></tr>
 * <tr><th scope="row">Message.toString</th><td>1</td><td>1</td><td>6</td></tr>
 * <tr><th scope="row">RData.toText</th><td>130</td><td>95</td><td>1,700</td></tr>
 * <tr><th scope="row">RData.toGenericText</th><td>55</td><td>140</td><td>600</td></tr>
 * <tr><th scope="row">ResourceRecord.toString</th><td>250</td><td>130</td><td>1,900</td></tr>
 * <tr><th scope="row">RData.parse</th><td>70</td><td>35</td><td>650</td></tr>
 * <tr><th scope="row">RData.parse GENERIC</th><td>18</td><td>9</td><td>650</td></tr>
 * <tr><th scope="row">Rfc8427Json.parse</th><td>10</td><td>10</td><td>100</td></tr>
 * <tr><th scope="row">TsigClient.sign</th><td>1</td><td>2</td><td>4</td></tr>
 * <tr><th scope="row">TsigClient.verify</th><td>50</td><td>25</td><td>35</td></tr>
 * <tr><th scope="row">TsigServer.verify</th><td>50</td><td>25</td><td>45</td></tr>
 * <tr><th scope="row">TsigServer.writeError</th><td>25</td><td>10</td><td>18</td></tr>
 * <tr><th scope="row">TsigServer.sign</th><td>6</td><td>10</td><td>25</td></tr>
 * <tr><th scope="row">Sig0.sign</th><td>1</td><td>3</td><td>14</td></tr>
 * <tr><th scope="row">Sig0.verify</th><td>18</td><td>30</td><td>75</td></tr>
 * <tr><th scope="row">RRsetSignature.sign</th><td>450</td><td>150</td><td>450</td></tr>
 * <tr><th scope="row">RRsetSignature.verify</th><td>130</td><td>30</td><td>50</td></tr>
 * <tr><th scope="row">ZoneKey.verify</th><td>130</td><td>30</td><td>50</td></tr>
 * <tr><th scope="row">KnownRecords.add</th><td>900</td><td>280</td><td>600</td></tr>
 * <tr><th scope="row">Validator.validate</th><td>120</td><td>250</td><td>2,500</td></tr>
 * <tr><th scope="row">ResponseClassifier.classify</th><td>200</td><td>50</td><td>200</td></tr>
 * <tr><th scope="row">ResponseClassifier.classify octets</th><td>20</td><td>7</td><td>35</td></tr>
 * <tr><th scope="row">ResponseClassifier.classify messages</th><td>190</td><td>400</td><td>50</td></tr>
 * <tr><th scope="row">DsoMessage.of</th><td>75</td><td>12</td><td>180</td></tr>
 * <tr><th scope="row">ZoneWriter.write</th><td>160</td><td>95</td><td>1,900</td></tr>
 * <tr><th scope="row">ZoneWriter.write generic</th><td>85</td><td>120</td><td>600</td></tr>
 * <tr><th scope="row">EntryScanner.next</th><td>18</td><td>25</td><td>40</td></tr>
 * <tr><th scope="row">ZoneReader.next</th><td>20</td><td>550</td><td>1,700</td></tr>
 * <tr><th scope="row">ZoneChecker.check</th><td>250</td><td>3,000</td><td>9,500</td></tr>
 * <tr><th scope="row">TsigKey.parseFile</th><td>6</td><td>3</td><td>70</td></tr>
 * <tr><th scope="row">TrustAnchors.read</th><td>120</td><td>550</td><td>1,700</td></tr>
 * <tr><th scope="row">Name.of</th><td>25</td><td>9</td><td>450</td></tr>
 * <tr><th scope="row">Octets.fromHex</th><td>1</td><td>1</td><td>90</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Rows such as {@code RecordView accessors} stand for all methods of the class whose only
 * argument is an index, called for each record or octet. The rows {@code as keys} stand for adding
 * values to {@code HashSet}, {@code LinkedHashSet}, {@code HashMap} and, if they are comparable,
 * {@code TreeSet}, and for looking them up. Operations on RDATA or records are applied to all of
 * those in the message. Operations from {@code EntryScanner.next} on read text instead of a
 * message; the output of {@code $GENERATE} and the files of {@code $INCLUDE} count as text, and the
 * settings of the reader limit them.
 *
 * @since 0.1
 */
public final class WireLimits {
  /** The length of the header of a message: six 16-bit words, RFC 1035 section 4.1.1. */
  public static final int HEADER_OCTETS = 12;

  /**
   * The maximum length of a message: the length prefix of TCP has 16 bits, RFC 1035 section 4.2.2.
   */
  public static final int MESSAGE_OCTETS = 65_535;

  /** The maximum length of RDATA: RDLENGTH has 16 bits, RFC 1035 section 4.1.3. */
  public static final int RDATA_OCTETS = 65_535;

  /** The maximum length of a message over UDP without EDNS, RFC 1035 section 2.3.4. */
  public static final int UDP_OCTETS = 512;

  /**
   * The UDP payload size that this library announces by default: the minimum MTU of IPv6, 1280
   * octets, less 40 octets of IPv6 header and 8 of UDP header. RFC 6891 section 6.2.5 leaves the
   * choice to implementations.
   */
  public static final int DEFAULT_EDNS_UDP_OCTETS = 1_232;

  /** The maximum length of a label, RFC 1035 section 2.3.4. */
  public static final int LABEL_OCTETS = 63;

  /** The maximum length of a name, including length octets and root, RFC 1035 section 2.3.4. */
  public static final int NAME_OCTETS = 255;

  /**
   * The maximum number of labels of a name, without the root: (255 - 1) / 2 labels of one octet.
   */
  public static final int NAME_LABELS = 127;

  /**
   * The maximum number of pointers in one name. Each useful pointer leads to at least one label,
   * and a name has at most 127. Strictly decreasing offsets alone would also end, but a message of
   * 64 KiB can hold a chain of 8,000 pointers for each of 4,000 records.
   */
  public static final int NAME_POINTERS = 127;

  /** The maximum offset of a compression pointer: 14 bits, RFC 1035 section 4.1.4. */
  public static final int POINTER_OFFSET = 0x3FFF;

  /** The maximum length of a character-string: one length octet, RFC 1035 section 3.3. */
  public static final int CHARACTER_STRING_OCTETS = 255;

  private WireLimits() {}
}
