"""Prints for each line, a message in hexadecimal, whether dnspython accepts it, and if not why."""

import sys

import dns.message
import dns.name
import dns.tsigkeyring


def verdict(octets):
    try:
        dns.message.from_wire(octets, keyring=False, one_rr_per_rrset=True)
        return "accept"
    except Exception as refused:  # of any kind, because refusals are compared
        return type(refused).__name__ + " " + str(refused).replace("\n", " ")


for line in sys.stdin:
    print(verdict(bytes.fromhex(line)), flush=True)
