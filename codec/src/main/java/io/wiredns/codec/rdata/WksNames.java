package io.wiredns.codec.rdata;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The names of protocols and of services below port 1024 that the text of WKS may contain instead
 * of numbers: those of IANA, and the aliases in common use on hosts. A name stands for the same
 * port in every protocol.
 */
final class WksNames {
  private static final Map<String, Integer> PROTOCOLS =
      table(
          """
          ip 0 hopopt 0 icmp 1 igmp 2 ggp 3 ipv4 4 ipencap 4 ip-encap 4 st 5 tcp 6 cbt 7 egp 8 igp 9
          pup 12 udp 17 hmp 20 xns-idp 22 rdp 27 iso-tp4 29 dccp 33 xtp 36 ddp 37 idpr-cmtp 38
          ipv6 41 ipv6-route 43 ipv6-frag 44 idrp 45 rsvp 46 gre 47 esp 50 ipsec-esp 50 ah 51
          ipsec-ah 51 skip 57 ipv6-icmp 58 ipv6-nonxt 59 ipv6-opts 60 rspf 73 cphb 73 vmtp 81 eigrp 88
          ospf 89 ospfigp 89 ax.25 93 ipip 94 etherip 97 encap 98 pim 103 ipcomp 108 vrrp 112
          l2tp 115 isis 124 sctp 132 fc 133 mobility-header 135 udplite 136 mpls-in-ip 137
          manet 138 hip 139 shim6 140 wesp 141 rohc 142 ethernet 143
          """);

  private static final Map<String, Integer> SERVICES =
      table(
          """
          tcpmux 1 rje 5 echo 7 discard 9 sink 9 null 9 systat 11 users 11 daytime 13 netstat 15
          qotd 17 quote 17 msp 18 chargen 19 ttytst 19 source 19 ftp-data 20 ftp 21 fsp 21 fspd 21
          ssh 22 telnet 23 smtp 25 mail 25 time 37 timserver 37 rlp 39 nameserver 42 name 42
          whois 43 nicname 43 tacacs 49 re-mail-ck 50 domain 53 mtp 57 bootps 67 bootpc 68 tftp 69
          gopher 70 finger 79 http 80 www 80 www-http 80 link 87 ttylink 87 kerberos 88
          kerberos5 88 krb5 88 kerberos-sec 88 supdup 95 hostnames 101 hostname 101 iso-tsap 102
          tsap 102 acr-nema 104 dicom 104 csnet-ns 105 cso 105 cso-ns 105 poppassd 106 rtelnet 107
          pop2 109 pop-2 109 postoffice 109 pop3 110 pop-3 110 sunrpc 111 portmapper 111 auth 113
          authentication 113 tap 113 ident 113 sftp 115 uucp-path 117 nntp 119 readnews 119
          untp 119 ntp 123 pwdgen 129 epmap 135 loc-srv 135 netbios-ns 137 netbios-dgm 138
          netbios-ssn 139 imap 143 imap2 143 snmp 161 snmptrap 162 snmp-trap 162 cmip-man 163
          cmip-agent 164 mailq 174 xdmcp 177 nextstep 178 bgp 179 prospero 191 irc 194 smux 199
          at-rtmp 201 at-nbp 202 at-echo 204 at-zis 206 qmtp 209 z3950 210 wais 210 ipx 213
          imap3 220 pawserv 345 zserv 346 ptp-event 319 ptp-general 320 fatserv 347
          rpc2portmap 369 codaauth2 370 clearcase 371 ulistserv 372 ldap 389 imsp 406 svrloc 427
          https 443 snpp 444 microsoft-ds 445 kpasswd 464 submissions 465 ssmtp 465 smtps 465
          urd 465 saft 487 isakmp 500 exec 512 biff 512 comsat 512 login 513 who 513 whod 513
          shell 514 cmd 514 syslog 514 printer 515 spooler 515 talk 517 ntalk 518 route 520
          router 520 routed 520 timed 525 timeserver 525 tempo 526 newdate 526 courier 530 rpc 530
          conference 531 chat 531 netnews 532 netwall 533 gdomap 538 uucp 540 uucpd 540 klogin 543
          kshell 544 krcmd 544 dhcpv6-client 546 dhcpv6-server 547 afpovertcp 548 rtsp 554
          remotefs 556 rfs 556 nntps 563 snntp 563 submission 587 nqs 607 npmp-local 610
          npmp-gui 611 hmmp-ind 612 asf-rmcp 623 qmqp 628 ipp 631 ldaps 636 ldp 646 tinc 655
          silc 706 kerberos-adm 749 kerberos4 750 kerberos-iv 750 kdc 750 kerberos-master 751
          kerberos_master 751 passwd-server 752 passwd_server 752 krb-prop 754 krb_prop 754
          krb5_prop 754 hprop 754 webster 765 moira-db 775 moira_db 775 moira-update 777
          moira_update 777 moira-ureg 779 moira_ureg 779 spamd 783 domain-s 853 supfilesrv 871
          rsync 873 ftps-data 989 ftps 990 telnets 992 imaps 993 ircs 994 pop3s 995
          """);

  private WksNames() {}

  private static Map<String, Integer> table(String pairs) {
    Map<String, Integer> table = new HashMap<>();
    String[] words = pairs.strip().split("\\s+");
    for (int i = 0; i < words.length; i += 2) {
      table.put(words[i], Integer.valueOf(words[i + 1]));
    }
    return Map.copyOf(table);
  }

  /**
   * Returns the number of a protocol, or null if the text is not the name of one. Case is ignored.
   */
  static Integer protocol(String text) {
    return PROTOCOLS.get(text.toLowerCase(Locale.ROOT));
  }

  /** Returns the port of a service, or null if the text is not the name of one. Case is ignored. */
  static Integer port(String text) {
    return SERVICES.get(text.toLowerCase(Locale.ROOT));
  }
}
