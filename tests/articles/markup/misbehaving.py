"""Functions for children that limits.run must survive."""

import ctypes
import os
import re
import signal
import sys
import time


def add(left, right):
    return left + right


def echo(value):
    return value


def compute_for_ever():
    while True:
        pass


def compute_for_ever_in_c():
    return bool(re.match(r"(a+)+$", "a" * 60 + "b"))


def sleep(seconds):
    time.sleep(seconds)
    return seconds


def fill_memory():
    return len(bytearray(4 * 1024**3))


def fill_memory_slowly():
    return len([str(number) * 10 for number in range(10**9)])


def nest():
    return nest() + 1


def fail():
    raise ValueError("no such dose")


def leave():
    sys.exit(3)


def die():
    os._exit(3)


def be_killed():
    os.kill(os.getpid(), signal.SIGKILL)


def crash():
    return ctypes.string_at(0)


def talk():
    print("hello" * 100_000)
    os.write(1, b"hello")
    return "said"


def listen():
    return sys.stdin.read()


def process():
    return os.getpid()


def environment():
    return dict(os.environ)


def modules():
    return sorted(sys.modules)


def secret():
    return {"not": {"json"}}
