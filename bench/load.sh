#!/usr/bin/env bash
# Sends the same queries for the same zone to `wiredns serve`, NSD and Knot in turn, each on one core,
# with dnsperf on another core. Prints queries per second, latency, processor time of the server per
# query, and ratios.
#
#   bench/load.sh [ROUNDS [SECONDS]]     default: 3 rounds of 5 seconds each
#
# Every round runs all servers in turn, over UDP and then over TCP, so that other load of the machine
# affects all of them. The figures are medians of the rounds; a ratio is the median of the rounds'
# ratios to NSD. On a machine with other load, the ratio of processor time is more accurate than that
# of queries per second: it is what an otherwise idle core would achieve. JAVA_HOME selects the JDK,
# LOAD_JAR the jar or class path, JAVA_FLAGS the flags, SERVER_CORE and CLIENT_CORE the cores.
# Needs Debian's nsd, knot, dnsperf and taskset, and examples/command/target/wiredns.jar.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
rounds=${1:-3}
seconds=${2:-5}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=${LOAD_JAR:-$root/examples/command/target/wiredns.jar}
flags=${JAVA_FLAGS:--XX:+UseSerialGC -Xms128m -Xmx128m}
server_core=${SERVER_CORE:-0}
client_core=${CLIENT_CORE:-1}
servers=${SERVERS:-nsd knot wiredns}
declare -A server_pid

# shellcheck source=bench/servers.sh
. "$root/bench/servers.sh"
need nsd knotd dnsperf taskset dig bc

# 10,000 hosts, 1,000 delegations, aliases, mail, a wildcard.
awk 'BEGIN {
  print "$ORIGIN load.test.\n$TTL 3600"
  print "@ SOA ns1 hostmaster 1 7200 900 1209600 300\n@ NS ns1\n@ NS ns2\n@ MX 10 mail"
  print "ns1 A 192.0.2.1\nns2 A 192.0.2.2\nns2 AAAA 2001:db8::2\nmail A 192.0.2.25\n*.wild A 192.0.2.99"
  for (i = 0; i < 10000; i++) printf "host%d A 198.51.%d.%d\n", i, i / 250, i % 250
  for (i = 0; i < 10000; i += 4) printf "host%d AAAA 2001:db8::%x\n", i, i
  for (i = 0; i < 1000; i++) printf "alias%d CNAME host%d\n", i, i * 7
  for (i = 0; i < 1000; i++) printf "sub%d NS ns.sub%d\nns.sub%d A 203.0.%d.%d\n", i, i, i, i / 250, i % 250
}' > "$work/load.zone"

# Seven in ten are addresses, the rest aliases, delegations, missing names and types, mail, wildcards.
awk 'BEGIN {
  srand(1)
  for (i = 0; i < 50000; i++) {
    n = int(rand() * 10000); p = rand() * 100
    if (p < 70) print "host" n ".load.test A"
    else if (p < 75) print "host" n ".load.test AAAA"
    else if (p < 80) print "alias" n % 1000 ".load.test A"
    else if (p < 86) print "www.sub" n % 1000 ".load.test A"
    else if (p < 94) print "missing" n ".load.test A"
    else if (p < 97) print "load.test MX"
    else print "x" n ".wild.load.test A"
  }
}' > "$work/queries"

nsd_config 5301
cat > "$work/knot.conf" << EOF
server:
  rundir: $work
  pidfile: $work/knot.pid
  listen: 127.0.0.1@5302
  udp-workers: 1
  tcp-workers: 1
  background-workers: 1
  tcp-max-clients: 1000
control:
  listen: $work/knot.sock
database:
  storage: $work/knot-db
template:
  - id: default
    storage: $work
    zonefile-sync: -1
    zonefile-load: whole
    journal-content: none
zone:
  - domain: load.test
    file: load.zone
EOF
mkdir "$work/knot-db"

# start_on_core PORT COMMAND...
start_on_core() {
  start "$1" taskset -c "$server_core" "${@:2}"
  server_pid[$1]=${pids[-1]}
}

