# shellcheck shell=bash
# traffic.sh - the questions put to the servers; part of make-captures.sh

# every_type: "name type", a line for each record set of types.example
every_type() {
  named-checkzone -k ignore -i none -D -o - types.example \
    "$HERE/zones/types.example.zone" 2>/dev/null | awk '$3 == "IN" { print $1, $4 }' | uniq
}

# bind_serial: the serial number of wiredns.example now
bind_serial() {
  dig -r -b "$PROBE" "@$BIND" -p "$BIND_PORT" +tries=1 +timeout=2 +short wiredns.example SOA \
    | cut -d ' ' -f 3
}

# Knot and NSD copy zones from BIND; NOTIFY, IXFR and UPDATE follow.
traffic_transfer() {
  local serial algorithm
  start_knot_and_nsd

  ask_bind +tcp big.example AXFR
  ask_bind +tcp types.example AXFR
  ask_bind -k "$WORK/xfr.key" +tcp wiredns.example AXFR

  # Updates: two that BIND announces to its secondaries, over UDP and TCP, and a third,
  # signed with SIG(0), that it refuses.
  update -k "$WORK/ddns.key" <<'UPDATE'
zone wiredns.example
prereq nxdomain new.wiredns.example
update add new.wiredns.example 300 A 192.0.2.200
update add new.wiredns.example 300 AAAA 2001:db8::200
update add new.wiredns.example 300 TXT "added" "dynamically"
send
UPDATE
  update -v -k "$WORK/ddns.key" <<'UPDATE'
zone wiredns.example
prereq yxdomain new.wiredns.example
prereq yxrrset new.wiredns.example A
prereq yxrrset new.wiredns.example A 192.0.2.200
prereq nxrrset new.wiredns.example MX
update delete new.wiredns.example TXT
update delete new.wiredns.example A 192.0.2.200
update add new.wiredns.example 600 SRV 0 0 53 ns1.wiredns.example.
update delete nothing-here.wiredns.example
send
UPDATE
  update -k "$SIG0" <<'UPDATE'
zone wiredns.example
update add sig0.wiredns.example 300 TXT "signed with SIG(0)"
send
UPDATE
  serial=$(bind_serial)
  wait_for "$KNOT" "$KNOT_PORT" wiredns.example "$serial"
  wait_for "$NSD" "$NSD_PORT" wiredns.example "$serial"

  # Updates that fail.
  update -k "$WORK/ddns.key" <<'UPDATE'
zone wiredns.example
prereq nxdomain www.wiredns.example
update add www.wiredns.example 300 A 192.0.2.201
send
prereq yxdomain nowhere.wiredns.example
update add www.wiredns.example 300 A 192.0.2.201
send
prereq nxrrset www.wiredns.example A
update add www.wiredns.example 300 A 192.0.2.201
send
prereq yxrrset www.wiredns.example MX
update add www.wiredns.example 300 A 192.0.2.201
send
zone wiredns.example
update add www.elsewhere.test 300 A 192.0.2.201
send
zone not-here.test
update add www.not-here.test 300 A 192.0.2.201
send
UPDATE
  update <<'UPDATE'
zone wiredns.example
update add www.wiredns.example 300 A 192.0.2.201
send
UPDATE
  update -k "$WORK/wrong.key" <<'UPDATE'
zone wiredns.example
update delete www.wiredns.example
send
UPDATE

  # Incremental transfers: over TCP and UDP, up to date, and from a serial long gone.
  ask_bind -k "$WORK/xfr.key" +tcp wiredns.example IXFR=1
  ask_bind -k "$WORK/xfr.key" +notcp +bufsize=4096 wiredns.example IXFR=2
  ask_bind -k "$WORK/xfr.key" +notcp wiredns.example "IXFR=$serial"
  ask_bind -k "$WORK/xfr.key" +tcp wiredns.example IXFR=0
  kdig_bind -k "$WORK/xfr.kkey" wiredns.example IXFR=1

  # Transfers refused.
  ask_bind +tcp wiredns.example AXFR
  ask_bind -k "$WORK/wrong.key" +tcp wiredns.example AXFR
  ask_bind -k "$WORK/stranger.key" +tcp wiredns.example AXFR
  ask_bind +tcp not-here.test AXFR

  # The same from Knot and NSD.
  ask_knot +tcp knot.example AXFR
  ask_knot -k "$WORK/xfr.key" +tcp wiredns.example AXFR
  ask_knot +tcp wiredns.example AXFR
  run knsupdate -t 2 -r 0 -k "$WORK/ddns.kkey" <<UPDATE
server $KNOT $KNOT_PORT
zone knot.example
update add new.knot.example. 300 A 192.0.2.210
update del mail.knot.example. A
send
UPDATE
  ask_knot +tcp knot.example IXFR=1
  ask_nsd +tcp nsd.example AXFR
  ask_nsd +tcp wiredns.example AXFR
  ask_nsd -k "$WORK/wrong.key" +tcp types.example AXFR
  kdig_knot knot.example NOTIFY=1
  kdig_bind types.example NOTIFY=2024010102

  # TSIG on ordinary queries: each algorithm, and each way to fail.
  for algorithm in md5 sha1 sha224 sha256 sha384 sha512; do
    ask_bind -k "$WORK/key-$algorithm.key" www.wiredns.example A
  done
  ask_bind -k "$WORK/trunc.key" www.wiredns.example AAAA
  ask_bind -k "$WORK/trunc-128.key" www.wiredns.example AAAA
  ask_bind -k "$WORK/wrong.key" www.wiredns.example A
  ask_bind -k "$WORK/stranger.key" www.wiredns.example A
  odd badtime "$BIND" "$BIND_PORT" wiredns.example xfr "$(tsig_secret xfr)"
  odd badtime "$KNOT" "$KNOT_PORT" wiredns.example xfr "$(tsig_secret xfr)"
  ask_knot -k "$WORK/stranger.key" www.wiredns.example A
  ask_nsd -k "$WORK/stranger.key" www.wiredns.example A
  ask_nsd -k "$WORK/xfr.key" www.wiredns.example A
}

