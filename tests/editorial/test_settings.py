"""Settings as a site finds them: in a process of its own, from nothing but the environment."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

PRODUCTION = {
    "DATABASE_URL": "postgres://imprimatur@127.0.0.1/imprimatur",
    "SECRET_KEY": "for tests only, and long enough that no check complains about it",
    "ALLOWED_HOSTS": "www.example.org",
    "PUBLIC_URL": "https://www.example.org",
}
PRINT = """
import json, sys
from editorial import settings
print(json.dumps({name: getattr(settings, name, None) for name in sys.argv[1:]}))
"""


def settings_with(environ, *names):
    path = {name: os.environ[name] for name in ("PATH", "IMPRIMATUR_VAR") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", PRINT, *names],
        cwd=ROOT,
        env={**path, **environ},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def test_behind_a_proxy_failed_log_ins_are_counted_by_the_address_that_the_proxy_saw():
    """Counted as the proxy's own, ten of anybody's would shut everybody out."""
    found = settings_with({**PRODUCTION, "BEHIND_PROXY": "true"}, "ALLAUTH_TRUSTED_PROXY_COUNT")

    assert found == {"ALLAUTH_TRUSTED_PROXY_COUNT": 1}


def test_without_a_proxy_nobody_is_believed_about_address_or_scheme():
    found = settings_with(PRODUCTION, "ALLAUTH_TRUSTED_PROXY_COUNT", "SECURE_PROXY_SSL_HEADER")

    assert found == {"ALLAUTH_TRUSTED_PROXY_COUNT": 0, "SECURE_PROXY_SSL_HEADER": None}


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "PUBLIC_URL"])
def test_what_production_needs_is_named_when_it_is_missing(name):
    rest = {key: value for key, value in PRODUCTION.items() if key != name}

    with pytest.raises(RuntimeError, match=rf"{name} is not set.* set {name}="):
        settings_with(rest)


def test_a_site_on_https_sends_its_cookies_nowhere_else():
    found = settings_with(PRODUCTION, "SESSION_COOKIE_SECURE", "SESSION_COOKIE_NAME")

    assert found == {"SESSION_COOKIE_SECURE": True, "SESSION_COOKIE_NAME": "__Host-session"}
