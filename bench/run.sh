#!/usr/bin/env bash
# Measures WireDNS and its peers on the same messages and prints how they compare.
#
#   bench/run.sh           all works, sets, libraries and kinds of buffers: an hour and a half
#   bench/run.sh --quick   enough to see the order of things, in less than five minutes
#   bench/run.sh --zones [RECORDS]
#                          zone files only, plain and signed, of a million records or so many
#
# JAVA_HOME, if set, says which JDK. The figures are then in bench/target/results.tsv, all that
# JMH printed in bench/target/jmh.log.
set -euo pipefail
export LC_ALL=C

zones=
case "$#:${1:-}" in
  0: | 1:--quick) ;;
  1:--zones) zones=yes && set -- --zones 1000000 ;;
  2:--zones) zones=yes ;;
  *)
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$bench/target
jar=$target/benchmarks.jar
results=$target/results.tsv
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# libknot in C: the same messages through a driver of our own
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
      awk -v set="$(basename "$file" .frames)" -v OFS='\t' \
        '{ print set, $1, "libknot", "heap", $2, "-" }' >> "$results"
  done
}

if [ ! -f "$jar" ]; then
  echo "Building $jar"
  (cd "$bench/.." && mvn -q -B -DskipTests package)
fi
"$java" -cp "$jar" io.wiredns.bench.Measure "$results" "$@" 2>&1 | tee "$target/jmh.log" |
  awk '/^# Run progress/ { print "JMH: " substr($0, 17); fflush() }'
if [ -z "$zones" ]; then
  libknot
fi
echo
"$java" -cp "$jar" io.wiredns.bench.Report "$results"
