"""The server that all tools ask: it hands questions on to NSD and changes the answers that are planted."""
import io
import os
import socket
import socketserver
import struct
import subprocess
import threading
import time

import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdatatype
import dns.rrset

from keys import sign, signatures


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Nsd:
    """NSD with all zones, on a port of its own."""

    def __init__(self, laboratory):
        self.port = free_port()
        directory = laboratory.directory
        with open(os.path.join(directory, "nsd.conf"), "w") as out:
            out.write("""server:
  ip-address: 127.0.0.1@%d
  username: ""
  zonesdir: "%s"
  database: ""
  pidfile: "%s/nsd.pid"
  xfrdfile: ""
  zonelistfile: "%s/zone.list"
  server-count: 1
  ipv4-edns-size: 4096
  rrl-ratelimit: 0
  minimal-responses: yes
remote-control:
  control-enable: no
""" % (self.port, directory, directory, directory))
            for zone in laboratory.zones.values():
                out.write("zone:\n  name: %s\n  zonefile: %s\n" % (zone.name, zone.file))
        self.log = open(os.path.join(directory, "nsd.log"), "w")
        self.process = subprocess.Popen(
            ["/usr/sbin/nsd", "-d", "-c", os.path.join(directory, "nsd.conf")], stdout=self.log,
            stderr=self.log)
        for _ in range(100):
            time.sleep(0.1)
            try:
                self.ask(dns.message.make_query(".", "SOA"))
                return
            except OSError:
                pass
        raise RuntimeError("nsd does not answer, see nsd.log")

    def ask(self, query):
        return dns.query.tcp(query, "127.0.0.1", 2, self.port)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def encode(message):
    """Writes a message without compression, which in dnspython changes the case of names."""
    out = io.BytesIO()
    out.write(b"\0" * 12)
    for question in message.question:
        question.name.to_wire(out)
        out.write(struct.pack(">HH", question.rdtype, question.rdclass))
    counts = []
    for section in (message.answer, message.authority, message.additional):
        counts.append(sum(rrset.to_wire(out) for rrset in section))
    if message.opt is not None:
        counts[2] += message.opt.to_wire(out)
    wire = bytearray(out.getvalue())
    flags = int(message.flags) & 0xFFF0 | int(message.rcode()) & 0xF
    struct.pack_into(">HHHHHH", wire, 0, message.id, flags, len(message.question), *counts)
    return bytes(wire)


class Front:
    def __init__(self, laboratory, nsd):
        self.laboratory = laboratory
        self.nsd = nsd
        self.edits = {}
        self.faults = []
        self.port = free_port()
        front = self

        class Datagram(socketserver.BaseRequestHandler):
            def handle(self):
                wire, sock = self.request
                answer = front.answer(wire)
                query = dns.message.from_wire(wire)
                if len(answer) > (max(query.payload, 512) if query.edns >= 0 else 512):
                    answer = front.truncated(query)
                sock.sendto(answer, self.client_address)

        class Stream(socketserver.BaseRequestHandler):
            def handle(self):
                while True:
                    head = self.request.recv(2, socket.MSG_WAITALL)
                    if len(head) < 2:
                        return
                    wire = self.request.recv(struct.unpack(">H", head)[0], socket.MSG_WAITALL)
                    answer = front.answer(wire)
                    self.request.sendall(struct.pack(">H", len(answer)) + answer)

        class Udp(socketserver.ThreadingUDPServer):
            daemon_threads = True
            max_packet_size = 65535

        class Tcp(socketserver.ThreadingTCPServer):
            daemon_threads = True
            allow_reuse_address = True

        self.servers = [Udp(("127.0.0.1", self.port), Datagram), Tcp(("127.0.0.1", self.port), Stream)]
        for server in self.servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()

    def truncated(self, query):
        answer = dns.message.make_response(query, recursion_available=True)
        answer.flags |= dns.flags.TC
        return answer.to_wire()

    def answer(self, wire):
        query = dns.message.from_wire(wire)
        question = query.question[0]
        try:
            return self.planted(query, question)
        except Exception as fault:  # the tool must get an answer, and the recording must fail
            self.faults.append("%s: %r" % (question, fault))
            failed = dns.message.make_response(query)
            failed.set_rcode(dns.rcode.SERVFAIL)
            return failed.to_wire()

    def planted(self, query, question):
        answer = self.nsd.ask(query)
        # Its clients are resolvers that forward.
        answer.flags &= ~dns.flags.AA
        answer.flags |= dns.flags.RA
        if query.flags & dns.flags.RD:
            answer.flags |= dns.flags.RD
        if query.flags & dns.flags.CD:
            answer.flags |= dns.flags.CD
        edit = self.edits.get((question.name, question.rdtype))
        if edit is None:
            return answer.to_wire()
        changed = edit(answer, self, query)
        return encode(answer if changed is None else changed)

    def stop(self):
        for server in self.servers:
            server.shutdown()
            server.server_close()


