#!/bin/sh
# Adds ZONEMD to a zone by ldns-signzone (1.8) and knotd's library (kzonesign, 3.2), for ZoneDigestTest:
#   sh zonemd_vectors.sh ../resources/io/wiredns/dnssec/zone
set -eu
out=$(realpath "$1")
directory=$(mktemp -d)
trap 'rm -r "$directory"' EXIT
cd "$directory"
cat >digest.test.zone <<'END'
$ORIGIN digest.test.
$TTL 300
@       SOA  NS HostMaster 7 3600 900 90000 60
@       NS   NS
@       MX   10 Mail.Example.COM.
NS      A    192.0.2.10
NS      A    10.0.0.1
*.Wild  TXT  "wild" "Two"
_s._tcp SRV  1 2 3 NS
d       DNAME Elsewhere.EXAMPLE.
x.d     A    192.0.2.3
sub     NS   ns.Sub
ns.sub  A    192.0.2.4
h       HTTPS 1 Svc.Example. alpn=h2
END
key=$(ldns-keygen -a ED25519 digest.test)
for hash in sha384 sha512; do
  ldns-signzone -z $hash -i 20240101000000 -e 20350101000000 -o digest.test \
    -f "$out/zonemd_ldns_$hash.zone" digest.test.zone "$key"
  mkdir -p knot
  cp digest.test.zone knot/
  cat >knot.conf <<END
database:
  storage: $directory/knot
policy:
  - id: it
    algorithm: ed25519
    rrsig-lifetime: 3650d
    rrsig-refresh: 30d
zone:
  - domain: digest.test
    storage: $directory/knot
    file: digest.test.zone
    dnssec-signing: on
    dnssec-policy: it
    zonemd-generate: zonemd-$hash
END
  mkdir -p signed
  kzonesign -c knot.conf -o signed digest.test >/dev/null 2>&1
  grep -v '^;' signed/digest.test.zone >"$out/zonemd_knot_$hash.zone"
  rm -r knot signed
done
