#!/usr/bin/env python3
"""Draws the charts of the README from a results file: bench/charts.py RESULTS.tsv FOLDER

Writes mixed.svg, read.svg, write.svg, size.svg and a copy of the results to the folder. Colours are
classes of one style sheet, which has a second set for readers who prefer dark.
"""
import itertools
import math
import pathlib
import shutil
import sys
from xml.sax.saxutils import escape

STYLE = """<style>
  text { font: 12px system-ui, "DejaVu Sans", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .title { font-size: 15px; font-weight: 600 }
  .head { font-weight: 600 }
  .soft { font-size: 11px; fill: #59636e }
  .back { fill: #ffffff }
  .ours { fill: #0969da }
  .peer { fill: #a0aab4 }
  .grid { stroke: #d9dfe5; stroke-width: 1 }
  .base { stroke: #59636e; stroke-width: 1; stroke-dasharray: 3 3; fill: none }
  .line { stroke-width: 2; fill: none }
  .s0 { stroke: #0969da } .s1 { stroke: #bc4c00 } .s2 { stroke: #1a7f37 } .s3 { stroke: #8250df }
  .f0 { fill: #0969da } .f1 { fill: #bc4c00 } .f2 { fill: #1a7f37 } .f3 { fill: #8250df }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .soft { fill: #9198a1 }
    .back { fill: #0d1117 }
    .ours { fill: #4493f8 }
    .peer { fill: #656f7b }
    .grid { stroke: #2b323b }
    .base { stroke: #9198a1 }
    .s0 { stroke: #4493f8 } .s1 { stroke: #f0883e } .s2 { stroke: #3fb950 } .s3 { stroke: #ab7df8 }
    .f0 { fill: #4493f8 } .f1 { fill: #f0883e } .f2 { fill: #3fb950 } .f3 { fill: #ab7df8 }
  }
</style>"""
MARGIN = 20

READING = [
    ("WireDNS view", "wiredns", "view"),
    ("WireDNS read all", "wiredns", "readAll"),
    ("WireDNS Message", "wiredns", "parse"),
    ("libknot (C)", "libknot", "parse"),
    ("dnsjava", "dnsjava", "parse"),
    ("Netty", "netty", "parse"),
    ("MiniDNS", "minidns", "parse"),
]
WRITING = [
    ("WireDNS", "wiredns", "encode"),
    ("libknot (C)", "libknot", "encode"),
    ("dnsjava", "dnsjava", "encode"),
    ("Netty", "netty", "encode"),
    ("MiniDNS", "minidns", "encode"),
]
READING_NOTE = "libknot and Netty leave RDATA as octets."
WRITING_NOTE = "Netty and MiniDNS do not compress."
SIZED = [("view", "view"), ("readAll", "read all"), ("parse", "Message"), ("encode", "encode")]

# as MessageSets makes them
SETS = {
    "query": "59 octets",
    "answer": "131 octets",
    "nxdomain": "118 octets",
    "referral": "509 octets",
    "mxtxt": "364 octets",
    "signed": "1,055 octets",
    "large": "3,496 octets",
    "tsig": "102 octets",
    "mixed": "117 octets on average",
}

# as SizedMessages makes them
KINDS = {
    "octets": [12, 64, 256, 1_024, 4_096, 16_384, 32_768, 65_535],
    "records": [1, 4, 16, 64, 256, 1_000, 4_000],
    "labels": [1, 4, 16, 32, 64, 96, 127],
}


class Results:
    """A results file: nanoseconds by set, work and library, and the machine and versions."""

    def __init__(self, lines):
        self.about, self.times = {}, {}
        for line in lines:
            if line.startswith("# "):
                name, value = line[2:].split("\t", 1)
                self.about[name] = value
            elif not line.startswith("set\t"):
                set_, work, library, buffer, nanoseconds, _ = line.split("\t")
                if buffer == "heap":
                    self.times[set_, work, library] = float(nanoseconds)


