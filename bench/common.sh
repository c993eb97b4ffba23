# shellcheck shell=bash
# common.sh - what the scripts of the benchmarks share: where things are, and the jar. Sourced.

export LC_ALL=C
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck disable=SC2034 # for those who source this
target=$bench/target
jar=$bench/target/benchmarks.jar
# shellcheck disable=SC2034
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

# usage: prints the script's head, from its first comment to the first line that is none, and ends it
usage() {
  awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$0" >&2
  exit 2
}

# build: makes the jar if it is missing
build() {
  if [ ! -f "$jar" ]; then
    echo "Building $jar"
    (cd "$bench/.." && mvn -q -B -DskipTests package)
  fi
}
