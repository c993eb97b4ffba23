"""What each tool says of a question: secure, insecure, bogus, or another word if it does not say."""
import json
import os
import re
import subprocess
import time

import dns.flags
import dns.message
import dns.query
import dns.rcode

from front import free_port


def run(*command, timeout=15, **more):
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, **more)
        return done.stdout + done.stderr
    except subprocess.TimeoutExpired:
        return "TIMEOUT"


class Anchor:
    """A trust anchor in the form of each tool."""

    def __init__(self, directory, name, owner, dnskey):
        self.owner = owner
        base = os.path.join(directory, "anchor-" + name)
        key = "%s 3600 IN DNSKEY %s\n" % (owner, dnskey.to_text(chunksize=0))
        self.key_file = base + ".key"
        self.delv_file = base + ".delv"
        with open(self.key_file, "w") as out:
            out.write(key)
        flags, protocol, algorithm, octets = dnskey.to_text(chunksize=0).split(" ", 3)
        with open(self.delv_file, "w") as out:
            out.write('trust-anchors { "%s" static-key %s %s %s "%s"; };\n' % (
                owner, flags, protocol, algorithm, octets))


class Unbound:
    def __init__(self, directory, front_port, anchor):
        self.port = free_port()
        conf = os.path.join(directory, "unbound-%d.conf" % self.port)
        with open(conf, "w") as out:
            out.write("""server:
  interface: 127.0.0.1@%d
  username: ""
  chroot: ""
  directory: "%s"
  pidfile: "%s/unbound-%d.pid"
  use-syslog: no
  do-ip6: no
  do-daemonize: no
  module-config: "validator iterator"
  trust-anchor-file: "%s"
  do-not-query-localhost: no
  qname-minimisation: no
  aggressive-nsec: no
  harden-below-nxdomain: no
  ede: yes
  val-log-level: 0
  num-threads: 1
  access-control: 127.0.0.0/8 allow
remote-control:
  control-enable: no
forward-zone:
  name: "."
  forward-addr: 127.0.0.1@%d
""" % (self.port, directory, directory, self.port, anchor.key_file, front_port))
        self.log = open(conf + ".log", "w")
        self.process = subprocess.Popen(["/usr/sbin/unbound", "-c", conf], stdout=self.log,
                                        stderr=self.log)
        time.sleep(1)

    def ask(self, name, rdtype):
        query = dns.message.make_query(name, rdtype, want_dnssec=True)
        try:
            answer = dns.query.tcp(query, "127.0.0.1", 30, self.port)
        except OSError as late:
            return "none", repr(late)
        rcode = dns.rcode.to_text(answer.rcode())
        errors = [o.to_text() for o in answer.options if int(o.otype) == 15]
        detail = " ".join([rcode] + errors)
        if rcode == "SERVFAIL":
            return "bogus", detail
        return ("secure" if answer.flags & dns.flags.AD else "insecure"), detail

    def stop(self):
        self.process.terminate()
        self.process.wait()


def delv(front_port, anchor, name, rdtype):
    root = [] if anchor.owner == "." else ["+root=" + anchor.owner]
    text = run("delv", "@127.0.0.1", "-p", str(front_port), "-a", anchor.delv_file, *root, name,
               rdtype)
    if "TIMEOUT" in text:
        return "none", "TIMEOUT"
    if re.search(r"^; (negative response, )?unsigned", text, re.M):
        return "insecure", "unsigned answer"
    if "; negative response, fully validated" in text:
        return "secure", "negative response, fully validated"
    failure = re.findall(r";; resolution failed: .*", text)
    if failure:
        before = re.findall(r"^;; (?!resolution)(.*)$", text, re.M)
        return "bogus", (failure[0][3:] + " | " + " | ".join(before[:3])).strip(" |")
    if "fully validated" in text and "unsigned answer" not in text:
        return "secure", "fully validated"
    return "none", text.strip().replace("\n", " | ")[:200]


