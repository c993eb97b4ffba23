#!/usr/bin/env bash
# Sends the same queries for the same zone to `wiredns serve`, NSD, Knot and a bare NIO echo in turn,
# each on one core, with dnsperf on another core: at 20,000 queries a second, at 40,000, and as many as
# are answered. Prints processor time of the server per query, and its ratios.
#
#   bench/load.sh [ROUNDS [SECONDS]]     default: 3 rounds of 5 seconds each
#   MILLION=1 bench/load.sh              a zone of a million names: loading and queries
#
# Every round runs all servers in turn, over UDP and then over TCP, so that other load of the machine
# affects all of them. The figures are medians of the rounds; a ratio is the median of the rounds'
# ratios. Processor time is that of the threads that serve; `process` is that of all threads, so that of
# the compiler and the collector of the JVM too. The echo sends each query back with as many octets as
# the answers have on average (io.wiredns.bench.NioEcho, NioTcpEcho).
#
# The goals: over UDP, at most 1.25 of NSD's time at a given rate, and at most 1.3 of the echo's at the
# highest; over TCP, less than NSD and Knot at the highest rate, and at most 1.3 of the echo's at a given
# rate. At a given rate each query over TCP arrives alone and costs one wait, one read and one write:
# these alone take a JVM the time in which NSD and Knot answer. If CHECK is set, the exit status is 1 if
# a goal is missed.
#
# Variables: RATES ("20000 40000 max"), PROTOCOLS ("udp tcp"), SERVERS ("nsd knot wiredns echo"),
# WARM_SECONDS (10, repeated until the compiler is idle), JAVA_HOME for the JDK, JAVA_FLAGS for its
# flags, LOAD_JAR for the jar or class path, OLDER_JAR for those of an older build to compare with,
# SERVER_CORE and CLIENT_CORE, MEMORY for the heap of a million names (400m), SERVE_FLAGS for further
# flags of `serve`.
# Needs Debian's nsd, knot, dnsperf and taskset, and examples/command/target/wiredns.jar.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rounds=${1:-3}
seconds=${2:-5}
this=${LOAD_JAR:-$bench/../examples/command/target/wiredns.jar}
flags=${JAVA_FLAGS:--XX:+UseSerialGC -Xms128m -Xmx128m}
server_core=${SERVER_CORE:-0}
client_core=${CLIENT_CORE:-1}
protocols=${PROTOCOLS:-udp tcp}
rates=${RATES:-20000 40000 max}
servers=${SERVERS:-nsd knot wiredns echo}${OLDER_JAR:+ older}
declare -A server_pid server_port

# shellcheck source=bench/servers.sh
. "$bench/servers.sh"
need nsd knotd dnsperf taskset dig bc
build
port=$((20000 + RANDOM % 10000))

# zone HOSTS: prints a zone of so many hosts, 1,000 delegations, aliases, mail, a wildcard
zone() {
  awk -v hosts="$1" 'BEGIN {
    print "$ORIGIN load.test.\n$TTL 3600"
    print "@ SOA ns1 hostmaster 1 7200 900 1209600 300\n@ NS ns1\n@ NS ns2\n@ MX 10 mail"
    print "ns1 A 192.0.2.1\nns2 A 192.0.2.2\nns2 AAAA 2001:db8::2\nmail A 192.0.2.25\n*.wild A 192.0.2.99"
    for (i = 0; i < hosts; i++) printf "host%d A 198.%d.%d.%d\n", i, i / 62500, i / 250 % 250, i % 250
    for (i = 0; i < 10000; i += 4) printf "host%d AAAA 2001:db8::%x\n", i, i
    for (i = 0; i < 1000; i++) printf "alias%d CNAME host%d\n", i, i * 7
    for (i = 0; i < 1000; i++) printf "sub%d NS ns.sub%d\nns.sub%d A 203.0.%d.%d\n", i, i, i, i / 250, i % 250
  }'
}

