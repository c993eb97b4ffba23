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
codec/survivors.py compare "$1" "$module/src/main/java/${base//./\/}/${1//./\/}" \
  "$module/target/mutants/$base.$1/mutations.csv"
