"""The tests' settings, on the database of the test that started this process."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["NAME"] = os.environ["DYING_DATABASE"]
