#!/usr/bin/env bash
# Sends queries to NSD on this machine with WireDNS's client, dnsjava's NioClient and Netty's resolver,
# in turn in every round. Prints queries per second, queries per second of processor time (that is,
# per core), and ratios to dnsjava.
#
#   bench/client.sh [ROUNDS [SECONDS [AT_ONCE]]]   3 rounds of 5 seconds, 500 queries at once
#
# The figures are medians of the rounds. CLIENTS selects the clients, JAVA_HOME the JDK.
# Needs Debian's nsd and dig.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rounds=${1:-3}
seconds=${2:-5}
at_once=${3:-500}
clients=${CLIENTS:-dnsjava netty wiredns-fresh wiredns wiredns-view dnsjava-tcp wiredns-tcp}

# shellcheck source=bench/servers.sh
. "$bench/servers.sh"
need nsd dig
build

port=$((20000 + RANDOM % 10000))
awk 'BEGIN {
  print "$ORIGIN load.test.\n$TTL 3600\n@ SOA ns hm 1 7200 900 1209600 300\n@ NS ns\nns A 127.0.0.1"
  for (i = 0; i < 10000; i++) printf "h%d A 198.51.%d.%d\n", i, i / 250, i % 250
}' > "$work/load.zone"
nsd_config "$port"
start "$port" nsd -d -c "$work/nsd.conf"

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
