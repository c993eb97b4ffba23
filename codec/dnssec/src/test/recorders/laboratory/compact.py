"""Compact denial, RFC 9824: a server that signs while it answers."""
import dns.rdata
import dns.rdatatype
import dns.rrset

from front import empty, rrset_of, signed, status
from zones import Zone


def denial(zone, types, rcode="NOERROR", owner=None, following=None):
    """Answers with one NSEC at the name itself."""
    def edit(answer, front, query):
        empty(answer)
        name = query.question[0].name if owner is None else zone.owner(owner)
        after = (following or "\\000.") + name.to_text()
        nsec = dns.rrset.RRset(name, 1, dns.rdatatype.NSEC)
        nsec.add(dns.rdata.from_text("IN", "NSEC", "%s %s" % (after, types)), 300)
        answer.authority = signed(front, zone.name, rrset_of(front, zone.name, zone.name, "SOA"))
        answer.authority += signed(front, zone.name, nsec)
        status(rcode)(answer, front, query)
    return edit


def situations(all_):
    zone = all_.laboratory.add(Zone("compact.lab.", signer="bind", algorithm=13))

    def at(name, question, rdtype, verdict, reason, section, edit):
        qname = question + "." + zone.name
        all_.add(name, zone, question, rdtype, verdict, reason, section,
                 edits={(qname, rdtype): edit})

    none = "RRSIG NSEC TYPE128"
    at("compact-no-name", "no1", "A", "secure", "no such name, compact", "9824 3.1",
       denial(zone, none))
    at("compact-no-name-rcode", "no2", "A", "secure", "no such name, compact", "9824 3.4",
       denial(zone, none, "NXDOMAIN"))
    at("compact-no-type", "www", "MX", "secure", "no such type", "9824 3.2",
       denial(zone, "A TXT RRSIG NSEC"))
    at("compact-empty-non-terminal", "empty", "A", "secure", "no such type", "9824 3.3",
       denial(zone, "RRSIG NSEC"))
    at("compact-name-exists", "no3", "A", "bogus", "name exists", "9824 3.1",
       denial(zone, "TXT RRSIG NSEC", "NXDOMAIN"))
    at("compact-type-exists", "no4", "A", "bogus", "type exists", "9824 3.2",
       denial(zone, "A RRSIG NSEC"))
    at("compact-other-name", "no5", "A", "bogus", "not covered", "9824 3.1",
       denial(zone, none, owner="no6"))
