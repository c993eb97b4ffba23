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
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ $# -lt 1 ] || [ $# -gt 4 ] || [ ! -f "$1" ]; then
  usage
fi

build
profiler=$(mktemp -d)
trap 'rm -r "$profiler"' EXIT
mkdir -p "$profiler/io/wiredns/bench"
cp "$bench/target/classes/io/wiredns/bench/WorkerTime.class" "$profiler/io/wiredns/bench/"
"$java" -cp "$jar" io.wiredns.bench.Versus \
  "$profiler" "$1" "$jar" "$bench/goals.tsv" "${2:-5}" "${3:-0.97}" "${4:-}"
