"""The product's settings, with what only tests want otherwise."""

import atexit
import os
import shutil
import tempfile

# A developer's shell may point at a real site. Tests flush databases and caches, so they
# listen to names of their own only.
for name in ("DATABASE_URL", "REDIS_URL", "EMAIL_URL", "DEBUG"):
    os.environ.pop(name, None)
var = tempfile.mkdtemp(prefix="imprimatur-")
atexit.register(shutil.rmtree, var, ignore_errors=True)
os.environ["IMPRIMATUR_VAR"] = var
os.environ["SECRET_KEY"] = "for tests only, and long enough that no check complains about it"
os.environ["PUBLIC_URL"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"

# As in the demonstration; what needs one says so.
os.environ["SECOND_FACTOR_REQUIRED"] = "false"

if url := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url
if url := os.environ.get("TEST_REDIS_URL"):
    # Parallel test processes share one Redis and clear caches: each has a database of its own.
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    os.environ["REDIS_URL"] = f"{url.rstrip('/')}/{worker}"

from editorial.settings import *  # noqa: E402, F403

# Tests that ask registers bring one, and switch this on.
LOOK_UPS = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 is slow by design.
# The manifest is made by collectstatic, which a test should not need.
STORAGES["staticfiles"] = {  # noqa: F405
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
# A connection that outlives its thread would keep the test database from being dropped.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
# WhiteNoise warns about a directory that is not there, and warnings are errors.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