traffic_bind() {
  local name kind
  # Every type over UDP, then the first few again over one TCP connection.
  ask_bind -f "$WORK/every-type"
  ask_bind +tcp +keepopen +nocookie -f <(head -n 24 "$WORK/every-type")

  # Kinds of answer.
  ask_bind cname.types.example A
  ask_bind chain1.types.example A
  ask_bind loop1.types.example A
  ask_bind dangling.types.example A
  ask_bind outside.types.example AAAA
  ask_bind www.dname.types.example A
  ask_bind aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.toobig.types.example A  # YXDOMAIN
  ask_bind anything.wild.types.example A
  ask_bind 'star\..wild.types.example' TXT
  ask_bind ent.types.example A
  ask_bind nowhere.types.example A
  ask_bind a.types.example TXT
  ask_bind www.child.types.example A
  ask_bind www.secure.types.example A
  ask_bind mixed.case.types.example A
  ask_bind MIXED.CASE.TYPES.EXAMPLE A
  ask_bind unknown.types.example ANY
  ask_bind multi.types.example ANY
  ask_bind www.nowhere.invalid A
  ask_bind -x 192.0.2.80
  ask_bind -x 192.0.2.65
  ask_bind -x 2001:db8::80
  ask_bind version.bind CH TXT
  ask_bind hostname.bind CH TXT
  ask_bind id.server CH TXT
  ask_bind www.wiredns.example HS A
  ask_bind +recurse www.example.org A

  # Truncation, then the same over TCP; and with enough room.
  ask_bind text.big.example TXT
  ask_bind +noedns many.big.example A
  ask_bind +ignore +bufsize=512 text.big.example TXT
  ask_bind +bufsize=4096 +nocookie text.big.example TXT

  # EDNS.
  ask_bind +noedns www.wiredns.example A
  ask_bind +nsid www.wiredns.example A
  ask_bind +expire wiredns.example SOA
  ask_bind +subnet=192.0.2.0/24 www.wiredns.example A
  ask_bind +subnet=2001:db8::/56 www.wiredns.example AAAA
  ask_bind +subnet=0.0.0.0/0 www.wiredns.example A
  ask_bind +tcp +keepalive www.wiredns.example A
  ask_bind +tcp +padding=128 www.wiredns.example A
  ask_bind +nocookie www.wiredns.example A
  ask_bind +cookie=0123456789abcdef www.wiredns.example A
  ask_bind +cookie=0123456789abcdef0123456789abcdef01234567 www.wiredns.example A
  ask_bind +ednsopt=65001:c0ffee +ednsopt=65002 www.wiredns.example A
  ask_bind +ednsflags=0x4001 +noednsnegotiation www.wiredns.example A
  ask_bind +edns=1 +noednsnegotiation www.wiredns.example A
  ask_bind +edns=1 www.wiredns.example A
  kdig_bind +padding=64 +nsid www.wiredns.example A

  # Header bits and opcodes.
  ask_bind +aaflag +tcflag +raflag +adflag +cdflag +zflag www.wiredns.example A
  ask_bind +header-only
  for kind in IQUERY STATUS 3 6 15; do
    ask_bind "+opcode=$kind" www.wiredns.example A
  done
  odd formerr "$BIND" "$BIND_PORT" wiredns.example

  # TCP, with several queries in a segment and a query in several segments.
  odd pipeline "$BIND" "$BIND_PORT" wiredns.example
  odd dribble "$BIND" "$BIND_PORT" wiredns.example

  # IPv6.
  if has_ipv6; then
    for name in a aaaa txt long https mixed.case; do
      run dig -r @::1 -p "$BIND_PORT" +tries=1 +timeout=2 "$name.types.example" ANY
    done
    run dig -r @::1 -p "$BIND_PORT" +tries=1 +timeout=2 +tcp big.example AXFR
    run dig -r @::1 -p "$BIND_PORT" +tries=1 +timeout=2 nowhere.types.example A
  fi
}

