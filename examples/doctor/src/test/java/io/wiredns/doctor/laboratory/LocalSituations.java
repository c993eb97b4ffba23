package io.wiredns.doctor.laboratory;

import java.util.List;

/** Faults of the client's machine and of the resolvers that it uses: checks A and F. */
final class LocalSituations {
  private static final String SYSTEM = "/etc/resolv.conf";

  private LocalSituations() {}

  private static Situation of(String name, String planted) {
    return Situation.of(name, planted).zone(Host.on(Program.BIND), Host.on(Program.KNOT));
  }

  private static Situation signed(String name, String planted) {
    return Situation.of(name, planted)
        .zone(
            ZoneSpec.of(name + ".lab.")
                .hosts(Host.on(Program.BIND), Host.on(Program.KNOT))
                .signed());
  }

  static List<Situation> rows() {
    return List.of(
        of("hosts-file", "the hosts file has another address for the name")
            .file("/etc/hosts", "127.0.0.1 localhost\n185.70.9.9 www.hosts-file.lab\n")
            .expect("A1")
            .proof("getent ahostsv4 www.hosts-file.lab", "185\\.70\\.9\\.9")
            .proof("dig +norec +short @{ns1} {name} A", "^185\\.70\\.1\\.80$"),
        of("search-list", "a relative name that exists only with the search list")
            .file(SYSTEM, "search search-list.lab\nnameserver {resolver}\n")
            .atSystem()
            .ask("www", "A")
            .expect("A1", "B2")
            .proof("dig @{resolver} www. A", "status: NXDOMAIN")
            .proof("dig @{resolver} www.search-list.lab. A", "status: NOERROR"),
        of("no-resolver", "no resolver of the machine answers")
            .file(SYSTEM, "nameserver 185.66.200.1\nnameserver 185.66.200.2\n")
            .atSystem()
            .expect("A2")
            .proof("dig {name}", "no servers could be reached"),
        of("one-resolver-dead", "the first resolver of the machine does not answer")
            .file(SYSTEM, "nameserver 185.66.200.1\nnameserver {UNBOUND}\n")
            .atSystem()
            .expect("A2")
            .proof("dig @185.66.200.1 {name}", "timed out|no servers")
            .proof("dig @{UNBOUND} {name}", "status: NOERROR"),
        of("resolvers-differ", "one of two resolvers gives another address")
            .at(
                Host.scriptedOn(
                    Program.UNBOUND, "below={name}: noanswer answer={name}_60_A_185.70.9.9"))
            .file(SYSTEM, "nameserver {UNBOUND}\nnameserver {resolver}\n")
            .atSystem()
            .expect("F2", "A2")
            .proof("dig +short @{resolver} {name}", "^185\\.70\\.9\\.9$")
            .proof("dig +short @{UNBOUND} {name}", "^185\\.70\\.1\\.80$"),
        of("resolver-dead", "the named resolver does not answer")
            .at(Host.dead())
            .expect("A2", "F1")
            .proof("dig @{resolver} {name}", "timed out|no servers"),
        of("resolver-servfail", "the resolver fails for a zone without fault")
            .at(Host.scriptedOn(Program.UNBOUND, "any: rcode=SERVFAIL ra"))
            .expect("F1", "A2")
            .proof("dig @{resolver} {name}", "status: SERVFAIL")
            .proof("dig +cd @{resolver} {name}", "status: SERVFAIL"),
        of("resolver-cached-error", "the resolver has kept an error and fails at once")
            .at(Host.scriptedOn(Program.UNBOUND, "any: rcode=SERVFAIL ra ede=13"))
            .expect("F1", "A2")
            .proof("dig @{resolver} {name}", "EDE: 13"),
        signed("resolver-wrong-anchor", "the resolver has a wrong trust anchor for the root")
            .at(Host.on(Program.WRONG_ANCHOR))
            .expect("F1", "A2")
            .proof("dig @{resolver} {name}", "status: SERVFAIL")
            .proof("dig +cd @{resolver} {name}", "status: NOERROR"),
        of("resolver-old-cache", "the resolver's cache has the address from before a change")
            .at(
                Host.scriptedOn(
                    Program.UNBOUND, "below={name}: noanswer answer={name}_1234_A_185.70.9.9"))
            .expect("F2")
            .proof("dig @{resolver} {name}", "1234\\s+IN\\s+A\\s+185\\.70\\.9\\.9"),
        of("resolver-stale", "the resolver answers with expired data, and says so")
            .at(
                Host.scriptedOn(
                    Program.UNBOUND, "below={name}: noanswer answer={name}_30_A_185.70.9.9 ede=3"))
            .expect("F2")
            .proof("dig @{resolver} {name}", "EDE: 3"),
        of("resolver-blocks", "the resolver blocks the name, and says so")
            .at(
                Host.scriptedOn(
                    Program.UNBOUND, "below={name}: spoil=NXDOMAIN noanswer noauthority ede=15"))
            .expect("F2", "D4")
            .proof("dig @{resolver} {name}", "NXDOMAIN[\\s\\S]*EDE: 15"),
        of("filtered", "the resolver says NXDOMAIN without SOA for a name that exists")
            .expect("F2", "D4")
            .proof("dig @{resolver} {name}", "NXDOMAIN")
            .proof("dig @{resolver} {name}", "!\\sSOA\\s")
            .proof("dig +norec +short @{ns1} {name}", "^185\\.70\\.1\\.80$"),
        of("resolver-lying-error", "the resolver fails and speaks of stale data")
            .at(Host.scriptedOn(Program.UNBOUND, "any: rcode=SERVFAIL ra ede=3"))
            .expect("F1", "F2", "A2")
            .proof("dig @{resolver} {name}", "SERVFAIL[\\s\\S]*EDE: 3"),
        Situation.of("split-by-source", "clients of another address get another answer")
            .zone(
                Host.scripted("from={other} below={name}: noanswer answer={name}_60_A_185.70.9.9"),
                Host.scripted("from={other} below={name}: noanswer answer={name}_60_A_185.70.9.9"))
            .options("--from", "{other}")
            .expect("F3", "D2")
            .proof("dig +norec +short @{ns1} {name}", "^185\\.70\\.1\\.80$")
            .proof("dig -b {other} +norec +short @{ns1} {name}", "^185\\.70\\.9\\.9$"),
        Situation.of("split-by-subnet", "the answer depends on the client's network (ECS)")
            .zone(
                Host.scripted("subnet below={name}: noanswer answer={name}_60_A_185.70.9.9"),
                Host.scripted("subnet below={name}: noanswer answer={name}_60_A_185.70.9.9"))
            .expect("F3", "D2")
            .proof("dig +norec +short @{ns1} {name}", "^185\\.70\\.1\\.80$")
            .proof("dig +subnet=185.99.0.0/24 +norec +short @{ns1} {name}", "^185\\.70\\.9\\.9$"));
  }
}
