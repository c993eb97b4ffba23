"""The situations of the laboratory: good ones, and broken ones that each plant one reason.

A situation has a question, the verdict that the RFCs rule, with the section, and the planted reason.
"""
import dns.dnssec
import dns.name
import dns.rdata
import dns.rdataset
import dns.rdatatype
import dns.rrset

import compact
from front import (both, borrow, covers, drop, drop_nsec3, empty, nsec3_of, rrset_of, signed, status)
from keys import INCEPTION, Key, sign, signatures
from zones import Zone

PAST = dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime("20260301000000")
BEGIN = dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime(INCEPTION)
FUTURE = dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime("20360101000000")
SIGNERS = ("bind", "knot", "ldns")
ALGORITHMS = (8, 10, 13, 14, 15, 16)


# The planted reasons, as the validator calls them.
REASONS = {
    "an answer": "ANSWER_SIGNED", "an alias": "ANSWER_SIGNED", "a DNAME": "ANSWER_SIGNED",
    "keys": "ANSWER_SIGNED", "a wildcard": "WILDCARD_EXPANDED", "no such name": "NAME_ABSENT",
    "no such name far below": "NAME_ABSENT", "an alias of no name": "NAME_ABSENT",
    "no such type": "TYPE_ABSENT", "no such type DS": "TYPE_ABSENT",
    "no such type at a wildcard": "WILDCARD_TYPE_ABSENT",
    "an empty non-terminal": "EMPTY_NON_TERMINAL", "no such name, compact": "COMPACT_DENIAL",
    "name too long": "NAME_TOO_LONG", "alias loop": "ALIAS_LOOP",
    "delegation without DS": "DELEGATION_UNSIGNED", "opt-out": "OPT_OUT",
    "algorithm unknown": "ALGORITHM_UNSUPPORTED", "digest unknown": "DIGEST_UNSUPPORTED",
    "iterations too many": "NSEC3_ITERATIONS", "signatures asked for": "SIGNATURES_UNSIGNED",
    "signature missing": "SIGNATURE_MISSING", "signer wrong": "SIGNER",
    "labels impossible": "SIGNATURE_LABELS", "algorithm of signature": "SIGNATURE_ALGORITHM",
    "no key of signature": "KEY_NOT_FOUND", "key not of a zone": "KEY_NOT_OF_ZONE",
    "key of a protocol": "KEY_PROTOCOL", "key revoked": "KEY_REVOKED",
    "key malformed": "KEY_MALFORMED", "signature not begun": "SIGNATURE_NOT_YET_VALID",
    "signature expired": "SIGNATURE_EXPIRED", "signature wrong": "SIGNATURE_INVALID",
    "keys missing": "DNSKEY_MISSING", "no key of DS": "DS_WITHOUT_KEY",
    "digest of DS": "DS_DIGEST", "keys not signed by DS": "DNSKEY_NOT_SIGNED_BY_ENTRY",
    "proof from a wildcard": "PROOF_FROM_WILDCARD", "no proof": "DENIAL_MISSING",
    "not covered": "NAME_NOT_COVERED", "no closest encloser": "CLOSEST_ENCLOSER",
    "no next closer": "NEXT_CLOSER", "wildcard not denied": "WILDCARD_NOT_DENIED",
    "wildcard not proved": "WILDCARD_NOT_PROVED", "type exists": "TYPE_EXISTS",
    "alias exists": "ALIAS_EXISTS", "proof of the parent": "DENIAL_BY_ANCESTOR",
    "proof of the child": "DENIAL_BY_CHILD", "NSEC3 unknown": "NSEC3_UNKNOWN",
    "NSEC3 mixed": "NSEC3_MIXED", "name exists": "RCODE_CONTRADICTED",
    "alias not of DNAME": "ALIAS_NOT_OF_DNAME",
    "no trust anchor": "NO_ANCHOR", "response unusable": "RESPONSE_UNUSABLE",
    "signatures of a set": "TOO_MANY_SIGNATURES_OF_SET", "too many keys": "TOO_MANY_KEYS",
    "too many digests": "TOO_MANY_DIGESTS", "too many aliases": "TOO_MANY_ALIASES",
}


class Situation:
    def __init__(self, name, zone, question, rdtype, verdict, reason, section, anchor="root"):
        self.name = name
        self.zone = zone
        self.question = question
        self.rdtype = rdtype
        self.verdict = verdict
        # "DS: type exists" is a reason that lies in the DS on the way.
        self.about, _, words = reason.rpartition(": ")
        self.reason = REASONS[words]
        self.section = section
        self.anchor = anchor


