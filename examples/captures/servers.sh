# shellcheck shell=bash
# servers.sh - keys, zones and configuration of the four servers; part of make-captures.sh

# ---------------------------------------------------------------------------------------
# Keys and zones
# ---------------------------------------------------------------------------------------

# make_tsig_key NAME ALGORITHM: NAME.key for BIND's tools, NAME.kkey for Knot's
make_tsig_key() {
  tsig-keygen -a "$2" "$1" >"$WORK/$1.key"
  printf '%s:%s:%s\n' "$2" "$1" "$(tsig_secret "$1")" >"$WORK/$1.kkey"
}

tsig_secret() {
  sed -n 's/.*secret "\(.*\)".*/\1/p' "$WORK/$1.key"
}

make_keys() {
  local algorithm
  make_tsig_key xfr hmac-sha256
  make_tsig_key ddns hmac-sha512
  for algorithm in md5 sha1 sha224 sha256 sha384 sha512; do
    make_tsig_key "key-$algorithm" "hmac-$algorithm"
  done
  # A key that must not be truncated below 192 bits, and what a client makes of it
  tsig-keygen -a hmac-sha256 trunc | sed 's/hmac-sha256/hmac-sha256-192/' >"$WORK/trunc.key"
  sed 's/-192/-128/' "$WORK/trunc.key" >"$WORK/trunc-128.key"
  # The name of one key with the secret of another; a key the servers do not know
  sed "s|secret .*|secret \"$(tsig_secret key-sha256)\";|" "$WORK/xfr.key" >"$WORK/wrong.key"
  make_tsig_key stranger hmac-sha256
  # For SIG(0). BIND 9.18.28 and later does not verify it and answers REFUSED, but the
  # update is on the wire with its signature.
  mkdir "$WORK/sig0"
  SIG0=$WORK/sig0/$(dnssec-keygen -q -K "$WORK/sig0" -T KEY -n HOST -a ECDSAP256SHA256 \
    sig0.wiredns.example)
}

# sign ZONE ALGORITHM [DNSSEC-SIGNZONE OPTION...]: ZONE.zone becomes ZONE.signed
sign() {
  local zone=$1 algorithm=$2 keys=$WORK/keys.$1
  shift 2
  mkdir "$keys"
  dnssec-keygen -q -K "$keys" -a "$algorithm" -P sync now -f KSK "$zone" >/dev/null
  dnssec-keygen -q -K "$keys" -a "$algorithm" "$zone" >/dev/null
  (cd "$WORK" && dnssec-signzone -q -S -g -K "$keys" -o "$zone" -f "$zone.signed" "$@" \
    "$zone.zone") >>"$WORK/sign.log" 2>&1
}

