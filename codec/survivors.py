#!/usr/bin/env python3
"""Compares the mutants that PIT found alive with those listed in codec/src/test/mutants/survivors.tsv.

A mutant is known by package, class, method, mutator and the statement that it stands in: up to the
semicolon or brace before and after it, comments and white space left out, so that neither moving
nor formatting code makes it another.

    codec/survivors.py compare PACKAGE SOURCES MUTATIONS.csv
        shows what is not listed as lines for the list, and what is listed and not alive;
        the exit status is 1 if something is not listed
    codec/survivors.py stale
        shows the listed mutants whose statement is no longer in the sources
"""
import collections
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LIST = ROOT / "codec/src/test/mutants/survivors.tsv"

# what has no meaning to a compiler, or hides what has one; a string stays
TOKEN = re.compile(
    r'(?P<gap>//[^\n]*|/\*.*?\*/|\s+)|(?P<text>"""(?:\\.|.)*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|.)',
    re.DOTALL,
)


def statements(source):
    """The statements of a source file by its lines, from 1 on; of several in a line the last."""
    by_line = {}
    text, lines, depths, line = "", [], [0], 1

    def end():
        nonlocal text, lines
        if text.strip():
            for at in lines:
                by_line[at] = text.strip()
        text, lines = "", []

    for token in TOKEN.finditer(source):
        part = token.group()
        if token.lastgroup == "gap":
            text += " " if text else ""
        elif part == "}":
            end()
            depths = depths[:-1] or [0]
            by_line.setdefault(line, part)
        else:
            text += part
            lines += range(line, line + part.count("\n") + 1)
            depths[-1] += (part in "([") - (part in ")]")
            if part == "{":
                end()
                depths.append(0)
            elif part == ";" and depths[-1] <= 0:
                end()
        line += part.count("\n")
    return by_line


def shown(statement):
    """A statement on one line."""
    text = re.sub(r"\s+", " ", statement)
    return re.sub(r"(?<=[(\[]) | (?=[)\].,;])", "", text)


def key(package, owner, method, mutator, statement):
    return package, owner, method, mutator, re.sub(r"\s", "", statement)


def listed():
    """The rows of the list: package, class, method, mutator, statement, count, reason."""
    for row in LIST.read_text().splitlines():
        if not row.startswith("#"):
            yield row.split("\t")


def compare(package, sources, mutations):
    texts, readable = {}, {}
    alive, classes = collections.Counter(), set()
    mutants = killed = 0
    with open(mutations, newline="") as rows:
        for file, owner, mutator, method, line, status, *_ in csv.reader(rows):
            if file not in texts:
                texts[file] = statements((pathlib.Path(sources) / file).read_text())
            owner = owner.rpartition(".")[2]
            mutator = mutator.rpartition(".")[2].removesuffix("Mutator")
            statement = texts[file].get(int(line), "")
            classes.add(owner)
            mutants += 1
            if status in ("SURVIVED", "NO_COVERAGE"):
                mutant = key(package, owner, method, mutator, statement)
                readable[mutant] = [package, owner, method, mutator, shown(statement)]
                alive[mutant] += 1
            else:
                killed += 1
    if not mutants:
        return 2
    print(f"{killed} of {mutants} killed, {100 * killed / mutants:.1f} percent")
    known = collections.Counter()
    for *place, count, _ in listed():
        known[key(*place)] += int(count)
        readable.setdefault(key(*place), place)
    known = {k: n for k, n in known.items() if k[0] == package and k[1] in classes}
    for mutant in sorted(known):
        if alive[mutant] < known[mutant]:
            print(f"listed {known[mutant]} times, alive {alive[mutant]}:", *readable[mutant], sep="\t")
    new = sorted(mutant for mutant in alive if alive[mutant] > known.get(mutant, 0))
    for mutant in new:
        print(*readable[mutant], alive[mutant] - known.get(mutant, 0), "NOT IN THE LIST", sep="\t")
    return 1 if new else 0


def stale():
    folders = {}
    for package, owner, method, mutator, statement, *_ in listed():
        if package not in folders:
            folders[package] = {
                re.sub(r"\s", "", text)
                for path in ROOT.glob(f"codec/**/src/main/java/**/{package.replace('.', '/')}/*.java")
                for text in statements(path.read_text()).values()
            }
        if re.sub(r"\s", "", statement) not in folders[package]:
            print("not in the sources:", package, owner, method, mutator, statement, sep="\t")
    return 0


if __name__ == "__main__":
    command, *arguments = sys.argv[1:] or [""]
    run = {"compare": (compare, 3), "stale": (stale, 0)}.get(command)
    if run is None or run[1] != len(arguments):
        sys.exit(__doc__)
    sys.exit(run[0](*arguments))
