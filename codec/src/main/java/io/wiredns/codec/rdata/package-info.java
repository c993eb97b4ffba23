/**
 * RDATA: one file for each type, and the registry that knows them.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <h2>Where text is not that of BIND 9.18</h2>
 *
 * <p>Text is written as BIND 9.18 writes it (named-rrchecker, named-compilezone, dig), and what
 * BIND writes is read. Here is where that is not so, as 9.18.49 does it; a test shows each of
 * these.
 *
 * <p>Written otherwise:
 *
 * <dl>
 *   <dt>SVCB and HTTPS, keys 7 to 11
 *   <dd>dohpath, ohttp, tls-supported-groups, docpath and pvd are written and read by their names,
 *       and their values must have their formats. BIND reads dohpath, but writes {@code key7}; of
 *       the others it knows the numbers only and takes any value.
 *   <dt>CERT
 *   <dd>The algorithms 6, 7 and 12 are written as numbers, for each implementation has mnemonics of
 *       its own. BIND writes NSEC3DSA, NSEC3RSASHA1 and ECCGOST, which are read here too.
 *   <dt>NID and L64
 *   <dd>Each group has four digits, as in RFC 6742. BIND leaves leading zeros out, which Knot and
 *       dnspython do not read.
 *   <dt>CLA, IPN, ISO, NXNAME and UNECE
 *   <dd>The text of their drafts, and their names where a type is named (NSEC, CSYNC, RRSIG). BIND
 *       has {@code TYPE70} and the generic form of RFC 3597.
 *   <dt>NXT
 *   <dd>A type without a mnemonic is {@code TYPE54}, RFC 3597 section 5, where BIND writes {@code
 *       54}; both are read. A bitmap without a type, which BIND takes, is a fault.
 *   <dt>SIG
 *   <dd>The same for the type covered: {@code TYPE0} in SIG(0), where BIND writes {@code 0}.
 *   <dt>RRSIG and SIG, times
 *   <dd>The 32 bits are written as a time of 1970 to 2106, where BIND takes the one within 68 years
 *       of today. A second 60 is refused. SIG too may have seconds since 1970 in place of a date.
 *   <dt>A6 without a suffix
 *   <dd>One blank, where BIND writes two; so does it in TKEY without a key, and has one at the end
 *       of TSIG without other data.
 *   <dt>A6, IPSECKEY, LOC and WKS
 *   <dd>Octets that the type's own text cannot say (a bit of A6 that belongs to the prefix, a
 *       gateway of unknown type, a size of LOC that is zero with a power of ten, a bitmap of WKS
 *       that ends in a zero octet) are written as {@code \#}. BIND refuses such octets.
 * </dl>
 *
 * <p>Read here, and refused by BIND, for only structure is checked:
 *
 * <dl>
 *   <dt>Empty data
 *   <dd>CDNSKEY, DNSKEY, KEY and RKEY without a key, CERT, DHCID and OPENPGPKEY without data, CDS,
 *       DLV, DS and TA of an unknown digest type without a digest, IPSECKEY without a key, NSEC
 *       without a type, RRSIG and SIG without a signature, SMIMEA and TLSA without data.
 *   <dt>Meaning
 *   <dd>KEY with a key where its flags say that there is none, RKEY with flags, a regular
 *       expression in NAPTR that is none, NSEC3 with a SHA-1 of other than 20 octets, X25 of other
 *       than digits.
 *   <dt>SVCB and HTTPS, dohpath
 *   <dd>Any text in UTF-8, not only a template with the variable dns.
 *   <dt>SVCB and HTTPS, AliasMode
 *   <dd>That one parameter asks for another matters in ServiceMode only, for in AliasMode they are
 *       to be ignored.
 *   <dt>ZONEMD
 *   <dd>A digest of a length other than that of its hash algorithm where the scheme is not 1, as in
 *       RFC 8976 appendix A.3.
 *   <dt>Quotes
 *   <dd>Any word may stand in quotes: a number, an address, a name, the tag of CAA.
 * </dl>
 *
 * <p>Refused here, and read by BIND:
 *
 * <dl>
 *   <dt>SVCB and HTTPS, capitals
 *   <dd>Keys are lower case, RFC 9460 section 2.1. BIND takes {@code PORT=80} for the two octets
 *       80, which is port 14384.
 *   <dt>SVCB and HTTPS, ech
 *   <dd>It must have a value.
 *   <dt>SVCB and HTTPS, backslashes in lists
 *   <dd>In a list of values only a comma or a backslash may stand behind a backslash, RFC 9460
 *       appendix A.1; BIND leaves any other out.
 *   <dt>Generic form
 *   <dd>A number follows {@code \#}, RFC 3597 section 5. BIND takes it for the text {@code #} where
 *       none does.
 *   <dt>Mnemonics
 *   <dd>Flags, protocols, digest types and NSEC3's hash are decimal numbers, RFC 4034 sections 2.2
 *       and 5.3. Algorithms may be mnemonics.
 *   <dt>WKS
 *   <dd>Names of services have ports below 1024. BIND asks the host, which may know others.
 *   <dt>URI
 *   <dd>The target must not be empty; it need not stand in quotes.
 *   <dt>Octets above 127 in names
 *   <dd>They are written as {@code \DDD}.
 *   <dt>EUI48 and EUI64
 *   <dd>Each octet has two digits.
 * </dl>
 *
 * <p>Options of EDNS are shown in lines as dig shows them, but that the text of EDE is escaped, a
 * cookie is not compared with that of the query, and options that dig does not know have their
 * names.
 */
package io.wiredns.codec.rdata;