write_zones() {
  local i zone
  cp "$HERE"/zones/*.zone "$WORK"

  # Its KEY record, which goes with SIG(0)
  sed 's/ IN KEY / 3600 IN KEY /' "$SIG0.key" >>"$WORK/wiredns.example.zone"

  # Several messages in a transfer, and answers that do not fit into UDP
  {
    sed 's/test\./big.example./' "$HERE/zones/test.zone"
    for ((i = 0; i < 14; i++)); do
      printf 'text TXT "string %02d of an answer that is too long for UDP" "%0150d"\n' "$i" "$i"
    done
    for ((i = 1; i <= 100; i++)); do
      printf 'many A 203.0.113.%d\n' "$i"
    done
    for ((i = 1; i <= 200; i++)); do
      printf 'host-%03d A 198.51.100.%d\n' "$i" "$i"
    done
  } >"$WORK/big.example.zone"

  for zone in nsec nsec3 bogus expired knot nsd online; do
    cp "$HERE/zones/signed.zone" "$WORK/$zone.example.zone"
  done
}

sign_zones() {
  sign nsec.example    ECDSAP256SHA256
  sign nsec3.example   RSASHA256 -3 8d4557157d9be8f1 -H 5
  sign nsd.example     ED448 -3 - -H 0 -A
  sign expired.example ED25519 -P -s 20240101000000 -e 20240201000000
  sign bogus.example   ECDSAP384SHA384
  # The parent will vouch for a key that bogus.example does not have.
  sed -i 's/[0-9A-F]\{8\}$/00000000/' "$WORK/dsset-bogus.example."
  # Knot and NSD serve these; they stay unsigned in the parent.
  rm "$WORK/dsset-nsd.example."
  sign example ECDSAP256SHA256
  mv "$WORK/root.zone" "$WORK/..zone"
  sign . ECDSAP256SHA256
}

# ---------------------------------------------------------------------------------------
# Configuration of the servers
# ---------------------------------------------------------------------------------------

# bind_zone ZONE FILE [STATEMENTS]
bind_zone() {
  local directory=$WORK/bind
  cp "$WORK/$2" "$directory/$2"
  printf 'zone "%s" { type primary; file "%s"; %s };\n' "$1" "$2" "${3-}"
}

configure_bind() {
  local key zone
  local secondaries="also-notify { $KNOT port $KNOT_PORT key xfr; $NSD port $NSD_PORT key xfr; };"
  mkdir "$WORK/bind"
  {
    for key in xfr ddns trunc key-md5 key-sha1 key-sha224 key-sha256 key-sha384 key-sha512; do
      cat "$WORK/$key.key"
    done
    cat <<CONF
controls { };
options {
  directory "$WORK/bind";
  pid-file "named.pid";
  session-keyfile "session.key";
  managed-keys-directory "$WORK/bind";
  listen-on port $BIND_PORT { $BIND; };
  listen-on-v6 port $BIND_PORT { ::1; };
  query-source address $BIND;
  notify-source $BIND;
  transfer-source $BIND;
  recursion no;
  dnssec-validation no;
  empty-zones-enable no;
  minimal-responses no;
  check-names primary ignore;
  check-integrity no;
  notify explicit;
  notify-delay 0;
  allow-transfer { key xfr; };
  transfer-message-size 4096;
  response-padding { any; } block-size 128;
  server-id "bind.wiredns.example";
  hostname "bind.wiredns.example";
  version "BIND, captured";
};
CONF
    bind_zone . ..signed
    bind_zone example example.signed
    bind_zone test test.zone
    bind_zone types.example types.example.zone "allow-transfer { 127.0.0.0/8; }; $secondaries"
    bind_zone wiredns.example wiredns.example.zone "
      $secondaries
      update-policy {
        grant ddns zonesub ANY;
        grant sig0.wiredns.example. self sig0.wiredns.example. TXT;
      };"
    bind_zone big.example big.example.zone 'allow-transfer { 127.0.0.0/8; };'
    bind_zone 2.0.192.in-addr.arpa 2.0.192.in-addr.arpa.zone
    bind_zone 8.b.d.0.1.0.0.2.ip6.arpa 8.b.d.0.1.0.0.2.ip6.arpa.zone
    for zone in nsec nsec3 bogus expired; do
      bind_zone "$zone.example" "$zone.example.signed" 'allow-transfer { 127.0.0.0/8; };'
    done
  } >"$WORK/named.conf"
}

configure_knot() {
  mkdir "$WORK/knot" "$WORK/knot/keys"
  cp "$WORK/knot.example.zone" "$WORK/online.example.zone" "$WORK/knot"
  cat >"$WORK/knot.conf" <<CONF
server:
    rundir: $WORK/knot
    pidfile: $WORK/knot/knot.pid
    listen: [ $KNOT@$KNOT_PORT$(! has_ipv6 || printf ', ::1@%s' "$KNOT_PORT") ]
    identity: knot.wiredns.example
    version: "Knot DNS, captured"
    nsid: knot.wiredns.example
    edns-client-subnet: on
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
control:
    listen: $WORK/knot/knot.sock
log:
  - target: stderr
    any: info
database:
    storage: $WORK/knot
    kasp-db: $WORK/knot/keys
key:
  - id: xfr
    algorithm: hmac-sha256
    secret: $(tsig_secret xfr)
  - id: ddns
    algorithm: hmac-sha512
    secret: $(tsig_secret ddns)
remote:
  - id: bind
    address: $BIND@$BIND_PORT
    via: $KNOT
    key: xfr
acl:
  - id: from-bind
    key: xfr
    action: [ notify, transfer ]
  - id: dynamic
    key: ddns
    action: update
  - id: anyone
    address: 127.0.0.0/8
    action: transfer
policy:
  - id: nsec3
    algorithm: ed25519
    nsec3: on
    nsec3-iterations: 0
    nsec3-salt-length: 0
    cds-cdnskey-publish: always
  - id: online
    algorithm: ecdsap256sha256
mod-cookies:
  - id: default
    badcookie-slip: 1
mod-onlinesign:
  - id: online
    policy: online
template:
  - id: default
    storage: $WORK/knot
    global-module: mod-cookies/default
    file: "%s.zone"
    semantic-checks: off
    zonefile-load: whole
    journal-content: changes
zone:
  - domain: knot.example
    dnssec-signing: on
    dnssec-policy: nsec3
    zonemd-generate: zonemd-sha384
    acl: [ dynamic, anyone ]
  - domain: online.example
    module: mod-onlinesign/online
  - domain: types.example
    file: types.secondary
    master: bind
    acl: [ from-bind, anyone ]
  - domain: wiredns.example
    file: wiredns.secondary
    master: bind
    acl: from-bind
CONF
}

configure_nsd() {
  mkdir "$WORK/nsd"
  cp "$WORK/nsd.example.signed" "$WORK/nsd/nsd.example.zone"
  cat >"$WORK/nsd.conf" <<CONF
server:
    ip-address: $NSD@$NSD_PORT
    server-count: 1
    username: ""
    chroot: ""
    database: ""
    zonesdir: "$WORK/nsd"
    pidfile: "$WORK/nsd/nsd.pid"
    xfrdfile: "$WORK/nsd/xfrd.state"
    xfrdir: "$WORK/nsd"
    zonelistfile: "$WORK/nsd/zone.list"
    identity: "nsd.wiredns.example"
    version: "NSD, captured"
    nsid: "ascii_nsd.wiredns.example"
    answer-cookie: yes
    minimal-responses: no
    refuse-any: no
    rrl-ratelimit: 0
    verbosity: 2
remote-control:
    control-enable: no
key:
    name: "xfr"
    algorithm: hmac-sha256
    secret: "$(tsig_secret xfr)"
zone:
    name: "nsd.example"
    zonefile: "nsd.example.zone"
    provide-xfr: 127.0.0.0/8 NOKEY
zone:
    name: "types.example"
    zonefile: "types.secondary"
    allow-notify: $BIND xfr
    request-xfr: AXFR $BIND@$BIND_PORT xfr
    outgoing-interface: $NSD
    provide-xfr: 127.0.0.0/8 xfr
zone:
    name: "wiredns.example"
    zonefile: "wiredns.secondary"
    allow-notify: $BIND xfr
    request-xfr: $BIND@$BIND_PORT xfr
    outgoing-interface: $NSD
CONF
}

configure_unbound() {
  local zone
  mkdir "$WORK/unbound"
  cat >"$WORK/unbound.conf" <<CONF
server:
    interface: $UNBOUND@$UNBOUND_PORT
    outgoing-interface: $UNBOUND
    access-control: 127.0.0.0/8 allow
    access-control: $REFUSED/32 refuse
    directory: "$WORK/unbound"
    pidfile: "$WORK/unbound/unbound.pid"
    username: ""
    chroot: ""
    use-syslog: no
    num-threads: 1
    do-ip6: no
    do-not-query-localhost: no
    do-daemonize: no
    module-config: "subnetcache validator iterator"
    send-client-subnet: $KNOT
    client-subnet-always-forward: yes
    trust-anchor-file: "$WORK/root.ds"
    use-caps-for-id: yes
    minimal-responses: no
    edns-tcp-keepalive: yes
    ede: yes
    target-fetch-policy: "0 0 0 0 0"
    outbound-msg-retry: 1
    infra-cache-max-rtt: 1000
    identity: "unbound.wiredns.example"
    version: "Unbound, captured"
    nsid: "ascii_unbound.wiredns.example"
    local-zone: "test." nodefault
    local-zone: "static.test." static
    local-data: "static.test. SOA ns.static.test. hostmaster.static.test. 1 1800 900 604800 300"
    local-data: "here.static.test. A 192.0.2.77"
    local-data: 'here.static.test. TXT "from local-data"'
    local-zone: "redirect.test." redirect
    local-data: "redirect.test. A 192.0.2.78"
    local-zone: "refused.test." refuse
remote-control:
    control-enable: no
forward-zone:
    name: "knot.example"
    forward-addr: $KNOT@$KNOT_PORT
forward-zone:
    name: "dead.test"
    forward-addr: $UNBOUND@$DEAD_PORT
stub-zone:
    name: "nsd.example"
    stub-addr: $NSD@$NSD_PORT
CONF
  for zone in . example test types.example wiredns.example big.example \
      nsec.example nsec3.example bogus.example expired.example; do
    printf 'stub-zone:\n    name: "%s"\n    stub-addr: %s@%s\n' "$zone" "$BIND" "$BIND_PORT"
  done >>"$WORK/unbound.conf"
  cp "$WORK/dsset-." "$WORK/root.ds"
}

start_bind() {
  start named named -g -n 1 -c "$WORK/named.conf"
  wait_for "$BIND" "$BIND_PORT" wiredns.example
}

start_knot_and_nsd() {
  local zone
  start knotd knotd -c "$WORK/knot.conf"
  start nsd nsd -d -c "$WORK/nsd.conf"
  for zone in knot.example types.example wiredns.example; do
    wait_for "$KNOT" "$KNOT_PORT" "$zone"
  done
  for zone in nsd.example types.example wiredns.example; do
    wait_for "$NSD" "$NSD_PORT" "$zone"
  done
}

start_unbound() {
  start unbound unbound -d -c "$WORK/unbound.conf"
  wait_for "$UNBOUND" "$UNBOUND_PORT" static.test
}
