#!/usr/bin/python3
"""Count what is in the captures: summarise.py [--highport PORT] DIRECTORY

Prints a table of the captures in DIRECTORY, writes DIRECTORY/expected.tsv and puts the
counts into DIRECTORY/README.md between its two marker lines.

The number of messages is the number tshark finds. Messages over TCP are counted a second
time from the octets of each TCP stream, without tshark's DNS dissector. It is an error for
the two to differ, for tshark to find a malformed packet, and for one of the response codes
that make-captures.sh provokes to be absent; nothing is written then.
"""

import collections
import lzma
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

import dns.rcode
import dns.rdatatype

#: captures that keep the port they were made with
HIGHPORT_FILES = {"highport.pcap"}

FIELDS = [
    "frame.number", "tcp.stream", "tcp.srcport", "tcp.seq_raw", "tcp.payload",
    "dns.id", "dns.flags.response", "dns.flags.rcode", "dns.resp.ext_rcode",
    "dns.tsig.error", "dns.qry.type", "dns.resp.type", "_ws.malformed",
]

#: errors in a TSIG record, RFC 8945 (16 is BADVERS in an OPT record)
TSIG_ERRORS = {16: "BADSIG", 17: "BADKEY", 18: "BADTIME", 22: "BADTRUNC"}

#: types dnspython has no name for
OTHER_TYPES = {31: "EID", 32: "NIMLOC", 40: "SINK", 57: "RKEY", 58: "TALINK", 259: "DOA"}

#: what the captures must show between them; without it something went wrong
REQUIRED = set("""
    NOERROR FORMERR SERVFAIL NXDOMAIN NOTIMP REFUSED YXDOMAIN YXRRSET NXRRSET NOTAUTH NOTZONE
    BADVERS BADCOOKIE TSIG-BADSIG TSIG-BADKEY TSIG-BADTIME TSIG-BADTRUNC
""".split())

Summary = collections.namedtuple("Summary", "file octets udp tcp rcodes types malformed")


def tshark(path, port):
    """Run tshark over a capture; one dict of lists of values for each frame."""
    command = ["tshark", "-n", "-r", path, "-T", "fields", "-E", "occurrence=a",
               "-E", "aggregator=,", "-E", "separator=/t"]
    if port != 53:
        command += ["-d", "udp.port==%d,dns" % port, "-d", "tcp.port==%d,dns" % port]
    for field in FIELDS:
        command += ["-e", field]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit("summarise.py: tshark: %s" % done.stderr.decode(errors="replace"))
    for line in done.stdout.decode().splitlines():
        values = (line.split("\t") + [""] * len(FIELDS))[:len(FIELDS)]
        yield {field: value.split(",") if value else []
               for field, value in zip(FIELDS, values)}


def messages_in_streams(segments):
    """Count length-prefixed messages in TCP streams, put together here by sequence number."""
    total = 0
    for pieces in segments.values():
        first = pieces[0][0]
        data = bytearray()
        for offset, payload in sorted(((seq - first) % 2**32, octets) for seq, octets in pieces):
            if offset > len(data):
                sys.exit("summarise.py: octets are missing from a TCP stream")
            data[offset:offset + len(payload)] = payload
        at = 0
        while at < len(data):
            (length,) = struct.unpack_from("!H", data, at)
            at += 2 + length
            total += 1
        if at != len(data):
            sys.exit("summarise.py: a TCP stream ends inside a message")
    return total


def summarise(path, port):
    """Count one capture; tshark reads gzip by itself, xz is undone for it."""
    if path.endswith(".xz"):
        with tempfile.NamedTemporaryFile() as plain:
            with lzma.open(path) as packed:
                shutil.copyfileobj(packed, plain)
            plain.flush()
            return count(plain.name, path, port)
    return count(path, path, port)


