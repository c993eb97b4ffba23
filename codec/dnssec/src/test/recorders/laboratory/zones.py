"""Zones of the laboratory, each signed by the tool that it names, with records changed afterwards."""
import os
import subprocess

import dns.dnssec
import dns.name
import dns.rdata
import dns.rdatatype
import dns.rdataset
import dns.rrset
import dns.zone

from keys import EXPIRATION, INCEPTION, Key, sign

APEX = "@ NS ns\nns A 127.0.0.1\n"
TEXT = APEX + """www A 192.0.2.1
www A 192.0.2.2
www TXT "www"
alias CNAME www
lost CNAME nothing
*.wild A 192.0.2.3
a.b.ent A 192.0.2.4
dname DNAME target
x.target A 192.0.2.5
"""


class Zone:
    """What is asked of a zone; Laboratory.build makes it."""

    def __init__(self, name, signer="bind", algorithm=13, denial="nsec", iterations=0, split=False,
                 text="", edit=None, ds=None, digests=("SHA256",), rekey=None, bare=False):
        self.name = name
        self.signer = signer
        self.algorithm = algorithm
        self.denial = denial
        self.iterations = iterations
        self.split = split
        self.text = (APEX if bare else TEXT) + text
        self.edit = edit
        self.ds_edit = ds
        self.digests = digests
        self.rekey = rekey
        self.keys = []
        self.signed = None
        self.file = None
        self.log = ""

    @property
    def origin(self):
        return dns.name.from_text(self.name)

    def make_keys(self, directory):
        if self.signer is None:
            return
        self.keys = [Key(directory, self.name, self.algorithm)]
        if self.split:
            self.keys.append(Key(directory, self.name, self.algorithm, signing_key=False))
        if self.rekey:
            self.rekey(self, directory)

    @property
    def ksk(self):
        return self.keys[0]

    @property
    def zsk(self):
        return self.keys[-1]

    def ds(self):
        """The DS records in the parent."""
        records = [self.ksk.ds(digest) for digest in self.digests] if self.keys else []
        return self.ds_edit(self, records) if self.ds_edit else records

    # What edits use: sets of the signed zone by their names.

    def owner(self, name):
        return dns.name.from_text(name, self.origin)

    def rrset(self, name, rdtype):
        owner = self.owner(name)
        rdataset = self.signed.find_rdataset(owner, rdtype)
        out = dns.rrset.RRset(owner, rdataset.rdclass, rdataset.rdtype)
        out.update(rdataset)
        return out

    def put(self, name, rdtype, *texts, ttl=3600):
        """Replaces a set, without its signatures."""
        owner = self.owner(name)
        kind = dns.rdatatype.from_text(rdtype)
        rdataset = dns.rdataset.Rdataset(1, kind)
        for text in texts:
            rdata = text if isinstance(text, dns.rdata.Rdata) else dns.rdata.from_text(
                "IN", kind, text, self.origin)
            rdataset.add(rdata, ttl)
        self.signed.replace_rdataset(owner, rdataset)

    def rrsigs(self, name, rdtype):
        return list(self.signed.find_rdataset(self.owner(name), "RRSIG", rdtype))

    def put_rrsigs(self, name, rdtype, *rrsigs):
        owner = self.owner(name)
        covers = dns.rdatatype.from_text(rdtype)
        ttl = self.signed.find_rdataset(owner, covers).ttl
        rdataset = dns.rdataset.Rdataset(1, dns.rdatatype.RRSIG, covers)
        for rrsig in rrsigs:
            rdataset.add(rrsig, ttl)
        if len(rdataset):
            self.signed.replace_rdataset(owner, rdataset)
        else:
            self.signed.delete_rdataset(owner, "RRSIG", covers)

    def resign(self, name, rdtype, key=None, **planted):
        rrset = self.rrset(name, rdtype)
        key = key or (self.ksk if rdtype == "DNSKEY" else self.zsk)
        self.put_rrsigs(name, rdtype, sign(rrset, key, **planted))


