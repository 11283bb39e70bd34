"""Ways in which a page is looked at, and what is wrong with how it looks."""

# ruff: noqa: E501 (scripts for a browser stand here)

from itertools import product
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe

# Widths and heights in pixels of CSS; the first is 1280 by 1024 at a zoom of 400 %.
SIZES = ((320, 256), (360, 780), (768, 1024), (1280, 800), (1680, 1050))
MODES = ("light", "dark", "forced", "large")
LANGUAGES = ("en", "de", "ar")
STOPS = 60
"""How often the keyboard goes on, at most."""


class Look(NamedTuple):
    """How somebody looks at a page.

    ``forced`` is the colours that a system forces on pages, ``large`` is letters of
    twice the size; and nobody wants anything to move.
    """

    size: tuple[int, int]
    mode: str
    language: str

    def __str__(self):
        return f"{self.size[0]}-{self.mode}-{self.language}"

    @property
    def context(self):
        """The same for a context of a browser."""
        width, height = self.size
        return {
            "width": width,
            "height": height,
            "scheme": "dark" if self.mode == "dark" else "light",
            "forced_colors": "active" if self.mode == "forced" else "none",
            "reduced_motion": "reduce",
        }


def every():
    """The whole matrix."""
    return [Look(*chosen) for chosen in product(SIZES, MODES, LANGUAGES)]


def in_pairs(count):
    """So many looks that any two choices meet in one of them, if there are twenty."""
    return [
        Look(
            SIZES[at % len(SIZES)],
            MODES[at % len(MODES)],
            LANGUAGES[at % len(LANGUAGES)],
        )
        for at in range(count)
    ]


# Words that lie on other words.  A line of letters is taller than what is drawn of
# it, so of each only the middle counts; of what is cut off, what can be seen.
OVERLAPPING = """() => {
    const seen = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const around = node.parentElement;
        if (!node.data.trim() || !around.checkVisibility({ visibilityProperty: true })) continue;
        if (around.closest(".visually-hidden, .skip, script, style, .wide, details:not([open]) > :not(summary)")) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const end = getComputedStyle(around).overflowX === "hidden" ? around.getBoundingClientRect() : { left: -Infinity, right: Infinity };
        for (const box of range.getClientRects()) {
            const [top, bottom] = [box.top + box.height * 0.3, box.bottom - box.height * 0.3];
            if (box.width > 1) seen.push({ left: Math.max(box.left, end.left) + 1, right: Math.min(box.right, end.right) - 1, top, bottom, node });
        }
    }
    seen.sort((a, b) => a.top - b.top);
    const found = [];
    for (let i = 0; i < seen.length; i++) {
        for (let j = i + 1; j < seen.length && seen[j].top < seen[i].bottom; j++) {
            const [a, b] = [seen[i], seen[j]];
            if (a.node !== b.node && a.left < b.right && b.left < a.right) {
                found.push(`${a.node.data.trim().slice(0, 40)} / ${b.node.data.trim().slice(0, 40)}`);
            }
        }
    }
    return found;
}"""
STOP = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const all = [...document.querySelectorAll("*")];
    const marked = style.outlineStyle !== "none" && style.outlineWidth !== "0px";
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return [all.indexOf(at), marked && inside, at.outerHTML.slice(0, 80)];
}"""
MOVING = """() => [...document.querySelectorAll("*")].filter((each) => {
    const style = getComputedStyle(each);
    return style.scrollBehavior === "smooth" || style.animationName !== "none"
        || style.transitionDuration.split(", ").some((time) => time !== "0s");
}).length"""
TALL = """() => [...document.querySelectorAll("img, video")]
    .filter((each) => each.getBoundingClientRect().height > innerHeight)
    .map((each) => each.currentSrc)"""


def faults(tab, look, *, stops=STOPS):
    """What is wrong with an open page, a line each.

    It scrolls sideways, words lie on words, a picture is taller than the window, axe
    finds something, a stop of the keyboard cannot be seen or comes in another order
    than the text, or something moves though nothing may.
    """
    if look.mode == "large":
        tab.add_style_tag(content=":root { font-size: 200% }")
    wide = tab.evaluate("document.documentElement.scrollWidth")
    if wide > look.size[0]:
        yield f"is {wide} pixels wide"
    yield from (f"overlap: {words}" for words in tab.evaluate(OVERLAPPING))
    yield from (f"taller than the window: {name}" for name in tab.evaluate(TALL))
    if moving := tab.evaluate(MOVING):
        yield f"{moving} elements move"
    for wrong in Axe().run(tab).response["violations"]:
        # What a system forces is its own, and axe reads what the page asked for.
        if look.mode != "forced" or wrong["id"] != "color-contrast":
            yield from (f"{wrong['id']}: {n['html'][:120]}" for n in wrong["nodes"])
    last = -1
    for _ in range(stops):
        tab.keyboard.press("Tab")
        stop = tab.evaluate(STOP)
        if stop is None:
            break
        place, seen, what = stop
        if not seen:
            yield f"the keyboard stops unseen: {what}"
        if place < last:
            yield f"the keyboard goes back: {what}"
        last = place
