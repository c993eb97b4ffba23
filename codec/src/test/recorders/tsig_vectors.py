#!/usr/bin/python3
"""Records signed messages of dnspython, dig, kdig, nsupdate, named and knotd for TsigVectorsTest.

Debian's python3-dnspython 2.3, bind9, bind9-dnsutils, knot and knot-dnsutils; loopback only.

  /usr/bin/python3 tsig_vectors.py > ../resources/io/wiredns/codec/tsig/vectors.tsv
  java -cp dnsjava-3.7.1.jar:slf4j-api-2.0.18.jar TsigVectors.java \
      >> ../resources/io/wiredns/codec/tsig/vectors.tsv
"""
import base64
import hmac
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time

import dns.message
import dns.name
import dns.rdatatype
import dns.renderer
import dns.rrset
import dns.tsig
import dns.update

ALGORITHMS = {
    "hmac-md5.sig-alg.reg.int": 16, "hmac-sha1": 20, "hmac-sha224": 28, "hmac-sha256": 32,
    "hmac-sha256-128": 16, "hmac-sha384": 48, "hmac-sha384-192": 24, "hmac-sha512": 64,
    "hmac-sha512-256": 32}
SECRET = base64.b64encode(bytes(range(7, 47))).decode()
NOW = 1700000000
KEY = "Vector-Key.Example"


def row(maker, case, algorithm, octets, name, now, results, request, responses):
    print("\t".join([maker, case, algorithm, str(octets), name, SECRET, str(now), results,
                     request.hex(), ",".join(r.hex() for r in responses)]))


class Clock:
    """time.time of the modules of dnspython that sign."""
    now = NOW

    def time(self):
        return Clock.now


def dnspython():
    clock = Clock()
    dns.renderer.time = clock
    dns.message.time = clock
    for algorithm, octets in ALGORITHMS.items():
        key = dns.tsig.Key(KEY, SECRET, algorithm)
        query = dns.message.make_query("www.example.", "TXT", use_edns=0, want_dnssec=True)
        query.id = 0x1234
        query.use_tsig(key, original_id=0x1234)
        request = query.to_wire()
        response = dns.message.make_response(query)
        response.answer.append(dns.rrset.from_text("www.example.", 300, "IN", "TXT", "a", "b"))
        response.use_tsig(key)
        response.request_mac = query.mac
        row("dnspython", "response", algorithm, octets, KEY, NOW, "verified", request,
            [response.to_wire()])
        stream(key, algorithm, octets)
        # A server whose clock is an hour ahead.
        late = dns.message.make_response(query)
        late.set_rcode(9)
        late.use_tsig(key, tsig_error=18, other_data=struct.pack(">Q", NOW + 3600)[2:])
        late.request_mac = query.mac
        row("dnspython", "BADTIME", algorithm, octets, KEY, NOW, "BADTIME+3600", request,
            [late.to_wire()])
    key = dns.tsig.Key(KEY, SECRET, "hmac-sha256")
    update = dns.update.Update("example.", id=7)
    update.add("new", 300, "A", "192.0.2.1")
    update.use_tsig(key)
    row("dnspython", "update", "hmac-sha256", 32, KEY, NOW, "", update.to_wire(), [])
    # As a forwarder sends it on: another ID, the old one as Original ID.
    query = dns.message.make_query("www.example.", "A", id=1)
    query.use_tsig(key, original_id=1)
    forwarded = bytearray(query.to_wire())
    forwarded[0:2] = b"\xab\xcd"
    row("dnspython", "forwarded", "hmac-sha256", 32, KEY, NOW, "", bytes(forwarded), [])
    Clock.now = (1 << 32) + 5
    query = dns.message.make_query("www.example.", "A", id=1)
    query.use_tsig(key)
    row("dnspython", "after 2106", "hmac-sha256", 32, KEY, Clock.now, "", query.to_wire(), [])


