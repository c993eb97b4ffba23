#!/usr/bin/env bash
# Guards what has been reached, in less than five minutes: fails if an operation allocates more
# than bench/goals.tsv says, or if dnsjava's time through WireDNS's in the same run is less than 70
# percent of what it says.
#
#   bench/guard.sh            checks
#   bench/guard.sh --update   measures three times and writes the figures of this JDK
#
# JAVA_HOME, if set, says which JDK. All that JMH printed is then in bench/target/guard.log.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

if [ $# -gt 1 ] || [ "${1:---update}" != --update ]; then
  usage
fi

build
log=$bench/target/guard.log
status=0
# Another measurement beside this one disturbs it, and is no reason to fail.
"$java" -Djmh.ignoreLock=true -cp "$jar" io.wiredns.bench.Guard "$bench/goals.tsv" "$@" 2>&1 | tee "$log" |
  awk '/^# Run complete/ { print "guard: " substr($0, 3) } /^GUARD/; { fflush() }' || status=$?
if [ "$status" -ne 0 ] && ! grep -q '^GUARD' "$log"; then
  tail -n 40 "$log" >&2
fi
exit "$status"
