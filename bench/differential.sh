#!/usr/bin/env bash
# Parses randomly changed messages with dnsjava, dnspython and BIND's named-rrchecker, and lists those
# whose verdict differs from WireDNS's without a row in verdict-differences.tsv (src/test/resources).
#
#   bench/differential.sh [SEED [MESSAGES-PER-TYPE]]     default: a seed from the clock, 2000
#
# Every build tests seed 1. BIND gets a hundredth of the messages, because its tool is started for each.
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
