#!/usr/bin/python3
"""Give captured packets the DNS port: port53.py IN OUT HIGHPORT...

Reads a classic pcap file (either byte order, micro- or nanoseconds) of link type Ethernet,
LINUX_SLL or LINUX_SLL2, replaces each HIGHPORT by 53 wherever it is the source or the
destination port of a TCP or UDP packet, and writes the result. Nothing else in a packet
changes except the TCP or UDP checksum, which is computed afresh: the kernel leaves it
unfinished on loopback. Packets that are not TCP or UDP are copied as they are.

The same input always gives the same output. Only the standard library is used.
"""

import struct
import sys

ETHERNET, LINUX_SLL, LINUX_SLL2 = 1, 113, 276
TCP, UDP = 6, 17
DNS_PORT = 53

#: link type: (offset of the EtherType, length of the link header)
LINK_HEADERS = {ETHERNET: (12, 14), LINUX_SLL: (14, 16), LINUX_SLL2: (0, 20)}

#: the first four octets of a file: its byte order
MAGIC = {
    b"\xd4\xc3\xb2\xa1": "<",
    b"\x4d\x3c\xb2\xa1": "<",
    b"\xa1\xb2\xc3\xd4": ">",
    b"\xa1\xb2\x3c\x4d": ">",
}


def checksum(data):
    """The Internet checksum of RFC 1071."""
    if len(data) % 2:
        data += b"\0"
    total = sum(struct.unpack("!%dH" % (len(data) // 2), data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def locate(packet, link_type):
    """Find TCP or UDP: (addresses, protocol, start, end), or None if there is neither."""
    type_at, ip = LINK_HEADERS[link_type]
    (ether_type,) = struct.unpack_from("!H", packet, type_at)
    if ether_type == 0x0800:
        total_length, fragment = struct.unpack_from("!H2xH", packet, ip + 2)
        if fragment & 0x3FFF:
            raise ValueError("an IPv4 fragment")
        addresses = bytes(packet[ip + 12:ip + 20])
        protocol = packet[ip + 9]
        start, end = ip + 4 * (packet[ip] & 0x0F), ip + total_length
    elif ether_type == 0x86DD:
        (payload_length,) = struct.unpack_from("!H", packet, ip + 4)
        addresses = bytes(packet[ip + 8:ip + 40])
        protocol = packet[ip + 6]  # no extension headers on loopback
        start, end = ip + 40, ip + 40 + payload_length
    else:
        return None
    return (addresses, protocol, start, end) if protocol in (TCP, UDP) else None


def rewrite(packet, link_type, ports):
    """Replace the ports of one packet, a bytearray, in place."""
    found = locate(packet, link_type)
    if found is None:
        return
    addresses, protocol, start, end = found
    source, destination = struct.unpack_from("!HH", packet, start)
    struct.pack_into(
        "!HH", packet, start,
        DNS_PORT if source in ports else source,
        DNS_PORT if destination in ports else destination)

    sum_at = start + (6 if protocol == UDP else 16)
    struct.pack_into("!H", packet, sum_at, 0)
    segment = bytes(packet[start:end])
    value = checksum(addresses + struct.pack("!II", protocol, len(segment)) + segment)
    if protocol == UDP and value == 0:
        value = 0xFFFF
    struct.pack_into("!H", packet, sum_at, value)


def main(argv):
    if len(argv) < 4:
        sys.exit(__doc__.splitlines()[0])
    ports = {int(port) for port in argv[3:]}
    with open(argv[1], "rb") as stream:
        data = stream.read()

    order = MAGIC.get(data[:4])
    if order is None:
        sys.exit("port53.py: %s is not a classic pcap file" % argv[1])
    (link_type,) = struct.unpack_from(order + "I", data, 20)
    if link_type not in LINK_HEADERS:
        sys.exit("port53.py: link type %d is not supported" % link_type)

    at = 24
    with open(argv[2], "wb") as out:
        out.write(data[:at])
        while at < len(data):
            captured, original = struct.unpack_from(order + "II", data, at + 8)
            if captured != original:
                sys.exit("port53.py: a packet was cut short, the snapshot length is too small")
            packet = bytearray(data[at + 16:at + 16 + captured])
            rewrite(packet, link_type, ports)
            out.write(data[at:at + 16])
            out.write(packet)
            at += 16 + captured


if __name__ == "__main__":
    main(sys.argv)
