# shellcheck shell=bash
# common.sh - paths and functions that the scripts of the benchmarks share. They source it.

export LC_ALL=C
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # used by the scripts that source this
target=$bench/target
jar=$bench/target/benchmarks.jar
# shellcheck disable=SC2034
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# usage: prints the comment at the start of the script and exits
usage() {
  awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0" >&2
  exit 2
}

# build: builds the jar if it is missing
build() {
  if [ ! -f "$jar" ]; then
    echo "Building $jar"
    (cd "$bench/.." && mvn -q -B -DskipTests package)
  fi
}

# archived WIREDNS: waits until the command has an archive of its classes for this JDK; its first start
# may have to make one
archived() {
  local loaded
  "$1" rr MX > /dev/null
  for _ in $(seq 120); do
    loaded=$(WIREDNS_ARCHIVE=off WIREDNS_JAVA_OPTIONS=-Xlog:class+load "$1" rr MX)
    case $loaded in *'command.Wiredns source: shared'*) return ;; esac
    sleep 0.5
  done
  echo "$1 has no archive of its classes" >&2
  exit 2
}

# Functions of awk: the median of a list, and a line about a goal, which counts if it was missed.
# shellcheck disable=SC2016,SC2034 # awk; used by the scripts that source this
functions='
  function median(list, n,    i, j, t) {
    for (i = 1; i < n; i++) for (j = i + 1; j <= n; j++) if (list[j] < list[i]) {
      t = list[i]; list[i] = list[j]; list[j] = t }
    return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
  }
  function goal(name, value, good, text) {
    printf "%s %s: %.2f, %s\n", good ? "met   " : "MISSED", name, value, text
    missed += !good
  }'