class Laboratory:
    def __init__(self, directory):
        self.directory = directory
        self.zones = {}

    def add(self, zone):
        if zone.name in self.zones:
            raise ValueError("zone %s twice" % zone.name)
        self.zones[zone.name] = zone
        return zone

    def parent(self, zone):
        name = zone.origin
        while True:
            name = name.parent()
            if name.to_text() in self.zones:
                return self.zones[name.to_text()]

    def build(self):
        for zone in self.zones.values():
            zone.make_keys(self.directory)
        children = {}
        for zone in self.zones.values():
            if zone.name != ".":
                children.setdefault(self.parent(zone).name, []).append(zone)
        for zone in self.zones.values():
            self.write(zone, children.get(zone.name, []))
        for zone in self.zones.values():
            if zone.edit:
                zone.edit(zone)
            with open(zone.file, "w") as out:
                zone.signed.to_file(out, relativize=False, want_origin=False)

    def write(self, zone, children):
        base = os.path.join(self.directory, "zone-" + (zone.name.strip(".") or "root"))
        lines = ["$ORIGIN %s" % zone.name, "$TTL 3600",
                 "@ SOA ns hostmaster 1 7200 3600 1209600 300", zone.text]
        for child in children:
            lines.append("%s NS ns.%s" % (child.name, child.name))
            lines.append("ns.%s A 127.0.0.1" % child.name)
            lines += ["%s DS %s" % (child.name, ds.to_text()) for ds in child.ds()]
        if zone.signer:
            for key in zone.keys:
                if os.path.exists(key.path + ".key"):
                    with open(key.path + ".key") as text:
                        lines += [t.strip() for t in text if not t.startswith(";")]
        with open(base, "w") as out:
            out.write("\n".join(lines) + "\n")
        zone.file = base + ".signed"
        if zone.signer:
            getattr(self, "sign_" + zone.signer)(zone, base)
        else:
            os.rename(base, zone.file)
        zone.signed = dns.zone.from_file(zone.file, zone.name, relativize=False, check_origin=False)

    def run(self, zone, *command):
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.directory)
        if done.returncode:
            raise RuntimeError("%s: %s\n%s%s" % (zone.name, " ".join(command), done.stdout,
                                                 done.stderr))

    def sign_bind(self, zone, base):
        command = ["dnssec-signzone", "-q", "-P", "-s", INCEPTION, "-e", EXPIRATION, "-O", "full",
                   "-K", self.directory, "-o", zone.name, "-f", zone.file]
        if not zone.split:
            command.append("-z")
        if zone.denial != "nsec":
            command += ["-3", "-", "-H", str(zone.iterations)]
        if zone.denial == "optout":
            command.append("-A")
        self.run(zone, *command, base, *[k.path for k in zone.keys])

    def sign_ldns(self, zone, base):
        command = ["ldns-signzone", "-i", INCEPTION, "-e", EXPIRATION, "-o", zone.name, "-f",
                   zone.file]
        if zone.denial != "nsec":
            command += ["-n", "-t", str(zone.iterations)]
        if zone.denial == "optout":
            command.append("-p")
        self.run(zone, *command, base, *[k.path for k in zone.keys])

    def sign_knot(self, zone, base):
        work = base + ".knot"
        os.makedirs(work)
        begin = dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime(INCEPTION)
        life = dns.rdtypes.ANY.RRSIG.sigtime_to_posixtime(EXPIRATION) - begin
        nsec3 = "on" if zone.denial != "nsec" else "off"
        with open(work + "/knot.conf", "w") as out:
            out.write("""database:
  storage: %s
policy:
  - id: lab
    manual: on
    single-type-signing: %s
    nsec3: %s
    nsec3-iterations: %d
    nsec3-salt-length: 0
    nsec3-opt-out: %s
    rrsig-lifetime: %d
    rrsig-refresh: 86400
    dnskey-ttl: 3600
    zone-max-ttl: 3600
    cds-cdnskey-publish: none
zone:
  - domain: %s
    storage: %s
    file: %s
    dnssec-signing: on
    dnssec-policy: lab
""" % (work, "off" if zone.split else "on", nsec3, zone.iterations,
                "on" if zone.denial == "optout" else "off", life, zone.name, self.directory, base))
        for key in zone.keys:
            self.run(zone, "keymgr", "-c", work + "/knot.conf", zone.name, "import-bind",
                     key.path + ".key")
        if not zone.split:
            self.run(zone, "keymgr", "-c", work + "/knot.conf", zone.name, "set",
                     str(zone.ksk.tag()), "ksk=yes", "zsk=yes")
        self.run(zone, "kzonesign", "-c", work + "/knot.conf", "-o", work, "-t",
                 str(begin + 3600), zone.name)
        written = [f for f in os.listdir(work) if f.endswith(".zone") or "zone-" in f]
        os.rename(os.path.join(work, written[0]), zone.file)
