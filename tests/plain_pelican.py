"""What plain ``pelican`` does with a site, in a process of its own."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()


def pelican(folder, output, around, content=("content",)):
    """Build the site in *folder* with the environment *around*; what came of it.

    Without *content*, its settings say where that is.

    A process that is forked from one that has Pelican ready spares the start of a
    Python, and what each would load and compile anew.  No test ran in that one: what
    tests leave behind, such as loggers that somebody silenced, is not there.  What
    Python reads as it starts, such as its hash seed, is heeded where it differs.
    """
    typed = [*content, "-s", "pelicanconf.py", "-o", str(output)]
    if not CAN_FORK or beginning(around) != beginning(os.environ):
        command = [sys.executable, "-m", "pelican", *typed]
        return subprocess.run(
            command,
            cwd=folder,
            env=around,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    clean = multiprocessing.get_context("forkserver")
    clean.set_forkserver_preload(["tests.pelican_ready"])
    with tempfile.TemporaryDirectory() as said:
        files = [Path(said, name) for name in ("stdout", "stderr")]
        process = clean.Process(
            target=typed_there, args=(folder, typed, dict(around), files)
        )
        process.start()
        process.join()
        printed = [file.read_text("utf-8") for file in files]
    return subprocess.CompletedProcess(typed, process.exitcode, *printed)


def beginning(around):
    """What decides of an environment how a Python begins."""
    return {n: around[n] for n in ("PYTHONHASHSEED", "LC_ALL", "LANG") if n in around}


def typed_there(folder, typed, around, files):
    """Do as a new process would, in which no test runs."""
    for number, file in enumerate(files, 1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    sys.stdout, sys.stderr = (os.fdopen(n, "w", 1, "utf-8") for n in (1, 2))
    warnings.simplefilter("ignore")
    os.environ.clear()
    os.environ.update(around)
    time.tzset()
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    from pelican import main
    from pelican.log import console

    # As wide as one that begins with this environment, on whatever terminal.
    console.width = int(around.get("COLUMNS", 80))
    main(typed)
