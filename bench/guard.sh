#!/usr/bin/env bash
# Checks in less than five minutes that performance has not become worse. Fails if an operation
# allocates more than bench/goals.tsv allows, or if dnsjava's time divided by WireDNS's in the same run
# is less than 70 percent of the ratio there.
#
#   bench/guard.sh            checks
#   bench/guard.sh --update   measures three times and writes the figures of this JDK
#
# JAVA_HOME selects the JDK. The output of JMH is written to bench/target/guard.log.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ $# -gt 1 ] || [ "${1:---update}" != --update ]; then
  usage
fi

build
log=$bench/target/guard.log
status=0
# Ignore JMH's lock: another benchmark at the same time disturbs this one, but need not fail it.
"$java" -Djmh.ignoreLock=true -cp "$jar" io.wiredns.bench.Guard "$bench/goals.tsv" "$@" 2>&1 | tee "$log" |
  awk '/^# Run complete/ { print "guard: " substr($0, 3) } /^GUARD/; { fflush() }' || status=$?
if [ "$status" -ne 0 ] && ! grep -q '^GUARD' "$log"; then
  tail -n 40 "$log" >&2
fi
exit "$status"