# Changes of messages. Each is a function of the answer, the front and the query.

def covers(rrset):
    return rrset.covers if rrset.rdtype == dns.rdatatype.RRSIG else rrset.rdtype


def drop(rdtype, owner=None, section="authority", only_signature=False):
    """Leaves out sets of a type with their signatures."""
    kind = dns.rdatatype.from_text(rdtype)
    name = owner and dns.name.from_text(owner)

    def edit(answer, front, query):
        rrsets = getattr(answer, section)
        kept = [r for r in rrsets if not (
            covers(r) == kind and (name is None or r.name == name)
            and (not only_signature or r.rdtype == dns.rdatatype.RRSIG))]
        if len(kept) == len(rrsets):
            raise ValueError("nothing of type %s to leave out" % rdtype)
        setattr(answer, section, kept)
    return edit


def drop_nsec3(zone, name):
    """Leaves out the NSEC3 that matches or covers a name."""
    def edit(answer, front, query):
        owner = nsec3_of(front, zone, name).name
        before = len(answer.authority)
        answer.authority = [r for r in answer.authority if r.name != owner]
        if len(answer.authority) == before:
            raise ValueError("no NSEC3 of %s to leave out" % name)
    return edit


def nsec3_of(front, zone, name):
    """Returns the NSEC3 set of a zone that matches or covers a name."""
    import dns.dnssec
    signed = front.laboratory.zones[zone].signed
    rows = []
    for owner, ttl, rdata in signed.iterate_rdatas("NSEC3"):
        rows.append((owner.labels[0].lower().decode(), owner, rdata))
    rows.sort()
    digest = dns.dnssec.nsec3_hash(name, rows[0][2].salt, rows[0][2].iterations, 1).lower()
    chosen = rows[-1]
    for row in rows:
        if row[0] <= digest:
            chosen = row
    return rrset_of(front, zone, chosen[1], "NSEC3")


def rrset_of(front, zone, owner, rdtype):
    node = front.laboratory.zones[zone].signed
    owner = dns.name.from_text(owner) if isinstance(owner, str) else owner
    rdataset = node.find_rdataset(owner, rdtype)
    out = dns.rrset.RRset(owner, rdataset.rdclass, rdataset.rdtype)
    out.update(rdataset)
    return out


def signed(front, zone, rrset, **planted):
    """Returns a set and its new signature by the zone's key."""
    return [rrset, signatures(rrset, sign(rrset, front.laboratory.zones[zone].zsk, **planted))]


def empty(answer):
    answer.answer, answer.authority, answer.additional = [], [], []


def borrow(name, rdtype, rcode=None, keep=None):
    """Gives the answer to another question: its authority section, and its answer if it has one."""
    def edit(answer, front, query):
        other = dns.message.make_query(name, rdtype, want_dnssec=True)
        found = front.nsd.ask(other)
        if keep != "answer":
            answer.answer = found.answer
        answer.authority = found.authority
        answer.additional = []
        answer.set_rcode(found.rcode() if rcode is None else dns.rcode.from_text(rcode))
    return edit


def both(*edits):
    def edit(answer, front, query):
        for each in edits:
            each(answer, front, query)
    return edit


def status(rcode):
    def edit(answer, front, query):
        answer.set_rcode(dns.rcode.from_text(rcode))
    return edit
