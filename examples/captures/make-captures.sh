#!/usr/bin/env bash
#
# make-captures.sh - capture real DNS traffic between real servers, on loopback
#
#   usage: examples/captures/make-captures.sh
#
# Starts BIND, Knot, NSD and Unbound with configuration and made-up zones of its own,
# puts questions to them with dig, kdig and nsupdate, captures the traffic and leaves the
# captures beside itself, with the number of messages in each in expected.tsv and in
# README.md. It takes about half a minute. Run it again as often as you like: the outputs
# are overwritten. They differ from run to run in time stamps, message identifiers,
# client ports, cookies, keys and signatures, and by a few messages; that is to be expected.
#
# Nothing leaves the machine. The script moves into a network namespace that has no
# interface but loopback, so there is no way out even for a misconfigured server; as root
# it needs unshare(2), otherwise unprivileged user namespaces. Every server listens on a
# high port of a loopback address:
#
#   BIND 127.0.53.1 and ::1 port 5301      NSD      127.0.53.3 port 5303
#   Knot 127.0.53.2 and ::1 port 5302      Unbound  127.0.53.4 port 5304
#
# port53.py then writes port 53 over those ports in the finished captures, all but
# highport.pcap, so that tools recognise DNS without being told.
#
# TSIG secrets and DNSSEC keys are generated for each run in a temporary directory, which
# is removed at the end together with every process started here. If something goes
# wrong, set KEEP=1 to keep the directory, which holds the logs.
#
# The parts: servers.sh (keys, zones, configuration), traffic.sh (the questions),
# odd_queries.py (those dig cannot ask), port53.py, summarise.py (counts and checks).
#
# If AppArmor confines named, unbound or tcpdump (as on Ubuntu), it denies them files in
# a temporary directory; this script does not change that.

set -euo pipefail
export LC_ALL=C
export PATH="$PATH:/usr/sbin:/sbin"

readonly BIND=127.0.53.1    BIND_PORT=5301
readonly KNOT=127.0.53.2    KNOT_PORT=5302
readonly NSD=127.0.53.3     NSD_PORT=5303
readonly UNBOUND=127.0.53.4 UNBOUND_PORT=5304
readonly DEAD_PORT=5399       # nothing listens here
readonly PROBE=127.0.53.99    # source of our own readiness checks, never captured
readonly REFUSED=127.0.53.66  # a client Unbound turns away
# Debian's Python, which has Debian's dnspython; another may stand first in PATH.
readonly PYTHON=${PYTHON:-/usr/bin/python3}

die() {
  printf 'make-captures.sh: %s\n' "$*" >&2
  exit 1
}

say() {
  printf '== %s\n' "$*"
}

# ---------------------------------------------------------------------------------------
# Before anything else: tools, and a network of our own
# ---------------------------------------------------------------------------------------

check_tools() {
  local tool package missing=0
  while read -r tool package; do
    if ! command -v "$tool" >/dev/null; then
      printf 'make-captures.sh: %s not found; install the Debian package %s\n' \
        "$tool" "$package" >&2
      missing=1
    fi
  done <<'TOOLS'
named           bind9
tsig-keygen     bind9
dig             bind9-dnsutils
nsupdate        bind9-dnsutils
dnssec-keygen   bind9-utils
dnssec-signzone bind9-utils
named-checkzone bind9-utils
knotd           knot
kdig            knot-dnsutils
knsupdate       knot-dnsutils
nsd             nsd
unbound         unbound
tcpdump         tcpdump
tshark          tshark
editcap         wireshark-common
mergecap        wireshark-common
ip              iproute2
unshare         util-linux
xz              xz-utils
gzip            gzip
TOOLS
  if ! "$PYTHON" -c 'import dns.message' 2>/dev/null; then
    printf 'make-captures.sh: dnspython not found by %s; %s\n' "$PYTHON" \
      'install the Debian package python3-dnspython' >&2
    missing=1
  fi
  [[ $missing -eq 0 ]] || exit 1
}

enter_namespace() {
  local -a unshare=(unshare --net)
  [[ $EUID -eq 0 ]] || unshare=(unshare --user --map-current-user --keep-caps --net)
  "${unshare[@]}" true || die 'cannot create a network namespace'
  MAKE_CAPTURES_INSIDE=yes exec "${unshare[@]}" "$BASH" "$0"
}

# Give loopback the addresses of the servers (named only listens on addresses it finds on
# an interface). Loopback hands over TCP in chunks of up to 64 KB; with the segment size
# of an Ethernet and no segmentation offload, long messages are split as they are in the
# world.
set_up_loopback() {
  local address
  # A new namespace has nothing up, not even loopback; anything else is not ours to change.
  [[ -z $(ip -o link show up) ]] || die 'not in a network namespace of its own'
  ip link set lo up gso_max_segs 1
  for address in "$BIND" "$KNOT" "$NSD" "$UNBOUND"; do
    ip address add "$address/32" dev lo
  done
  for address in 127.0.0.0/8 127.0.0.1 "$BIND" "$KNOT" "$NSD" "$UNBOUND"; do
    ip route change local "$address" dev lo table local proto kernel scope host \
      src 127.0.0.1 advmss 1400
  done
}

