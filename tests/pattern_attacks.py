"""Every regular expression of readers and extraction, run on texts made to stall it; started as a process of its own by test_patterns.py.

Belongs here: collecting the patterns, making the texts from each pattern's own parts, running them within a limit of CPU time. Does not
belong here: what the outcome should be.

What is printed, as JSON: how many patterns and texts, the calls of `re` that no pattern was collected from, and each pattern that ran
into the limit, with the text.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
import re._constants as sre
import re._parser as parser
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PACKAGES = ("readers", "extraction")
# Half of the longest line and of the longest sentence that a pattern can meet.
LONGEST = {"readers": 100_000, "extraction": 1_000}
# Seconds of CPU. Linear patterns need thousandths of this, quadratic ones need it a hundred times over at the readers' length and fit at
# that of a sentence; cubic and exponential ones fit nowhere.
LIMIT = 3.0
MOST = 10  # texts a pattern: word lists with hundreds of branches are attacked at some of them
CALLS = {"compile", "search", "match", "fullmatch", "findall", "finditer", "sub", "subn", "split"}
SAMPLES = {
    sre.CATEGORY_DIGIT: "7", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "w",
    sre.CATEGORY_NOT_DIGIT: "中", sre.CATEGORY_NOT_SPACE: "中", sre.CATEGORY_NOT_WORD: "-",
}  # fmt: skip
REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
Node = tuple[object, object]


def collect() -> tuple[dict[tuple[str, int], str], set[tuple[str, int]]]:
    """Pattern and flags → the file that made it, of all that reading and parsing the samples makes; and the places of those calls."""
    patterns: dict[tuple[str, int], str] = {}
    places: set[tuple[str, int]] = set()
    honest = re._compile  # type: ignore[attr-defined]

    def watching(pattern: object, flags: int) -> re.Pattern[str]:
        made: re.Pattern[str] = honest(pattern, flags)
        caller = sys._getframe(2)
        path = Path(caller.f_code.co_filename)
        if path.parent.name in PACKAGES and path.parent.parent.name == "orchestration":
            name = f"{path.parent.name}/{path.name}"
            patterns.setdefault((made.pattern, made.flags), name)
            places.add((name, caller.f_lineno))
        return made

    re._compile = watching  # type: ignore[attr-defined]
    try:
        _use_all()
    finally:
        re._compile = honest  # type: ignore[attr-defined]
    return patterns, places


def _use_all() -> None:
    from orchestration.extraction.pipeline import extract
    from orchestration.parse import load_lexicon
    from orchestration.readers import Rejection, read
    from orchestration.settings import Settings

    files = sorted(path for path in (PROJECT / "raw").rglob("*.*") if path.is_file())
    answers = [read(path.read_bytes(), path.name) for path in files]
    extract([answer[0] for answer in answers if not isinstance(answer, Rejection)], load_lexicon(Settings()))


def calls() -> dict[tuple[str, int], tuple[int, str | None]]:
    """(file, first line) → (last line, the pattern if it is written out) of every call of `re` in the two packages."""
    found: dict[tuple[str, int], tuple[int, str | None]] = {}
    for package in PACKAGES:
        for path in sorted((PROJECT / "orchestration" / package).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if not (
                    isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS
                ):
                    continue
                if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
                    first = node.args[0]
                    told = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
                    found[f"{package}/{path.name}", node.lineno] = node.end_lineno or node.lineno, told
    return found


def texts(pattern: str, flags: int, length: int) -> list[str]:
    """Texts that make backtracking dear: what a repeat repeats, behind what stands before it, with and without an end that fits."""
    tree = list(parser.parse(pattern, flags))
    whole = _one(tree) or "中"
    repeats = list(dict.fromkeys(_repeats(tree, "")))
    pumps = list(dict.fromkeys(pump for _, pump in repeats))
    found = [whole * length, (whole[:-1] or whole) * length, whole[0] * length]
    for before, pump in repeats:
        found += [before + (pump * length)[:length] + "\x01", (pump * length)[:length], (before + pump) * length]
    found += [(one + other) * length for one, other in itertools.combinations(pumps[:4], 2)]
    found = list(dict.fromkeys(text[-length:] if text.endswith("\x01") else text[:length] for text in found))
    return found[:: len(found) // MOST + 1]


def _repeats(nodes: list[Node], before: str) -> Iterator[tuple[str, str]]:
    """What stands before each open repeat, and what it repeats."""
    for node in nodes:
        for branch in _below(node):
            yield from _repeats(branch, before)
        if node[0] in REPEATS and node[1][1] > 12:  # type: ignore[index]
            for branch in _below(node):
                for pump in _some(branch):
                    yield before, pump
        before += next(iter(_samples(node)), "")


def _below(node: Node) -> list[list[Node]]:
    kind, value = node
    if kind in REPEATS:
        inner = list(value[2])  # type: ignore[index]
        return [list(inner)]
    if kind is sre.SUBPATTERN:
        return [list(value[3])]  # type: ignore[index]
    if kind is sre.BRANCH:
        return [list(branch) for branch in value[1]]  # type: ignore[index]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(value[1])]  # type: ignore[index]
    return [list(value)] if kind is sre.ATOMIC_GROUP else []  # type: ignore[call-overload]


def _one(nodes: list[Node]) -> str:
    return "".join(next(iter(_samples(node)), "") for node in nodes)


def _some(nodes: list[Node]) -> list[str]:
    return [text for text in (_samples(nodes[0]) if len(nodes) == 1 else [_one(nodes)]) if text]


def _samples(node: Node) -> list[str]:
    """A few strings that one node matches."""
    kind, value = node
    if kind is sre.LITERAL:
        return [chr(value)]  # type: ignore[arg-type]
    if kind in (sre.ANY, sre.NOT_LITERAL):
        return ["中", "7"]
    if kind is sre.IN:
        return _members(value)  # type: ignore[arg-type]
    if kind in REPEATS:
        return [_one(_below(node)[0]) * max(1, value[0])]  # type: ignore[index]
    if kind is sre.BRANCH:
        branches = [_one(branch) for branch in _below(node)]
        return [*branches[:2], *branches[-2:]]
    if kind in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
        return _some(_below(node)[0])
    return []


def _members(items: list[Node]) -> list[str]:
    if items[0][0] is sre.NEGATE:
        shut = {chr(value) for kind, value in items if kind is sre.LITERAL}  # type: ignore[arg-type]
        return [sign for sign in ("中", "7", "a", "(") if sign not in shut][:2]
    found = []
    for kind, value in items:
        found += [chr(value)] if kind is sre.LITERAL else []  # type: ignore[arg-type]
        found += [chr(value[0]), chr(value[1])] if kind is sre.RANGE else []  # type: ignore[index]
        found += [SAMPLES[value]] if kind is sre.CATEGORY else []  # type: ignore[index]
    return [*found[:2], *found[-2:]]


class OutOfTime(Exception):
    """A pattern ran into the limit."""


def _stop(*_: object) -> None:
    raise OutOfTime


def ends_in_time(pattern: re.Pattern[str], text: str) -> bool:
    """Whether looking for the pattern everywhere in the text, and matching it whole, ends within the limit."""
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        for _ in pattern.finditer(text):
            pass
        pattern.fullmatch(text)
    except OutOfTime:
        return False
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return True


def main() -> None:
    patterns, places = collect()
    signal.signal(signal.SIGPROF, _stop)
    missed = []
    for (name, first), (last, told) in calls().items():
        if told is not None:
            patterns.setdefault((told, re.compile(told).flags), name)
        elif not any(name == file and first <= line <= last for file, line in places):
            missed.append(f"{name}:{first}")
    slow, tried = [], 0
    for (pattern, flags), name in patterns.items():
        compiled = re.compile(pattern, flags)
        for text in texts(pattern, flags, LONGEST[name.partition("/")[0]]):
            tried += 1
            if not ends_in_time(compiled, text):
                slow.append({"file": name, "pattern": pattern[:300], "text": f"{text[:20]}…{text[-5:]}"})
                break
    print(json.dumps({"patterns": len(patterns), "texts": tried, "missed": missed, "slow": slow}, ensure_ascii=False))


if __name__ == "__main__":
    main()
