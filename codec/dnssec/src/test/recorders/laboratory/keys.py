"""Keys that the tools of all three signers read, and signatures whose every field can be planted."""
import base64
import os
import subprocess

import dns.dnssec
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.rrset
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa, utils
from dns.rdtypes.ANY.RRSIG import RRSIG

INCEPTION = "20260101000000"
EXPIRATION = "20370101000000"
NAMES = {8: "RSASHA256", 10: "RSASHA512", 13: "ECDSAP256SHA256", 14: "ECDSAP384SHA384",
         15: "ED25519", 16: "ED448"}


class Key:
    """One key: its file for the signers, its DNSKEY, and its private half."""

    def __init__(self, directory, zone, algorithm, signing_key=True):
        command = ["dnssec-keygen", "-q", "-K", directory, "-P", INCEPTION, "-A", INCEPTION, "-a",
                   NAMES[algorithm]]
        if algorithm in (8, 10):
            command += ["-b", "1024"]
        if signing_key:
            command += ["-f", "KSK"]
        # dnssec-keygen writes the files' base name.
        self.base = subprocess.run(command + [zone], check=True, capture_output=True,
                                   text=True).stdout.strip()
        self.path = os.path.join(directory, self.base)
        self.zone = dns.name.from_text(zone)
        self.algorithm = algorithm
        with open(self.path + ".key") as lines:
            text = [line for line in lines if not line.startswith(";")][0]
        self.dnskey = dns.rdata.from_text("IN", "DNSKEY", text.split("DNSKEY", 1)[1].strip())
        self.private = self._private()

    def _private(self):
        fields = {}
        with open(self.path + ".private") as lines:
            for line in lines:
                word, _, value = line.partition(":")
                fields[word] = value.strip()

        def number(word):
            return int.from_bytes(base64.b64decode(fields[word]), "big")

        if self.algorithm in (8, 10):
            public = rsa.RSAPublicNumbers(number("PublicExponent"), number("Modulus"))
            return rsa.RSAPrivateNumbers(
                number("Prime1"), number("Prime2"), number("PrivateExponent"), number("Exponent1"),
                number("Exponent2"), number("Coefficient"), public).private_key()
        if self.algorithm in (13, 14):
            curve = ec.SECP256R1() if self.algorithm == 13 else ec.SECP384R1()
            return ec.derive_private_key(number("PrivateKey"), curve)
        octets = base64.b64decode(fields["PrivateKey"])
        kind = ed25519.Ed25519PrivateKey if self.algorithm == 15 else ed448.Ed448PrivateKey
        return kind.from_private_bytes(octets)

    def sign_octets(self, data):
        if self.algorithm in (8, 10):
            digest = hashes.SHA256() if self.algorithm == 8 else hashes.SHA512()
            return self.private.sign(data, padding.PKCS1v15(), digest)
        if self.algorithm in (13, 14):
            digest = hashes.SHA256() if self.algorithm == 13 else hashes.SHA384()
            half = 32 if self.algorithm == 13 else 48
            r, s = utils.decode_dss_signature(self.private.sign(data, ec.ECDSA(digest)))
            return r.to_bytes(half, "big") + s.to_bytes(half, "big")
        return self.private.sign(data)

    def tag(self):
        return dns.dnssec.key_id(self.dnskey)

    def ds(self, digest="SHA256"):
        return dns.dnssec.make_ds(self.zone, self.dnskey, digest, policy=dns.dnssec.allow_all_policy)


def sign(rrset, key, **planted):
    """Returns the RRSIG of a set; a field that is named is signed as it is planted."""
    labels = len(rrset.name) - 1 - (1 if rrset.name.is_wild() else 0)
    fields = dict(
        type_covered=rrset.rdtype, algorithm=int(key.dnskey.algorithm), labels=labels,
        original_ttl=rrset.ttl, expiration=dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime(EXPIRATION),
        inception=dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime(INCEPTION), key_tag=key.tag(),
        signer=key.zone, signature=b"")
    fields.update(planted)
    template = RRSIG(dns.rdataclass.IN, dns.rdatatype.RRSIG, **fields)
    # dnspython's own octets to sign cannot have more labels than the owner has.
    shown = template if fields["labels"] <= labels else template.replace(labels=labels)
    data = bytearray(dns.dnssec._make_rrsig_signature_data(rrset, shown))
    data[3] = fields["labels"]
    return template.replace(signature=key.sign_octets(bytes(data)))


def signatures(rrset, *rrsigs):
    """Returns the set of RRSIGs that belongs to a set."""
    out = dns.rrset.RRset(rrset.name, rrset.rdclass, dns.rdatatype.RRSIG, rrset.rdtype)
    out.update_ttl(rrset.ttl)
    for rrsig in rrsigs:
        out.add(rrsig, rrset.ttl)
    return out
