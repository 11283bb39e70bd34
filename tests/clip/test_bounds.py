"""What reading a page may take of this machine, and what it leaves behind."""

import http.client
import subprocess
import sys
from pathlib import Path

import pytest

from creditline.clip.intake.fetch import fetch
from creditline.clip.read.refusal import Refused

from .server import PAGE, serving

HUNGRY = """\
import sys
from creditline.clip.intake import confined
def read(*_):
    {do}
    raise SystemExit(9)
confined.read = read
sys.exit(confined.main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems bound less")
@pytest.mark.parametrize(
    ("do", "code", "said"),
    [
        pytest.param("bytearray(1_000_000_000)", 9, "", id="within"),
        pytest.param("bytearray(2_100_000_000)", 3, "too much memory", id="memory"),
        pytest.param("read()", 3, "too much memory", id="depth"),
        pytest.param("open('a', 'wb', 0).write(b'x')", 1, "File too large", id="files"),
    ],
)
def test_a_page_takes_no_more_than_it_may(tmp_path, do, code, said) -> None:
    """
    Beyond two gigabytes a reader is refused the memory, and it writes no file.
    """
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", HUNGRY.format(do=do), "html"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        input=b"",
        capture_output=True,
        check=False,
    )

    assert code == done.returncode
    assert said in done.stderr.decode()
    assert [] == [p for p in tmp_path.iterdir() if p.stat().st_size]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param((302, {"Location": "/none"}, PAGE * 99), "404", id="moved"),
        pytest.param((404, {}, PAGE * 99), "404", id="none"),
        pytest.param((200, {"Content-Encoding": "br"}, PAGE), "br", id="packed"),
        pytest.param((200, {"Content-Type": "image/png"}, PAGE), "png", id="no-page"),
    ],
)
def test_no_connection_stays_open(answer, said, monkeypatch) -> None:
    """
    Whatever a host answered and however much of it was read, it is let go of.
    """
    answers = []
    respond = http.client.HTTPConnection.getresponse

    def heard(self):
        answers.append(respond(self))
        return answers[-1]

    monkeypatch.setattr(http.client.HTTPConnection, "getresponse", heard)
    with serving({"/a": answer}) as server, pytest.raises(Refused, match=said):
        fetch(f"{server.address}/a", allow_local=True)

    assert answers
    assert all(one.isclosed() for one in answers)
