#!/bin/sh
# Signs a zone by the tools of BIND (9.18), Knot (3.2) and ldns (1.8), with NSEC, NSEC3 and Opt-Out and
# six algorithms, for SignedZoneTest and BrokenZonesTest. The zones base-* have their private keys in
# comments, so that the tests can change and sign them:
#   sh signed_zones.sh ../resources/io/wiredns/dnssec/zone/signed
set -eu
out=$(realpath "$1")
directory=$(mktemp -d)
trap 'rm -r "$directory"' EXIT
cd "$directory"
cat >zone.test.zone <<'END'
$ORIGIN zone.test.
$TTL 3600
@        SOA   ns hostmaster 7 7200 900 1209600 300
@        NS    ns
@        NS    ns.other.example.
@        MX    10 mail
ns       A     192.0.2.1
ns       AAAA  2001:db8::1
Mail     600   A     192.0.2.2
mail     TXT   "text" "Two"
www      CNAME ns
*.wild   A     192.0.2.3
a.ent    A     192.0.2.4
b.ent    TXT   "below an empty non-terminal"
old      DNAME new.example.
secure   NS    ns.secure
secure   DS    12345 13 2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
ns.secure A    192.0.2.5
plain    NS    ns.plain
plain    NS    ns
ns.plain A     192.0.2.6
ns.plain AAAA  2001:db8::6
x.deep   NS    ns.other.example.
END

name() {
  case $1 in
    8) echo RSASHA256 ;; 10) echo RSASHA512 ;; 13) echo ECDSAP256SHA256 ;;
    14) echo ECDSAP384SHA384 ;; 15) echo ED25519 ;; 16) echo ED448 ;;
  esac
}
bits() { case $1 in 8 | 10) echo "-b 1024" ;; esac; }

# bind FILE MODE ALGORITHM...
bind() {
  file=$1 mode=$2
  shift 2
  for algorithm; do
    dnssec-keygen -q -P sync 20240101000000 -a "$(name "$algorithm")" $(bits "$algorithm") -f KSK zone.test >/dev/null
    dnssec-keygen -q -a "$(name "$algorithm")" $(bits "$algorithm") zone.test >/dev/null
  done
  case $mode in nsec) chain= ;; nsec3) chain='-3 -' ;; optout) chain='-3 - -A' ;; esac
  dnssec-signzone -q -S -P -s 20240101000000 -e 20350101000000 -O full $chain -o zone.test \
    -f signed zone.test.zone >/dev/null 2>&1
  grep -v '^;' signed >"$out/$file.zone"
  case $file in base-*)
    for key in Kzone.test.*.key; do
      flags=$(sed -n 's/.* DNSKEY \([0-9]*\) .*/\1/p' "$key")
      echo "; private $flags $(sed -n 's/.* DNSKEY [0-9]* [0-9]* \([0-9]*\) .*/\1/p' "$key") $(sed -n 's/^PrivateKey: //p' "${key%.key}.private") $(sed -n 's/.* DNSKEY //p' "$key" | cut -d ' ' -f 4- | tr -d ' ')" >>"$out/$file.zone"
    done ;;
  esac
  rm -f K* signed dsset-*
}

knot() {
  case $2 in nsec) chain='nsec3: off' ;; nsec3) chain='nsec3: on' ;; optout) chain="nsec3: on
    nsec3-opt-out: on" ;; esac
  size=
  case $3 in 8 | 10) size="ksk-size: 1024
    zsk-size: 1024" ;; esac
  mkdir knot signed
  cp zone.test.zone knot/
  cat >knot.conf <<END
database:
  storage: $directory/knot
policy:
  - id: it
    algorithm: $(name "$3" | tr 'A-Z' 'a-z')
    $size
    rrsig-lifetime: 3650d
    rrsig-refresh: 30d
    nsec3-iterations: 0
    nsec3-salt-length: 0
    $chain
zone:
  - domain: zone.test
    storage: $directory/knot
    file: zone.test.zone
    dnssec-signing: on
    dnssec-policy: it
END
  kzonesign -c knot.conf -o signed zone.test >/dev/null 2>&1
  grep -v '^;' signed/zone.test.zone >"$out/$1.zone"
  rm -r knot signed
}

ldns() {
  key=$(ldns-keygen -a "$(name "$3")" $(bits "$3") zone.test)
  secure=$(ldns-keygen -k -a "$(name "$3")" $(bits "$3") zone.test)
  case $2 in nsec) chain= ;; nsec3) chain='-n -t 0' ;; optout) chain='-n -t 0 -p' ;; esac
  ldns-signzone $chain -i 20240101000000 -e 20350101000000 -o zone.test -f "$out/$1.zone" \
    zone.test.zone "$key" "$secure"
  rm -f K*
}

bind base-nsec nsec 13
bind base-nsec3 nsec3 13
bind base-optout optout 13
bind base-two nsec 13 15
while read -r tool algorithm mode; do
  $tool "$tool-$algorithm-$mode" "$mode" "$algorithm"
done <<'END'
bind 8 nsec
bind 10 nsec3
bind 13 optout
bind 14 optout
bind 15 nsec3
bind 16 nsec
knot 8 nsec3
knot 10 optout
knot 13 nsec3
knot 14 nsec
knot 15 optout
knot 16 nsec3
ldns 8 optout
ldns 10 nsec
ldns 13 nsec
ldns 14 nsec3
ldns 15 nsec
ldns 16 optout
END
