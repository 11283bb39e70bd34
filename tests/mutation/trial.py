"""Faults planted one at a time, and the tests that could find them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from .checkout import Checkout
from .faults import Fault
from .mapping import FAR, Map, file_of, nearness

# How pytest ends: a test failed, or one or what all share could not even be read.
FOUND = (1, 2, 4)
NOTHING_RAN = 5
DOCUMENTS = "tests/readme/"
SHORT = 4.0  # seconds that the first tests may take together
FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a fault: which tests ran, and which one found it."""

    fault: Fault
    state: Literal["found", "too slow", "survived"]
    tests: frozenset[str] = frozenset()
    by: str = ""


def tried(
    checkout: Checkout,
    fault: Fault,
    known: Map,
    seconds: float,
    ran: frozenset[str],
) -> Verdict:
    """Plant a fault, and run the tests that could find it, but those that *ran*."""
    source = (checkout.root / fault.path).read_bytes()
    chosen = worth(fault, source, known, seconds, ran)
    with checkout.planted(fault.path, fault.planted(source)):
        for batch in batches(chosen, known):
            ran |= {*batch}
            listed = checkout.home / "chosen.txt"
            listed.write_text("\n".join(batch), "utf-8")
            outcome = checkout.pytest(
                ["-x", "-rfE", *dict.fromkeys(map(file_of, batch))],
                {"CREDITLINE_CHOSEN": str(listed)},
                # Computing is counted: others may use the machine, and tests wait.
                60 + 8 * cost(batch, known),
            )
            if outcome.code is None:
                return Verdict(fault, "too slow", ran)
            # Below nothing is the signal by which pytest was killed by what it tests.
            if outcome.code > 0 and outcome.code not in (*FOUND, NOTHING_RAN):
                raise RuntimeError(f"pytest ended with {outcome.code}: {outcome.said}")
            if outcome.code in FOUND or outcome.code < 0:
                by = FAILED.search(outcome.said)
                return Verdict(fault, "found", ran, by[1] if by else "")
    return Verdict(fault, "survived", ran)


def worth(
    fault: Fault, source: bytes, known: Map, seconds: float, ran: frozenset[str]
) -> list[str]:
    """The tests that could find a fault, the nearest and fastest first.

    After those that run it come those beside them, since what is kept from one
    test to the next runs in the first alone.
    """
    covering = known.covering(fault.path, fault.function, source, fault.lines)
    near = {file_of(test) for test in covering}
    beside = {
        test
        for test in known.tests
        if (file_of(test) in near or nearness(fault.path, file_of(test)) < FAR)
    }
    order = [*ordered(fault.path, covering, known)]
    order += ordered(fault.path, beside - covering, known)
    if not fault.function:
        # A value is printed by documents, whose tests run no line of the code.
        order = [*(t for t in known.tests if t.startswith(DOCUMENTS)), *order]
    left = [test for test in dict.fromkeys(order) if test not in ran]
    return within(left, known, seconds)


def ordered(path: str, tests: Iterable[str], known: Map) -> list[str]:
    """Fast before slow, then near before far; those of a file stay together."""

    def rank(test: str) -> tuple[bool, int, str, float, str]:
        seconds = known.tests[test].seconds
        return seconds > 1, nearness(path, file_of(test)), file_of(test), seconds, test

    return sorted(tests, key=rank)


def within(tests: Iterable[str], known: Map, seconds: float) -> list[str]:
    """As many of these tests as run in so many seconds."""
    kept, spent, made = [], 0.0, set[str]()
    for test in tests:
        new = set(known.tests[test].fixtures) - made
        more = known.tests[test].seconds + sum(known.fixtures.get(f, 0) for f in new)
        if spent + more <= seconds:
            kept.append(test)
            spent += more
            made |= new
    return kept


def cost(tests: Iterable[str], known: Map) -> float:
    """How long some tests take."""
    chosen = [known.tests[test] for test in tests]
    shared = {name for test in chosen for name in test.fixtures}
    own = sum(test.seconds for test in chosen)
    return own + sum(known.fixtures.get(name, 0) for name in shared)


def batches(tests: list[str], known: Map) -> Iterator[list[str]]:
    """A few tests that are there at once, then all others."""
    first = within(tests, known, SHORT)
    rest = [test for test in tests if test not in set(first)]
    yield from (batch for batch in (first, rest) if batch)
