#!/usr/bin/python3
"""Records the laboratory of validation: what must be answered and what each tool says.

Debian's bind9, bind9-utils, knot, knot-dnssecutils, ldnsutils, nsd, unbound, dnsviz, python3-dnspython
and python3-cryptography; loopback only, on ports of its own.

  /usr/bin/python3 record.py ../../resources/io/wiredns/dnssec/chain [directory for what is made]

It writes situations.tsv, what is asked and what is right; tools.tsv, what the tools say; and
messages.tsv.gz, all that can be asked for while a situation is validated. All signatures but those that
are planted are valid from 2026 until 2037, and the tests validate at the instant in situations.tsv.
"""
import base64
import concurrent.futures
import gzip
import os
import re
import shutil
import sys
import tempfile

import dns.flags
import dns.message
import dns.name
import dns.rdatatype

import tools
from front import Front, Nsd
from situations import all_situations
from zones import Laboratory

AT = "2026-11-22T12:00:00Z"


def message(front, name, rdtype):
    query = dns.message.make_query(name, rdtype, want_dnssec=True)
    query.id = 0
    query.flags |= dns.flags.CD
    return front.answer(query.to_wire())


def closure(front, situation, messages):
    """Records the answer, and DS and DNSKEY of all names above those that it has."""
    zones = {zone.origin for zone in front.laboratory.zones.values()}
    waiting = [(dns.name.from_text(situation.question), situation.rdtype)]
    seen = set()
    while waiting:
        name, rdtype = waiting.pop()
        if (name, rdtype) in seen:
            continue
        seen.add((name, rdtype))
        key = (name.to_text().lower(), rdtype)
        wire = messages.get(key) or message(front, name, rdtype)
        messages[key] = wire
        if rdtype in ("DS", "DNSKEY") and (name, rdtype) != (
                dns.name.from_text(situation.question), situation.rdtype):
            continue
        answer = dns.message.from_wire(wire)
        names = {name}
        for rrset in answer.answer:
            names.add(rrset.name)
            if rrset.rdtype == dns.rdatatype.CNAME and rdtype != "CNAME":
                target = rrset[0].target
                if not any(r.name == target for r in answer.answer):
                    waiting.append((target, situation.rdtype))
        for each in names:
            while True:
                if each in zones:
                    waiting.append((each, "DNSKEY"))
                if each == dns.name.root:
                    break
                waiting.append((each, "DS"))
                each = each.parent()


def main():
    target = sys.argv[1]
    directory = sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp()
    os.makedirs(directory, exist_ok=True)
    laboratory = Laboratory(directory)
    situations = all_situations(laboratory)
    laboratory.build()
    lab = laboratory.zones
    anchors = {
        "root": tools.Anchor(directory, "root", ".", lab["."].ksk.dnskey),
        "lab": tools.Anchor(directory, "lab", "lab.", lab["lab."].ksk.dnskey),
        "elsewhere": tools.Anchor(directory, "elsewhere", "hashed.", lab["hashed."].ksk.dnskey),
        "wrong": tools.Anchor(directory, "wrong", ".", lab["lab."].ksk.dnskey),
    }
    nsd = Nsd(laboratory)
    front = Front(laboratory, nsd)
    front.edits = situations.edits
    unbounds = {}
    try:
        messages = {}
        for row in situations.rows:
            closure(front, row, messages)
        write_situations(target, situations, anchors, messages)
        if front.faults:
            sys.exit("\n".join(front.faults))
        if os.environ.get("TOOLS") == "none":
            return
        for word, anchor in anchors.items():
            unbounds[word] = tools.Unbound(directory, front.port, anchor)
        said = ask(directory, front, situations, anchors, unbounds)
        with open(os.path.join(target, "tools.tsv"), "w") as out:
            out.write("# What each tool says, and its words; made by record.py.\n")
            out.write("# situation, tool, verdict, words\n")
            for (name, tool), (verdict, words) in sorted(said.items()):
                out.write("\t".join([name, tool, verdict, scrub(words)]) + "\n")
    finally:
        for unbound in unbounds.values():
            unbound.stop()
        front.stop()
        nsd.stop()
        if len(sys.argv) < 3:
            shutil.rmtree(directory)


def scrub(words):
    """Words without tabs, and without ports, which differ each time."""
    return re.sub(r"127\.0\.0\.1#\d+", "127.0.0.1", words.replace("\t", " "))[:240]


def write_situations(target, situations, anchors, messages):
    os.makedirs(target, exist_ok=True)
    with open(os.path.join(target, "situations.tsv"), "w") as out:
        out.write("# Situations that a validator must judge, made by codec/dnssec/src/test/recorders/"
                  "laboratory/record.py.\n")
        out.write("# at, and the trust anchors: word, owner, DNSKEY\n")
        out.write("at\t%s\n" % AT)
        for word, anchor in anchors.items():
            with open(anchor.key_file) as key:
                owner, _, _, _, rdata = key.read().strip().split(" ", 4)
            out.write("anchor\t%s\t%s\t%s\n" % (word, owner, rdata))
        out.write("# name, signer, algorithm, denial, question, type, anchor, verdict, reason, about, rule\n")
        for row in situations.rows:
            zone = row.zone
            out.write("\t".join([
                "situation", row.name, zone.signer or "none", str(zone.algorithm), zone.denial,
                row.question, row.rdtype, row.anchor, row.verdict, row.reason, row.about,
                "RFC " + row.section.replace(" ", " section ")]) + "\n")
    with gzip.GzipFile(os.path.join(target, "messages.tsv.gz"), "wb", 9, mtime=0) as out:
        out.write(b"# Responses with DO and CD: name, type, message.\n")
        for (name, rdtype), wire in sorted(messages.items()):
            out.write(b"\t".join([name.encode(), rdtype.encode(), base64.b64encode(wire)]) + b"\n")


def ask(directory, front, situations, anchors, unbounds):
    said = {}

    def one(row):
        anchor = anchors[row.anchor]
        said[row.name, "unbound"] = unbounds[row.anchor].ask(row.question, row.rdtype)
        said[row.name, "delv"] = tools.delv(front.port, anchor, row.question, row.rdtype)
        said[row.name, "drill"] = tools.drill(front.port, anchor, row.question, row.rdtype)

    def visualised(row):
        said[row.name, "dnsviz"] = tools.dnsviz(
            os.path.join(directory, "dnsviz-" + row.name), front.port, anchors[row.anchor], row.question,
            row.rdtype)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        list(pool.map(one, situations.rows))
    # It waits most of the time.
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        list(pool.map(visualised, situations.rows))
    return said


if __name__ == "__main__":
    main()
