# shellcheck shell=bash
# servers.sh - starts servers on this machine for zone load.test; part of client.sh and load.sh. Creates
# the directory $work; at exit stops the servers and removes the directory.

export LC_ALL=C PATH=$PATH:/usr/sbin
work=$(mktemp -d)
pids=()

stop() {
  local pid
  for pid in "${pids[@]}"; do kill "$pid" 2> /dev/null || true; done
  for pid in "${pids[@]}"; do wait "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
trap stop EXIT

# need PROGRAM...: exits if a program is not installed
need() {
  local program
  for program; do
    command -v "$program" > /dev/null || { echo "$program is not installed" >&2; exit 1; }
  done
}

# start PORT COMMAND...: starts a server and waits until it answers, at most START_SECONDS (10)
start() {
  local port=$1
  shift
  "$@" > "$work/log.$port" 2>&1 &
  pids+=($!)
  for _ in $(seq $((${START_SECONDS:-10} * 10))); do
    if dig +short +time=1 +tries=1 @127.0.0.1 -p "$port" load.test SOA 2> /dev/null | grep -q '^ns'; then
      return
    fi
    kill -0 "${pids[-1]}" 2> /dev/null || break
    sleep 0.1
  done
  cat "$work/log.$port" >&2
  exit 1
}

# nsd_config PORT: writes nsd.conf for $work/load.zone
nsd_config() {
  cat > "$work/nsd.conf" << END
server:
  ip-address: 127.0.0.1@$1
  server-count: 1
  username: ""
  chroot: ""
  database: ""
  zonesdir: "$work"
  pidfile: "$work/nsd.pid"
  xfrdfile: "$work/xfrd.state"
  xfrdir: "$work"
  zonelistfile: "$work/zone.list"
  rrl-ratelimit: 0
  tcp-count: 1000
  tcp-query-count: 0
remote-control:
  control-enable: no
zone:
  name: "load.test"
  zonefile: "load.zone"
END
}
