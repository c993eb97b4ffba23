#!/usr/bin/env bash
# Measures WireDNS and its peers on the same messages, and prints a comparison and how far the goals
# are met.
#
#   bench/run.sh           all works, sets, libraries, kinds of buffers and sizes: two hours
#   bench/run.sh --whole   the same, each for as short a time as in --quick: a quarter of an hour
#   bench/run.sh --quick   a rough comparison, in about five minutes
#   bench/run.sh --zones [RECORDS]
#                          zone files only, plain and signed, of a million or RECORDS records
#   bench/run.sh --signatures
#                          the cost of TSIG in addition to the MAC, in a minute
#   bench/run.sh --validation
#                          DNSSEC validation of answers beside dnsjava, in three minutes
#   bench/run.sh --report  prints the figures of the last run again
#   bench/run.sh --charts [RESULTS.tsv]
#                          draws the figures of the last run, or those of a file, as bench/charts
#
# JAVA_HOME selects the JDK. The figures are written to bench/target/results.tsv, the output of JMH
# to bench/target/jmh.log.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
results=$target/results.tsv

# Measures libknot, which is written in C, on the same messages with a driver of this project.
libknot() {
  if ! command -v gcc > /dev/null; then
    echo "libknot is left out: there is no gcc"
    return
  fi
  if ! echo '#include <libknot/libknot.h>' | gcc -E - > /dev/null 2>&1; then
    echo "libknot is left out: its headers are not installed (Debian: libknot-dev)"
    return
  fi
  gcc -std=c11 -O2 -Wall -Wextra -o "$target/knotbench" "$bench/libknot/knotbench.c" -lknot
  "$java" -cp "$jar" io.wiredns.bench.WriteMessages "$target/frames"
  local file
  for file in "$target"/frames/*.frames; do
    "$target/knotbench" "$file" |
      awk -v set="$(basename "$file" .frames)" -v OFS='\t' '
        $1 == "version" { if (set == "mixed") print "# libknot", $2; next }
        { print set, $1, "libknot", "heap", $2, "-" }' >> "$results"
  done
}

measure() {
  build
  "$java" -cp "$jar" io.wiredns.bench.Measure "$results" "$@" 2>&1 | tee "$target/jmh.log" |
    awk '/^# Run progress/ { print "JMH: " substr($0, 17); fflush() }'
}

report() {
  echo
  "$java" -cp "$jar" io.wiredns.bench.Report "$results" "$bench/goals.tsv"
}

case "$#:${1:-}" in
  0: | 1:--quick | 1:--whole)
    measure "$@"
    libknot
    report
    ;;
  1:--zones | 2:--zones)
    measure --zones "${2:-1000000}"
    report
    ;;
  1:--signatures)
    build
    "$java" -cp "$jar" io.wiredns.bench.SignatureCost
    ;;
  1:--validation)
    build
    "$java" -cp "$jar" io.wiredns.bench.ValidationCost
    ;;
  1:--report)
    build
    report
    ;;
  1:--charts | 2:--charts)
    "$bench/charts.py" "${2:-$results}" "$bench/charts"
    echo "Drawn in $bench/charts"
    ;;
  *)
    usage
    ;;
esac
