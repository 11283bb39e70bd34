"""Names that meet at one address: whoever came first has no say in who keeps it."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ..scripts import NAMES
from .real import DAY, RealSite

MEETING = st.sampled_from(
    [
        *("C", "C++", "C#", "c-weekly", "C Weekly", "C# Weekly", "c#"),
        *("バス", "ハス", "ﾊｽ", "हिन्दी", "हिन्दु", "ह-नद", "น้ำ", "น้ํา", "Łódź", "Lodz"),
        *("мой", "мои", "d'Ivoire", "d’Ivoire", "++", "?!", "ж" * 150, "ж" * 151),
    ]
)
NAMED = st.lists(
    MEETING | NAMES,
    max_size=3,
    unique_by=lambda name: name.casefold().replace("’", "'"),
)
# Marks alone may be a topic, and are nobody's name.
CITED = NAMED.map(lambda names: [n for n in names if any(map(str.isalnum, n))])
EDITS = st.lists(
    st.tuples(st.sampled_from(["bridge", "ferry", "harbour"]), NAMED, CITED),
    min_size=2,
    max_size=4,
)


def quoted(names, form):
    """Names as a field lists them."""
    return form.join(f'"{name}"' if "," in name else name for name in names)


@settings(max_examples=5)
@given(EDITS)
def test_after_each_edit_the_tree_is_that_of_a_clean_build(edits):
    """
    Topics and organisations come, go and meet; who has which address follows from
    the names that there are.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        site = RealSite(Path(tempfile.mkdtemp()))
        for slug, tags, cited in edits:
            site.write_article(slug, "2024-01-05", "It reopened.")
            site.set_field(slug, "Tags", quoted(tags, ", "))
            site.set_field(slug, "Citing", quoted(cited, "\n    "))
            site.build()
            assert site.expected() == site.pages()
        assert site.by_pelican() == site.pages()
        shutil.rmtree(site.folder)