class Situations:
    def __init__(self, laboratory):
        self.laboratory = laboratory
        self.rows = []
        self.edits = {}
        self.turn = 0

    def add(self, name, zone, question, rdtype, verdict, reason, section, anchor="root", edits=None):
        qname = question if question.endswith(".") else (
            zone.name if question == "@" else question + "." + zone.name)
        self.rows.append(
            Situation(name, zone, qname, rdtype, verdict, reason, section, anchor))
        for (owner, kind), edit in (edits or {}).items():
            self.edits[(dns.name.from_text(owner), dns.rdatatype.from_text(kind))] = edit
        return qname

    def broken(self, name, reason, section, question="www", rdtype="A", verdict="bogus", answer=None,
               parent="lab.", plant=None, **zone):
        """A zone of its own, signed by the next signer with the next algorithm."""
        zone.setdefault("signer", SIGNERS[self.turn % 3])
        zone.setdefault("algorithm", (13, 15, 8, 14, 10, 16)[self.turn // 3 % 6])
        self.turn += 1
        made = self.laboratory.add(Zone(name + "." + parent, **zone))
        edits = dict(plant(made) if plant else {})
        qname = question if question.endswith(".") else (
            made.name if question == "@" else question + "." + made.name)
        if answer:
            edits[(qname, rdtype)] = answer(made) if getattr(answer, "of_zone", False) else answer
        return self.add(name, made, question, rdtype, verdict, reason, section, edits=edits)


def of_zone(function):
    """Marks a function that makes the change of a message when the zone is known."""
    function.of_zone = True
    return function


def upper_tree(laboratory):
    laboratory.add(Zone(".", bare=True))
    laboratory.add(Zone("lab.", bare=True))
    laboratory.add(Zone("hashed.", signer="knot", algorithm=15, denial="nsec3", bare=True))
    laboratory.add(Zone("optout.", signer="bind", algorithm=14, denial="optout", bare=True))


def good(all_):
    """Each signer with each algorithm, and each kind of answer with each of them."""
    kinds = [
        ("www", "A", "an answer", "4035 5.3"),
        ("x.wild", "A", "a wildcard", "4035 5.3.4"),
        ("none", "A", "no such name", "4035 5.4"),
        ("www", "MX", "no such type", "4035 5.4"),
        ("b.ent", "A", "an empty non-terminal", "4035 5.4"),
        ("alias", "A", "an alias", "4035 5.3"),
        ("x.dname", "A", "a DNAME", "6672 5.3.1"),
        ("x.wild", "MX", "no such type at a wildcard", "4035 5.4"),
        ("@", "DNSKEY", "keys", "4035 5.2"),
        ("lost", "A", "an alias of no name", "4035 5.4"),
        ("x.y.www", "A", "no such name far below", "4035 5.4"),
        ("www", "DS", "no such type DS", "4035 5.4"),
    ]
    hashed = {"an empty non-terminal": "5155 8.5", "no such name": "5155 8.4",
              "no such type": "5155 8.5", "a wildcard": "5155 8.8",
              "no such type at a wildcard": "5155 8.7", "an alias of no name": "5155 8.4",
              "no such name far below": "5155 8.4", "no such type DS": "5155 8.6"}
    turn = 0
    for number, algorithm in enumerate(ALGORITHMS):
        for place, signer in enumerate(SIGNERS):
            denial = ("nsec", "nsec3", "optout")[(number + place) % 3]
            zone = all_.laboratory.add(Zone(
                "%s%d.%s" % (signer, algorithm, ("lab.", "hashed.", "optout.")[place]), signer,
                algorithm, denial, split=algorithm in (8, 13)))
            for _ in range(3):
                question, rdtype, kind, section = kinds[turn % len(kinds)]
                turn += 1
                if turn % 36 == 0:
                    turn += 1
                verdict, reason = "secure", kind
                if denial != "nsec":
                    section = hashed.get(kind, section)
                if denial == "optout" and kind in ("a wildcard", "no such name",
                                                   "an alias of no name",
                                                   "no such type at a wildcard",
                                                   "no such name far below"):
                    verdict, section = "insecure", "5155 9.2"
                    reason = "opt-out"
                all_.add("%s-%d-%s-%s" % (signer, algorithm, denial, question.replace(".", "-")
                                          .replace("@", "apex") + "-" + rdtype.lower()),
                         zone, question, rdtype, verdict, reason, section)


def insecure(all_):
    lab = all_.laboratory
    for parent, section in (("lab.", "4035 5.2"), ("hashed.", "5155 8.9"), ("optout.", "5155 8.9")):
        zone = lab.add(Zone("unsigned." + parent, signer=None))
        reason = "opt-out" if parent == "optout." else "delegation without DS"
        all_.add("unsigned-" + parent.strip("."), zone, "www", "A", "insecure", reason, section)
        all_.add("unsigned-%s-nothing" % parent.strip("."), zone, "none", "A", "insecure", reason,
                 section)

    def unknown_algorithm(zone, records):
        return [r.replace(algorithm=250) for r in records]

    def unknown_digest(zone, records):
        return [r.replace(digest_type=200, digest=r.digest[:20]) for r in records]

    all_.broken("unknown-algorithm", "algorithm unknown", "4035 5.2", verdict="insecure",
                ds=unknown_algorithm)
    all_.broken("unknown-digest", "digest unknown", "4035 5.2", verdict="insecure",
                ds=unknown_digest)
    all_.broken("unknown-algorithm-nothing", "algorithm unknown", "4035 5.2", question="none",
                verdict="insecure", ds=unknown_algorithm, parent="hashed.")
    all_.broken("unknown-beside-known", "an answer", "4035 5.2", verdict="secure",
                ds=lambda z, r: unknown_algorithm(z, r) + unknown_digest(z, r) + r)
    all_.broken("iterations-151", "iterations too many", "9276 3.2", question="none",
                verdict="insecure", denial="nsec3", iterations=2000, signer="ldns")
    all_.broken("iterations-wildcard", "iterations too many", "9276 3.2", question="x.wild",
                verdict="insecure", denial="nsec3", iterations=2500, signer="ldns")
    all_.broken("iterations-answer", "an answer", "9276 3.2", verdict="secure", denial="nsec3",
                iterations=2000, signer="ldns")
    all_.broken("iterations-20", "no such name", "9276 3.2", question="none", verdict="secure",
                denial="nsec3", iterations=20, signer="bind")
    zone = lab.add(Zone("to-unsigned.lab.", text="far CNAME www.unsigned.lab.\n"))
    all_.add("alias-to-unsigned", zone, "far", "A", "insecure", "delegation without DS", "4035 5.2")
    zone = lab.add(Zone("to-signed.lab.", text="far CNAME www.bind8.lab.\n"))
    all_.add("alias-to-signed", zone, "far", "A", "secure", "an alias", "4035 5.3")
    zone = lab.add(Zone("from-unsigned.lab.", signer=None, text="far CNAME www.bind8.lab.\n"))
    all_.add("alias-from-unsigned", zone, "far", "A", "insecure", "delegation without DS",
             "4035 5.2")
    all_.add("ds-of-unsigned", lab.zones["unsigned.lab."], "@", "DS", "secure", "no such type DS",
             "4035 5.4")
    all_.add("ds-of-unsigned-optout", lab.zones["unsigned.optout."], "@", "DS", "insecure",
             "opt-out", "5155 9.2")
    all_.add("ds-of-signed", lab.zones["bind8.lab."], "@", "DS", "secure", "an answer", "4035 5.3")
    all_.add("no-anchor", lab.zones["bind8.lab."], "www", "A", "indeterminate", "no trust anchor",
             "4035 4.3", anchor="elsewhere")
    all_.add("anchor-below", lab.zones["bind8.lab."], "www", "A", "secure", "an answer",
             "4035 5", anchor="lab")
    all_.add("wrong-anchor", lab.zones["bind8.lab."], "www", "MX", "bogus", "no key of DS",
             "4035 5", anchor="wrong")


def signature_faults(all_):
    def resigned(**planted):
        return lambda z: z.resign("www", "A", **planted)

    all_.broken("expired", "signature expired", "4035 5.3.1", edit=resigned(expiration=PAST))
    all_.broken("not-begun", "signature not begun", "4035 5.3.1", edit=resigned(inception=FUTURE))
    all_.broken("times-swapped", "signature not begun", "4034 3.1.5",
                edit=resigned(inception=FUTURE, expiration=PAST))

    def octets(change):
        def edit(z):
            rrsig = z.rrsigs("www", "A")[0]
            z.put_rrsigs("www", "A", rrsig.replace(signature=change(rrsig.signature)))
        return edit

    def changed(**fields):
        def edit(z):
            z.put_rrsigs("www", "A", z.rrsigs("www", "A")[0].replace(**fields))
        return edit

    all_.broken("octets", "signature wrong", "4035 5.3.3",
                edit=octets(lambda s: s[:9] + bytes([s[9] ^ 1]) + s[10:]))
    all_.broken("octets-last", "signature wrong", "4035 5.3.3",
                edit=octets(lambda s: s[:-1] + bytes([s[-1] ^ 1])))
    all_.broken("octets-fewer", "signature wrong", "4035 5.3.3", edit=octets(lambda s: s[:-1]))
    all_.broken("octets-more", "signature wrong", "4035 5.3.3", edit=octets(lambda s: s + b"\0"))
    all_.broken("octets-zero", "signature wrong", "4035 5.3.3", algorithm=13,
                edit=octets(lambda s: bytes(len(s))))
    all_.broken("octets-zero-edwards", "signature wrong", "4035 5.3.3", algorithm=15,
                edit=octets(lambda s: bytes(len(s))))

    def data(*addresses):
        def edit(z):
            rrsigs = z.rrsigs("www", "A")
            z.put("www", "A", *addresses)
            z.put_rrsigs("www", "A", *rrsigs)
        return edit

    all_.broken("record-changed", "signature wrong", "4035 5.3.3",
                edit=data("192.0.2.1", "192.0.2.9"))
    all_.broken("record-added", "signature wrong", "4035 5.3.3",
                edit=data("192.0.2.1", "192.0.2.2", "192.0.2.9"))
    all_.broken("record-removed", "signature wrong", "4035 5.3.3", edit=data("192.0.2.1"))
    all_.broken("original-ttl", "signature wrong", "4035 5.3.2", edit=changed(original_ttl=3601))
    all_.broken("expiration-changed", "signature wrong", "4035 5.3.2",
                edit=changed(expiration=FUTURE))
    all_.broken("labels-too-many", "labels impossible", "4035 5.3.1", edit=resigned(labels=4))
    all_.broken("labels-too-few", "wildcard not proved", "4035 5.3.4", edit=resigned(labels=2))
    all_.broken("labels-none", "labels impossible", "4035 5.3.1", edit=resigned(labels=0))
    all_.broken("tag-wrong", "no key of signature", "4035 5.3.1",
                edit=lambda z: z.resign("www", "A", key_tag=(z.zsk.tag() + 1) % 65536))
    all_.broken("algorithm-wrong", "no key of signature", "4035 5.3.1", algorithm=15,
                edit=changed(algorithm=8))
    all_.broken("algorithm-unknown", "algorithm of signature", "4035 5.3.1", edit=changed(algorithm=250))
    all_.broken("signer-below", "signer wrong", "4035 5.3.1",
                edit=lambda z: z.resign("www", "A", signer=z.owner("www")))
    all_.broken("signer-root", "signer wrong", "4035 5.3.1",
                edit=lambda z: z.resign("www", "A", signer=dns.name.root))
    all_.broken("signed-by-parent", "signer wrong", "4035 5.3.1",
                edit=lambda z: z.resign("www", "A", key=all_.laboratory.zones["lab."].zsk))
    all_.broken("signed-by-sibling", "signer wrong", "4035 5.3.1",
                edit=lambda z: z.resign("www", "A", key=all_.laboratory.zones["bind8.lab."].zsk))
    all_.broken("signature-missing", "signature missing", "4035 2.2",
                edit=lambda z: z.put_rrsigs("www", "A"))

    @of_zone
    def other_type(z):
        def edit(answer, front, query):
            other = rrset_of(front, z.name, "www." + z.name, "TXT")
            answer.answer = [r for r in answer.answer if r.rdtype == 1] + signed(
                front, z.name, other)[1:]
        return edit
    all_.broken("signature-of-other-type", "signature missing", "4035 5.3.1", answer=other_type)

    def signature_class(answer, front, query):
        for rrset in answer.answer:
            if rrset.rdtype == dns.rdatatype.RRSIG:
                rrset.rdclass = 3
    all_.broken("signature-class-wrong", "signature missing", "4035 5.3.1", answer=signature_class)

    def shorter(answer, front, query):
        for rrset in answer.answer:
            rrset.ttl = 86400
    all_.broken("ttl-above-original", "an answer", "4035 5.3.3", verdict="secure", answer=shorter)

    def case(answer, front, query):
        for rrset in answer.answer:
            rrset.name = dns.name.Name((b"wWw",) + rrset.name.labels[1:])
    all_.broken("owner-case", "an answer", "4034 6.2", verdict="secure", answer=case)

    def data_case(answer, front, query):
        for rrset in answer.answer:
            if rrset.rdtype == dns.rdatatype.NS:
                target = rrset[0].target
                ttl = rrset.ttl
                rrset.clear()
                rrset.add(dns.rdata.from_text("IN", "NS", target.to_text().upper()), ttl)
    all_.broken("data-case", "an answer", "4034 6.2", verdict="secure", question="@", rdtype="NS",
                answer=data_case)

    def beside(*others):
        def edit(z):
            rrsig = z.rrsigs("www", "A")[0]
            z.put_rrsigs("www", "A", *[other(z, rrsig) for other in others])
        return edit

    all_.broken("wrong-beside-good", "an answer", "4035 5.3.3", verdict="secure", edit=beside(
        lambda z, r: r.replace(signature=bytes(len(r.signature))), lambda z, r: r))
    all_.broken("expired-beside-good", "an answer", "4035 5.3.3", verdict="secure", edit=beside(
        lambda z, r: sign(z.rrset("www", "A"), z.zsk, expiration=PAST), lambda z, r: r))
    all_.broken("unknown-algorithm-beside-good", "an answer", "4035 5.3.3", verdict="secure",
                edit=beside(lambda z, r: r.replace(algorithm=250), lambda z, r: r))


def key_faults(all_):
    all_.broken("ds-digest-wrong", "digest of DS", "4035 5.2", ds=lambda z, r: [
        r[0].replace(digest=bytes(len(r[0].digest)))])
    all_.broken("ds-tag-wrong", "no key of DS", "4035 5.2", ds=lambda z, r: [
        r[0].replace(key_tag=(r[0].key_tag + 1) % 65536)])
    all_.broken("ds-algorithm-wrong", "no key of DS", "4035 5.2", algorithm=13, ds=lambda z, r: [
        r[0].replace(algorithm=8)])
    all_.broken("ds-of-no-key", "digest of DS", "4035 5.2", ds=lambda z, r: [
        dns.dnssec.make_ds(dns.name.from_text("elsewhere."), z.ksk.dnskey, "SHA256")])
    all_.broken("ds-sha1-good-sha256-wrong", "digest of DS", "4509 3", digests=("SHA1", "SHA256"),
                ds=lambda z, r: [r[0], r[1].replace(digest=bytes(32))])
    all_.broken("ds-sha1-wrong-sha256-good", "an answer", "4509 3", verdict="secure",
                digests=("SHA1", "SHA256"), ds=lambda z, r: [r[0].replace(digest=bytes(20)), r[1]])
    all_.broken("ds-sha384", "an answer", "4035 5.2", verdict="secure", digests=("SHA384",))
    all_.broken("ds-sha1", "an answer", "4035 5.2", verdict="secure", digests=("SHA1",))
    all_.broken("ds-one-of-two", "an answer", "4035 5.2", verdict="secure", ds=lambda z, r: [
        r[0].replace(digest=bytes(32)), r[0]])

    def flags(value, protocol=3):
        def rekey(zone, directory):
            zone.keys[0].dnskey = zone.keys[0].dnskey.replace(flags=value, protocol=protocol)
        return rekey

    def planted_key(z):
        rrset = dns.rrset.from_rdata(z.origin, 3600, z.ksk.dnskey)
        z.put("@", "DNSKEY", *rrset)
        for name, rdtype in (("@", "DNSKEY"), ("@", "SOA"), ("www", "A")):
            z.resign(name, rdtype)

    def key_of(value, protocol=3):
        return dict(rekey=flags(value, protocol), edit=planted_key, signer="bind", split=False)

    # The signer uses the key as it was made; DNSKEY, DS and signatures are those of the planted one.
    all_.broken("key-no-zone-flag", "key not of a zone", "4034 2.1.1", **key_of(1))
    all_.broken("key-revoked", "key revoked", "5011 2.1", **key_of(0x181))
    all_.broken("key-protocol", "key of a protocol", "4034 2.1.2", **key_of(257, 4))
    all_.broken("key-without-sep", "an answer", "4034 2.1.1", verdict="secure", **key_of(256))

    all_.broken("keys-expired", "DNSKEY: signature expired", "4035 5.3.1",
                edit=lambda z: z.resign("@", "DNSKEY", expiration=PAST))

    def keys_octets(z):
        rrsig = z.rrsigs("@", "DNSKEY")[0]
        z.put_rrsigs("@", "DNSKEY", rrsig.replace(signature=rrsig.signature[::-1]))
    all_.broken("keys-octets", "DNSKEY: signature wrong", "4035 5.2", edit=keys_octets)
    all_.broken("keys-unsigned", "DNSKEY: signature missing", "4035 5.2",
                edit=lambda z: z.put_rrsigs("@", "DNSKEY"))
    all_.broken("keys-signed-by-other", "keys not signed by DS", "4035 5.2", split=True,
                edit=lambda z: z.resign("@", "DNSKEY", key=z.zsk))

    def extra(z):
        rrsigs = z.rrsigs("@", "DNSKEY")
        keys = list(z.rrset("@", "DNSKEY"))
        z.put("@", "DNSKEY", *keys, all_.laboratory.zones["lab."].ksk.dnskey)
        z.put_rrsigs("@", "DNSKEY", *rrsigs)
    all_.broken("keys-one-added", "DNSKEY: signature wrong", "4035 5.2", edit=extra)

    def no_keys(answer, front, query):
        answer.answer = []
    all_.broken("keys-missing", "keys missing", "4035 5.2",
                plant=lambda z: {(z.name, "DNSKEY"): no_keys})

    def foreign(z):
        z.resign("www", "A", key=z.stranger)

    def stranger(zone, directory):
        zone.stranger = Key(directory, zone.name, zone.algorithm)
    all_.broken("key-not-published", "no key of signature", "4035 5.3.1", rekey=stranger,
                edit=foreign)

    def malformed(zone, directory):
        zone.keys[0].dnskey = zone.keys[0].dnskey.replace(key=zone.keys[0].dnskey.key[:10])
    all_.broken("key-malformed", "key malformed", "4035 5.2", rekey=malformed,
                edit=planted_key, signer="bind", algorithm=13)
    unsigned = Zone("not-signed.lab.", signer=None)
    unsigned.make_keys = lambda directory: setattr(
        unsigned, "keys", [Key(directory, unsigned.name, 13)])
    all_.laboratory.add(unsigned)
    all_.add("not-signed", unsigned, "www", "A", "bogus", "keys missing", "4035 5.2")
    all_.add("not-signed-nothing", unsigned, "none", "A", "bogus", "keys missing", "4035 5.2")
    broken_above = all_.laboratory.add(Zone("broken.", bare=True, ds=lambda z, r: [
        r[0].replace(digest=bytes(32))]))
    below = all_.laboratory.add(Zone("below.broken.", signer="knot", algorithm=15))
    all_.add("broken-above", below, "www", "A", "bogus", "digest of DS", "4035 5.2")
    all_.add("broken-above-nothing", broken_above, "none", "A", "bogus", "digest of DS", "4035 5.2")

    def ds_signature(answer, front, query):
        for rrset in answer.answer:
            if rrset.rdtype == dns.rdatatype.RRSIG:
                rrsig, ttl = rrset[0], rrset.ttl
                rrset.clear()
                rrset.add(rrsig.replace(signature=rrsig.signature[::-1]), ttl)

    def at_ds(edit):
        return lambda z: {(z.name, "DS"): edit(z) if getattr(edit, "of_zone", False) else edit}

    all_.broken("ds-octets", "DS: signature wrong", "4035 5.2", plant=at_ds(ds_signature))
    all_.broken("ds-unsigned", "DS: signature missing", "4035 5.2",
                plant=at_ds(drop("DS", section="answer", only_signature=True)))

    @of_zone
    def ds_by_child(z):
        def edit(answer, front, query):
            rrset = [r for r in answer.answer if r.rdtype == dns.rdatatype.DS][0]
            answer.answer = signed(front, z.name, rrset)
        return edit
    all_.broken("ds-signed-by-child", "DS: signer wrong", "4035 5.2", plant=at_ds(ds_by_child))

    def nothing(answer, front, query):
        empty(answer)
    all_.broken("ds-denied-without-proof", "DS: no proof", "4035 5.2", plant=at_ds(nothing))

    def denied_by(of):
        @of_zone
        def made(z):
            def edit(answer, front, query):
                empty(answer)
                answer.authority = of(z, front)
            return edit
        return made

    def child_apex(z, front):
        soa = rrset_of(front, z.name, z.name, "SOA")
        nsec = rrset_of(front, z.name, z.name, "NSEC")
        return signed(front, z.name, soa) + signed(front, z.name, nsec)
    all_.broken("ds-denied-by-child", "DS: proof of the child", "4035 5.2",
                plant=at_ds(denied_by(child_apex)))

    def having_ds(z, front):
        nsec = rrset_of(front, "lab.", z.name, "NSEC")
        return signed(front, "lab.", nsec)
    all_.broken("ds-denied-by-bitmap-with-ds", "DS: type exists", "4035 5.4",
                plant=at_ds(denied_by(having_ds)))

    def other_span(z, front):
        return signed(front, "lab.", rrset_of(front, "lab.", "lab.", "NSEC"))
    all_.broken("ds-denied-by-other-name", "DS: not covered", "4035 5.4",
                plant=at_ds(denied_by(other_span)))

    def span_without_optout(z, front):
        return sum((signed(front, "hashed.", nsec3_of(front, "hashed.", name))
                    for name in ("hashed.", "x." + z.name)), [])
    all_.broken("ds-denied-by-span-without-opt-out", "DS: no next closer", "5155 8.6", parent="hashed.",
                plant=at_ds(denied_by(span_without_optout)))


def alias_faults(all_):
    all_.broken("alias-octets", "signature wrong", "4035 5.3.3", question="alias",
                edit=lambda z: z.put_rrsigs("alias", "CNAME", z.rrsigs("alias", "CNAME")[0].replace(
                    signature=z.rrsigs("alias", "CNAME")[0].signature[::-1])))
    all_.broken("alias-to-wrong", "signature wrong", "4035 5.3.3", question="alias",
                edit=lambda z: z.put_rrsigs("www", "A", z.rrsigs("www", "A")[0].replace(
                    signature=z.rrsigs("www", "A")[0].signature[::-1])))
    all_.broken("alias-to-expired-zone", "signature expired", "4035 5.3.1", question="far",
                text="far CNAME www.expired.lab.\n")
    all_.broken("alias-unsigned", "signature missing", "4035 2.2", question="alias",
                edit=lambda z: z.put_rrsigs("alias", "CNAME"))
    all_.broken("alias-of-no-name-unproved", "no proof", "4035 5.4", question="lost", denial="nsec",
                answer=drop("NSEC"))

    def elsewhere(answer, front, query):
        for rrset in answer.answer:
            if rrset.rdtype == dns.rdatatype.CNAME:
                ttl = rrset.ttl
                rrset.clear()
                rrset.add(dns.rdata.from_text("IN", "CNAME", "www.bind8.lab."), ttl)
        answer.answer = [r for r in answer.answer if r.rdtype != dns.rdatatype.A
                         and covers(r) != dns.rdatatype.A]
    all_.broken("dname-other-alias", "alias not of DNAME", "6672 5.3.1", question="x.dname",
                answer=elsewhere)
    all_.broken("dname-octets", "signature wrong", "4035 5.3.3", question="x.dname",
                edit=lambda z: z.put_rrsigs("dname", "DNAME", z.rrsigs("dname", "DNAME")[0].replace(
                    signature=z.rrsigs("dname", "DNAME")[0].signature[::-1])))
    all_.broken("dname-missing", "signature missing", "6672 5.3.1", question="x.dname",
                answer=drop("DNAME", section="answer"))


def nsec_faults(all_):
    def at(name, reason, section, question, rdtype, answer, **more):
        return all_.broken(name, reason, section, question=question, rdtype=rdtype, answer=answer,
                           denial="nsec", **more)

    at("nsec-none", "no proof", "4035 5.4", "none", "A", drop("NSEC"))
    at("nsec-none-nodata", "no proof", "4035 5.4", "www", "MX", drop("NSEC"))

    def silent(answer, front, query):
        empty(answer)
    at("nothing-at-all", "no proof", "4035 5.4", "none", "A", silent)
    at("nothing-at-all-nodata", "no proof", "4035 5.4", "www", "A", silent)

    @of_zone
    def other_span(z):
        return borrow("zzz." + z.name, "A")
    at("nsec-other-span", "not covered", "4035 5.4", "b", "A", other_span)

    @of_zone
    def no_wildcard(z):
        return drop("NSEC", owner=z.name)
    at("nsec-wildcard-not-denied", "wildcard not denied", "4035 5.4", "none", "A", no_wildcard)

    @of_zone
    def no_span(z):
        return drop("NSEC", owner="lost." + z.name)
    at("nsec-name-not-denied", "not covered", "4035 5.4", "none", "A", no_span)

    @of_zone
    def of_mx(z):
        return borrow("www." + z.name, "MX")
    at("nsec-type-exists", "type exists", "4035 5.4", "www", "A", of_mx)

    @of_zone
    def of_alias(z):
        def edit(answer, front, query):
            empty(answer)
            for name, rdtype in ((z.name, "SOA"), ("alias." + z.name, "NSEC")):
                answer.authority += signed(front, z.name, rrset_of(front, z.name, name, rdtype))
        return edit
    at("nsec-alias-exists", "alias exists", "4035 5.4", "alias", "MX", of_alias)

    @of_zone
    def nodata_proof(z):
        return borrow("www." + z.name, "MX", "NXDOMAIN")
    at("nxdomain-by-nodata", "name exists", "4035 5.4", "www", "MX", nodata_proof)

    def planted_nsec(which, **planted):
        def edit(z):
            z.resign(which, "NSEC", **planted)
        return edit
    at("nsec-expired", "NSEC: signature expired", "4035 5.3.1", "none", "A", None,
       edit=planted_nsec("lost", expiration=PAST))

    def nsec_octets(z):
        rrsig = z.rrsigs("www", "NSEC")[0]
        z.put_rrsigs("www", "NSEC", rrsig.replace(signature=rrsig.signature[::-1]))
    at("nsec-octets", "NSEC: signature wrong", "4035 5.3.3", "www", "MX", None, edit=nsec_octets)
    at("nsec-unsigned", "NSEC: signature missing", "4035 5.4", "www", "MX",
       drop("NSEC", only_signature=True))

    def bitmap(z):
        rrsigs = z.rrsigs("www", "NSEC")
        nsec = z.rrset("www", "NSEC")[0].to_text().replace(" A ", " ")
        z.put("www", "NSEC", nsec, ttl=300)
        z.put_rrsigs("www", "NSEC", *rrsigs)

    @of_zone
    def changed_bitmap(z):
        def edit(answer, front, query):
            other = borrow("www." + z.name, "MX")
            other(answer, front, query)
        return edit
    at("nsec-bitmap-changed", "NSEC: signature wrong", "4035 5.3.3", "www", "A", changed_bitmap,
       edit=bitmap)

    @of_zone
    def next_case(z):
        def edit(answer, front, query):
            for rrset in answer.authority:
                if rrset.rdtype == dns.rdatatype.NSEC:
                    text, ttl = rrset[0].to_text(), rrset.ttl
                    following, _, types = text.partition(" ")
                    rrset.clear()
                    rrset.add(dns.rdata.from_text("IN", "NSEC", following.upper() + " " + types),
                              ttl)
        return edit
    at("nsec-next-case", "NSEC: signature wrong", "6840 5.1", "www", "MX", next_case)

    @of_zone
    def by_parent(z):
        def edit(answer, front, query):
            empty(answer)
            for zone, name, rdtype in (("lab.", "lab.", "SOA"), ("lab.", z.name, "NSEC")):
                answer.authority += signed(front, zone, rrset_of(front, zone, name, rdtype))
            status("NXDOMAIN")(answer, front, query)
        return edit
    at("nsec-of-parent-below", "proof of the parent", "6840 4.1", "www", "A", by_parent)

    @of_zone
    def by_parent_nodata(z):
        def edit(answer, front, query):
            empty(answer)
            for zone, name, rdtype in (("lab.", "lab.", "SOA"), ("lab.", z.name, "NSEC")):
                answer.authority += signed(front, zone, rrset_of(front, zone, name, rdtype))
        return edit
    at("nsec-of-parent-at-cut", "proof of the parent", "6840 4.1", "@", "MX", by_parent_nodata)

    @of_zone
    def below_dname(z):
        def edit(answer, front, query):
            empty(answer)
            for name, rdtype in ((z.name, "SOA"), ("dname." + z.name, "NSEC"), (z.name, "NSEC")):
                answer.authority += signed(front, z.name, rrset_of(front, z.name, name, rdtype))
            status("NXDOMAIN")(answer, front, query)
        return edit
    at("nsec-of-dname-below", "proof of the parent", "6840 4.1", "y.dname", "A", below_dname)

    @of_zone
    def expanded(z):
        def edit(answer, front, query):
            empty(answer)
            answer.authority += signed(front, z.name, rrset_of(front, z.name, z.name, "SOA"))
            pair = signed(front, z.name, rrset_of(front, z.name, "*.wild." + z.name, "NSEC"))
            for rrset in pair:
                rrset.name = dns.name.from_text("x.wild." + z.name)
            answer.authority += pair
        return edit
    at("nsec-expanded", "proof from a wildcard", "4035 5.4", "x.wild", "MX", expanded)
    at("wildcard-unproved", "wildcard not proved", "4035 5.3.4", "x.wild", "A", drop("NSEC"))

    @of_zone
    def wildcard_other(z):
        return borrow("b." + z.name, "A", "NOERROR", keep="answer")
    at("wildcard-other-span", "wildcard not proved", "4035 5.3.4", "x.wild", "A", wildcard_other)

    @of_zone
    def wildcard_at_existing(z):
        def edit(answer, front, query):
            expanded_set = rrset_of(front, z.name, "*." + z.name, "TXT")
            pair = signed(front, z.name, expanded_set)
            for rrset in pair:
                rrset.name = dns.name.from_text("here." + z.name)
            empty(answer)
            answer.answer = pair
            answer.authority = signed(
                front, z.name, rrset_of(front, z.name, "here." + z.name, "NSEC"))
        return edit
    at("wildcard-at-existing-name", "wildcard not proved", "4035 5.3.4", "here", "TXT",
       wildcard_at_existing, text='* TXT "star"\nhere A 192.0.2.8\n')

    @of_zone
    def wildcard_nodata(z):
        return drop("NSEC", owner="*.wild." + z.name)
    at("wildcard-nodata-wildcard-missing", "wildcard not denied", "4035 5.4", "x.wild", "MX",
       wildcard_nodata, text="a.wild A 192.0.2.7\n")

    @of_zone
    def of_sibling(z):
        def edit(answer, front, query):
            empty(answer)
            for name, rdtype in (("bind8.lab.", "SOA"), ("bind8.lab.", "NSEC")):
                answer.authority += signed(
                    front, "bind8.lab.", rrset_of(front, "bind8.lab.", name, rdtype))
            status("NXDOMAIN")(answer, front, query)
        return edit
    at("nsec-of-other-zone", "signer wrong", "4035 5.4", "none", "A", of_sibling)


def nsec3_faults(all_):
    def at(name, reason, section, question, rdtype, answer, **more):
        more.setdefault("denial", "nsec3")
        return all_.broken(name, reason, section, question=question, rdtype=rdtype, answer=answer,
                           **more)

    def without(name):
        @of_zone
        def made(z):
            return drop_nsec3(z.name, name + z.name)
        return made

    at("nsec3-none", "no proof", "5155 8.4", "none", "A", drop("NSEC3"))
    at("nsec3-closest-encloser", "no closest encloser", "5155 8.3", "n.www", "A", without("www."))
    at("nsec3-next-closer", "no next closer", "5155 8.3", "n.www", "A", without("n.www."))
    at("nsec3-wildcard", "wildcard not denied", "5155 8.4", "n.www", "A", without("*.www."))

    @of_zone
    def of_mx(z):
        return borrow("www." + z.name, "MX")
    at("nsec3-type-exists", "type exists", "5155 8.5", "www", "A", of_mx)
    at("nsec3-nodata-none", "no proof", "5155 8.5", "www", "MX", drop("NSEC3"))

    @of_zone
    def other_name(z):
        return borrow("ns." + z.name, "MX")
    at("nsec3-nodata-other-name", "no closest encloser", "5155 8.5", "www", "MX", other_name)

    @of_zone
    def nxdomain_by_nodata(z):
        return borrow("www." + z.name, "MX", "NXDOMAIN")
    at("nsec3-nxdomain-by-nodata", "name exists", "5155 8.4", "www", "MX", nxdomain_by_nodata)

    def altered(**fields):
        @of_zone
        def made(z):
            def edit(answer, front, query):
                owners = [r.name for r in answer.authority if r.rdtype == dns.rdatatype.NSEC3]
                kept = [r for r in answer.authority if r.name not in owners]
                for owner in dict.fromkeys(owners):
                    rrset = rrset_of(front, z.name, owner, "NSEC3")
                    rdata, ttl = rrset[0], rrset.ttl
                    rrset.clear()
                    rrset.add(rdata.replace(**fields), ttl)
                    kept += signed(front, z.name, rrset)
                answer.authority = kept
            return edit
        return made
    at("nsec3-hash-unknown", "NSEC3 unknown", "5155 8.1", "none", "A", altered(algorithm=2))
    at("nsec3-flags-unknown", "NSEC3 unknown", "5155 8.2", "none", "A", altered(flags=2))
    at("nsec3-salt-changed", "no closest encloser", "5155 8.3", "none", "A", altered(salt=b"ab"))

    @of_zone
    def mixed(z):
        def edit(answer, front, query):
            owner = nsec3_of(front, z.name, z.name).name
            kept = [r for r in answer.authority if r.name != owner]
            rrset = rrset_of(front, z.name, owner, "NSEC3")
            rdata, ttl = rrset[0], rrset.ttl
            rrset.clear()
            rrset.add(rdata.replace(iterations=3), ttl)
            answer.authority = kept + signed(front, z.name, rrset)
        return edit
    at("nsec3-parameters-mixed", "NSEC3 mixed", "5155 8.2", "none", "A", mixed)

    @of_zone
    def octets(z):
        def edit(answer, front, query):
            for rrset in answer.authority:
                if covers(rrset) == dns.rdatatype.NSEC3 and rrset.rdtype == dns.rdatatype.RRSIG:
                    rrsig, ttl = rrset[0], rrset.ttl
                    rrset.clear()
                    rrset.add(rrsig.replace(signature=rrsig.signature[::-1]), ttl)
        return edit
    at("nsec3-octets", "NSEC3: signature wrong", "4035 5.3.3", "none", "A", octets)

    @of_zone
    def of_sibling(z):
        return borrow("none.knot8.hashed.", "A")
    at("nsec3-of-other-zone", "signer wrong", "5155 8.3", "none", "A", of_sibling)
    at("nsec3-wildcard-unproved", "wildcard not proved", "5155 8.8", "x.wild", "A", drop("NSEC3"))

    @of_zone
    def wildcard_other(z):
        def edit(answer, front, query):
            answer.authority = signed(front, z.name, nsec3_of(front, z.name, "wild." + z.name))
        return edit
    at("nsec3-wildcard-other-span", "wildcard not proved", "5155 8.8", "x.wild", "A",
       wildcard_other)
    at("nsec3-wildcard-nodata-wildcard", "wildcard not denied", "5155 8.7", "x.wild", "MX",
       without("*.wild."))

    @of_zone
    def wildcard_type_exists(z):
        def edit(answer, front, query):
            borrow("x.wild." + z.name, "MX")(answer, front, query)
        return edit
    at("nsec3-wildcard-nodata-type-exists", "type exists", "5155 8.7", "x.wild", "A",
       wildcard_type_exists)

    @of_zone
    def spanned(z):
        def edit(answer, front, query):
            empty(answer)
            answer.authority = signed(front, z.name, rrset_of(front, z.name, z.name, "SOA"))
            owners = {}
            for name in (z.name, "none." + z.name):
                rrset = nsec3_of(front, z.name, name)
                owners[rrset.name] = rrset
            for rrset in owners.values():
                answer.authority += signed(front, z.name, rrset)
        return edit
    at("optout-nodata-without-match", "name exists", "5155 8.5", "none", "A", spanned, denial="optout")

    @of_zone
    def by_parent(z):
        def edit(answer, front, query):
            empty(answer)
            answer.authority = signed(front, "hashed.", rrset_of(front, "hashed.", "hashed.", "SOA"))
            answer.authority += signed(front, "hashed.", nsec3_of(front, "hashed.", z.name))
        return edit
    at("nsec3-of-parent-at-cut", "proof of the parent", "6840 4.1", "@", "MX", by_parent,
       parent="hashed.")


def trap(all_):
    """Keys of one tag and signatures without end; CVE-2023-50387."""
    def wrong(rrsig, number):
        return rrsig.replace(
            signature=bytes([rrsig.signature[0] ^ (number + 1)]) + rrsig.signature[1:])

    def colliding(count, valid):
        def edit(z):
            wanted = z.zsk.tag()
            keys = [z.zsk.dnskey]
            octets = bytearray(z.zsk.dnskey.key)
            for number in range(1, count):
                # Moving between two octets of the same weight leaves the sum, and so the tag.
                changed = bytearray(octets)
                changed[0] = (octets[0] + number) % 256
                changed[2] = octets[2]
                for last in range(65536):
                    changed[-2:] = last.to_bytes(2, "big")
                    key = z.zsk.dnskey.replace(key=bytes(changed))
                    if dns.dnssec.key_id(key) == wanted:
                        keys.append(key)
                        break
            z.put("@", "DNSKEY", *keys)
            z.resign("@", "DNSKEY")
            good_one = z.rrsigs("www", "A")[0]
            bad = [wrong(good_one, n) for n in range(count)]
            z.put_rrsigs("www", "A", *(bad + ([good_one] if valid else [])))
        return edit

    one = dict(signer="bind", algorithm=13)
    all_.broken("trap-two-keys", "an answer", "4035 5.3.1", verdict="secure", edit=colliding(2, True),
                **one)
    all_.broken("trap-keys-and-signatures", "signatures of a set", "4035 5.3.3",
                verdict="indeterminate", edit=colliding(24, False), **one)

    def many(z):
        good_one = z.rrsigs("www", "A")[0]
        z.put_rrsigs("www", "A", good_one, *[wrong(good_one, n) for n in range(59)])
    all_.broken("trap-signatures", "signatures of a set", "4035 5.3.3", verdict="indeterminate",
                edit=many, signer="knot", algorithm=13)

    def keys(z):
        first = z.zsk.dnskey
        z.put("@", "DNSKEY", first, *[
            first.replace(flags=256, key=bytes([n]) * 64) for n in range(80)])
        z.resign("@", "DNSKEY")
    all_.broken("trap-keys", "too many keys", "4035 5.2", verdict="indeterminate", edit=keys, **one)

    def many_ds(z, records):
        return [records[0].replace(digest=bytes([n]) * 32) for n in range(12)]
    all_.broken("trap-digests", "too many digests", "4035 5.2", verdict="indeterminate",
                edit=colliding(12, True), ds=many_ds, **one)
    chain = "".join("c%d CNAME c%d\n" % (n, n + 1) for n in range(24)) + "c24 A 192.0.2.24\n"
    all_.broken("trap-aliases", "too many aliases", "1034 3.6.2", verdict="indeterminate",
                question="c0", text=chain, signer="ldns", algorithm=15)


def odd(all_):
    """What is right, or beyond judgement, and rare."""
    all_.broken("alias-loop", "alias loop", "1034 3.6.2", verdict="secure", question="here",
                text="here CNAME there\nthere CNAME here\n", signer="bind")
    label = "a" * 60
    zone = all_.laboratory.add(Zone("long.lab.", signer="knot", text="deep DNAME %s.%s.%s\n" % (
        label, label, label)))
    all_.add("name-too-long", zone, "b" * 60 + "." + "c" * 20 + ".deep", "A", "secure",
             "name too long", "6672 2.2")
    all_.broken("signatures-asked-for", "signatures asked for", "4035 2.2", verdict="insecure",
                rdtype="RRSIG")

    def refused(answer, front, query):
        empty(answer)
        status("REFUSED")(answer, front, query)
    all_.broken("refused", "response unusable", "4035 4.3", verdict="indeterminate", answer=refused)
    all_.broken("keys-refused", "response unusable", "4035 4.3", verdict="indeterminate",
                plant=lambda z: {(z.name, "DNSKEY"): refused})


def all_situations(laboratory):
    upper_tree(laboratory)
    made = Situations(laboratory)
    good(made)
    insecure(made)
    signature_faults(made)
    key_faults(made)
    alias_faults(made)
    nsec_faults(made)
    nsec3_faults(made)
    compact.situations(made)
    trap(made)
    odd(made)
    return made