def count(plain, path, port):
    udp = tcp = 0
    rcodes, types, malformed = set(), set(), []
    segments = collections.defaultdict(list)
    for frame in tshark(plain, port):
        messages = len(frame["dns.id"])
        if frame["tcp.stream"]:
            tcp += messages
            if frame["tcp.payload"]:
                segments[frame["tcp.stream"][0], frame["tcp.srcport"][0]].append(
                    (int(frame["tcp.seq_raw"][0]), bytes.fromhex(frame["tcp.payload"][0])))
        else:
            udp += messages
        upper = int(frame["dns.resp.ext_rcode"][0], 0) if frame["dns.resp.ext_rcode"] else 0
        if messages == 1:
            rcodes.update(upper << 4 | int(code) for code in frame["dns.flags.rcode"])
        else:
            rcodes.update(int(code) for code in frame["dns.flags.rcode"])
        rcodes.update("TSIG-" + TSIG_ERRORS.get(int(code), code)
                      for code in frame["dns.tsig.error"] if int(code) != 0)
        types.update(int(kind) for kind in frame["dns.qry.type"] + frame["dns.resp.type"])
        if frame["_ws.malformed"]:
            malformed.append(frame["frame.number"][0])

    counted = messages_in_streams(segments)
    if counted != tcp:
        sys.exit("summarise.py: %s: tshark found %d messages over TCP, the streams hold %d"
                 % (path, tcp, counted))
    return Summary(
        os.path.basename(path), os.path.getsize(path), udp, tcp,
        [name if isinstance(name, str) else dns.rcode.to_text(name)
         for name in sorted(rcodes, key=lambda code: (isinstance(code, str), str(code).zfill(5)))],
        [OTHER_TYPES.get(kind) or dns.rdatatype.to_text(kind) for kind in sorted(types)],
        malformed)


def markdown(summaries):
    rows = ["| file | octets | UDP | TCP | rcodes | record types |",
            "|---|---:|---:|---:|---|---:|"]
    for one in summaries:
        rows.append("| `%s` | %d | %d | %d | %s | %d |" % (
            one.file, one.octets, one.udp, one.tcp, ", ".join(one.rcodes), len(one.types)))
    return "\n".join(rows) + "\n"


def print_table(summaries):
    form = "%-18s %8s %6s %6s  %s"
    print(form % ("file", "octets", "UDP", "TCP", "rcodes; record types"))
    for one in summaries:
        print(form % (one.file, one.octets, one.udp, one.tcp, " ".join(one.rcodes)))
        line = ""
        for kind in one.types + [None]:
            if kind is None or len(line) + len(kind) > 70:
                print(form % ("", "", "", "", "  " + line))
                line = ""
            line += "%s " % kind
    print(form % ("together", sum(one.octets for one in summaries),
                  sum(one.udp for one in summaries), sum(one.tcp for one in summaries), ""))


def main(argv):
    port = 53
    if argv[1:2] == ["--highport"]:
        port = int(argv[2])
        argv = argv[:1] + argv[3:]
    if len(argv) != 2:
        sys.exit(__doc__.splitlines()[0])
    directory = argv[1]

    files = sorted(name for name in os.listdir(directory)
                   if re.search(r"\.(pcap|pcapng)(\.gz|\.xz)?$", name))
    summaries = []
    for name in files:
        path = os.path.join(directory, name)
        summaries.append(summarise(path, port if name in HIGHPORT_FILES else 53))
    print_table(summaries)

    missing = REQUIRED.difference(*(one.rcodes for one in summaries))
    if missing:
        sys.exit("summarise.py: in no capture: " + " ".join(sorted(missing)))
    broken = ["%s: frames %s" % (one.file, ", ".join(one.malformed))
              for one in summaries if one.malformed]
    if broken:
        sys.exit("summarise.py: malformed according to tshark: " + "; ".join(broken))

    with open(os.path.join(directory, "expected.tsv"), "w", encoding="ascii") as out:
        for one in summaries:
            out.write("%s\t%d\n" % (one.file, one.udp + one.tcp))

    readme = os.path.join(directory, "README.md")
    if os.path.exists(readme):
        with open(readme, encoding="utf-8") as stream:
            text = stream.read()
        text = re.sub(r"(<!-- counts -->\n).*(<!-- end of counts -->)",
                      lambda match: match.group(1) + markdown(summaries) + match.group(2),
                      text, flags=re.DOTALL)
        with open(readme, "w", encoding="utf-8") as out:
            out.write(text)


if __name__ == "__main__":
    main(sys.argv)