traffic_knot() {
  local name kind
  # Every type, and some of the newer ones by kdig.
  ask_knot +nocookie -f "$WORK/every-type"
  while read -r name kind; do
    case $kind in
      CAA|CSYNC|EUI48|EUI64|HTTPS|L32|L64|LP|NID|OPENPGPKEY|SMIMEA|SSHFP|SVCB|TLSA|TXT|TYPE*|URI)
        kdig_knot +noidn -q "$name" -t "$kind"
        ;;
    esac
  done <"$WORK/every-type"
  kdig_knot +tcp +keepopen -q a.types.example -t A -q aaaa.types.example -t AAAA \
    -q multi.types.example -t TXT -q svc4.types.example -t SVCB -q nowhere.types.example -t MX

  # Cookies: dig is told BADCOOKIE, and asks again with the cookie it was given.
  ask_knot a.types.example A
  ask_knot +nobadcookie a.types.example A

  kdig_knot +dnssec knot.example SOA
  kdig_knot +dnssec knot.example DNSKEY
  kdig_knot +dnssec knot.example NSEC3PARAM
  kdig_knot +dnssec knot.example CDS
  kdig_knot +dnssec knot.example CDNSKEY
  kdig_knot +dnssec knot.example ZONEMD
  kdig_knot +dnssec nowhere.knot.example A
  kdig_knot +dnssec www.knot.example MX
  kdig_knot +dnssec anything.wild.knot.example A
  kdig_knot +dnssec online.example DNSKEY
  kdig_knot +dnssec nowhere.online.example A
  kdig_knot +dnssec www.online.example TXT
  kdig_knot +dnssec www.dname.knot.example A
  kdig_knot www.insecure.knot.example A
  kdig_knot +dnssec www.secure.knot.example A

  kdig_knot +nsid knot.example SOA
  kdig_knot +padding knot.example SOA
  kdig_knot +padding=100 knot.example SOA
  kdig_knot +alignment=64 knot.example SOA
  kdig_knot +subnet=198.51.100.0/24 www.knot.example A
  kdig_knot +subnet=2001:db8::/48 www.knot.example AAAA
  kdig_knot +edns=1 knot.example SOA
  kdig_knot +ednsopt=65001:abcd knot.example SOA
  kdig_knot +expire wiredns.example SOA
  kdig_knot +noedns www.elsewhere.test A
  kdig_knot CH version.server TXT
  kdig_knot CH id.server TXT
  kdig_knot CH version.bind TXT
  kdig_knot knot.example ANY
  kdig_knot +tcp knot.example ANY
  kdig_knot +tcflag +aaflag +zflag +cdflag +adflag www.knot.example A
  ask_knot +nocookie +opcode=STATUS www.knot.example A
  odd formerr "$KNOT" "$KNOT_PORT" knot.example
  odd pipeline "$KNOT" "$KNOT_PORT" knot.example
  if has_ipv6; then
    run kdig @::1 -p "$KNOT_PORT" +retry=0 +timeout=2 +dnssec www.knot.example A
    run kdig @::1 -p "$KNOT_PORT" +retry=0 +timeout=2 +tcp www.knot.example AAAA
  fi
}

