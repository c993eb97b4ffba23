#!/bin/sh
# Signs a zone with each algorithm by BIND's tools (bind9-utils 9.18), for SignatureVectorsTest:
#   sh dnssec_vectors.sh > ../resources/io/wiredns/dnssec/signed.zone
set -eu
directory=$(mktemp -d)
trap 'rm -r "$directory"' EXIT
cd "$directory"
echo '; Zones signed by dnssec-signzone, made by codec/dnssec/src/test/recorders/dnssec_vectors.sh'
for algorithm in RSASHA1 NSEC3RSASHA1 RSASHA256 RSASHA512 ECDSAP256SHA256 ECDSAP384SHA384 ED25519 ED448; do
  zone=$(echo $algorithm | tr 'A-Z' 'a-z').test
  cat >zone <<EOF
\$TTL 300
@       SOA  NS.$zone. HostMaster 1 3600 900 90000 60
@       NS   NS
@       MX   10 Mail.Example.COM.
NS      A    192.0.2.9
NS      A    192.0.2.10
NS      A    10.0.0.1
*.Wild  TXT  "wild"
_s._tcp SRV  1 2 3 NS
d       DNAME Elsewhere.EXAMPLE.
EOF
  bits=
  case $algorithm in *RSA*) bits='-b 1024' ;; esac
  dnssec-keygen -q -a $algorithm $bits -f KSK $zone >/dev/null
  dnssec-keygen -q -a $algorithm $bits $zone >/dev/null
  dnssec-signzone -q -S -P -s 20240101000000 -e 20300101000000 -O full -o $zone -f signed zone >/dev/null
  grep -v '^;' signed
  rm -f K* signed dsset-*
done
