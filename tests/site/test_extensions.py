"""Extensions of Python-Markdown, as a settings file may name and set them."""

import pytest

from creditline.errors import SettingsError

from ..sites import tree

HOUSE = "pelicanconf.py"
STORY = "content/articles/2024/bridge.md"


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        (
            'MARKDOWN = {"extension_configs": {"markdown.extensions.extra": '
            '{"abbr": {"glossary": {"EU": "European Union"}}}}}',
            '<abbr title="European Union">EU</abbr>',
        ),
        (
            "def upper(text, separator):\n    return text.upper()\n"
            'MARKDOWN = {"extension_configs": '
            '{"markdown.extensions.toc": {"slugify": upper}}}',
            'id="MUD"',
        ),
        (
            "from functools import partial\n"
            "def cut(length, text, separator):\n    return text[:length]\n"
            'MARKDOWN = {"extension_configs": '
            '{"markdown.extensions.toc": {"slugify": partial(cut, 2)}}}',
            'id="Mu"',
        ),
        (
            'MARKDOWN = {"extensions": ["toc", "markdown.extensions.abbr"], '
            '"extension_configs": {"toc": {"title": "Within"}}, '
            '"output_format": "html5"}',
            'id="mud"',
        ),
        (
            'COLOURS = {"red", "green", "blue"}\nclass Choice: pass\nCHOSEN = Choice()',
            "Mud",
        ),
    ],
    ids=["table", "function", "partial", "names", "objects"],
)
def test_what_settings_hold_is_the_same_in_the_next_build(site, more, shown):
    """
    Values that need not be hashable, and have another address in each process.
    """
    site.write(HOUSE, f"{site.path(HOUSE).read_text('utf-8')}\n{more}\n")
    site.write(STORY, f"{site.path(STORY).read_text('utf-8')}\n\n## Mud\n\nThe EU.\n")
    site.build()
    pages = tree(site.output)

    heard = site.build()

    assert any(shown.encode() in page for page in pages.values())
    assert [] == heard.named("wrote") == heard.named("converted")
    assert pages == tree(site.output)


@pytest.mark.parametrize(
    ("configs", "message"),
    [
        (
            '{"markdown.extensions.nope": {}}',
            "MARKDOWN: markdown.extensions.nope cannot be loaded "
            "(No module named 'markdown.extensions.nope')",
        ),
        (
            '{"nowhere": {}}',
            "MARKDOWN: nowhere cannot be loaded (No module named 'nowhere')",
        ),
        (
            '{"json": {}}',
            "MARKDOWN: json cannot be loaded (Failed to initiate extension 'json': "
            "module 'json' has no attribute 'makeExtension')",
        ),
        (
            '{"markdown.extensions.toc": {"depth": 2}}',
            "MARKDOWN: markdown.extensions.toc has no option 'depth'",
        ),
        (
            '{"markdown.extensions.extra": {"footnotes": {"BACK": "^"}}}',
            "MARKDOWN: markdown.extensions.footnotes has no option 'BACK'",
        ),
    ],
)
def test_an_extension_that_cannot_be_made_is_a_mistake_of_the_settings(
    site, configs, message
):
    """
    Whoever wrote it is told, without a traceback.
    """
    site.write(
        HOUSE,
        f"{site.path(HOUSE).read_text('utf-8')}\n"
        f'MARKDOWN = {{"extension_configs": {configs}}}\n',
    )
    with pytest.raises(SettingsError) as caught:
        site.build()

    assert message == str(caught.value)