def stream(key, algorithm, octets):
    query = dns.message.make_query("example.", "AXFR")
    query.id = 0x4321
    query.use_tsig(key)
    request = query.to_wire()
    context = None
    messages = []
    for number in range(3):
        part = dns.message.make_response(query)
        part.answer.append(dns.rrset.from_text("h%d.example." % number, 300, "IN", "A", "192.0.2.1"))
        part.use_tsig(key)
        part.request_mac = query.mac
        messages.append(part.to_wire(multi=True, tsig_ctx=context))
        context = part.tsig_ctx
    row("dnspython", "stream", algorithm, octets, KEY, NOW, "verified,verified,verified", request,
        messages)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Proxy:
    """Between a tool and a server; keeps what goes by."""

    def __init__(self, server):
        self.server = ("127.0.0.1", server)
        self.port = free_port()
        self.requests = []
        self.responses = []
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        self.tcp = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self.datagrams, daemon=True).start()
        threading.Thread(target=self.streams, daemon=True).start()

    def datagrams(self):
        while True:
            data, client = self.udp.recvfrom(65535)
            self.requests.append(data)
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
                s.settimeout(5)
                s.sendto(data, self.server)
                answer = s.recv(65535)
            self.responses.append(answer)
            self.udp.sendto(answer, client)

    def streams(self):
        while True:
            client, _ = self.tcp.accept()
            with client, socket.create_connection(self.server) as server:
                try:
                    request = self.frame(client)
                    self.requests.append(request)
                    server.sendall(struct.pack(">H", len(request)) + request)
                    server.settimeout(1)
                    while True:
                        answer = self.frame(server)
                        self.responses.append(answer)
                        client.sendall(struct.pack(">H", len(answer)) + answer)
                except (EOFError, OSError):
                    pass

    @staticmethod
    def frame(stream):
        data = b""
        need = 2
        while len(data) < need:
            more = stream.recv(need - len(data))
            if not more:
                raise EOFError
            data += more
            if len(data) == 2:
                need = 2 + struct.unpack(">H", data)[0]
        return data[2:]

    def take(self):
        taken = self.requests, self.responses
        self.requests, self.responses = [], []
        return taken


def behind_algorithm(wire):
    """What follows the algorithm of the TSIG at the end: time, fudge, MAC and so on."""
    names = [dns.name.from_text(a).to_wire() for a in ALGORITHMS]
    at = max(wire.lower().rfind(name) + len(name) for name in names if name in wire.lower())
    return wire[at:]


def time_signed(wire):
    return int.from_bytes(behind_algorithm(wire)[:6], "big")


def key_name(algorithm):
    return algorithm.split(".")[0] + ".key"


def servers():
    directory = tempfile.mkdtemp()
    zone = "$TTL 300\n@ SOA ns hm 1 900 300 90000 60\n@ NS ns\nns A 127.0.0.1\n"
    zone += "".join("h%d A 192.0.2.%d\n" % (i, i) for i in range(40))
    for name in ("bind", "knot"):
        with open(directory + "/%s.zone" % name, "w") as f:
            f.write(zone)
    bind, knot = free_port(), free_port()
    bits = ["hmac-md5-80", "hmac-sha1-80", "hmac-sha224-112", "hmac-sha256-128", "hmac-sha384-200",
            "hmac-sha512-256"]
    words = ["hmac-md5"] + [a for a in ALGORITHMS if "-" in a and a.count("-") == 1] + bits
    keys = "".join('key "%s" { algorithm %s; secret "%s"; };\n' % (key_name(w), w, SECRET)
                   for w in words)
    with open(directory + "/named.conf", "w") as f:
        f.write(keys + """
        controls { };
        options { directory "%s"; pid-file "p"; session-keyfile "s"; managed-keys-directory "%s";
          listen-on port %d { 127.0.0.1; }; listen-on-v6 { none; }; recursion no;
          transfer-message-size 512; notify no; dnssec-validation no; };
        zone "vector.test" { type primary; file "bind.zone"; allow-update { any; }; };
        """ % (directory, directory, bind))
    with open(directory + "/knot.conf", "w") as f:
        f.write("server:\n  rundir: %s\n  listen: 127.0.0.1@%d\n" % (directory, knot))
        f.write("database:\n  storage: %s\nkey:\n" % directory)
        for a in words:
            if a not in bits:
                f.write("  - id: %s\n    algorithm: %s\n    secret: %s\n"
                        % (key_name(a), a, SECRET))
        f.write("acl:\n  - id: all\n    address: 127.0.0.0/8\n    action: transfer\n    key: [%s]\n"
                % ", ".join(key_name(a) for a in words if a not in bits))
        f.write("zone:\n  - domain: vector.test\n    file: %s/knot.zone\n    acl: all\n" % directory)
    log = open(directory + "/log", "w")
    running = [
        subprocess.Popen(["/usr/sbin/named", "-g", "-n", "1", "-c", directory + "/named.conf"],
                         stdout=log, stderr=log),
        subprocess.Popen(["/usr/sbin/knotd", "-c", directory + "/knot.conf"],
                         stdout=log, stderr=log)]
    time.sleep(3)
    try:
        record(words, bits, Proxy(bind), Proxy(knot))
    finally:
        for process in running:
            process.terminate()
            process.wait()
        shutil.rmtree(directory)