class Svg:
    """A picture with the few shapes that charts need; its height is set at the end."""

    def __init__(self, width, title):
        self.width, self.title, self.body = width, title, []
        self.text("title", "start", MARGIN, 28, title)

    def add(self, shape, style, end="/>", **values):
        said = "".join(f' {name.replace("_", "-")}="{n(value)}"' for name, value in values.items())
        self.body.append(f'<{shape} class="{style}"{said}{end}')

    def text(self, style, anchor, x, y, text):
        self.add("text", style, f">{escape(text)}</text>", text_anchor=anchor, x=x, y=y)

    def line(self, style, x1, y1, x2, y2):
        self.add("line", style, x1=x1, y1=y1, x2=x2, y2=y2)

    def finished(self, about, y):
        """Returns the picture, with the machine and versions below y."""
        peers = [("dnsjava", "dnsjava"), ("netty", "netty-codec-dns"), ("minidns", "MiniDNS"), ("libknot", "libknot")]
        versions = [f"{shown} {about[name]}" for name, shown in peers if name in about]
        on = "; ".join(about[name] for name in ("machine", "jdk", "date"))
        self.text("soft", "start", MARGIN, y + 6, on)
        self.text("soft", "start", MARGIN, y + 22, ", ".join([f"WireDNS {about['wiredns']}", *versions]) + "; bench/run.sh")
        size = f'width="{self.width}" height="{y + 34}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {self.width} {y + 34}" role="img">'
        back = f'<rect class="back" {size} rx="6"/>'
        return "\n".join([head, f"<title>{escape(self.title)}</title>", STYLE, back, *self.body, "</svg>", ""])


def fixed(value, decimals):
    """Formats a number with this many decimals; halves are rounded up."""
    return f"{value + 1e-9:,.{decimals}f}"


def n(value):
    """Formats a coordinate with at most one decimal; words stay as they are."""
    return value if isinstance(value, str) else f"{value + 1e-9:.1f}".removesuffix(".0")


def time(nanoseconds):
    """Formats a time with its unit: 87 ns, 1.2 µs."""
    if nanoseconds < 9_999.5:
        return fixed(nanoseconds, 1 if nanoseconds < 99.95 else 0) + " ns"
    return fixed(nanoseconds / 1e3, 1) + " µs" if nanoseconds < 999_500 else fixed(nanoseconds / 1e6, 1) + " ms"


def bars(results, title, note, columns, panel_width, panels):
    """Draws the speed of each library divided by dnsjava's, on one scale for all sets."""
    label, value, row, head = 124, 112, 18, 26
    rows = []
    for name, set_, base, all_ in panels:
        found = [(shown, library, results.times.get((set_, work, library))) for shown, library, work in all_]
        dnsjava = results.times.get((set_, base, "dnsjava"))
        found = [(shown, library, dnsjava / ns, ns) for shown, library, ns in found if dnsjava and ns]
        if found:
            rows.append((name, found))
    svg = Svg(columns * panel_width + (columns + 1) * MARGIN, title)
    svg.text("soft", "start", MARGIN, 46, "Speed, dnsjava's is 1; longer is faster. Beside the bars the time a message. " + note)
    most = max((times for _, found in rows for _, _, times, _ in found), default=1)
    unit = (panel_width - label - value) / most
    y = 62
    for first in range(0, len(rows), columns):
        line = rows[first : first + columns]
        for i, (name, found) in enumerate(line):
            x = MARGIN + i * (panel_width + MARGIN)
            svg.text("head", "start", x, y + 14, name)
            for at, (shown, library, times, ns) in zip(itertools.count(y + head, row), found):
                svg.text("", "end", x + label - 8, at + 12, shown)
                length = max(1, unit * times)
                style = "ours" if library == "wiredns" else "peer"
                svg.add("rect", style, x=x + label, y=at + 2, width=length, height=row - 5)
                svg.text("soft", "start", x + label + length + 6, at + 12, f"{fixed(times, 2)}× · {time(ns)}")
        y += head + max(len(found) for _, found in line) * row + 14
    return svg.finished(results.about, y)


