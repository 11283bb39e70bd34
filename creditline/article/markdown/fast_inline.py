"""Python-Markdown's inline step, without the patterns that a text has no use for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown import Markdown


def quiet(markdown: "Markdown", needs: Mapping[str, tuple[str, ...]]) -> Any:
    """Put a step that does no more than it must in the place of the library's.

    *needs* gives for each pattern the texts without all of which it does nothing.
    """
    from markdown.treeprocessors import InlineProcessor
    from markdown.util import AtomicString

    patterns = markdown.inlinePatterns
    known = {id(patterns[name]): needs[name] for name in needs if name in patterns}
    all_known = len(known) == len(patterns)

    class Quiet(InlineProcessor):
        # The library knows it by this name.  Should it get another one, texts
        # take a little longer and come out the same.
        def _InlineProcessor__handleInline(  # noqa: N802
            self,
            data: str,
            patternIndex: int = 0,  # noqa: N803
        ) -> str:
            if (all_known and not loud(data)) or isinstance(data, AtomicString):
                return data
            attempt = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
            for index in range(patternIndex, len(self.inlinePatterns)):
                pattern = self.inlinePatterns[index]
                needed = known.get(id(pattern), ())
                matched, at = True, 0
                while matched and (
                    not needed or any(data.find(mark, at) >= 0 for mark in needed)
                ):
                    data, matched, at = attempt(pattern, data, index, at)
            return data

    made = Quiet(markdown)
    markdown.treeprocessors.register(made, "inline", 20)
    return made


def loud(text: str) -> bool:
    """Whether any pattern whose needs are known may want something of *text*."""
    # Looking for one character after the other is quicker by far than a pattern.
    return (
        "[" in text
        or "*" in text
        or "_" in text
        or "<" in text
        or "&" in text
        or "`" in text
        or "\\" in text
        or "  " in text
    )
