#!/usr/bin/python3
"""Queries that neither dig nor kdig can be talked into, for make-captures.sh.

    odd_queries.py pipeline SERVER PORT ZONE     many queries in one TCP segment
    odd_queries.py dribble  SERVER PORT ZONE     a TCP query an octet or two at a time
    odd_queries.py formerr  SERVER PORT ZONE     two questions; two OPTs; an OPT with an owner
    odd_queries.py badtime  SERVER PORT ZONE KEY SECRET
                                                 TSIG signed an hour ago and an hour ahead

SERVER must be a loopback address. Needs dnspython. Every read is bounded by a timeout.
"""

import ipaddress
import socket
import struct
import sys
import time
from unittest import mock

import dns.message
import dns.name
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import dns.tsig

TIMEOUT = 3.0


def send_datagram(server, port, wire):
    """Send one datagram and wait for the answer, or for a while if none is forthcoming."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as channel:
        channel.settimeout(1.0)
        channel.connect((server, port))
        channel.send(wire)
        try:
            channel.recv(65535)
        except TimeoutError:
            print("no answer")


def connect(server, port):
    stream = socket.create_connection((server, port), TIMEOUT)
    stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return stream


def framed(message):
    """A message behind its two octets of length, as TCP carries it."""
    wire = message.to_wire()
    return struct.pack("!H", len(wire)) + wire


def read_exactly(stream, count):
    data = b""
    while len(data) < count:
        more = stream.recv(count - len(data))
        if not more:
            raise EOFError("the server closed the connection")
        data += more
    return data


def read_message(stream):
    (length,) = struct.unpack("!H", read_exactly(stream, 2))
    return dns.message.from_wire(read_exactly(stream, length))


def pipeline(server, port, zone):
    """All queries leave in one write; answers may come back in any order."""
    queries = [dns.message.make_query(name, kind, use_edns=0) for name, kind in (
        (zone, "SOA"), (zone, "NS"), ("ns1." + zone, "A"), ("ns1." + zone, "AAAA"),
        ("pipelined-nowhere." + zone, "A"), (zone, "MX"), ("ns1." + zone, "TXT"),
        (zone, "DNSKEY"))]
    with connect(server, port) as stream:
        stream.sendall(b"".join(framed(query) for query in queries))
        waiting = {query.id for query in queries}
        while waiting:
            waiting.discard(read_message(stream).id)


def dribble(server, port, zone):
    """The length, the header and the question each arrive in pieces."""
    with connect(server, port) as stream:
        data = framed(dns.message.make_query(zone, "SOA"))
        pieces = [data[:1], data[1:2], data[2:5], data[5:14], data[14:15], data[15:]]
        for piece in pieces:
            stream.sendall(piece)
            time.sleep(0.02)
        read_message(stream)
        # The end of one query and the beginning of the next share a segment.
        first = framed(dns.message.make_query(zone, "NS"))
        second = framed(dns.message.make_query(zone, "TXT"))
        for piece in (first[:7], first[7:] + second[:1], second[1:]):
            stream.sendall(piece)
            time.sleep(0.02)
        read_message(stream)
        read_message(stream)


def formerr(server, port, zone):
    """Messages that parse, record by record, and that no server may accept."""
    two_questions = dns.message.make_query(zone, "A")
    two_questions.question.append(
        dns.rrset.RRset(two_questions.question[0].name, dns.rdataclass.IN, dns.rdatatype.AAAA))

    header = struct.pack("!HHHHHH", 0x0F0E, 0, 1, 0, 0, 2)
    question = dns.name.from_text(zone).to_wire() + struct.pack("!HH", dns.rdatatype.A, 1)
    opt = b"\0" + struct.pack("!HHIH", dns.rdatatype.OPT, 1232, 0, 0)
    two_opts = header + question + opt + opt

    owned_opt = (struct.pack("!HHHHHH", 0x0F0F, 0, 1, 0, 0, 1) + question
                 + b"\xc0\x0c" + struct.pack("!HHIH", dns.rdatatype.OPT, 1232, 0, 0))

    for wire in (two_questions.to_wire(), two_opts, owned_opt):
        send_datagram(server, port, wire)


def badtime(server, port, zone, key, secret):
    """Signatures that are right but for the hour; the server answers BADTIME."""
    now = time.time()
    for offset in (-3600, 3600):
        query = dns.message.make_query(zone, "SOA")
        query.use_tsig(dns.tsig.Key(key, secret, dns.tsig.HMAC_SHA256))
        with mock.patch("time.time", return_value=now + offset):
            wire = query.to_wire()
        send_datagram(server, port, wire)


def main(argv):
    actions = {"pipeline": pipeline, "dribble": dribble, "formerr": formerr, "badtime": badtime}
    if len(argv) < 5 or argv[1] not in actions:
        sys.exit(__doc__)
    if not ipaddress.ip_address(argv[2]).is_loopback:
        sys.exit("odd_queries.py: %s is not a loopback address" % argv[2])
    actions[argv[1]](argv[2], int(argv[3]), *argv[4:])


if __name__ == "__main__":
    main(sys.argv)