traffic_nsd() {
  ask_nsd -f "$WORK/every-type"
  ask_nsd +dnssec nsd.example DNSKEY
  ask_nsd +dnssec nsd.example NSEC3PARAM
  ask_nsd +dnssec www.nsd.example A
  ask_nsd +dnssec nowhere.nsd.example A
  ask_nsd +dnssec www.nsd.example MX
  ask_nsd +dnssec anything.wild.nsd.example A
  ask_nsd +dnssec www.insecure.nsd.example A
  ask_nsd +dnssec www.secure.nsd.example A
  ask_nsd +dnssec www.dname.nsd.example A
  ask_nsd chain1.types.example A
  ask_nsd www.child.types.example A
  ask_nsd www.wiredns.example A
  ask_nsd www.elsewhere.test A
  ask_nsd +nsid nsd.example SOA
  ask_nsd +edns=1 +noednsnegotiation nsd.example SOA
  ask_nsd +opcode=STATUS nsd.example SOA
  ask_nsd +subnet=203.0.113.0/24 nsd.example SOA
  ask_nsd +ignore +bufsize=512 +dnssec nsd.example DNSKEY
  ask_nsd +bufsize=512 +dnssec nsd.example ANY
  ask_nsd +tcp +keepopen www.nsd.example A mail.nsd.example A nowhere.nsd.example A
  ask_nsd version.server CH TXT
  ask_nsd id.server CH TXT
  odd formerr "$NSD" "$NSD_PORT" nsd.example
  odd pipeline "$NSD" "$NSD_PORT" nsd.example
  odd dribble "$NSD" "$NSD_PORT" nsd.example
}

traffic_unbound() {
  local i
  ask_unbound www.wiredns.example A
  ask_unbound www.wiredns.example A        # from the cache
  ask_unbound +norecurse www.wiredns.example A
  ask_unbound outside.types.example A      # CNAME across zones
  ask_unbound chain1.types.example A
  ask_unbound loop1.types.example A
  ask_unbound www.dname.types.example A
  ask_unbound short.test A
  ask_unbound nowhere.wiredns.example A
  ask_unbound www.wiredns.example MX
  ask_unbound text.big.example TXT         # truncated on both sides
  ask_unbound svc4.types.example SVCB
  ask_unbound unknown.types.example TYPE65280
  ask_unbound naptr.types.example NAPTR
  ask_unbound 'nul\000nul.types.example' A
  ask_unbound www.example.org A            # NXDOMAIN, by our own root

  # Validation: AD for what is secure, SERVFAIL for what is not, the data with CD.
  ask_unbound +dnssec www.nsec.example A
  ask_unbound +dnssec www.nsec3.example A
  ask_unbound www.nsec.example AAAA
  ask_unbound +noadflag www.nsec.example MX
  ask_unbound +dnssec nowhere.nsec.example A
  ask_unbound +dnssec nowhere.nsec3.example A
  ask_unbound +dnssec anything.wild.nsec3.example A
  ask_unbound +dnssec www.bogus.example A
  ask_unbound +dnssec +cdflag www.bogus.example A
  ask_unbound +dnssec www.expired.example A
  ask_unbound +dnssec www.nsd.example A

  # Through forwarding to Knot, with the client's subnet; and to nobody.
  ask_unbound +subnet=192.0.2.0/24 www.knot.example A
  ask_unbound +subnet=2001:db8::/56 www.knot.example AAAA
  ask_unbound www.dead.test A
  ask_unbound www.child.types.example A    # a delegation that leads nowhere

  # What Unbound answers by itself.
  ask_unbound here.static.test A
  ask_unbound nowhere.static.test A
  ask_unbound anything.redirect.test A
  ask_unbound www.refused.test A
  ask_unbound -b "$REFUSED" www.wiredns.example A
  ask_unbound localhost AAAA
  ask_unbound -x 192.0.2.80
  ask_unbound version.bind CH TXT
  ask_unbound id.server CH TXT
  ask_unbound +nsid here.static.test A
  ask_unbound +edns=1 +noednsnegotiation here.static.test A
  ask_unbound +opcode=STATUS here.static.test A
  ask_unbound +opcode=NOTIFY wiredns.example SOA
  ask_unbound +tcp +keepalive here.static.test A
  ask_unbound +tcp +keepopen www.wiredns.example A www.nsec.example A nowhere.test A
  odd formerr "$UNBOUND" "$UNBOUND_PORT" wiredns.example
  odd pipeline "$UNBOUND" "$UNBOUND_PORT" wiredns.example
  for ((i = 0; i < 3; i++)); do
    ask_unbound +short www.test A AAAA
  done
}

