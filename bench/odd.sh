#!/usr/bin/env bash
# Measures the odd mix: messages of all types in rotation, half of them malformed, several views and
# writers, a registry of the user's beside the standard one, in a JVM that has done all kinds of work
# before. Prints its processor time divided by that of its parts, each in a JVM of its own with one
# view or writer, and the peers' time divided by WireDNS's. The set mixed-odd is ordinary traffic in
# such a JVM.
#
#   bench/odd.sh [ROUNDS]        beside dnsjava; three rounds by default
#   bench/odd.sh --all [ROUNDS]  beside Netty and MiniDNS, too
#
# Exits with status 1 if a figure of the odd mix is more than 1.3 times the clean one.
# JAVA_HOME selects the JDK.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

all=()
if [ "${1:-}" = --all ]; then
  all=(all)
  shift
fi
if [ $# -gt 1 ] || [[ ! ${1:-3} =~ ^[1-9][0-9]*$ ]]; then
  usage
fi

build
"$java" -cp "$jar" io.wiredns.bench.OddMix "${1:-3}" "${all[@]}" 2>/dev/null
