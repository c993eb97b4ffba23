#!/usr/bin/env bash
# Changes the code of a package in small ways and counts the changes that no test notices (PIT). Each of
# these must be in codec/src/test/mutants/survivors.tsv with the reason why no test can notice it or
# need not. If one is not, it is printed as a line for that file, and the exit status is 1.
#
#   codec/mutate.sh PACKAGE [CLASSES [PACKAGE-OF-TESTS]]
#
#   codec/mutate.sh tsig
#   codec/mutate.sh internal.wire
#   codec/mutate.sh wire 'Name*' message      the classes Name* of wire, with the tests of message too
#
# A package takes between 3 minutes (edns) and half an hour (internal.wire) on two cores. The tests of
# wire include those of message, and the tests of internal.wire those of wire and message, unless
# others are named. The report is target/mutants/io.wiredns.codec.PACKAGE/index.html of the module.
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
more="$1"
case $1 in
  wire) tests=message ;;
  internal.wire) tests=message more=wire ;;
esac
nice -n 19 mvn -q -B -ntp -Pmutate -pl "$module" -am test-compile org.pitest:pitest-maven:mutationCoverage \
  -Dmutate="$base.$1" -DmutateClasses="${2:-*}" -DmutateTests="$base.${3:-$tests}" \
  -DmutateMoreTests="$base.$more" | grep -E '^>>|ERROR' || true
codec/survivors.py compare "$1" "$module/src/main/java/${base//./\/}/${1//./\/}" \
  "$module/target/mutants/$base.$1/mutations.csv"
