package io.wiredns.codec.response;

/** The zones of {@link LiveServers}, and their special configuration. */
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

  static final String BIND_OPTIONS =
      """
      require-server-cookie yes;
      tkey-domain "live.test";
      tkey-gssapi-keytab "@DIR@/empty.keytab";
      """;

  static final String BIND_ZONES =
      """
      zone "live.test" {
        type primary; file "live.zone"; allow-update { 127.0.0.1; };
        journal "live.jnl";
      };
      zone "expired.test" { type primary; file "expired.signed"; };
      zone "broken.test" { type primary; file "broken.zone"; };
      zone "refused.test" { type primary; file "expired.zone"; allow-query { none; }; };
      zone "secondary.test" { type secondary; primaries { 127.0.0.1 port @DEAD@; }; };
      """;

  static final String KNOT_SECTIONS =
      """
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
      """;

  static final String KNOT_OPTIONS =
      """
      global-module: mod-cookies/default
      acl: [ anyone, signed ]
      journal-content: changes
      """;

  static final String KNOT_ZONES =
      """
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

  static final String NSD_ZONES =
      """
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

  static final String UNBOUND_OPTIONS =
      """
      module-config: "validator iterator"
      trust-anchor-file: "@DIR@/dsset-expired.test."
      ede: yes
      ede-serve-expired: yes
      serve-expired: yes
      serve-expired-client-timeout: 0
      outbound-msg-retry: 1
      infra-cache-max-rtt: 500
      local-zone: "static.test." static
      local-data: "static.test. SOA ns.static.test. hm.static.test. 1 1800 900 604800 300"
      local-data: "here.static.test. A 192.0.2.77"
      local-zone: "refused.test." refuse
      """;

  static final String UNBOUND_ZONES =
      """
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

  static final String DNSDIST_OPTIONS =
      """
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
