#!/usr/bin/env bash
# Besieges `wiredns serve` with a heap of 64 MiB and 20,000 names, and checks that good clients are
# served: at least 95 percent of their queries in every second, over UDP and over new TCP connections,
# no wrong answer, heap and descriptors back afterwards. Exits with 1 otherwise.
#
#   bench/siege.sh [SIEGE...|all] [SECONDS]     default: all, 30 seconds each
#
# The sieges are partial, readers, transfers, idle, descriptors, malformed and reload. SIEGE_SEED
# repeats a run, JAVA_HOME selects the JDK, SIEGE_JAR the jar or the class path of the command. All
# traffic is on loopback. Needs examples/command/target/wiredns.jar.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

seconds=30
sieges=()
for word; do
  case $word in
    all | partial | readers | transfers | idle | descriptors | malformed | reload) sieges+=("$word") ;;
    [1-9] | [1-9][0-9] | [1-9][0-9][0-9]) seconds=$word ;;
    *) usage ;;
  esac
done
build
command=${SIEGE_JAR:-$bench/../examples/command/target/wiredns.jar}
[[ $command != *.jar ]] || echo "$command, built $(date -r "$command" '+%F %T')"
exec "$java" -XX:+UseSerialGC -Xmx256m -cp "$jar" io.wiredns.bench.siege.Siege \
  "$command" "${SIEGE_SEED:-$((RANDOM * 32768 + RANDOM))}" "$seconds" "${sieges[@]:-all}"