if [[ ${MAKE_CAPTURES_INSIDE-} != yes ]]; then
  check_tools
  enter_namespace  # starts this script again, inside
fi
set_up_loopback

HERE=$(cd "$(dirname "$0")" && pwd)
WORK=$(mktemp -d)
readonly HERE WORK
readonly LOG=$WORK/client.log
declare -A PIDS=()  # what we started, by name

clean_up() {
  local status=$? signal i
  trap - EXIT
  for signal in TERM KILL; do
    for ((i = 0; i < 50; i++)); do
      [[ ${#PIDS[@]} -gt 0 ]] && kill "-$signal" "${PIDS[@]}" 2>/dev/null || break 2
      sleep 0.1
    done
  done
  if [[ -n ${KEEP-} ]]; then
    printf 'make-captures.sh: kept %s\n' "$WORK" >&2
  else
    rm -rf "$WORK"
  fi
  exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

has_ipv6() {
  [[ -n $(ip -6 -o addr show dev lo) ]]
}

# ---------------------------------------------------------------------------------------
# Servers, clients and captures
# ---------------------------------------------------------------------------------------

# start NAME COMMAND...: run a server in the background, its output in NAME.log
start() {
  local name=$1
  shift
  : >"$WORK/$name.log"
  "$@" >>"$WORK/$name.log" 2>&1 &
  PIDS[$name]=$!
}

# wait_for SERVER PORT ZONE [SERIAL]: until the server answers for the zone
wait_for() {
  local server=$1 port=$2 zone=$3 serial=${4-} answer i pid
  for ((i = 0; i < 100; i++)); do
    answer=$(dig -r -b "$PROBE" "@$server" -p "$port" +tries=1 +timeout=1 +short \
      "$zone" SOA 2>/dev/null | cut -d ' ' -f 3) || answer=
    if [[ -n $answer && ( -z $serial || $answer == "$serial" ) ]]; then
      return
    fi
    for pid in "${PIDS[@]}"; do
      kill -0 "$pid" 2>/dev/null || die 'a server has stopped; run again with KEEP=1 for its log'
    done
    sleep 0.1
  done
  die "$server port $port does not answer for $zone${serial:+ with serial $serial}"
}

# Clients. Many of the answers are errors on purpose, so the exit status only goes to the
# log; what the captures hold is checked at the end.
run() {
  local status=0
  printf '$ %s\n' "$*" >>"$LOG"
  timeout 20 "$@" >>"$LOG" 2>&1 || status=$?
  [[ $status -eq 0 ]] || printf '(exit status %s)\n' "$status" >>"$LOG"
}

ask_bind() { run dig -r "@$BIND" -p "$BIND_PORT" +tries=1 +timeout=2 +norecurse "$@"; }
ask_knot() { run dig -r "@$KNOT" -p "$KNOT_PORT" +tries=1 +timeout=2 +norecurse "$@"; }
ask_nsd()  { run dig -r "@$NSD" -p "$NSD_PORT" +tries=1 +timeout=2 +norecurse "$@"; }
ask_unbound() { run dig -r "@$UNBOUND" -p "$UNBOUND_PORT" +tries=1 +timeout=6 "$@"; }
kdig_bind() { run kdig "@$BIND" -p "$BIND_PORT" +retry=0 +timeout=2 "$@"; }
kdig_knot() { run kdig "@$KNOT" -p "$KNOT_PORT" +retry=0 +timeout=2 "$@"; }
odd() { run "$PYTHON" "$HERE/odd_queries.py" "$@"; }

# update [OPTION...]: nsupdate with the commands on standard input, sent to BIND
update() {
  run nsupdate -t 5 -u 2 -r 0 "$@" <<<"server $BIND $BIND_PORT
local 127.0.0.1
$(cat)"
}

# capture NAME FILTER [TCPDUMP OPTION...]: start writing NAME.pcap
capture() {
  local name=$1 filter=$2 i
  shift 2
  [[ " $* " == *' -i '* ]] || set -- -i lo "$@"
  start "tcpdump-$name" tcpdump -n -U --immediate-mode -Z root -s 16384 -B 65536 "$@" \
    -w "$WORK/$name.pcap" "($filter) and not host $PROBE"
  for ((i = 0; i < 50; i++)); do
    grep -q 'listening on' "$WORK/tcpdump-$name.log" && return
    sleep 0.1
  done
  die "tcpdump does not start: $(cat "$WORK/tcpdump-$name.log")"
}

# capture_end NAME...: stop, once the last packets have had time to arrive
capture_end() {
  local name
  sleep 0.5
  for name in "$@"; do
    kill -INT "${PIDS[tcpdump-$name]}"
    wait "${PIDS[tcpdump-$name]}" || true
    unset "PIDS[tcpdump-$name]"
    grep -q '^0 packets dropped by kernel' "$WORK/tcpdump-$name.log" \
      || die "packets were lost while capturing $name"
  done
}

# shellcheck source=servers.sh
source "$HERE/servers.sh"
# shellcheck source=traffic.sh
source "$HERE/traffic.sh"

# ---------------------------------------------------------------------------------------
# From what tcpdump wrote to what is committed
# ---------------------------------------------------------------------------------------

# port53 NAME...: NAME.pcap with port 53, in the directory out
port53() {
  local name
  for name in "$@"; do
    "$PYTHON" "$HERE/port53.py" "$WORK/$name.pcap" "$WORK/out/$name.pcap" \
      "$BIND_PORT" "$KNOT_PORT" "$NSD_PORT" "$UNBOUND_PORT"
  done
}

# raw_ip IN OUT: take the Ethernet headers off, leaving link type RAW
raw_ip() {
  editcap -F pcap -C 14 -L -T rawip "$1" "$2"
}

# finish: the captures as they are to be, in the directory out. A subshell, because it
# changes directory.
finish() (
  mkdir "$WORK/out"
  cd "$WORK/out"
  port53 bind knot nsd unbound transfer dnssec cooked-sll cooked-sll2 rawip \
    mixed-bind mixed-knot mixed-nsd mixed-unbound
  cp "$WORK/highport.pcap" .

  raw_ip rawip.pcap rawip.tmp
  mv rawip.tmp rawip.pcap
  gzip -9 -n transfer.pcap
  editcap -F pcapng dnssec.pcap dnssec.pcapng
  rm dnssec.pcap
  xz -6 dnssec.pcapng

  # Four interfaces in one file, of four link types, one of them with nanoseconds.
  raw_ip mixed-bind.pcap mixed-bind.tmp
  mv mixed-bind.tmp mixed-bind.pcap
  mergecap -F pcapng -I none -w mixed.pcapng mixed-*.pcap
  rm mixed-*.pcap
)

# check_and_install: count, compare, and only then replace what was there before
check_and_install() {
  cp "$HERE/README.md" "$WORK/out"
  WIRESHARK_CONFIG_DIR=$WORK "$PYTHON" "$HERE/summarise.py" --highport "$BIND_PORT" \
    "$WORK/out"
  rm -f "$HERE"/*.pcap "$HERE"/*.pcapng "$HERE"/*.pcap.gz "$HERE"/*.pcapng.xz
  cp "$WORK"/out/* "$HERE"
}

main() {
  say 'zones and configuration'
  make_keys
  write_zones
  sign_zones
  configure_bind
  configure_knot
  configure_nsd
  configure_unbound
  every_type >"$WORK/every-type"

  local on_bind="port $BIND_PORT" on_knot="port $KNOT_PORT" on_nsd="port $NSD_PORT"
  local on_any="portrange $BIND_PORT-$UNBOUND_PORT"

  say 'transfers, updates, TSIG'
  start_bind
  capture transfer "$on_any"
  traffic_transfer
  capture_end transfer
  start_unbound

  say 'BIND'
  capture bind "$on_bind"
  traffic_bind
  capture_end bind

  say 'Knot'
  capture knot "$on_knot"
  traffic_knot
  capture_end knot

  say 'NSD'
  capture nsd "$on_nsd" --time-stamp-precision=nano
  traffic_nsd
  capture_end nsd

  say 'Unbound'
  capture unbound "host $UNBOUND and $on_any"
  traffic_unbound
  capture_end unbound

  say 'DNSSEC'
  capture dnssec "$on_any"
  traffic_dnssec
  capture_end dnssec

  say 'several servers, link types'
  capture mixed-bind "$on_bind and not host $UNBOUND"
  capture mixed-knot "$on_knot" --time-stamp-precision=nano
  capture mixed-nsd "$on_nsd" -i any -y LINUX_SLL
  capture mixed-unbound "host $UNBOUND and $on_any" -i any -y LINUX_SLL2
  traffic_mixed
  capture_end mixed-bind mixed-knot mixed-nsd mixed-unbound

  capture cooked-sll "$on_any" -i any -y LINUX_SLL
  capture cooked-sll2 "$on_any" -i any -y LINUX_SLL2
  capture rawip "$on_any"
  capture highport "$on_bind"
  traffic_small
  capture_end cooked-sll cooked-sll2 rawip highport

  finish
  say 'what there is'
  check_and_install
}

main
