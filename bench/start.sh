#!/usr/bin/env bash
# Starts the command with little to do, in turn with an empty Java program: how many times longer it
# takes from its start to its end, and how much more processor time.
#
#   bench/start.sh [ROUNDS]     default: 20 rounds
#
# A round runs each program once: the empty program, `wiredns explain NXDOMAIN`, and `wiredns query` for
# a name of a zone that `wiredns serve` serves on this machine; both with bin/wiredns and, for
# comparison, with java -jar; so that other load of the machine affects all of them. The figures are
# medians of the rounds; a ratio is the median of the rounds' ratios. On a machine with other load,
# only the ratios of processor time are of use. If CHECK is set, the exit status is 1 if a goal is missed;
# the goals are for elapsed time, or with CHECK=cpu for processor time.
#
# Variables: JAVA_HOME for the JDK (the first run makes its archive), JAR for another jar to compare.
# Needs examples/command/target/wiredns.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rounds=${1:-20}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || usage
command=$bench/../examples/command/target
wiredns=$command/wiredns/bin/wiredns
[ -x "$wiredns" ] || build
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -r "$work"' EXIT

cat > "$work/Empty.java" << 'E2'
public class Empty {
  public static void main(String[] arguments) {}
}
E2
"${java}c" -d "$work" "$work/Empty.java"
printf '%s\n' '$TTL 60' '@ SOA ns host 1 2 3 4 5' '@ NS ns' 'ns A 192.0.2.1' 'www A 192.0.2.2' > "$work/zone"
touch -d '1 minute ago' "$work/zone"

archived "$wiredns"

"$java" -jar "$command/wiredns.jar" serve --listen 127.0.0.1:0 --zone "example=$work/zone" \
  --rate-limit off > "$work/serve" 2>&1 &
server=$!
until grep -q '#[0-9]*$' "$work/serve"; do sleep 0.1; done
at=@127.0.0.1#$(sed -n 's/.*#\([0-9]*\)$/\1/p' "$work/serve" | head -1)

# measure NAME COMMAND...: adds a line with the name, elapsed time and processor time in milliseconds
measure() {
  local name=$1 started ended user sys minutes
  shift
  TIMEFORMAT='%R %U %S'
  { time "$@" > "$work/out" 2>&1 < /dev/null; } 2> "$work/time"
  awk -v name="$name" '{ printf "%s %.1f %.1f\n", name, $1 * 1000, ($2 + $3) * 1000 }' "$work/time" >> "$work/figures"
}

for _ in $(seq "$rounds"); do
  measure empty "$java" -cp "$work" Empty
  measure explain "$wiredns" explain NXDOMAIN
  measure query "$wiredns" query "$at" www.example A
  measure explain-jar "$java" -jar "${JAR:-$command/wiredns.jar}" explain NXDOMAIN
  measure query-jar "$java" -jar "${JAR:-$command/wiredns.jar}" query "$at" www.example A
done

awk -v check="${CHECK:-}" "$functions"'
  function ratio(name, by,    r, list) {
    for (r = 1; r <= n[name]; r++) list[r] = value[name, by, r] / value["empty", by, r]
    return median(list, n[name])
  }
  function figure(name, by,    r, list) {
    for (r = 1; r <= n[name]; r++) list[r] = value[name, by, r]
    return median(list, n[name])
  }
  { n[$1]++; value[$1, "elapsed", n[$1]] = $2; value[$1, "cpu", n[$1]] = $3 }
  END {
    printf "%-12s %12s %9s %12s %9s\n", "program", "elapsed, ms", "to empty", "processor, ms", "to empty"
    names = split("empty explain query explain-jar query-jar", name, " ")
    for (i = 1; i <= names; i++)
      printf "%-12s %12.0f %9.2f %12.0f %9.2f\n", name[i], figure(name[i], "elapsed"),
        ratio(name[i], "elapsed"), figure(name[i], "cpu"), ratio(name[i], "cpu")
    by = check == "cpu" ? "cpu" : "elapsed"
    goal("explain NXDOMAIN, to an empty program", ratio("explain", by), ratio("explain", by) <= 4, "at most 4")
    goal("query of a server here, to an empty program", ratio("query", by), ratio("query", by) <= 5, "at most 5")
    exit check && missed
  }' "$work/figures"