def drill(front_port, anchor, name, rdtype):
    text = run("drill", "-S", "-k", anchor.key_file, "-p", str(front_port), "-b", "4096", "-a",
               "@127.0.0.1", name, rdtype)
    lines = [line for line in text.splitlines() if line.startswith(";; Chase") or "rror" in line
             or line.startswith("[") or "No trusted" in line]
    detail = " | ".join(line.strip(";| \t") for line in lines)[:200]
    if "Chase successful" in text:
        return "secure", detail
    if re.search(r"insecure", text, re.I):
        return "insecure", detail
    if "TIMEOUT" in text:
        return "none", "TIMEOUT"
    return "bogus", detail or text.strip().replace("\n", " | ")[-200:]


# dnsviz 0.9.4 looks for a module that pygraphviz 1.7 no longer has.
GROK = """
import sys, types, pygraphviz
release = types.ModuleType("pygraphviz.release")
release.version = pygraphviz.__version__
sys.modules["pygraphviz.release"] = pygraphviz.release = release
from dnsviz.commands import grok
grok.main(["grok"] + sys.argv[1:])
"""


def dnsviz(base, front_port, anchor, name, rdtype):
    """Probes one name with all zones above it, and assesses it offline."""
    said = run("dnsviz", "probe", "-d", "1", "-s", "127.0.0.1:%d" % front_port, "-R", rdtype, "-a",
               ".", "-o", base + ".probe", name, timeout=300)
    try:
        with open(base + ".probe") as read:
            found = json.load(read)
    except (OSError, ValueError):
        return "none", said.strip()[-200:]
    # It asks a recursive server, and then misses the name of a server of the root.
    found["."].setdefault("auth_ns_ip_mapping", {"ns1._dnsviz.*.": ["127.0.0.1"]})
    with open(base + ".probe", "w") as out:
        json.dump(found, out)
    said = run("/usr/bin/python3", "-c", GROK, "-P", "-t", anchor.key_file, "-r", base + ".probe",
               "-o", base + ".json", "-c", timeout=300)
    if not os.path.exists(base + ".json") or not os.path.getsize(base + ".json"):
        return "none", said.strip().splitlines()[-1] if said.strip() else "no output"
    with open(base + ".json") as read:
        return judged(json.load(read), name, rdtype)


def judged(assessed, name, rdtype):
    """The worst status of what was answered, and the codes of errors on the way."""
    codes = []

    def errors(part):
        if isinstance(part, dict):
            for key, value in part.items():
                if key == "errors" and isinstance(value, list):
                    codes.extend(e.get("code", "") for e in value if isinstance(e, dict))
                else:
                    errors(value)
        elif isinstance(part, list):
            for each in part:
                errors(each)

    errors(assessed)
    detail = " ".join(dict.fromkeys(codes))
    found = assessed.get(name, {}).get("queries", {}).get("%s/IN/%s" % (name, rdtype), {})
    statuses = [item.get("status") for kind in ("answer", "nxdomain", "nodata", "error")
                for item in found.get(kind, []) if isinstance(item, dict)]
    wrong = []
    for kind in ("answer", "nxdomain", "nodata", "error"):
        for item in found.get(kind, []):
            wrong += [e.get("code", "") for e in item.get("errors", [])]
            for proof in item.get("proof", []):
                wrong += [e.get("code", "") for e in proof.get("errors", [])]
            for proofs in item.get("wildcard_proof", {}).values():
                wrong += [e.get("code", "") for p in proofs for e in p.get("errors", [])]
    if not statuses:
        return "none", detail or "no answer assessed"
    if "BOGUS" in statuses or "INVALID" in statuses:
        return "bogus", detail
    if "INDETERMINATE" in statuses or None in statuses:
        return "indeterminate", detail
    if "INSECURE" in statuses:
        return "insecure", detail
    return ("bogus" if wrong else "secure"), detail
