#!/usr/bin/env bash
# Compares an older build with this one. For each run of a work of the guard, two new JVMs, one of each
# build, measure in turn in short bursts; the ratio of a burst is the older build's processor time
# divided by the newer one's.
#
#   bench/versus.sh OLDER.jar [RUNS [LEAST [PATTERN]]]
#
# OLDER.jar is the benchmarks.jar of an older checkout. RUNS is 5 by default. A work whose
# median is below LEAST (0.97) is run eleven times more; the exit status is 1 if a median stays
# below. PATTERN, a regular expression, selects works, as in 'mixed parse'. About fifteen minutes.
# JAVA_HOME selects the JDK.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ $# -lt 1 ] || [ $# -gt 4 ] || [ ! -f "$1" ]; then
  usage
fi

build
worker=$(mktemp -d)
trap 'rm -r "$worker"' EXIT
mkdir -p "$worker/io/wiredns/bench"
cp "$bench/target/classes/io/wiredns/bench/Bursts.class" "$worker/io/wiredns/bench/"
log=$bench/target/versus.log
status=0
"$java" -cp "$jar" io.wiredns.bench.Versus \
  "$worker" "$1" "$jar" "$bench/goals.tsv" "${2:-5}" "${3:-0.97}" "${4:-}" 2>"$log" || status=$?
if [ "$status" -gt 1 ] || grep -q '^Exception' "$log"; then
  tail -n 40 "$log" >&2
fi
exit "$status"
