#!/usr/bin/env bash
# Changes the code of a package a little, again and again, and counts the changes that no test notices
# (PIT). Each that is left must stand in codec/src/test/mutants/survivors.tsv with the reason why no
# test can notice it, or need not; if not, it is shown as a line for that file, and the exit status is 1.
#
#   codec/mutate.sh PACKAGE [CLASSES [PACKAGE-OF-TESTS]]
#
#   codec/mutate.sh tsig
#   codec/mutate.sh internal.wire
#   codec/mutate.sh wire 'Name*' message      names of wire, with the tests of message too
#
# A package at once takes 3 (edns) to 11 minutes (wire; message 6, tsig more than 10 while others work)
# on two cores that others use too. The tests of wire are those of message as well, unless others are
# named. The report is target/mutants/io.wiredns.codec.PACKAGE/index.html
# of the module.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ $# -lt 1 ] || [ $# -gt 3 ]; then
  sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
base=io.wiredns.codec
module=codec
case $1 in
  guide | dnssec | stateful | inspect | inspect.*)
    base=io.wiredns
    module=codec/${1%%.*}
    ;;
esac
tests="$1"
if [ "$1" = wire ] || [ "$1" = internal.wire ]; then
  tests=message
fi
nice -n 19 mvn -q -B -ntp -Pmutate -pl "$module" -am test-compile org.pitest:pitest-maven:mutationCoverage \
  -Dmutate="$base.$1" -DmutateClasses="${2:-*}" -DmutateTests="$base.${3:-$tests}" | grep -E '^>>|ERROR' || true
awk -v package="$1" -v source="$module/src/main/java/${base//./\/}/${1//./\/}" '
  BEGIN { OFS = FS = "\t" }
  function row(file, class, method, mutator, line,    path, text) {
    if (!(file in read)) {
      path = source "/" file
      while ((getline text < path) > 0) {
        sub(/^[ \t]+/, "", text)
        lines[file, ++read[file]] = text
      }
    }
    sub(/.*\./, "", class)
    sub(/.*\./, "", mutator)
    sub(/Mutator$/, "", mutator)
    classes[class]
    return package OFS class OFS method OFS mutator OFS lines[file, line]
  }
  FNR == NR {
    if ($1 == package) {
      listed[$1 OFS $2 OFS $3 OFS $4 OFS $5] += $6
      class[$1 OFS $2 OFS $3 OFS $4 OFS $5] = $2
    }
    next
  }
  {
    split($0, m, ",")
    all++
    key = row(m[1], m[2], m[4], m[3], m[5])
    if (m[6] == "SURVIVED" || m[6] == "NO_COVERAGE") {
      alive++
      survivors[key]++
    }
  }
  END {
    if (!all) { exit 2 }
    printf "%d of %d killed, %.1f percent\n", all - alive, all, 100 * (all - alive) / all
    for (key in listed) {
      if (class[key] in classes && survivors[key] + 0 < listed[key]) {
        print "listed " listed[key] " times, alive " survivors[key] + 0 ": " key | "sort"
      }
    }
    close("sort")
    for (key in survivors) {
      if (survivors[key] > listed[key] + 0) {
        print key, survivors[key] - listed[key], "NOT IN THE LIST" | "sort"
        bad = 1
      }
    }
    close("sort")
    exit bad
  }
' codec/src/test/mutants/survivors.tsv "$module/target/mutants/$base.$1/mutations.csv"
