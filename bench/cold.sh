#!/usr/bin/env bash
# Starts a JVM that parses and writes 1, 100 and 10,000 messages of mixed traffic and ends, with WireDNS,
# dnsjava and Netty's codec in turn. Prints the processor time (user and system) and the time on the
# clock of the whole process, and those of the peers divided by those of WireDNS, also after those of a
# JVM that only reads the file are subtracted.
#
#   bench/cold.sh [ROUNDS]   15 rounds by default: three minutes
#
# The figures are medians of the rounds. All libraries are in one jar. wiredns-simple is WireDNS as
# dnsjava is used, from array to array; the ratios are to wiredns. If CHECK is set, the exit status is 1
# if WireDNS is not ahead of both peers at each count. JAVA_HOME selects the JDK, JAVA_FLAGS its flags.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rounds=${1:-15}
if [ $# -gt 1 ] || [[ ! $rounds =~ ^[1-9][0-9]*$ ]]; then
  usage
fi
classes=${COLD_JAR:-$jar}
build
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
"$java" -cp "$jar" io.wiredns.bench.WriteMessages "$work"

libraries='none wiredns wiredns-simple dnsjava netty'
counts='1 100 10000'
TIMEFORMAT='%U %S %R'
for ((round = 1; round <= rounds; round++)); do
  for count in $counts; do
    for library in $libraries; do
      # shellcheck disable=SC2086 # split the flags into words
      { time "$java" ${JAVA_FLAGS:-} -cp "$classes" io.wiredns.bench.Cold \
        "$library" "$count" "$work/mixed.frames" > /dev/null 2> "$work/err"; } 2> "$work/time" ||
        { cat "$work/err" >&2; exit 1; }
      echo "$round $count $library $(cat "$work/time")" >> "$work/results"
    done
  done
done

awk -v rounds="$rounds" -v counts="$counts" -v libraries="$libraries" -v check="${CHECK:-}" "$functions"'
  function middle(count, library, column,    r, list) {
    for (r = 1; r <= rounds; r++) list[r] = cell[r, count, library, column]
    return 1000 * median(list, rounds)
  }
  function ratio(count, library, column,    r, list) {
    for (r = 1; r <= rounds; r++) {
      list[r] = cell[r, count, library, column] / cell[r, count, "wiredns", column]
    }
    return median(list, rounds)
  }
  # The ratio of what is more than the time of a JVM that only reads the file.
  function more(count, library, column,    own) {
    own = middle(count, "none", column)
    return (middle(count, library, column) - own) / (middle(count, "wiredns", column) - own)
  }
  { cell[$1, $2, $3, 1] = $4 + $5; cell[$1, $2, $3, 2] = $6 }
  END {
    n = split(counts, count, " ")
    m = split(libraries, library, " ")
    printf "%8s %-15s %8s %9s %9s %8s %9s %9s\n", "messages", "library", "CPU ms", "times",
      "without", "clock ms", "times", "without"
    for (i = 1; i <= n; i++) {
      for (j = 1; j <= m; j++) {
        printf "%8d %-15s %8.0f %9.2f %9.2f %8.0f %9.2f %9.2f\n", count[i], library[j],
          middle(count[i], library[j], 1), ratio(count[i], library[j], 1),
          more(count[i], library[j], 1), middle(count[i], library[j], 2),
          ratio(count[i], library[j], 2), more(count[i], library[j], 2)
      }
    }
    for (i = 1; i <= n; i++) {
      for (j = m - 1; j <= m; j++) {
        value = ratio(count[i], library[j], 1)
        goal(count[i] " " library[j] " CPU", value, value > 1, "more than 1")
        value = ratio(count[i], library[j], 2)
        goal(count[i] " " library[j] " clock", value, value > 1, "more than 1")
      }
    }
    exit check && missed
  }' "$work/results"
