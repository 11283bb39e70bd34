"""What decides a result is in the digest by which the result is known."""

import subprocess
import sys
from pathlib import Path

import pytest

from creditline.site import fingerprint

ROOT = Path(__file__).parents[2]

# Neither decides what is made: words of errors, and what folders are for.
ELSEWHERE = {"creditline/errors.py"}


@pytest.mark.parametrize(
    ("makers", "digested"),
    [
        pytest.param(
            ["article.markdown.convert", "pictures.looking"],
            fingerprint.CONVERTING,
            id="converts",
        ),
        pytest.param(
            ["rights.original_pairs"],
            (*fingerprint.CONVERTING, *fingerprint.JOINING),
            id="measures",
        ),
    ],
)
def test_all_code_that_a_result_comes_from_is_digested(makers, digested):
    """
    A module that converts a text, and lies where no digest is taken, could be edited
    without any text being converted anew.
    """
    imports = "".join(f"import creditline.{maker}\n" for maker in makers)
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys\n{imports}"
            "print(*(getattr(m, '__file__', None) for m in sys.modules.values()))",
        ],
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    package = ROOT / "creditline"
    used = [Path(file) for file in done.stdout.split() if file.startswith(str(package))]
    known = [package / part for part in digested]
    stray = {
        path.relative_to(ROOT).as_posix()
        for path in used
        if path.name != "__init__.py" and not {path, *path.parents} & {*known}
    }

    assert len(used) > 10
    assert ELSEWHERE >= stray
