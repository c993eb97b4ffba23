"""Says of each message in hexadecimal, one a line, whether dnspython reads it, and if not why."""

import sys

import dns.message
import dns.name
import dns.tsigkeyring


def verdict(octets):
    try:
        dns.message.from_wire(octets, keyring=False, one_rr_per_rrset=True)
        return "accept"
    except Exception as refused:  # of whatever kind: that is what is compared
        return type(refused).__name__ + " " + str(refused).replace("\n", " ")


for line in sys.stdin:
    print(verdict(bytes.fromhex(line)), flush=True)
