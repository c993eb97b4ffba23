#!/usr/bin/env bash
# Changes the code of a package a little, again and again, and counts the changes that no test notices
# (PIT). Slow: minutes for a package.
#
#   codec/mutate.sh PACKAGE [CLASSES [PACKAGE-OF-TESTS]]
#
#   codec/mutate.sh tsig
#   codec/mutate.sh wire 'Name*' message      names of wire, with the tests of message too
#
# The report is codec/target/mutants/PACKAGE/index.html.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -lt 1 ] || [ $# -gt 3 ]; then
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
mvn -q -B -ntp -Pmutate -pl codec test-compile org.pitest:pitest-maven:mutationCoverage \
  -Dmutate="$1" -DmutateClasses="${2:-*}" -DmutateTests="${3:-$1}" | grep -E '^>>|ERROR' || true
awk -F, '
  { all++; file = $1; if ($6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" || $6 == "RUN_ERROR") killed++; else { alive[file]++ } }
  END { printf "%d of %d killed, %.1f percent\n", killed, all, 100 * killed / all; for (f in alive) printf "%6d alive in %s\n", alive[f], f }
' "codec/target/mutants/$1/mutations.csv"
