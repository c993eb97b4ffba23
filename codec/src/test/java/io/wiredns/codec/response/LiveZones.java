package io.wiredns.codec.response;

/** The zones and configuration of {@link LiveServers}; words between at signs are filled in. */
final class LiveZones {
  private LiveZones() {}

  static final String LIVE =
      """
      $ORIGIN live.test.
      $TTL 300
      @        SOA   ns hostmaster 5 1800 900 604800 60
      @        NS    ns
      ns       A     127.0.0.1
      www      A     192.0.2.1
      txt      TXT   "text"
      a.ent    A     192.0.2.2
      alias    CNAME www
      chain    CNAME alias
      out      CNAME www.elsewhere.test.
      gone     CNAME nowhere
      typeless CNAME txt
      loop1    CNAME loop2
      loop2    CNAME loop1
      dname    DNAME target
      www.target A   192.0.2.3
      toobig   DNAME aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbb
      sub      NS    ns.sub
      ns.sub   A     192.0.2.53
      lame     NS    ns
      short 1  A     192.0.2.4
      big      TXT   "%1$s" "%1$s" "%1$s" "%1$s" "%1$s" "%1$s" "%1$s"
      *.wild   A     192.0.2.5
      """
          .formatted("0123456789".repeat(20));

  static final String EXPIRED =
      """
      $TTL 300
      @   SOA ns hostmaster 1 1800 900 604800 60
      @   NS  ns
      ns  A   127.0.0.1
      www A   192.0.2.9
      """;

  static final String BIND =
      """
      controls { };
      key "live" { algorithm hmac-sha256; secret "@SECRET@"; };
      key "trunc" { algorithm hmac-sha256-192; secret "@SECRET@"; };
      options {
        directory "@DIR@";
        pid-file "named.pid";
        session-keyfile "session.key";
        managed-keys-directory "@DIR@";
        listen-on port @BIND@ { 127.0.0.1; };
        listen-on-v6 { none; };
        recursion no;
        dnssec-validation no;
        empty-zones-enable no;
        require-server-cookie yes;
        notify no;
        tkey-domain "live.test";
        tkey-gssapi-keytab "@DIR@/empty.keytab";
      };
      zone "live.test" {
        type primary; file "live.zone"; allow-update { 127.0.0.1; };
        journal "live.jnl";
      };
      zone "expired.test" { type primary; file "expired.signed"; };
      zone "broken.test" { type primary; file "broken.zone"; };
      zone "refused.test" { type primary; file "expired.zone"; allow-query { none; }; };
      zone "secondary.test" { type secondary; primaries { 127.0.0.1 port @DEAD@; }; };
      """;

  static final String KNOT =
      """
      server:
          rundir: @DIR@
          pidfile: @DIR@/knot.pid
          listen: 127.0.0.1@@KNOT@
          udp-workers: 1
          tcp-workers: 1
          background-workers: 1
      control:
          listen: @DIR@/knot.sock
      log:
        - target: stderr
          any: info
      database:
          storage: @DIR@/knot-db
      key:
        - id: live
          algorithm: hmac-sha256
          secret: @SECRET@
      remote:
        - id: dead
          address: 127.0.0.1@@DEAD@
      acl:
        - id: anyone
          address: 127.0.0.0/8
          action: [ update, transfer, notify ]
        - id: signed
          key: live
          action: [ transfer, notify, update ]
        - id: nobody
          address: 127.9.9.9
          action: transfer
      mod-cookies:
        - id: default
          badcookie-slip: 1
      template:
        - id: default
          storage: @DIR@
          global-module: mod-cookies/default
          acl: [ anyone, signed ]
          zonefile-sync: -1
          zonefile-load: whole
          journal-content: changes
      zone:
        - domain: live.test
          file: knot-live.zone
        - domain: broken.test
          file: broken.zone
        - domain: secondary.test
          file: secondary.zone
          master: dead
        - domain: closed.test
          file: expired.zone
          acl: nobody
      """;

  static final String NSD =
      """
      server:
          ip-address: 127.0.0.1@@NSD@
          server-count: 1
          username: ""
          chroot: ""
          database: ""
          zonesdir: "@DIR@"
          pidfile: "@DIR@/nsd.pid"
          xfrdfile: "@DIR@/xfrd.state"
          xfrdir: "@DIR@"
          zonelistfile: "@DIR@/zone.list"
          rrl-ratelimit: 0
      remote-control:
          control-enable: no
      key:
          name: "live"
          algorithm: hmac-sha256
          secret: "@SECRET@"
      zone:
          name: "live.test"
          zonefile: "live.zone"
          provide-xfr: 127.0.0.0/8 NOKEY
          provide-xfr: 127.0.0.0/8 live
      zone:
          name: "closed.test"
          zonefile: "expired.zone"
      zone:
          name: "secondary.test"
          zonefile: "nsd-secondary.zone"
          allow-notify: 127.0.0.1 NOKEY
          request-xfr: 127.0.0.1@@DEAD@ NOKEY
      """;

  static final String UNBOUND =
      """
      server:
          interface: 127.0.0.1@@UNBOUND@
          access-control: 127.0.0.0/8 allow
          directory: "@DIR@"
          pidfile: "@DIR@/unbound.pid"
          username: ""
          chroot: ""
          use-syslog: no
          num-threads: 1
          do-ip6: no
          do-not-query-localhost: no
          do-daemonize: no
          module-config: "validator iterator"
          trust-anchor-file: "@DIR@/dsset-expired.test."
          ede: yes
          ede-serve-expired: yes
          serve-expired: yes
          serve-expired-client-timeout: 0
          target-fetch-policy: "0 0 0 0 0"
          outbound-msg-retry: 1
          infra-cache-max-rtt: 500
          local-zone: "test." nodefault
          local-zone: "static.test." static
          local-data: "static.test. SOA ns.static.test. hm.static.test. 1 1800 900 604800 300"
          local-data: "here.static.test. A 192.0.2.77"
          local-zone: "refused.test." refuse
      remote-control:
          control-enable: no
      stub-zone:
          name: "live.test"
          stub-addr: 127.0.0.1@@BIND@
      stub-zone:
          name: "expired.test"
          stub-addr: 127.0.0.1@@BIND@
      forward-zone:
          name: "dead.test"
          forward-addr: 127.0.0.1@@DEAD@
      """;

  static final String DNSDIST =
      """
      setLocal('127.0.0.1:@DNSDIST@')
      setServFailWhenNoServer(true)
      backend = newServer({address='127.0.0.1:@NSD@'})
      backend:setUp()
      addAction(QNameRule('refused.test.'), RCodeAction(DNSRCode.REFUSED))
      addAction(QNameRule('formerr.test.'), RCodeAction(DNSRCode.FORMERR))
      addAction(QNameRule('servfail.test.'), RCodeAction(DNSRCode.SERVFAIL))
      addAction(QNameRule('nxdomain.test.'), RCodeAction(DNSRCode.NXDOMAIN))
      addAction(QNameRule('notimp.test.'), RCodeAction(DNSRCode.NOTIMP))
      addAction(QNameRule('badvers.test.'), ERCodeAction(DNSRCode.BADVERS))
      addAction(QNameRule('truncated.test.'), TCAction())
      addAction(QNameRule('spoofed.test.'), SpoofAction('192.0.2.66'))
      empty = newServer({address='127.0.0.1:@DEAD@', pool='empty'})
      empty:setDown()
      addAction(QNameRule('pool.test.'), PoolAction('empty'))
      """;
}
