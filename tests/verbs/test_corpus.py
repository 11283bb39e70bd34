"""The corpus of the benchmarks: the same for everybody, and a site of ours."""

from itertools import islice

from benchmarks import corpus, sites
from creditline.config.places import Places
from creditline.driver import build_site, check_site
from creditline.engine import NullReporter


def test_the_corpus_is_the_same_for_everybody():
    """
    Equal sizes and seeds give equal articles, of about 330 words.
    """
    first = list(corpus.stories(20))

    assert first == list(corpus.stories(20))
    assert first != list(corpus.stories(20, seed=6))
    words = sum(len(s.text.split()) for s in first) / len(first)
    assert 250 < words < 400
    assert all(len(set(s.topics)) == 3 for s in islice(first, 5))


def test_no_two_articles_are_of_one_moment():
    """
    Where many are of one day, a time within it orders them alike for everybody.
    """
    moments = [(s.day, s.second) for s in corpus.stories(5000)]

    assert sorted(set(moments)) == moments
    assert len({day for day, _ in moments}) < len(moments)


def test_every_edit_that_is_measured_changes_pages(tmp_path):
    """
    The corpus has no problem, and after each measured edit something is written.
    """
    sites.prepare(tmp_path, 6)
    site = tmp_path / "ours"
    places = Places(site / "pelicanconf.py", None, None, None)
    assert () == check_site(places, NullReporter())
    build_site(places, NullReporter(), jobs=1)
    for edit in sites.EDITS.values():
        edit(site, 6, 0)
        assert build_site(places, NullReporter(), jobs=1).written
