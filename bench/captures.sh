#!/usr/bin/env bash
# Makes a long capture from those of this project, and shows it with `wiredns` and with tshark in turn,
# each on one core. Prints processor time per message, and its ratios.
#
#   bench/captures.sh [ROUNDS]     default: 3
#
# The capture has three million messages over UDP: copies with other addresses, ports, IDs, times, labels
# and data (io.wiredns.bench.MakeCapture). tshark reads only its first part; the output says how many
# messages. Every round runs all programs in turn, so that other load of the machine affects all of them.
# A time is processor time of the process, user and system, without that of the same program with a
# capture of one message. The figures are medians of the rounds; a ratio is the median of the rounds'
# ratios. The command is bin/wiredns, as users run it, with a heap of 64 MiB. With two cores, elapsed time
# counts instead, which means little on a machine with other load. If CHECK is set, the exit status is 1
# if a goal is missed.
#
# `packets` reads the messages of the packets and does nothing with them; `floor` reads the file in pieces
# of 64 KiB and walks the packet headers (io.wiredns.bench.ReadPackets). Both read the whole capture twice
# and then four times; the difference counts, since it is without the work of the JVM's compiler.
#
# Variables: MESSAGES (3000000), PART (60000, the messages that tshark reads), CORES ("0 1"), CAPTURE (a
# file that this script made before, kept if it is set), PROGRAMS (all), JAVA_HOME for the JDK, JAVA_FLAGS
# for its flags beside those of bin/wiredns; JAR and OLDER_JAR for two builds of the command to compare
# with each other, both run with java -jar.
# Needs Debian's tshark, and taskset.
set -euo pipefail
# shellcheck source=bench/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

rounds=${1:-3}
[[ $rounds =~ ^[0-9]+$ ]] || usage
messages=${MESSAGES:-3000000}
part=${PART:-60000}
read -r core other <<< "${CORES:-0 1}"
wiredns=$bench/../examples/command/target/wiredns/bin/wiredns
flags=${JAVA_FLAGS:--XX:+UseSerialGC -Xmx64m}
programs=${PROGRAMS:-tshark-json tshark-fields json text tsv summary floor packets json-two text-two tsv-two}
for tool in taskset tshark; do
  if ! command -v "$tool" > /dev/null; then
    echo "$tool is not installed" >&2
    exit 2
  fi
done
build
if [ -z "${JAR:-}" ]; then archived "$wiredns"; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# make COUNT FILE: makes a capture
make() {
  "$java" -cp "$jar" io.wiredns.bench.MakeCapture "$1" "$2" \
    "$bench"/../examples/captures/{bind,knot,nsd,unbound}.pcap
}

capture=${CAPTURE:-$work/capture}
if [ ! -f "$capture" ]; then make "$messages" "$capture"; fi
make "$part" "$work/part"
make 1 "$work/one"

# words_of PROGRAM FILE TIMES: sets `words` to the command line of a program
words_of() {
  local run reader jar_of=${JAR:-}
  if [[ $1 == older-* ]]; then jar_of=$OLDER_JAR; fi
  run=(env "WIREDNS_JAVA_OPTIONS=$flags" "$wiredns")
  # shellcheck disable=SC2206 # split the flags into words
  if [ -n "$jar_of" ]; then run=("$java" $flags -jar "$jar_of"); fi
  # shellcheck disable=SC2206
  reader=("$java" $flags -cp "$jar" io.wiredns.bench.ReadPackets)
  case ${1#older-} in
    tshark-json) words=(tshark -n -r "$2" -T json) ;;
    tshark-fields)
      words=(tshark -n -r "$2" -T fields -e dns.id -e ip.src -e dns.qry.name -e dns.qry.type
        -e dns.flags.rcode)
      ;;
    json*) words=("${run[@]}" dissect --format json "$2") ;;
    text*) words=("${run[@]}" dissect "$2") ;;
    tsv*) words=("${run[@]}" dissect --format tsv --fields id,source,qname,qtype,rcode "$2") ;;
    summary) words=("${run[@]}" explain --message "$2" --summary) ;;
    floor) words=("${reader[@]}" floor "$2" "$3") ;;
    packets) words=("${reader[@]}" messages "$2" "$3") ;;
    *) usage ;;
  esac
}

