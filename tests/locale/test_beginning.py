"""Where a text is cut that is too long for a summary."""

import pytest

from creditline.locale.beginning import beginning


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two, three", "one two …"),
        ("one two.", "one two."),
        ("don't re-open", "don't re- …"),
        ("文件。已经签署", "文件。"),
        ("文件", "文件"),
        ("a – b c", "a – b …"),
        ("a b – c", "a b …"),
        *((f"one two{pause} three", "one two …") for pause in ",;:،؛、，；："),
        (f"so {'–' * 300}", "so …"),
    ],
)
def test_a_summary_is_cut_as_words_are_counted(text, short):
    """
    In every script, at exactly the limit, with the signs written on to the last word.
    """
    assert short == beginning(text, 2)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("They met again. Nobody came. It rains", "They met again."),
        ("They met again? Nobody came. It rains", "They met again?"),
        ("They met in 1994. Nobody spoke to us", "They met in 1994."),
        ("Sie kamen alle. Über nichts wurde geredet", "Sie kamen alle."),
        ("التقوا مرة أخرى. لم يأت أحد إلى هناك", "التقوا مرة أخرى."),
        ("They asked Prof. Miller about the new quay", "They asked Prof. Miller …"),
        ("They met approx. twelve others on the way", "They met approx. twelve …"),
        ("They met the U.S. envoy on the quay", "They met the U.S. …"),
        ('He said: "Nothing left. Nobody came. I went"', 'He said: "Nothing left. …'),
        ('He said: "Nothing left." Nobody came to it', 'He said: "Nothing left."'),
        ("They met (it rained. Nobody came) on time", "They met (it rained. …"),
        ("They met [it rained. Nobody came] on time", "They met [it rained. …"),
        ("They met （it rained. Nobody came） on time", "They met （it rained. …"),
        ("Nobody came. They met on the northern quay", "Nobody came. They met …"),
        ("Nobody. They met on the northern quay again", "Nobody. They met on …"),
    ],
)
def test_a_summary_ends_with_a_sentence_where_it_can(text, short):
    """
    With none that a quotation or a bracket goes on behind, nor with an abbreviation.
    """
    assert short == beginning(text, 4)
