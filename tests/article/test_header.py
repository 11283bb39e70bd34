"""Bytes to header entries: every line keeps its number."""

import pytest

from creditline.article.header import decode, take_apart

from ..cases import cases, listed


def described(parts):
    lines = [
        f"{entry.line} {entry.name}: "
        + " / ".join(f"{n} {said}" for n, said in entry.lines)
        for entry in parts.entries
    ]
    body = parts.body.split("\n")[0]
    lines.append(f"text from line {parts.body_line}: {body}".rstrip())
    return "\n".join([*lines, listed(parts.problems)]).strip()


@pytest.mark.parametrize(("source", "expected"), cases("header.txt"))
def test_header(source, expected):
    """
    A header is read as the case file says, whatever wrote its line ends.
    """
    text, problems = decode(source.encode(), "a.md")

    assert () == problems
    assert expected == described(take_apart(text, "a.md"))


@pytest.mark.parametrize(
    ("data", "line", "byte", "offset"),
    [
        pytest.param(b"Title: caf\xe9\n", 1, "0xe9", 10, id="latin-1"),
        pytest.param(b"Title: x\nPlace: \xff\n", 2, "0xff", 16, id="second-line"),
        pytest.param(b"Title: x\r\nPlace: \xff\r\n", 2, "0xff", 17, id="crlf"),
        pytest.param(b"Title: x\rPlace: \xff\r", 2, "0xff", 16, id="lone-cr"),
        pytest.param(b"\xef\xbb\xbfTitle: \x80", 1, "0x80", 10, id="after-a-mark"),
        pytest.param(b"\xff\xfeT\0i\0", 1, "0xff", 0, id="utf-16"),
        pytest.param(b"Title: \xc3", 1, "0xc3", 7, id="cut-short"),
        pytest.param(b"Title: \xed\xa0\x80", 1, "0xed", 7, id="surrogate"),
    ],
)
def test_undecodable(data, line, byte, offset):
    """
    A file that is not UTF-8 is refused with its first bad byte and where that is.
    """
    expected = (
        f"{line}: byte {byte} at offset {offset} is not UTF-8 [undecodable]\n"
        "    save the file as UTF-8"
    )
    text, problems = decode(data, "a.md")

    assert ("", expected) == (text, listed(problems))
