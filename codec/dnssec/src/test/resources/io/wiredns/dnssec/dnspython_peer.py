"""Signs and validates RRsets with dnspython and cryptography, for DnspythonProperties.

Each line of the input is a request, fields separated by spaces and octets in hexadecimal digits; each
gets one line in return.

  sign ALGORITHM OWNER TYPE TTL INCEPTION EXPIRATION SIGNER RDATA,RDATA   ->  DNSKEY RRSIG
  verify NOW OWNER TYPE TTL RDATA,RDATA RRSIG KEYOWNER DNSKEY             ->  verified | rejected WHY
"""
import sys

import dns.dnssec
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdataset
import dns.rdatatype
import dns.rrset
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa

KEYS = {}


def name(octets):
    return dns.name.from_wire(bytes.fromhex(octets), 0)[0]


def rdata(rdtype, octets):
    wire = bytes.fromhex("" if octets == "-" else octets)
    return dns.rdata.from_wire("IN", rdtype, wire, 0, len(wire))


def rrset(owner, rdtype, ttl, rdatas):
    out = dns.rrset.RRset(name(owner), dns.rdataclass.IN, int(rdtype))
    out.update_ttl(int(ttl))
    for octets in rdatas.split(","):
        out.add(rdata(int(rdtype), octets), int(ttl))
    return out


def key(algorithm):
    if algorithm not in KEYS:
        private = {
            8: lambda: rsa.generate_private_key(65537, 1024),
            10: lambda: rsa.generate_private_key(3, 1280),
            13: lambda: ec.generate_private_key(ec.SECP256R1()),
            14: lambda: ec.generate_private_key(ec.SECP384R1()),
            15: ed25519.Ed25519PrivateKey.generate,
            16: ed448.Ed448PrivateKey.generate}[algorithm]()
        KEYS[algorithm] = private, dns.dnssec.make_dnskey(private.public_key(), algorithm, 257)
    return KEYS[algorithm]


def sign(algorithm, owner, rdtype, ttl, inception, expiration, signer, rdatas):
    private, dnskey = key(int(algorithm))
    made = dns.dnssec.sign(rrset(owner, rdtype, ttl, rdatas), private, name(signer), dnskey,
                           inception=int(inception), expiration=int(expiration))
    return "%s %s" % (dnskey.to_wire().hex(), made.to_wire().hex())


def verify(now, owner, rdtype, ttl, rdatas, rrsig, keyowner, dnskey):
    try:
        known = rdata(int(rdtype), rdatas.split(",")[0])
        signature = rdata(dns.rdatatype.RRSIG, rrsig)
        keys = dns.rdataset.from_rdata(int(ttl), rdata(dns.rdatatype.DNSKEY, dnskey))
        dns.dnssec.validate_rrsig(rrset(owner, rdtype, ttl, rdatas), signature, {name(keyowner): keys},
                                  now=int(now), policy=dns.dnssec.allow_all_policy)
        return "verified %s" % type(known).__name__
    except Exception as why:  # whatever it is, it has not verified
        return "rejected %s %s" % (type(why).__name__, str(why).replace("\n", " "))


for line in sys.stdin:
    words = line.split()
    try:
        print({"sign": sign, "verify": verify}[words[0]](*words[1:]), flush=True)
    except Exception as why:
        print("failed %r" % why, flush=True)