# questions HOSTS COUNT: seven in ten are addresses, the rest aliases, delegations, missing names and
# types, mail, wildcards
questions() {
  awk -v hosts="$1" -v count="$2" 'BEGIN {
    srand(1)
    for (i = 0; i < count; i++) {
      n = int(rand() * hosts); p = rand() * 100
      if (p < 70) print "host" n ".load.test A"
      else if (p < 75) print "host" n ".load.test AAAA"
      else if (p < 80) print "alias" n % 1000 ".load.test A"
      else if (p < 86) print "www.sub" n % 1000 ".load.test A"
      else if (p < 94) print "missing" n ".load.test A"
      else if (p < 97) print "load.test MX"
      else print "x" n ".wild.load.test A"
    }
  }'
}

# start_on_core SERVER COMMAND...: COMMAND has the port in it; the next free one is $port
start_on_core() {
  start "$port" taskset -c "$server_core" "${@:2}"
  server_pid[$1]=${pids[-1]}
  server_port[$1]=$port
  port=$((port + 1))
}

# start_serve SERVER JAR FILE: `wiredns serve`
start_serve() {
  local run
  if [[ -f $2 ]]; then run=(-jar "$2"); else run=(-cp "$2" io.wiredns.command.Wiredns); fi
  # shellcheck disable=SC2086 # split the flags into words
  start_on_core "$1" "$java" $flags "${run[@]}" serve --listen "127.0.0.1:$port" \
    --zone "load.test=$3" --rate-limit off ${SERVE_FLAGS:-}
}

# start_knot: the server with one thread for UDP and one for TCP
start_knot() {
  mkdir "$work/knot-db"
  cat > "$work/knot.conf" << EOF
server:
  rundir: $work
  pidfile: $work/knot.pid
  listen: 127.0.0.1@$port
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
  start_on_core knot knotd -c "$work/knot.conf"
}

# start_echo PROTOCOL OCTETS: appends so many octets to each query
start_echo() {
  local class=NioEcho
  if [ "$1" = tcp ]; then class=NioTcpEcho; fi
  "$java" -XX:+UseSerialGC -Xmx64m -cp "$jar" "io.wiredns.bench.$class" "$port" "$2" > "$work/echo" &
  pids+=($!)
  server_pid[echo]=$!
  server_port[echo]=$port
  port=$((port + 1))
  until grep -q ready "$work/echo"; do sleep 0.1; done
  taskset -a -p -c "$server_core" "${server_pid[echo]}" > /dev/null
}