case " $servers " in *" nsd "*) start_on_core 5301 nsd -d -c "$work/nsd.conf" ;; esac
case " $servers " in *" knot "*) start_on_core 5302 knotd -c "$work/knot.conf" ;; esac
if [[ -f $jar ]]; then run=(-jar "$jar"); else run=(-cp "$jar" io.wiredns.command.Wiredns); fi
# shellcheck disable=SC2086 # split the flags into words
start_on_core 5303 "$java" $flags "${run[@]}" serve --listen 127.0.0.1:5303 --zone "load.test=$work/load.zone"

port_of() {
  case $1 in nsd) echo 5301 ;; knot) echo 5302 ;; wiredns) echo 5303 ;; esac
}

# The processor time of a process and its children, in hundredths of a second.
ticks() {
  local child
  sed 's/.*) //' "/proc/$1/stat" | cut -d ' ' -f 12,13 | tr ' ' '\n'
  for child in $(pgrep -P "$1"); do ticks "$child"; done
}

# measure SERVER PROTOCOL SECONDS: prints queries per second, mean latency in microseconds, lost queries,
# nanoseconds of the server's processor time per query
measure() {
  local pid=${server_pid[$(port_of "$1")]} before
  before=$(ticks "$pid" | paste -sd+ | bc)
  taskset -c "$client_core" dnsperf -s 127.0.0.1 -p "$(port_of "$1")" -d "$work/queries" -m "$2" \
    -c 20 -T 1 -q 200 -t 2 -l "$3" > "$work/last" 2>&1
  awk -v ticks=$(($(ticks "$pid" | paste -sd+ | bc) - before)) '
      /Queries per second/ {qps = $4}
      /Average Latency/ {latency = $4 * 1e6}
      /Queries lost/ {lost = $3}
      /Queries completed/ {completed = $3}
      END {printf "%.0f %.0f %d %.0f\n", qps, latency, lost, completed ? ticks * 1e7 / completed : 0}' "$work/last"
}

# Warm up the JVM: its first seconds are not measured.
for protocol in udp tcp; do
  measure wiredns $protocol "${WARM_SECONDS:-10}" > /dev/null
done
for protocol in udp tcp; do
  for round in $(seq "$rounds"); do
    for server in $servers; do
      echo "$protocol $round $server $(measure "$server" $protocol "$seconds")" | tee -a "$work/figures" >&2
    done
  done
done

awk '
  function median(list, n,    i, j, t) {
    for (i = 1; i < n; i++) for (j = i + 1; j <= n; j++) if (list[j] < list[i]) {
      t = list[i]; list[i] = list[j]; list[j] = t }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
  }
  { qps[$1, $2, $3] = $4; latency[$1, $2, $3] = $5; lost[$1, $3] += $6; cpu[$1, $2, $3] = $7
    if ($2 > rounds) rounds = $2; if (!($3 in seen)) { seen[$3]; order[++servers] = $3 } }
  END {
    printf "%-9s %-9s %12s %8s %14s %12s %8s %8s\n", "protocol", "server", "queries/s", "to NSD",
      "latency in us", "CPU in ns", "to NSD", "lost"
    for (p = 1; p <= 2; p++) { protocol = p == 1 ? "udp" : "tcp"
      for (s = 1; s <= servers; s++) { server = order[s]
        for (r = 1; r <= rounds; r++) {
          q[r] = qps[protocol, r, server]; l[r] = latency[protocol, r, server]
          base = qps[protocol, r, "nsd"]; x[r] = base ? q[r] / base : 0
          c[r] = cpu[protocol, r, server]; y[r] = c[r] ? cpu[protocol, r, "nsd"] / c[r] : 0
        }
        printf "%-9s %-9s %12.0f %8.2f %14.0f %12.0f %8.2f %8d\n", protocol, server,
          median(q, rounds), median(x, rounds), median(l, rounds), median(c, rounds),
          median(y, rounds), lost[protocol, server]
      } } }' "$work/figures"