def run(*command, **more):
    out = subprocess.run(command, capture_output=True, text=True, timeout=20, **more)
    text = out.stdout + out.stderr
    if out.returncode or re.search("verify failure|BADSIG|tsig verify|failed", text, re.I):
        sys.exit(" ".join(command) + "\n" + text)


def put(maker, case, word, proxy, results=None):
    requests, responses = proxy.take()
    wire, octets = split(word)
    row(maker, case, wire, octets, key_name(word), time_signed(requests[0]),
        results or ",".join(["verified"] * len(responses)), requests[0], responses)


def record(words, bits, bind, knot):
    for word in words:
        key = "%s:%s:%s" % (word, key_name(word), SECRET)
        run("dig", "@127.0.0.1", "-p", str(bind.port), "-y", key, "vector.test", "SOA")
        put("dig+named", "response", word, bind)
        run("dig", "@127.0.0.1", "-p", str(bind.port), "-y", key, "vector.test", "AXFR")
        put("dig+named", "stream", word, bind)
        badtime(bind, "named", word)
        update = "server 127.0.0.1 %d\nzone vector.test\nupdate add n.vector.test 60 TXT %s\nsend\n"
        if word in ("hmac-md5", "hmac-sha512", "hmac-sha256-128"):
            run("nsupdate", "-y", key, input=update % (bind.port, word))
            # nsupdate asks for the SOA first, which it does not sign.
            bind.requests, bind.responses = bind.requests[-1:], bind.responses[-1:]
            put("nsupdate+named", "update", word, bind)
        if word not in bits:
            run("kdig", "@127.0.0.1", "-p", str(knot.port), "-y", key, "vector.test", "SOA")
            put("kdig+knotd", "response", word, knot)
            run("kdig", "@127.0.0.1", "-p", str(knot.port), "-y", key, "vector.test", "AXFR")
            put("kdig+knotd", "stream", word, knot)
            badtime(knot, "knotd", word)


def split(word):
    """The algorithm's name on the wire, and how many octets of the MAC are sent."""
    whole = re.sub("-[0-9]+$", "", word) if word.count("-") == 2 else word
    wire = "hmac-md5.sig-alg.reg.int" if whole == "hmac-md5" else whole
    return wire, int(word.split("-")[2]) // 8 if whole != word else ALGORITHMS[wire]


def slow_query(word, now):
    """A query put together here, for dnspython sends no MAC cut short: RFC 8945 section 4.3."""
    wire, octets = split(word)
    message = dns.message.make_query("vector.test.", "SOA").to_wire()
    name = dns.name.from_text(key_name(word)).to_wire()
    algorithm = dns.name.from_text(wire).to_wire()
    time_and_fudge = struct.pack(">HIH", now >> 32, now & 0xFFFFFFFF, 300)
    digested = (message + name + struct.pack(">HI", 255, 0) + algorithm + time_and_fudge
                + struct.pack(">HH", 0, 0))
    digest = word.split("-")[1].split(".")[0]
    mac = hmac.new(base64.b64decode(SECRET), digested, digest).digest()[:octets]
    rdata = (algorithm + time_and_fudge + struct.pack(">H", octets) + mac + message[:2]
             + struct.pack(">HH", 0, 0))
    record = name + struct.pack(">HHIH", 250, 255, 0, len(rdata)) + rdata
    return message[:10] + struct.pack(">H", 1) + message[12:] + record


def badtime(proxy, maker, word):
    """The query of a client whose clock is an hour slow."""
    now = int(time.time()) - 3600
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.settimeout(5)
        s.sendto(slow_query(word, now), ("127.0.0.1", proxy.port))
        answer = s.recv(65535)
    ahead = int.from_bytes(answer[-6:], "big") - now
    put(maker, "BADTIME", word, proxy, "BADTIME+%d" % ahead)


print("# Messages signed by others, made by codec/src/test/recorders/tsig_vectors.py and TsigVectors.java.")
print("# maker, case, algorithm, MAC octets, key, secret, time, results of responses, request, responses")
dnspython()
servers()