# processor_time PID PATTERN: of the threads of a process and its descendants whose names match, in ns
processor_time() {
  local task child name time sum=0
  for task in "/proc/$1/task"/*; do
    { read -r name < "$task/comm" && read -r time _ < "$task/schedstat"; } 2> /dev/null || continue
    if [[ $name =~ $2 ]]; then sum=$((sum + time)); fi
  done
  for child in $(pgrep -P "$1"); do sum=$((sum + $(processor_time "$child" "$2"))); done
  echo "$sum"
}

# serving SERVER: a pattern for the names of the threads that serve; all of a server written in C
serving() {
  case $1 in nsd | knot) echo . ;; *) echo ^wiredns- ;; esac
}

# measure SERVER PROTOCOL RATE SECONDS [QUESTIONS]: prints queries per second, nanoseconds of the
# threads that serve per query, those of all threads, mean latency in microseconds, lost queries
measure() {
  local pid=${server_pid[$1]} threads all rate=()
  if [ "$3" != max ]; then rate=(-Q "$3"); fi
  threads=$(processor_time "$pid" "$(serving "$1")")
  all=$(processor_time "$pid" .)
  taskset -c "$client_core" dnsperf -s 127.0.0.1 -p "${server_port[$1]}" -d "${5:-$work/questions}" \
    -m "$2" -c 20 -T 1 -q 200 -t 2 -l "$4" "${rate[@]}" > "$work/last" 2>&1
  awk -v threads=$(($(processor_time "$pid" "$(serving "$1")") - threads)) \
    -v all=$(($(processor_time "$pid" .) - all)) '
      /Queries per second/ {qps = $4}
      /Average Latency/ {latency = $4 * 1e6}
      /Queries lost/ {lost = $3}
      /Queries completed/ {n = $3}
      END {printf "%.0f %.0f %.0f %.0f %d\n", qps, n ? threads / n : 0, n ? all / n : 0, latency, lost}
    ' "$work/last"
}

# warm_up SERVER PROTOCOL [QUESTIONS]: until the JVM's compiler has hardly anything left to do
warm_up() {
  local threads all
  for _ in $(seq 10); do
    read -r _ threads all _ < <(measure "$1" "$2" max "${WARM_SECONDS:-10}" "${3:-$work/questions}")
    if [ $((all * 100)) -lt $((threads * 103)) ]; then return; fi
  done
}

# The ratio of a million names to 10,000 is measured like that of two servers.
million() {
  local started ready loaded resident
  # ParallelGC copies the objects of a name next to each other, SerialGC by kind; a query of a million
  # names then waits for memory half as long.
  flags=${JAVA_FLAGS:--XX:+UseParallelGC -Xmx${MEMORY:-400m}}
  zone 10000 > "$work/few.zone"
  zone 1000000 > "$work/many.zone"
  questions 10000 500000 > "$work/few"
  questions 1000000 500000 > "$work/many"
  # `serve` waits until a file has not changed for three seconds.
  touch -d '1 minute ago' "$work/few.zone" "$work/many.zone"
  server_core=0,1 start_serve few "$this" "$work/few.zone"
  started=$(date +%s%N)
  START_SECONDS=180 server_core=0,1 start_serve many "$this" "$work/many.zone"
  ready=$((($(date +%s%N) - started) / 1000000))
  loaded=$(($(processor_time "${server_pid[many]}" .) / 1000000))
  for server in few many; do
    taskset -a -p -c "$server_core" "${server_pid[$server]}" > /dev/null
    warm_up "$server" udp "$work/$server"
  done
  for round in $(seq "$rounds"); do
    for server in few many; do
      echo "$round $server $(measure $server udp max "$seconds" "$work/$server")" |
        tee -a "$work/figures" >&2
    done
  done
  resident=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/${server_pid[many]}/status")
  awk -v ready="$ready" -v loaded="$loaded" -v resident="$resident" -v check="${CHECK:-}" "$functions"'
    { qps[$1, $2] = $3; cpu[$1, $2] = $4 }
    END {
      for (r = 1; r <= NR / 2; r++) {
        q[r] = qps[r, "many"] / qps[r, "few"]; c[r] = cpu[r, "few"] / cpu[r, "many"]
        many[r] = qps[r, "many"]; time[r] = cpu[r, "many"]
      }
      printf "a million names: %.0f queries/s, %.0f ns of processor time each\n", \
        median(many, r - 1), median(time, r - 1)
      goal("seconds from start to first answer", ready / 1000, ready <= 20000, "at most 20")
      printf "       seconds of processor time until then: %.1f\n", loaded / 1000
      goal("MiB of memory at most", resident, resident <= 476, "at most 476, that is 500 MB")
      value = median(q, r - 1)
      printf "       queries/s, to those of 10,000 names: %.2f\n", value
      value = median(c, r - 1)
      goal("queries per processor time, to those of 10,000 names", value, value >= 0.9, "at least 0.9")
      exit check && missed
    }' "$work/figures"
}

if [ -n "${MILLION:-}" ]; then
  million
  exit
fi

zone 10000 > "$work/load.zone"
questions 10000 50000 > "$work/questions"
touch -d '1 minute ago' "$work/load.zone"
for server in $servers; do
  case $server in
    nsd) nsd_config "$port" && start_on_core nsd nsd -d -c "$work/nsd.conf" ;;
    knot) start_knot ;;
    wiredns) start_serve wiredns "$this" "$work/load.zone" ;;
    older) start_serve older "$OLDER_JAR" "$work/load.zone" ;;
    echo) ;;
    *) usage ;;
  esac
done

for protocol in $protocols; do
  for server in $servers; do
    case $server in
      wiredns | older) warm_up "$server" "$protocol" ;;
    esac
  done
done

for protocol in $protocols; do
  if [[ " $servers " == *" echo "* ]]; then
    measure "${servers%% *}" "$protocol" max 1 > /dev/null
    start_echo "$protocol" "$(awk '/Average packet size/ { print $NF - $(NF - 2) }' "$work/last")"
    warm_up echo "$protocol"
  fi
  for rate in $rates; do
    for round in $(seq "$rounds"); do
      for server in $servers; do
        echo "$protocol $rate $round $server $(measure "$server" "$protocol" "$rate" "$seconds")" |
          tee -a "$work/figures" >&2
      done
    done
  done
done

awk -v protocols="$protocols" -v rates="$rates" -v servers="$servers" -v rounds="$rounds" \
  -v check="${CHECK:-}" "$functions"'
  # The median of the ratios of processor time; 0 if one of the servers was not measured.
  function ratio(protocol, rate, server, to,    r, list, base) {
    for (r = 1; r <= rounds; r++) {
      base = cpu[protocol, rate, r, to]
      if (!base) return 0
      list[r] = cpu[protocol, rate, r, server] / base
    }
    return median(list, rounds)
  }
  function most(protocol, rate, to, limit,    value) {
    value = ratio(protocol, rate, "wiredns", to)
    if (value) goal(protocol " " rate ", time to " to, value, value <= limit, "at most " limit)
  }
  { key = $1 SUBSEP $2 SUBSEP $3 SUBSEP $4
    qps[key] = $5; cpu[key] = $6; process[key] = $7; latency[key] = $8; lost[$1, $2, $4] += $9 }
  END {
    np = split(protocols, protocol, " "); nr = split(rates, rate, " "); ns = split(servers, server, " ")
    printf "%-9s %-6s %-8s %10s %12s %7s %7s %8s %11s %14s %6s\n", "protocol", "rate", "server",
      "queries/s", "thread in ns", "to NSD", "to echo", "to older", "process", "latency in us", "lost"
    for (p = 1; p <= np; p++) for (t = 1; t <= nr; t++) for (s = 1; s <= ns; s++) {
      if (!((protocol[p], rate[t], 1, server[s]) in qps)) continue
      for (r = 1; r <= rounds; r++) {
        key = protocol[p] SUBSEP rate[t] SUBSEP r SUBSEP server[s]
        q[r] = qps[key]; c[r] = cpu[key]; a[r] = process[key]; l[r] = latency[key]
      }
      printf "%-9s %-6s %-8s %10.0f %12.0f %7.2f %7.2f %8.2f %11.0f %14.0f %6d\n", protocol[p], rate[t],
        server[s], median(q, rounds), median(c, rounds), ratio(protocol[p], rate[t], server[s], "nsd"),
        ratio(protocol[p], rate[t], server[s], "echo"),
        ratio(protocol[p], rate[t], server[s], "older"), median(a, rounds), median(l, rounds),
        lost[protocol[p], rate[t], server[s]]
    }
    for (t = 1; t <= nr; t++) {
      if (rate[t] == "max") most("udp", "max", "echo", 1.3)
      else most("udp", rate[t], "nsd", 1.25)
    }
    for (t = 1; t <= nr; t++) {
      if (rate[t] == "max") { most("tcp", "max", "nsd", 1); most("tcp", "max", "knot", 1) }
      else most("tcp", rate[t], "echo", 1.3)
    }
    exit check && missed
  }' "$work/figures"
