#!/usr/bin/env bash
# Asks NSD on this machine through our client, dnsjava's NioClient and Netty's resolver, one after
# another in every round; prints queries per second, queries per second of processor time (that is,
# per core), and ratios to dnsjava.
#
#   bench/client.sh [ROUNDS [SECONDS [AT_ONCE]]]   3 rounds of 5 seconds, 500 queries at once
#
# The figures are medians of the rounds. CLIENTS says which clients, JAVA_HOME which JDK.
# Needs nsd of Debian and bench/target/benchmarks.jar.
set -euo pipefail
export LC_ALL=C PATH=$PATH:/usr/sbin

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$bench/target/benchmarks.jar
rounds=${1:-3}
seconds=${2:-5}
at_once=${3:-500}
clients=${CLIENTS:-dnsjava netty wiredns-fresh wiredns wiredns-view dnsjava-tcp wiredns-tcp}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
server=

stop() {
  [ -z "$server" ] || kill "$server" 2> /dev/null || true
  [ -z "$server" ] || wait "$server" 2> /dev/null || true
  rm -rf "$work"
}
trap stop EXIT

command -v nsd > /dev/null || { echo "nsd is not installed (Debian: nsd)" >&2; exit 1; }
[ -f "$jar" ] || { echo "$jar is missing: mvn -DskipTests package" >&2; exit 1; }

port=$((20000 + RANDOM % 10000))
awk 'BEGIN {
  print "$ORIGIN load.test.\n$TTL 3600\n@ SOA ns hm 1 7200 900 1209600 300\n@ NS ns\nns A 127.0.0.1"
  for (i = 0; i < 10000; i++) printf "h%d A 198.51.%d.%d\n", i, i / 250, i % 250
}' > "$work/load.zone"
cat > "$work/nsd.conf" << END
server:
  ip-address: 127.0.0.1@$port
  server-count: 1
  username: ""
  chroot: ""
  database: ""
  zonesdir: "$work"
  pidfile: "$work/nsd.pid"
  xfrdfile: "$work/xfrd.state"
  xfrdir: "$work"
  zonelistfile: "$work/zone.list"
  rrl-ratelimit: 0
  tcp-count: 1000
  tcp-query-count: 0
remote-control:
  control-enable: no
zone:
  name: "load.test"
  zonefile: "load.zone"
END
nsd -d -c "$work/nsd.conf" > "$work/nsd.log" 2>&1 &
server=$!
sleep 1

for ((round = 1; round <= rounds; round++)); do
  for client in $clients; do
    "$java" -XX:+UseSerialGC -Xms256m -Xmx256m -cp "$jar" io.wiredns.bench.ClientLoad \
      "$client" "$port" "$seconds" "$at_once" 2> "$work/$client.err" |
      awk -v OFS='\t' -v round="$round" '{ print round, $0 }' >> "$work/results"
  done
done

# The median of a column of a client's rows.
median() {
  awk -F'\t' -v client="$1" -v column="$2" '$2 == client { print $column }' "$work/results" | sort -n |
    awk '{ value[NR] = $1 } END { print NR ? value[int((NR + 1) / 2)] : 0 }'
}
printf '%-14s %10s %14s %8s %9s\n' client "queries/s" "queries/s/core" failed "to dnsjava"
for client in $clients; do
  base=dnsjava
  [[ $client == *-tcp ]] && base=dnsjava-tcp
  awk -v client="$client" -v q="$(median "$client" 3)" -v c="$(median "$client" 4)" \
    -v f="$(median "$client" 5)" -v b="$(median $base 4)" \
    'BEGIN { printf "%-14s %10d %14d %8d %9.2f\n", client, q, c, f, b ? c / b : 0 }'
done
