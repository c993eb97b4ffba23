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
export LC_ALL=C

if [ $# -gt 1 ] || [ "${1:---update}" != --update ]; then
  sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
jar=$bench/target/benchmarks.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [ ! -f "$jar" ]; then
  echo "Building $jar"
  (cd "$bench/.." && mvn -q -B -DskipTests package)
fi
log=$bench/target/guard.log
status=0
# Another measurement beside this one disturbs it, and is no reason to fail.
"$java" -Djmh.ignoreLock=true -cp "$jar" io.wiredns.bench.Guard "$bench/goals.tsv" "$@" 2>&1 | tee "$log" |
  awk '/^# Run complete/ { print "guard: " substr($0, 3) } /^GUARD/; { fflush() }' || status=$?
if [ "$status" -ne 0 ] && ! grep -q '^GUARD' "$log"; then
  tail -n 40 "$log" >&2
fi
exit "$status"
