#!/usr/bin/env bash
# Besieges one `wiredns serve` for many minutes, in all the ways of siege.sh in random order and at a
# tenth of the strength, with 64 MiB of heap and 200 descriptors. Reloads the zone each minute. Beside
# it WireDNS's client, in a JVM of its own, queries a server that loses, delays, truncates and
# falsifies responses and closes connections.
#
#   bench/soak.sh MINUTES
#
# Exits with 1 unless good clients were served as siege.sh demands, and heap after a full collection and
# descriptors are flat: the median of the last third of the samples is at most 1.05 times that of the
# first third and 1 MiB more, and 4 descriptors more. Prints all samples. SIEGE_SEED, SIEGE_JAR and
# JAVA_HOME are as in siege.sh. All traffic is on loopback.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[[ $# -eq 1 && $1 =~ ^[1-9][0-9]*$ ]] || usage
build
command=${SIEGE_JAR:-$bench/../examples/command/target/wiredns.jar}
[[ $command != *.jar ]] || echo "$command, built $(date -r "$command" '+%F %T')"
exec "$java" -XX:+UseSerialGC -Xmx256m -cp "$jar" io.wiredns.bench.siege.Soak \
  "$command" "${SIEGE_SEED:-$((RANDOM * 32768 + RANDOM))}" "$1"
