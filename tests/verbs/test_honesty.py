"""Which tests `lint` takes for such that cannot fail."""

import pytest

from ..honesty import findings

OURS = {"SiteError": {"SettingsError"}}
HEAD = "import pytest\nfrom creditline import rules\n\n\ndef test(cases):\n"

BAD = [
    pytest.param("assert 1 == 1", "holds whatever the code does", id="literals"),
    pytest.param("assert 'a' in 'ab'", "holds whatever the code does", id="within"),
    pytest.param("assert cases == cases", "holds whatever the code does", id="itself"),
    pytest.param("assert (cases, 'why')", "holds whatever the code does", id="tuple"),
    pytest.param("assert 'why'", "holds whatever the code does", id="words"),
    pytest.param(
        "if cases:\n        assert rules.of(cases)",
        "an assertion stands under `if`",
        id="if",
    ),
    pytest.param(
        "try:\n        rules.of(cases)\n    except OSError:\n        assert cases",
        "an assertion stands under `except`",
        id="except",
    ),
    pytest.param(
        "for case in cases:\n        assert case",
        "nothing is asserted if there is nothing to go through",
        id="empty loop",
    ),
    pytest.param(
        "while True:\n        try:\n            return rules.of(cases)\n"
        "        except AssertionError:\n            pass",
        "a loop tries again what it tests",
        id="retry",
    ),
    pytest.param(
        "from creditline.rules import _hidden", "_hidden is private", id="name"
    ),
    pytest.param("rules._hidden(cases)", "_hidden is private", id="attribute"),
    pytest.param("cases.setattr(rules, '_hidden', 1)", "_hidden is private", id="put"),
    pytest.param(
        "with pytest.raises(SiteError):\n        rules.of(cases)",
        "SiteError may be raised by others",
        id="ours with children",
    ),
    pytest.param(
        "with pytest.raises(OSError) as caught:\n        rules.of(cases)",
        "OSError may be raised by others",
        id="caught and forgotten",
    ),
    pytest.param(
        "pytest.importorskip('brotli')",
        "is skipped in CI, too; ask the fixture `lacking` or `tool`",
        id="import",
    ),
    pytest.param(
        "pytest.mark.skipif(not rules.tool, reason='no tool')",
        "is skipped in CI, too; ask the fixture `lacking` or `tool`",
        id="tool",
    ),
]

GOOD = [
    pytest.param("assert rules.of(cases) == 1", id="a result"),
    pytest.param("assert rules.of(cases) == rules.of(cases)", id="twice the same"),
    pytest.param("assert [] == cases", id="a literal and a result"),
    pytest.param("if cases:\n        cases = []\n    assert rules.of(cases)", id="if"),
    pytest.param("for case in (1, 2):\n        assert rules.of(case)", id="literals"),
    pytest.param("for case in rules.TABLE:\n        assert case", id="table"),
    pytest.param(
        "for case in cases:\n        assert case\n    assert cases", id="not empty"
    ),
    pytest.param(
        "while True:\n        try:\n            return rules.of(cases)\n"
        "        except ConnectionError:\n            pass",
        id="waiting",
    ),
    pytest.param("rules.__doc__", id="known name"),
    pytest.param("cases._hidden", id="not of the subject"),
    pytest.param(
        "with pytest.raises(SettingsError):\n        rules.of(cases)", id="no children"
    ),
    pytest.param(
        "with pytest.raises(SiteError, match='why'):\n        rules.of(cases)",
        id="matched",
    ),
    pytest.param(
        "with pytest.raises(SiteError) as caught:\n        rules.of(cases)\n"
        "    assert 'why' == str(caught.value)",
        id="looked at",
    ),
    pytest.param(
        "pytest.mark.skipif(sys.platform == 'win32', reason='no fork')", id="system"
    ),
    pytest.param(
        "if cases:  # sound: some have none\n        assert rules.of(cases)",
        id="with a reason",
    ),
]


def found(body):
    return [what for _, what in findings(f"{HEAD}    {body}\n", OURS)]


@pytest.mark.parametrize(("body", "what"), BAD)
def test_a_test_that_cannot_fail_is_named(body, what):
    """
    What a program can see of such tests is said, once.
    """
    assert [what] == found(body)


@pytest.mark.parametrize("body", GOOD)
def test_an_honest_test_is_left_alone(body):
    """
    Their twins, which can fail, or of which the reason is given, are not named.
    """
    assert [] == found(body)


def test_a_reason_is_needed():
    """
    The mark alone excuses nothing, and the line is that of the place.
    """
    source = f"{HEAD}    assert cases\n    assert 1  # sound:\n"

    assert [(7, "holds whatever the code does")] == list(findings(source, OURS))
