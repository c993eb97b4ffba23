#!/usr/bin/env bash
# Compares an older build with this one: each work of the guard runs in both in turn, each time in a
# new JVM, and the older build's processor time is divided by the newer one's, pair by pair.
#
#   bench/versus.sh OLDER.jar [RUNS [LEAST [PATTERN]]]
#
# OLDER.jar is the benchmarks.jar of an older checkout. RUNS is 5 if it is not given. A work whose
# median is below LEAST (0.97) is run eleven times more; the exit status is 1 if a median stays
# below. PATTERN, a regular expression, chooses works, as in 'mixed parse'. About fifteen minutes.
# JAVA_HOME, if set, says which JDK.
set -euo pipefail
export LC_ALL=C

if [ $# -lt 1 ] || [ $# -gt 4 ] || [ ! -f "$1" ]; then
  sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$bench/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$jar" ]; then
  echo "Building $jar"
  (cd "$bench/.." && mvn -q -B -DskipTests package)
fi
profiler=$(mktemp -d)
trap 'rm -r "$profiler"' EXIT
mkdir -p "$profiler/io/wiredns/bench"
cp "$bench/target/classes/io/wiredns/bench/WorkerTime.class" "$profiler/io/wiredns/bench/"
"$java" -cp "$jar" io.wiredns.bench.Versus \
  "$profiler" "$1" "$jar" "$bench/goals.tsv" "${2:-5}" "${3:-0.97}" "${4:-}"