# time_of CORES PROGRAM FILE TIMES: prints processor time and elapsed time in ns
time_of() {
  local words TIMEFORMAT='%U %S %R'
  words_of "${@:2}"
  # tshark complains that root runs it.
  { time taskset -c "$1" "${words[@]}" > /dev/null 2> "$work/errors"; } 2> "$work/time" || {
    cat "$work/errors" >&2
    exit 2
  }
  awk '{ printf "%.0f %.0f\n", ($1 + $2) * 1e9, $3 * 1e9 }' "$work/time"
}

# measure PROGRAM: prints nanoseconds of processor time and of elapsed time per message
measure() {
  local file=$capture cores=$core count=$messages first=1 second=1 before after
  local start=$work/one
  case $1 in
    tshark-*) file=$work/part count=$part ;;
    floor | packets) start=$capture first=2 second=4 count=$((2 * messages)) ;;
    *-two) cores=$core,$other ;;
  esac
  read -ra before < <(time_of "$cores" "$1" "$start" "$first")
  read -ra after < <(time_of "$cores" "$1" "$file" "$second")
  echo "$(((after[0] - before[0]) / count)) $(((after[1] - before[1]) / count))"
}

if [ -n "${OLDER_JAR:-}" ]; then
  for program in json text tsv summary; do
    if [[ " $programs " == *" $program "* ]]; then programs+=" older-$program"; fi
  done
fi
for round in $(seq "$rounds"); do
  for program in $programs; do
    echo "$round $program $(measure "$program")" | tee -a "$work/figures" >&2
  done
done

awk -v programs="$programs" -v rounds="$rounds" -v messages="$messages" -v part="$part" \
  -v check="${CHECK:-}" "$functions"'
  # The median of the ratios of time; 0 if one of the programs was not measured.
  function ratio(time, program, to,    r, list, base) {
    for (r = 1; r <= rounds; r++) {
      base = time == "cpu" ? cpu[r, to] : elapsed[r, to]
      if (!base) return 0
      list[r] = (time == "cpu" ? cpu[r, program] : elapsed[r, program]) / base
    }
    return median(list, rounds)
  }
  function least(program, to, limit,    value) {
    value = ratio("cpu", to, program)
    if (value) goal(program ", rate to " to, value, value >= limit, "at least " limit)
  }
  { cpu[$1, $2] = $3; elapsed[$1, $2] = $4 }
  END {
    printf "%d messages; tshark reads %d\n\n%-16s %12s %12s %14s\n", messages, part, "program", "ns CPU",
      "messages/s", "to tshark-json"
    n = split(programs, program, " ")
    for (p = 1; p <= n; p++) {
      for (r = 1; r <= rounds; r++) { list[r] = cpu[r, program[p]]; passed[r] = elapsed[r, program[p]] }
      if (program[p] ~ /-two$/) continue
      value = median(list, rounds)
      printf "%-16s %12.0f %12.0f %14.1f\n", program[p], value, value ? 1e9 / value : 0,
        ratio("cpu", "tshark-json", program[p])
    }
    print ""
    least("json", "tshark-json", 100)
    least("text", "tshark-json", 100)
    least("tsv", "tshark-fields", 30)
    least("summary", "tshark-json", 300)
    value = ratio("cpu", "packets", "floor")
    if (value) goal("packets, time to floor", value, value <= 3, "at most 3")
    split("json text tsv", two, " ")
    for (p = 1; p <= 3; p++) {
      value = ratio("elapsed", two[p], two[p] "-two")
      if (value) goal(two[p] ", rate on two cores to one", value, value >= 1.6, "at least 1.6")
    }
    exit check && missed
  }' "$work/figures"