# DNSSEC from all: keys, signatures, and both ways to prove that nothing is there.
traffic_dnssec() {
  local zone kind
  for zone in . example nsec.example nsec3.example; do
    ask_bind +dnssec "$zone" DNSKEY
    ask_bind +dnssec "$zone" SOA
  done
  for zone in nsec nsec3; do
    for kind in CDS CDNSKEY NSEC3PARAM NS MX TXT NAPTR; do
      ask_bind +dnssec "$zone.example" "$kind"
    done
    ask_bind +dnssec "$zone.example" DS
    ask_bind +dnssec "www.$zone.example" A
    ask_bind +dnssec "www.$zone.example" NSEC
    ask_bind +dnssec "www.$zone.example" RRSIG
    ask_bind +dnssec "www.$zone.example" MX
    ask_bind +dnssec "alias.$zone.example" AAAA
    ask_bind +dnssec "www.dname.$zone.example" A
    ask_bind +dnssec "anything.wild.$zone.example" A
    ask_bind +dnssec "anything.wild.$zone.example" MX
    ask_bind +dnssec "ent.$zone.example" A
    ask_bind +dnssec "nowhere.$zone.example" A
    ask_bind +dnssec "www.insecure.$zone.example" A
    ask_bind +dnssec "www.secure.$zone.example" A
    ask_bind +dnssec "secure.$zone.example" DS
    ask_bind +dnssec "insecure.$zone.example" DS
    ask_bind +dnssec "mixed.$zone.example" TYPE65280
    ask_bind +dnssec +bufsize=512 "$zone.example" ANY
    ask_bind +nodnssec "$zone.example" A
    ask_bind +tcp "$zone.example" AXFR
  done
  ask_bind +dnssec bogus.example DNSKEY
  ask_bind +dnssec expired.example DNSKEY
  ask_nsd +dnssec nsd.example DNSKEY
  ask_nsd +dnssec nowhere.nsd.example A
  ask_nsd +dnssec www.insecure.nsd.example A
  kdig_knot +dnssec knot.example DNSKEY
  kdig_knot +dnssec knot.example ZONEMD
  kdig_knot +dnssec nowhere.knot.example A
  kdig_knot +dnssec online.example DNSKEY
  kdig_knot +dnssec nowhere.online.example A
  # Unbound fetches anew what it does not have.
  ask_unbound +dnssec mail.nsec.example A
  ask_unbound +dnssec mail.nsec3.example A
  ask_unbound +dnssec nowhere2.nsec3.example A
  ask_unbound +dnssec www.insecure.nsec.example DS
  ask_unbound +dnssec mail.bogus.example A
  ask_unbound +dnssec mail.expired.example A
}

# A little of everything, for the captures of special make.
traffic_mixed() {
  local i
  for ((i = 1; i <= 5; i++)); do
    ask_bind "host-00$i.big.example" A
    ask_knot "www.knot.example" A
    ask_nsd "mail.nsd.example" A
    ask_unbound +dnssec "nowhere-$i.test" A
    ask_unbound "www.nsec.example" A
    ask_bind +tcp "host-10$i.big.example" A
    kdig_knot +tcp +dnssec "nowhere-$i.knot.example" A
    ask_nsd +tcp multi.types.example TXT
    ask_unbound +tcp text.big.example TXT
  done
  ask_nsd +tcp types.example AXFR -k "$WORK/xfr.key"
  odd pipeline "$BIND" "$BIND_PORT" wiredns.example
  odd dribble "$NSD" "$NSD_PORT" nsd.example
}

traffic_small() {
  local ask
  for ask in ask_bind ask_nsd; do
    "$ask" a.types.example A
    "$ask" nowhere.types.example A
    "$ask" +tcp multi.types.example TXT
    "$ask" +tcp +keepopen https.types.example HTTPS loc.types.example LOC mx.types.example MX
  done
}
