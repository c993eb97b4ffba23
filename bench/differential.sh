#!/usr/bin/env bash
# Asks dnsjava, dnspython and BIND's named-rrchecker of changed messages, and lists those of which they
# say something else than WireDNS and no row of verdict-differences.tsv (src/test/resources) says why.
#
#   bench/differential.sh [SEED [MESSAGES-PER-TYPE]]     default: a seed of the clock, 2000
#
# The tests ask of seed 1 in every build. BIND's tool is started for each of its messages, a hundredth.
set -euo pipefail
cd "$(dirname "$0")/.."
seed=${1:-$(date +%s)}
messages=${2:-2000}
echo "seed $seed"
log=bench/target/differential.log
mkdir -p bench/target
status=0
mvn -B -ntp -pl bench -am test -Dtest=VerdictDifferentialTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dwiredns.seed="$seed" -Dwiredns.mutants="$messages" -Dwiredns.bindmutants=$((messages / 100 + 1)) \
  > "$log" 2>&1 || status=$?
grep -E '^(dnsjava|dnspython|bind)(:|	)' "$log" | sort -u || tail -n 20 "$log"
exit "$status"
