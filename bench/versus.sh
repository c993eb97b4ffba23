#!/usr/bin/env bash
# Compares an older build with this one: for each run of a work of the guard two new JVMs, one of
# each build, measure in short bursts in turn, and the older build's processor time is divided by the
# newer one's, burst by burst.
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
