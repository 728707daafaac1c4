"""Children start in odd processes, belong to one process, and end with it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize(
    "prepare",
    [
        "os.close(0)",
        "os.close(0); os.close(1); os.close(2)",
        "sys.path.insert(0, '')",
    ],
)
def test_works_in_odd_processes(prepare, tmp_path):
    program = (
        f"import os, sys; {prepare}\n"
        "from articles.markup.limits import run\n"
        "from articles.markup.plain import plain\n"
        f"open({str(tmp_path / 'said')!r}, 'w').write(run(plain, '*a*'))\n"
    )

    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True, timeout=20)

    assert (tmp_path / "said").read_text() == "a"


FORKING = """
import os, warnings
from articles.markup.limits import run
from tests.articles.markup.misbehaving import process
warnings.simplefilter("ignore", DeprecationWarning)
ours = run(process)
reader, writer = os.pipe()
if os.fork() == 0:
    os.write(writer, str(run(process)).encode())
    os._exit(0)
theirs = int(os.read(reader, 100))
os.wait()
print(ours, theirs, run(process))
"""


def test_a_forked_process_gets_children_of_its_own():
    done = subprocess.run(
        [sys.executable, "-c", FORKING], cwd=ROOT, check=True, capture_output=True, timeout=20
    )

    ours, theirs, still_ours = done.stdout.split()
    assert ours == still_ours != theirs
    assert done.stderr == b""


@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), 9)"])
def test_children_end_with_their_parent(end):
    program = (
        "import os\n"
        "from articles.markup.limits import run\n"
        "from tests.articles.markup.misbehaving import process\n"
        f"print(run(process), flush=True)\n{end}\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, timeout=20
    )

    child = int(done.stdout)
    deadline = time.monotonic() + 20
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(child)


def is_running(process):
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
