"""Hostile work is stopped, the caller never hangs, and the next call works."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from articles.markup import limits
from articles.markup.html import to_html
from articles.markup.limits import MIB, Failed, LimitExceeded, Limits, run
from articles.markup.plain import plain
from tests.articles.markup import misbehaving

SHORT = Limits(wall=0.3)
LITTLE = Limits(cpu=0.2)


@pytest.fixture(scope="module", autouse=True)
def _no_children_left_behind():
    yield
    limits.close()


def test_result_comes_back():
    assert run(misbehaving.add, 2, 3) == 5
    assert run(plain, "# *A*") == "A"


def test_text_of_every_kind_comes_back_unchanged():
    value = {"a": ["ü", "\ud800", "\0", "€" * 100_000, None, 1.5, True]}

    assert run(misbehaving.echo, value) == value


@pytest.mark.parametrize(
    ("function", "allowed", "what"),
    [
        (misbehaving.compute_for_ever, LITTLE, "cpu"),
        (misbehaving.compute_for_ever_in_c, LITTLE, "cpu"),
        (misbehaving.fill_memory, Limits(), "memory"),
        (misbehaving.fill_memory_slowly, Limits(memory=150 * MIB), "memory"),
        (misbehaving.nest, Limits(), "nesting"),
        (misbehaving.crash, Limits(), "nesting"),
        (misbehaving.be_killed, Limits(), "memory"),
    ],
)
def test_what_takes_too_much_is_stopped(function, allowed, what):
    with pytest.raises(LimitExceeded) as stopped:
        run(function, limits=allowed)

    assert stopped.value.what == what
    assert run(misbehaving.add, 1, 1) == 2


def test_what_takes_too_long_is_stopped_in_time():
    started = time.monotonic()

    with pytest.raises(LimitExceeded) as stopped:
        run(misbehaving.sleep, 60, limits=SHORT)

    assert stopped.value.what == "wall"
    assert time.monotonic() - started < 20
    assert run(misbehaving.add, 1, 1) == 2


def test_answer_too_large_is_dropped():
    with pytest.raises(LimitExceeded, match="too large") as stopped:
        run(misbehaving.echo, "a" * 2000, limits=Limits(output=1000))

    assert stopped.value.what == "output"
    assert run(misbehaving.echo, "a" * 900, limits=Limits(output=1000)) == "a" * 900


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (misbehaving.fail, "ValueError: no such dose"),
        (misbehaving.leave, "SystemExit: 3"),
        (misbehaving.die, "without an answer"),
        (misbehaving.secret, "not JSON serializable"),
    ],
)
def test_failure_is_told(function, message):
    with pytest.raises(Failed, match=message):
        run(function)

    assert run(misbehaving.add, 1, 1) == 2


def test_limits_are_each_calls_own():
    with pytest.raises(LimitExceeded):
        run(misbehaving.compute_for_ever, limits=LITTLE)
    child = run(misbehaving.process)

    run(misbehaving.add, 1, 1, limits=LITTLE)
    run(misbehaving.sleep, 0.3)

    assert run(misbehaving.process) == child


def test_what_a_function_prints_or_reads_does_not_disturb():
    assert run(misbehaving.talk) == "said"
    assert run(misbehaving.listen) == ""


def test_function_that_no_child_can_import_is_refused():
    with pytest.raises(TypeError, match="cannot be imported"):
        run(lambda: 1)


def test_arguments_must_be_json():
    with pytest.raises(TypeError):
        run(misbehaving.echo, {1, 2})


def test_a_child_that_died_in_its_sleep_is_replaced():
    for _ in range(limits.CHILDREN):
        os.kill(run(misbehaving.process), signal.SIGKILL)
        time.sleep(0.05)

    assert run(misbehaving.add, 1, 1) == 2


def test_a_child_is_used_again():
    assert len({run(misbehaving.process) for _ in range(5)}) == 1


def test_a_child_gets_no_secrets_and_no_django(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "do-not-tell")
    limits.close()

    run(to_html, "# A")

    assert "SECRET_KEY" not in run(misbehaving.environment)
    assert not [name for name in run(misbehaving.modules) if name.split(".")[0] == "django"]


def test_threads_share_the_children():
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda number: run(misbehaving.add, number, 1), range(200)))

    assert answers == list(range(1, 201))


def test_a_caller_does_not_wait_for_ever_for_a_child():
    busy = [
        threading.Thread(target=run, args=(misbehaving.sleep, 2)) for _ in range(limits.CHILDREN)
    ]
    for thread in busy:
        thread.start()
    time.sleep(0.3)

    with pytest.raises(LimitExceeded) as stopped:
        run(misbehaving.add, 1, 1, limits=Limits(wait=0.1))

    assert stopped.value.what == "wait"
    for thread in busy:
        thread.join()


def test_hostile_work_does_not_stop_its_neighbour():
    with ThreadPoolExecutor(1) as thread:
        hostile = thread.submit(run, misbehaving.sleep, 60, limits=Limits(wall=2))

        assert run(misbehaving.add, 1, 1) == 2

        assert not hostile.done()
        with pytest.raises(LimitExceeded):
            hostile.result()


HOSTILE = [
    "[" * 8000, "![" * 4000, "*" * 4000, "*a " * 4000 + "*" * 4000, "[a](" * 4000, "> " * 8000,
    "`" * 8000, "<a " * 8000, "[^a]" * 2000, "# a\n" * 8000, "- " * 8000, "{#" * 8000,
    "\n".join("  " * depth + "- a" for depth in range(1000)),
    "\n".join("    " * depth + "1. a" for depth in range(500)),
    "::: {.note}\n" * 2000, "|a" * 4000 + "\n" + "|-" * 4000, "[a]{#a}" * 4000,
    "[@k]" * 8000, "e\u0301\u0302" * 30_000,
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=lambda source: repr(source[:12]))
def test_hostile_text_is_read_or_refused_and_the_next_call_works(source):
    started = time.monotonic()

    try:
        page = run(to_html, source)
    except LimitExceeded:
        page = ""

    assert len(page) <= Limits().output
    assert time.monotonic() - started < 20
    assert run(to_html, "a") == "<p>a</p>"
