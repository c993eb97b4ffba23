/**
 * The RDATA of each record type, in one class per type, and the registry of types and options.
 *
 * <p>Records and enums of this package are immutable and may be shared among threads.
 *
 * <h2>Differences from the text of BIND 9.18</h2>
 *
 * <p>Text is written as BIND 9.18 writes it (named-rrchecker, named-compilezone, dig), and text
 * written by BIND is read. The exceptions, as observed with version 9.18.49, are listed here; each
 * of them is covered by a test.
 *
 * <p>Written differently:
 *
 * <dl>
 *   <dt>SVCB and HTTPS, keys 7 to 11
 *   <dd>dohpath, ohttp, tls-supported-groups, docpath and pvd are written and read by name, and
 *       their values must have the specified formats. BIND reads dohpath, but writes {@code key7};
 *       it knows the others by number only and accepts any value.
 *   <dt>CERT
 *   <dd>The algorithms 6, 7 and 12 are written as numbers, because implementations differ in their
 *       mnemonics. BIND writes NSEC3DSA, NSEC3RSASHA1 and ECCGOST, which are also read here.
 *   <dt>NID and L64
 *   <dd>Each group has four digits, as in RFC 6742. BIND omits leading zeros; Knot and dnspython do
 *       not read that form.
 *   <dt>CLA, IPN, ISO, NXNAME and UNECE
 *   <dd>Their text is that of their drafts, and their mnemonics are used where a type is named
 *       (NSEC, CSYNC, RRSIG). BIND writes a form such as {@code TYPE70}, and the generic RDATA of
 *       RFC 3597.
 *   <dt>NXT
 *   <dd>A type without a mnemonic is written as {@code TYPE54}, RFC 3597 section 5; BIND writes
 *       {@code 54}. Both are read. A bitmap without a type, which BIND accepts, is a fault.
 *   <dt>SIG
 *   <dd>The same applies to the type covered: SIG(0) has {@code TYPE0}, where BIND writes {@code
 *       0}.
 *   <dt>RRSIG and SIG, times
 *   <dd>The 32 bits are written as a time from 1970 to 2106; BIND writes the time within 68 years
 *       of today. A second of 60 is refused. In SIG too, a time may be given in seconds since 1970
 *       instead of a date.
 *   <dt>A6 without a suffix
 *   <dd>One blank is written where BIND writes two. The same applies to TKEY without a key, and to
 *       the end of TSIG without other data, where BIND writes one blank and this library none.
 *   <dt>A6, IPSECKEY, LOC and WKS
 *   <dd>Octets that the text of the type cannot express (a bit of an A6 suffix that belongs to the
 *       prefix, a gateway of an unknown type, a LOC size of zero with a power of ten, a WKS bitmap
 *       that ends in a zero octet) are written as {@code \#}. BIND refuses such octets.
 * </dl>
 *
 * <p>Read here and refused by BIND, because only the structure is checked:
 *
 * <dl>
 *   <dt>Empty data
 *   <dd>CDNSKEY, DNSKEY, KEY and RKEY without a key, CERT, DHCID and OPENPGPKEY without data, CDS,
 *       DLV, DS and TA of an unknown digest type without a digest, IPSECKEY without a key, NSEC
 *       without a type, RRSIG and SIG without a signature, SMIMEA and TLSA without data.
 *   <dt>Meaning
 *   <dd>KEY with a key although its flags say that there is none, RKEY with flags, NAPTR with an
 *       invalid regular expression, NSEC3 with a SHA-1 hash whose length is not 20 octets, X25 with
 *       characters other than digits.
 *   <dt>SVCB and HTTPS, dohpath
 *   <dd>Any UTF-8 text is read, not only a template with the variable dns.
 *   <dt>SVCB and HTTPS, AliasMode
 *   <dd>A parameter may require another one in ServiceMode only, because parameters are ignored in
 *       AliasMode.
 *   <dt>ZONEMD
 *   <dd>If the scheme is not 1, the length of the digest may differ from that of its hash
 *       algorithm, as in RFC 8976 appendix A.3.
 *   <dt>Quotes
 *   <dd>A number, an address, a name or the tag of CAA may be quoted. {@code \#}, the keys of SVCB
 *       and HTTPS, and a record type that is written as a number may not.
 * </dl>
 *
 * <p>Refused here and read by BIND:
 *
 * <dl>
 *   <dt>SVCB and HTTPS, capitals
 *   <dd>Keys are lower case, RFC 9460 section 2.1. BIND reads {@code PORT=80} as the two octets of
 *       the characters 80, which is port 14384.
 *   <dt>SVCB and HTTPS, ech
 *   <dd>It must have a value.
 *   <dt>SVCB and HTTPS, backslashes in lists
 *   <dd>In a list of values, a backslash must be followed by a comma or a backslash, RFC 9460
 *       appendix A.1; BIND drops any other backslash.
 *   <dt>Generic form
 *   <dd>{@code \#} must be followed by a number, RFC 3597 section 5. Without a number, BIND reads
 *       it as the text {@code #}.
 *   <dt>Mnemonics
 *   <dd>Flags, protocols, digest types and the hash algorithm of NSEC3 are decimal numbers, RFC
 *       4034 sections 2.2 and 5.3. Algorithms may be mnemonics.
 *   <dt>WKS
 *   <dd>Names of services have ports below 1024. BIND asks the operating system, which may know
 *       others.
 *   <dt>URI
 *   <dd>The target must not be empty; it need not be quoted.
 *   <dt>Octets above 127 in names
 *   <dd>They are written as {@code \DDD}.
 *   <dt>EUI48 and EUI64
 *   <dd>Each octet has two digits.
 * </dl>
 *
 * <p>EDNS options are shown in lines like those of dig, except that the text of EDE is escaped,
 * that a cookie is not compared with that of the query, and that options unknown to dig are shown
 * by name.
 */
package io.wiredns.codec.rdata;
