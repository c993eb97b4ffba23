#!/usr/bin/env bash
# Sends queries to NSD on this machine with WireDNS's client, dnsjava's NioClient, Netty's resolver and
# a bare NIO client (io.wiredns.bench.NioLoad), in turn in every round. Prints queries per second,
# processor time per query by thread, and how many times the queries per core of dnsjava and Netty.
#
#   bench/client.sh [ROUNDS [SECONDS [AT_ONCE]]]   3 rounds of 5 seconds, 500 queries at once
#
# Each client is first warmed up for WARM_SECONDS (20), because C2 still compiles after eight. The
# figures are medians of the rounds; a ratio is the median of the rounds' ratios of processor time, of
# all threads. `jvm` is the compiler and the collector. The other clients send no cookie; wiredns-plain
# is WireDNS without cookies, wiredns-view reads the address from a view as Netty's callback does. If
# CHECK is set, the exit status is 1 if a goal is missed.
#
# CLIENTS selects the clients, JAVA_HOME the JDK, JAVA_FLAGS its flags; OLDER_JAR is the benchmarks.jar
# of an older build to compare with, LOAD_JAR the class path of the others. Needs Debian's nsd and dig.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rounds=${1:-3}
seconds=${2:-5}
at_once=${3:-500}
flags=${JAVA_FLAGS:--XX:+UseSerialGC -Xms256m -Xmx256m}
clients=${CLIENTS:-nio dnsjava netty wiredns wiredns-view wiredns-plain wiredns-plain-view dnsjava-tcp wiredns-tcp}${OLDER_JAR:+ older}

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
    classes=${LOAD_JAR:-$jar}
    if [ "$client" = older ]; then classes=$OLDER_JAR; fi
    # shellcheck disable=SC2086 # split the flags into words
    "$java" $flags -cp "$classes" io.wiredns.bench.ClientLoad \
      "$client" "$port" "${WARM_SECONDS:-20}" "$seconds" "$at_once" 2> "$work/$client.err" |
      awk -v OFS='\t' -v round="$round" '{ print round, $0 }' | tee -a "$work/results" >&2
  done
done

awk -F'\t' -v clients="$clients" -v rounds="$rounds" -v check="${CHECK:-}" "$functions"'
  function middle(client, column,    r, list) {
    for (r = 1; r <= rounds; r++) list[r] = cell[client, r, column]
    return median(list, rounds)
  }
  # How many queries the client makes in the time of one of another.
  function ratio(client, to,    r, list) {
    for (r = 1; r <= rounds; r++) {
      if (!cell[client, r, 7] || !cell[to, r, 7]) return 0
      list[r] = cell[to, r, 7] / cell[client, r, 7]
    }
    return median(list, rounds)
  }
  function least(client, to,    value) {
    value = ratio(client, to)
    if (value) goal(client " to " to, value, value >= 2.5, "at least 2.5")
  }
  { for (column = 3; column <= NF; column++) cell[$2, $1, column] = $column }
  END {
    n = split(clients, client, " ")
    printf "%-18s %10s %8s %8s %8s %8s %7s %10s %8s\n", "client", "queries/s", "caller", "threads",
      "jvm", "ns in all", "failed", "to dnsjava", "to netty"
    for (i = 1; i <= n; i++) {
      tcp = client[i] ~ /-tcp$/ ? "-tcp" : ""
      printf "%-18s %10d %8d %8d %8d %8d %7d %10.2f %8.2f\n", client[i], middle(client[i], 3),
        middle(client[i], 4), middle(client[i], 5), middle(client[i], 6), middle(client[i], 7),
        middle(client[i], 8), ratio(client[i], "dnsjava" tcp), ratio(client[i], "netty" tcp)
    }
    least("wiredns", "dnsjava"); least("wiredns", "netty"); least("wiredns-tcp", "dnsjava-tcp")
    exit check && missed
  }' "$work/results"