def sizes(results):
    """Plots cost against size on logarithmic scales: a plot for each kind, a line for each work."""
    axis, end, width, height, top = 52, 58, 220, 240, 84
    points = {}
    for kind, (work, _) in itertools.product(KINDS, SIZED):
        measured = ((size, results.times.get((f"{kind}-{size}", work, "wiredns"))) for size in KINDS[kind])
        points[kind, work] = [point for point in measured if point[1]]
    all_ = [ns for found in points.values() for _, ns in found]
    low, high = (math.floor(math.log10(max(1, min(all_)))), math.ceil(math.log10(max(all_)))) if all_ else (1, 3)
    svg = Svg(len(KINDS) * (axis + width + end) + 2 * MARGIN, "WireDNS: nanoseconds against size")
    svg.text("soft", "start", MARGIN, 46, "Both scales are logarithmic; along the dashed line cost grows as the size does.")
    left = MARGIN + axis
    for kind, ticks in KINDS.items():
        first, last = math.log10(ticks[0]), math.log10(ticks[-1])

        def x(size):
            return left + width * (math.log10(size) - first) / (last - first)

        def y(ns):
            return top + height * (1 - (math.log10(ns) - low) / (high - low))

        svg.text("head", "start", left, top - 14, "labels of the name" if kind == "labels" else kind + " of the message")
        for power in range(low, high + 1):
            at = y(10**power)
            svg.line("grid", left, at, left + width, at)
            svg.text("soft", "end", left - 6, at + 4, f"{10 ** (power % 3)} {['ns', 'µs', 'ms', 's'][power // 3]}")
        room = math.inf
        for size in reversed(ticks):
            half = len(f"{size:,}") * 3.5
            if x(size) + half <= room:
                svg.text("soft", "middle", x(size), top + height + 18, f"{size:,}")
                room = x(size) - half - 7
        ends = []
        for i, (work, shown) in enumerate(SIZED):
            found = points[kind, work]
            if not found:
                continue
            size, ns = found[-1]
            if i == 0:
                start = max(10**first, size * 10**low / ns)
                svg.line("base", x(start), y(ns * start / size), x(size), y(ns))
            for j, (size, ns) in enumerate(found):
                if j:
                    before, cost = found[j - 1]
                    svg.line(f"line s{i}", x(before), y(cost), x(size), y(ns))
                svg.add("circle", f"f{i}", cx=x(size), cy=y(ns), r=3)
            ends.append((y(ns), i, shown))
        # next to the ends of the lines, moved apart if these are close
        below = math.inf
        for at, i, shown in sorted(ends, key=lambda end: -end[0]):
            below = min(at + 4, below - 13)
            svg.text(f"f{i}", "start", left + width + 8, below, shown)
        left += axis + width + end
    return svg.finished(results.about, top + height + 50)


def draw(results):
    """Returns all charts by their file names."""
    mixed = [("reading", "mixed", "parse", READING), ("writing", "mixed", "encode", WRITING)]
    read = [(f"{name}, {size}", name, "parse", READING) for name, size in SETS.items()]
    write = [(f"{name}, {size}", name, "encode", WRITING) for name, size in SETS.items()]
    return {
        "mixed.svg": bars(results, "1,000 messages of mixed traffic", f"{READING_NOTE} {WRITING_NOTE}", 2, 460, mixed),
        "read.svg": bars(results, "Reading, by message", READING_NOTE, 3, 350, read),
        "write.svg": bars(results, "Writing, by message", WRITING_NOTE, 3, 350, write),
        "size.svg": sizes(results),
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, folder = map(pathlib.Path, sys.argv[1:])
    for name, chart in draw(Results(source.read_text().splitlines())).items():
        (folder / name).write_text(chart)
    if source.resolve() != (folder / "results.tsv").resolve():
        shutil.copy(source, folder / "results.tsv")
